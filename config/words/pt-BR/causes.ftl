# Causes, the two queues and the outbox.

causes-loading = Contando as causas.
causes-empty = Nenhum caso foi resolvido com causa neste período. Pressione w para um mais longo.
causes-split = dividido por { $by }
dim-product = produto
dim-site = site
dim-stage = etapa da jornada
dim-sop = procedimento
dim-verdict = veredito
dim-vendor = fornecedor
dim-language = idioma
dim-reason = motivo
dim-knowledge = ação de conhecimento
dim-owner = responsável
column-cause = CAUSA
column-count = N
column-cumulative = ACUM
column-trend = SEMANAS
column-state = ESTADO
column-recurs = O QUE SE REPETE
column-tickets = N
column-customers = CLIEN
queue-loading = Lendo o que se repete.
queue-empty = Nada se repete o bastante: uma proposta precisa de { $tickets } { $tickets ->
    [1] caso
   *[other] casos
} de uma causa e produto, de { $customers } { $customers ->
    [1] cliente
   *[other] clientes
}, em { $days } { $days ->
    [1] dia
   *[other] dias
}. Informe a causa ao resolver (R em um caso, 1 para a mesa): o que se repete é oferecido aqui.
proposal-candidate = candidato
proposal-draft = rascunho
proposal-sent = enviado
proposal-in-review = em revisão
proposal-published = publicado
proposal-archived = arquivado
proposal-accepted = aceito
proposal-shipped = entregue
proposal-declined = recusado
proposal-behind = { $tickets } { $tickets ->
    [1] caso
   *[other] casos
} de { $customers } { $customers ->
    [1] cliente
   *[other] clientes
} desde { $since }.
proposal-target = criado como { $id }  { $url }
proposal-below-rule = { $cause } ainda não se repete o bastante em um produto para ser proposta aqui: são precisos { $tickets } { $tickets ->
    [1] caso resolvido
   *[other] casos resolvidos
} de { $customers } { $customers ->
    [1] cliente
   *[other] clientes
} em { $days } { $days ->
    [1] dia
   *[other] dias
}.
proposal-not-offered = Já foi enviada; aqui se vê o que aconteceu com ela.
outbox-loading = Lendo o que espera.
outbox-title = Saída · { $count }
outbox-head-at = HORA
outbox-head-what = O QUÊ
outbox-empty = Tudo chegou ao CRM. Pressione 1 para voltar à mesa.
delivery-queued = a enviar
delivery-sending = enviando
delivery-sent = enviado
delivery-refused = recusado
delivery-held = retido
delivery-unknown = resposta perdida
delivery-verifying = verificando
delivery-unconfirmed = não confirmado
delivery-partial = parcial
delivery-help-queued = Na fila; será enviado automaticamente.
delivery-help-sending = Está a caminho.
delivery-help-sent = O CRM já tem.
delivery-help-refused = O CRM recusou. Pressione r para reenviar, d para descartar; o texto fica no diário.
delivery-help-held = Outra pessoa mudou o mesmo. Pressione m para enviar o seu, t para manter o deles.
delivery-help-unknown = A resposta se perdeu; o CRM é consultado antes de reenviar.
delivery-help-verifying = Pergunta-se ao CRM se chegou.
delivery-help-unconfirmed = Não se sabe se chegou. Veja o caso: pressione a se está lá, r para reenviar, d para descartar.
delivery-help-partial = O CRM aceitou só uma parte. Pressione r para reenviar, a para deixar assim.
change-claim = assumir
change-set = mudar
change-note = nota
change-reply = resposta
change-tag = etiquetas
change-start-sop = procedimento
change-answer = resposta
change-tick = passo marcado
change-ask-approval = pedido de aprovação
change-approve = aprovação
change-resolve = resolver
change-return = devolver
change-skip = pular
change-send-proposal = proposta
clash-field = campo
clash-was = era
clash-theirs = deles
clash-mine = meu
outbox-not-yours = { $name } escreveu isto; espera por essa pessoa e nunca é enviado em seu nome.
alarm-overwrote = sobrescrito
alarm-twice = está duas vezes
alarm-text = texto guardado
alarm-help-overwrote = Sua gravação tomou o lugar da de outra pessoa. Pressione enter para ver o que se perdeu; dá para restaurar.
alarm-help-twice = O CRM tem um comentário seu mais de uma vez. Remova um por lá e depois pressione a.
alarm-help-text = Este texto perdeu para outro nas mesmas linhas. Fica guardado aqui; enter mostra.
decide-title-clash = #{ $key } mudou enquanto você editava
decide-title-held = #{ $key } andou enquanto você escrevia
decide-title-refused = #{ $key }: o CRM recusou
decide-title-unconfirmed = #{ $key }: chegou?
decide-title-partial = #{ $key }: só uma parte foi aceita
decide-title-overwrote = #{ $key }: sua alteração tomou o lugar de outra
decide-title-twice = #{ $key }: um comentário seu está duas vezes
decide-title-text = Um texto que perdeu
decide-pick = escolha
decide-merged = combinado
decide-still-added = ainda será incluído
decide-edited = editado
decide-edit-comment = Outro texto
decide-edit-hint = Pressione ctrl-s para usar este texto, esc para voltar.
decide-nothing = Nada aqui espera uma decisão.
overwrote = Você sobrescreveu a alteração que { $name } fez às { $time }. t restaura, m deixa a sua.
stands-twice = Isto está { $times } vezes no caso. Remova um por lá; a diz que você já viu.
text-lost = Nas mesmas linhas ficou outro texto. Este fica aqui até você tirar dele o que precisa.
decided-mine = O seu está a caminho.
decided-theirs = Fica o deles; nada seu foi enviado por cima.
decided-given-up = Descartado; o texto volta a ser rascunho, se havia um.
decided-hold = Retido; nada é enviado até você decidir.
decided-retry = Será enviado de novo.
decided-arrived = Anotado; conta como enviado.
decided-drop = Descartado; fica no diário.
decided-restored = O deles está sendo restaurado.
decided-kept = Fica o seu.
decided-seen = Anotado.
undo-back = Desfeito: { $what }.
undo-out = Já saiu: { $what }. Para desfazer, faça o contrário.
undo-under-way = Está sendo enviado: { $what }. Espere o resultado e decida em 5.
undo-nothing = Não há nada seu para desfazer.
alarm-help-clash = Outra pessoa mudou o mesmo campo que você.
causes-title = Causas raiz · últimos { $days } { $days ->
    [1] dia
   *[other] dias
} · sem causa { $unknown }
causes-title-of = Resolvidos por { $of } · últimos { $days } { $days ->
    [1] dia
   *[other] dias
} · { $total } { $total ->
    [1] caso
   *[other] casos
}
measure-count = Ordenado por quantidade.
measure-time = Ordenado por horas da criação à solução.
measure-focus = Ordenado por tempo de foco, conhecido em { $timed } de { $total }.
measure-harm = Ordenado por dano: horas × 4 urgente, 2 alta, 1 normal, ½ baixa.
spikes-loading = Procurando picos.
spikes-none = Nenhum pico no momento.
spikes-some = { $count ->
    [1] Há um pico em curso.
   *[other] Há { $count } picos em curso.
 }
