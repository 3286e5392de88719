## A linha de comando.
cli-stdin = Não foi possível ler a entrada padrão: { $detail }.
cli-file = Não foi possível ler o arquivo { $file }: { $detail }.
cli-no-tickets = Nenhum caso corresponde. `secondline sync` os traz; um filtro mais curto encontra mais.
cli-no-proposals = Nada se repete o bastante ainda. A regra está em settings.toml, em [recurrence].
cli-outbox-empty = Não há nada a enviar.
cli-nothing-to-do = Tudo já está como pedido; nada mudou.
cli-causes-head = Resolvidos: { $total }, sem causa conhecida: { $unknown }.
cli-tally-head = Resolvidos: { $total }.
cli-unknown-dim = Não dá para dividir por “{ $value }”. Dá por: { $known }.
cli-bad-time = “{ $value }” não é uma duração como 28d nem uma data como 2026-11-01.
cli-field-form = “{ $value }” não tem a forma CAMPO=VALOR.
cli-field-value = “{ $value }” não serve aqui. O que serve: { $known }.
cli-field-unknown = Não existe o campo “{ $value }”. Os campos são: { $known }.
cli-tag-form = Falta o sinal em “{ $value }”: +ETIQUETA adiciona, -ETIQUETA remove.
cli-answer-form = “{ $value }” não tem a forma ENTRADA=VALOR.
cli-proposal-many = Mais de uma chave começa com “{ $id }”. Escreva um pouco mais.
cli-dropped = { $id } foi retirado.
cli-clash = { $field }: era { $was }, deles { $theirs }, meu { $mine }.
cli-no-profile = Nenhum perfil de CRM pôde ser lido, então nada pode ser enviado nem trazido.
cli-profile-faults = O perfil { $name } tem falhas e não pode ser usado.
cli-who = O CRM nunca disse quem você é. Execute `secondline sync` quando houver conexão.
cli-offline-queued = O CRM não responde agora. A mudança ficou salva aqui e na fila.
cli-offline = O CRM não responde desde { $since }. O que você fizer fica guardado e é enviado depois.
cli-online = O CRM voltou a responder.
cli-sync = Trazidos { $pulled }, enviados { $pushed }, em espera { $waiting }, retidos { $held }, recusados { $refused }, sem confirmação { $unconfirmed }.
cli-watch-pulled = Trazido; novos ou diferentes: { $changed }.
cli-batch-line = A linha { $line } não foi feita:
cli-batch-quote = Uma aspa ficou aberta.
cli-batch-usage = Isto não pode rodar em lote: { $detail }.
cli-alone = Este comando roda sozinho, não dentro de uma sessão.
cli-col-layer = ONDE
cli-col-keys = TECLAS
cli-col-command = COMANDO
cli-col-help = O QUE FAZ
refused-no-such-ticket = Não há nenhum caso { $key } aqui. `secondline sync` traz o que há de novo.
refused-no-sop = Nenhum procedimento se aplica a #{ $key }.
refused-no-such-proposal = Não existe a proposta “{ $id }”.
refused-nothing-next = Não resta nada seu nem sem responsável.
cli-no-conflicts = Aqui nada jamais se chocou, foi sobrescrito ou se perdeu.
cli-unknown-measure = Não dá para ordenar por “{ $value }”. Dá por: { $known }.
cli-bad-spike-word = “{ $value }” não é CODIGO=PALAVRA. As palavras são: { $known }.