spikes-too-short = Ainda não dá para falar de picos: faltam { $days } { $days ->
    [1] dia
   *[other] dias
} de histórico.
spike-is-watch = △ Vale olhar desde { $since }: { $count } em { $days } d, { $expected } esperados. m diz o que é.
spike-is-confirmed = ▲ Confirmado desde { $since }: { $count } em { $days } d, { $expected } esperados. m diz o que é.
spike-is-real = ▲ Real, desde { $since }: { $count } em { $days } d, { $expected } esperados. { $reason }
spike-is-noise = · Marcado como ruído, desde { $since }: { $count } em { $days } d, { $expected } esperados. { $reason }
spike-is-muted = · Silenciado, desde { $since }: { $count } em { $days } d, { $expected } esperados. { $reason }
spike-said-real = real
spike-said-noise = ruído
spike-said-muted = silenciado
spike-level-watch = vale olhar
spike-level-confirmed = confirmado
spike-word-real = Real: continua marcado
spike-word-noise = Ruído: tira a marca
spike-word-muted = Já se conhece: silencia até acabar
spike-none = Esta causa não tem pico em curso.
spike-needs-reason = Escreva o motivo em poucas palavras.
choose-rows = Linhas
choose-split = Dividir por
choose-cross = Cruzar com
choose-compare = Comparar por
choose-spike = O pico de { $cause }
compose-spike = Por quê, para { $cause }
compose-spike-hint = O motivo viaja com a palavra, como nota interna no caso mais novo da causa.
spike-record = Pico de { $cause } desde { $since }: { $word }.
spike-no-ticket = Nenhum caso resolvido de { $cause } aceita mais uma nota, então não dá para dizer nada do seu pico.
done-spike = Anotado, com o motivo.
dim-none = nada
dim-cause = causa
dim-family = família de causas
dim-agent = agente do Tier 1
dim-version = versão do procedimento
dim-queue = fila
dim-priority = prioridade
dim-week = semana
release-of = { $release } · { $products }
release-without = { $release } · sem { $products }
column-rate = PARTE
column-likely = [INTERVALO]
column-hours = HORAS
column-harm = DANO
column-all = TOTAL
than-higher = mais alto
than-lower = mais baixo
than-cannot-tell = ainda não dá para dizer
than-mix = a mistura explica
crossed-more = mais { $count } { $count ->
    [one] coluna
   *[other] colunas
} ← →
crossed-told = { $than } · { $column }: { $here } · os demais { $rest }
compare-title = { $cause } por { $by } · últimos { $days } { $days ->
    [1] dia
   *[other] dias
}
compare-rest = os demais { $rest } · { $than }
compare-mix = com a mesma mistura ({ $mix }): { $here } contra { $there }
compare-flips = ⚠ a mistura ({ $mix }) inverte: { $here } contra { $there }
compare-flips-short = a mistura inverte
compare-many = { $count ->
    [1] Um valor tinha casos suficientes e foi comparado; das diferenças ditas, no máximo 5% podem ser acaso.
   *[other] { $count } valores tinham casos suficientes e foram comparados; das diferenças ditas, no máximo 5% podem ser acaso.
 }
cause-was-split = (dividida em { $into })
chart-told = { $count } em { $days } { $days ->
    [1] dia
   *[other] dias
} (mais provável: { $low } a { $high }).
mark-taxonomy = códigos, versão
mark-procedure = procedimento
mark-holiday = feriado
spread-told = Tempo de foco (casos: { $count }): metade levou { $median } min ou menos, nove em cada dez { $p90 } min ou menos.
spread-too-few = Poucos casos dizem o seu tempo de foco para saber como ele se reparte.
