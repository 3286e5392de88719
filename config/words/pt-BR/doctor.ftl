## O que o doutor diz de um perfil de CRM: o que foi visto, por que importa, o que mudar.

doctor-shape = O perfil “{ $name }” está bem formado: todas as chaves são conhecidas e todos os filtros compilam.
doctor-why-token = O token vai a este endereço em cada pedido: ele deve ser o certo, por uma linha segura.
doctor-why-machine = Perfis são compartilhados; um filtro deve poder ler a resposta do CRM e nada desta máquina.
doctor-why-filter = Um filtro que não pode ser lido não converte nada: nenhum ticket chegaria.
doctor-why-request = O pedido iria para outro lugar que não o desejado.
doctor-why-once = Uma resposta pode se perder no caminho; sem isto um cliente poderia ler as mesmas palavras duas vezes.
doctor-why-conflict = A mudança de um colega seria mostrada como falha, ou sobrescrita.
doctor-why-rate = Perguntar demais bloqueia todo mundo; pedir de menos perde linhas atrasadas.
doctor-why-key = Uma chave que ninguém lê não muda nada, embora o arquivo pareça dizer o contrário.
doctor-why-field = O valor nunca chegaria ao CRM, nem viria dele.
doctor-why-shape = O perfil não pode ser usado enquanto isto estiver assim.

doctor-secret-why = Sem ele o CRM não deixa ninguém entrar; o que precisa da rede ficou de fora.
doctor-secret-mend = Coloque-o onde a referência aponta, ou indique outra: env:NOME, file:/caminho ou cmd:comando.
doctor-status = Nenhuma palavra do CRM representa “{ $name }”.
doctor-status-why = Todo caso está ao menos aberto e no fim resolvido; sem a palavra não se pode ler nem definir.
doctor-status-mend = Escreva { $name } = ["a palavra do CRM"].
doctor-word-twice = A palavra “{ $word }” do CRM representa { $first } e também { $second }.
doctor-word-twice-why = O que se lê poderia ser qualquer uma, e a primeira sempre vence.
doctor-word-twice-mend = Deixe-a em apenas uma das duas linhas.
doctor-no-next = Nada diz como a lista de mudanças continua depois da primeira página.
doctor-no-next-why = O que está além da primeira página nunca chegaria.
doctor-no-next-mend = Adicione next = '…': null no fim; senão, uma URL ou os parâmetros da próxima página.
doctor-no-since = Não se pede o que mudou desde a última vez.
doctor-no-since-why = Cada sincronização leria tudo outra vez.
doctor-no-since-mend = Ponha “{"{"}since{"}"}” na consulta.
doctor-no-conflict = A escrita leva uma versão, e nada diz qual status significa que ela está desatualizada.
doctor-no-conflict-why = A mudança de um colega seria mostrada como falha e nunca apresentada para decisão.
doctor-no-conflict-mend = Adicione conflict = [409] (412 quando a versão é um ETag).
doctor-once-same = Esta escrita leva palavras e se diz inofensiva ao repetir, mas não tem chave nossa.
doctor-once-same-why = Quando uma resposta se perde, ela é enviada de novo: o cliente leria as mesmas palavras duas vezes.
doctor-once-same-mend = Escreva once = "find", ou ponha .key ou .marker no pedido.

doctor-me = As respostas aparecerão em nome de { $name } (papel: { $role }).
doctor-no-roles = Nada diz quais papéis ou grupos do CRM fazem de alguém líder.
doctor-no-roles-why = Aqui todos trabalham como agentes: ninguém pode aceitar o que só um líder pode.
doctor-no-roles-mend = Onde o CRM diz de quem é o token, faça read.me dar role, roles ou groups, acrescente [roles] com lead = ["um papel", "group:um grupo"] e ponha o perfil em /etc/secondline/crm.
doctor-own-roles = [roles] de um perfil na sua própria pasta não dá a ninguém mais do que um agente pode.
doctor-own-roles-why = Quem pode editar o arquivo poderia fazer-se líder.
doctor-own-roles-mend = Peça a quem administra esta máquina que ponha o perfil em /etc/secondline/crm, ou use o que vem incluído.
doctor-unreachable = Não se alcança o CRM neste endereço: { $detail }.
doctor-unreachable-why = Nada pode ser trazido nem enviado; o que você escrever fica guardado.
doctor-unreachable-mend = Confira o endereço e se esta máquina pode alcançá-lo.
doctor-no-answer = O que responde neste endereço não é a interface do CRM: { $detail }.
doctor-no-answer-why = Quem responde é uma página de login, um proxy ou outro programa; nada pode ser trazido nem enviado.
doctor-no-answer-mend = Escreva o endereço do próprio CRM, sem caminho, e antes entre na rede se ela pedir.
doctor-unauthorised = O CRM não aceita o token.
doctor-unauthorised-why = Nada pode ser trazido nem enviado; o que você escrever fica guardado.
doctor-unauthorised-mend = Crie um token novo como a pessoa que vai responder, e confira a forma de entrar (bearer, basic ou header).
doctor-login = O CRM recusou o login ({ $detail }).
doctor-login-why = Nada pode ser trazido nem enviado; o que você escrever fica guardado.
doctor-login-mend = Confira grant, id e secret em auth, e se a aplicação pode entrar sozinha. Um refresh token que muda a cada login deve ficar em file: ou keyring:.
doctor-foreign = Um link da resposta leva a outro endereço ({ $origin }).
doctor-foreign-why = O token teria ido para lá; nada foi enviado.
doctor-foreign-mend = Ponha em base o endereço que o próprio CRM usa.
doctor-forbidden = O CRM não deixa esta conta ler isto: { $detail }
doctor-forbidden-why = O que ele daria vai faltar.
doctor-forbidden-mend = Peça a permissão, ou dê outra forma de ler que esta conta possa usar.
doctor-refused = O CRM recusou o pedido (status { $status }): { $detail }
doctor-refused-why = O que ele daria vai faltar.
doctor-refused-mend = Compare path e query com o manual do CRM.
doctor-examples = { $count } { $count ->
    [1] exemplo
   *[other] exemplos
} de { $file } dão o que devem.
doctor-examples-file = Os exemplos não podem ser lidos: { $detail }.
doctor-examples-file-why = Nada diz se os filtros ainda fazem o que faziam.
doctor-examples-file-mend = Escreva uma lista de {"{"}filter, input, c, expect{"}"}.
doctor-examples-nowhere = O exemplo { $number } é para “{ $name }”, que o perfil não tem.
doctor-examples-nowhere-why = Ele não testa nada.
doctor-examples-nowhere-mend = Indique um de: { $known }.
doctor-examples-fails = O exemplo { $number } falha: { $detail }.
doctor-examples-fails-why = Com uma linha assim o filtro também falharia.
doctor-examples-fails-mend = Corrija o filtro, ou o exemplo se o CRM responde de outra forma.
doctor-examples-differs = O exemplo { $number } dá { $came } e não { $wanted }.
doctor-examples-differs-why = Linhas como esta seriam tomadas por outra coisa.
doctor-examples-differs-mend = Corrija o filtro, ou o exemplo se o CRM responde de outra forma.
doctor-filter = Um filtro do perfil falhou.
doctor-filter-why = O que ele daria vai faltar e, onde ele monta uma requisição, nada é enviado.
doctor-filter-mend = Experimente-o com uma linha guardada por “secondline doctor --record DIR”; o que pode faltar leva “?” ou “//”.
doctor-unexpected = A resposta não é o que o perfil espera: { $detail }.
doctor-unexpected-why = O que ele daria vai faltar.
doctor-unexpected-mend = Compare rows, map e next com uma resposta do CRM.
doctor-fallback = Uma lista de mudanças está fechada para esta conta; usa-se a alternativa: { $feed }.
doctor-fallback-why = A dos administradores é mais rápida; esta funciona para agentes.
doctor-fallback-mend = Nada precisa mudar. Quem tiver a permissão pode usar um token de administrador.
doctor-no-rows = A lista de mudanças não dá nenhum ticket, por mais longe que se pergunte.
doctor-no-rows-why = Ou a conta não vê nenhum ticket, ou rows não encontra nenhum na resposta.
doctor-no-rows-mend = Compare rows com uma resposta, e os direitos da conta com o que você espera ver.
doctor-page = Uma página de mudanças foi lida: { $count } { $count ->
    [1] ticket é entendido
   *[other] tickets são entendidos
}.
doctor-bad-row = A linha { $id } não pode ser entendida: { $detail }.
doctor-bad-row-why = Este ticket nunca seria visto.
doctor-bad-row-mend = Faça map dar id, status, created e updated em cada linha.
doctor-status-word = O status “{ $word }” está no CRM e não na tabela.
doctor-status-word-why = Esses tickets aparecem como abertos, sejam o que forem.
doctor-status-word-mend = Adicione essa palavra à linha da nossa que ela representa, no perfil ou em crm.status no settings.toml.
doctor-priority-word = A prioridade “{ $word }” está no CRM e não na tabela.
doctor-priority-word-why = Esses tickets aparecem como normais, sejam o que forem.
doctor-priority-word-mend = Adicione essa palavra à linha da nossa que ela representa, no perfil ou em crm.priority no settings.toml.
doctor-version = Os tickets vêm sem versão.
doctor-version-why = O CRM não poderia notar a mudança de um colega entre ler e escrever.
doctor-version-mend = Leve version ao que se move a cada mudança, ou proteja as escritas com "recheck".
doctor-version-etag = Os tickets vêm sem versão, embora o CRM envie um ETag.
doctor-version-etag-why = A mudança de um colega entre ler e escrever não seria notada.
doctor-version-etag-mend = Converta version, e proteja as escritas com o que o CRM respeita.
doctor-has-version = Cada ticket leva uma versão.
doctor-none-ours = Nenhum de { $count } { $count ->
    [1] ticket
   *[other] tickets
} conta como trabalho do seu nível.
doctor-none-ours-why = A mesa ficaria vazia.
doctor-none-ours-mend = Ponha suas filas em crm.vars.groups no settings.toml, ou corrija o filtro.
doctor-field-absent = O campo de { $name } ({ $field }) não está em nenhuma linha.
doctor-field-absent-why = Se não é a chave que o CRM lhe dá, o valor dele não é lido nem escrito.
doctor-field-absent-mend = Ponha em crm.fields.{ $name } no settings.toml a chave que o CRM dá a esse campo; se o CRM omite campos vazios nas respostas e a chave está certa, não há nada a fazer.
doctor-ticket-name = “.ticket.{ $name }” não é conhecido onde se faz uma escrita.
doctor-ticket-name-why = No lugar dele seria enviado null, e o que o CRM guarda ali poderia se perder.
doctor-ticket-name-mend = Um ticket tem { $known }. O que só o CRM sabe é lido antes da escrita: uma tabela “with” com path e rows dá as linhas como .with.
doctor-same-page = A segunda página tem os mesmos tickets que a primeira.
doctor-same-page-why = O que está além da primeira página nunca chegaria.
doctor-same-page-mend = Faça next dar o que avança: um cursor, um número de página, um deslocamento.
doctor-second-page = A segunda página é diferente da primeira.
doctor-unsorted = As linhas não vêm na ordem das mudanças.
doctor-unsorted-why = Tickets que mudam enquanto as páginas são lidas poderiam ser pulados.
doctor-unsorted-mend = Peça a ordem crescente pela hora da mudança.
doctor-ignored = Ao pedir mudanças desde { $time }, que está no futuro, o CRM dá { $count } { $count ->
    [1] ticket
   *[other] tickets
}.
doctor-ignored-why = O filtro é ignorado: cada sincronização leria tudo, ou as coisas erradas.
doctor-ignored-mend = Compare o nome e a forma do parâmetro com o manual do CRM.
doctor-exclusive = Um ticket que mudou às { $time } não vem ao pedir as mudanças desde esse mesmo momento.
doctor-exclusive-why = Tickets do mesmo segundo que o último visto se perderiam para sempre.
doctor-exclusive-mend = Compare com >= em vez de >.
doctor-other-clock = O CRM lê a hora da pergunta por outro relógio que o das respostas ({ $time }).
doctor-other-clock-why = Mudanças se perderiam, ou seriam lidas de novo e de novo, pelas horas de diferença.
doctor-other-clock-mend = Dê a forma e o fuso que o CRM espera (since, http.time).
doctor-boundary = O limite vale: o que mudou às { $time } vem ao perguntar desde então, e não desde depois.
doctor-minutes = O CRM compara as horas por minutos ({ $time }).
doctor-minutes-why = Cada sincronização lê de novo o último minuto; nada se perde.
doctor-minutes-mend = Nada precisa mudar enquanto lag for de um minuto ou mais.
doctor-own-stamp = A lista segue uma marca própria, posterior à hora de mudança das linhas ({ $time }).
doctor-own-stamp-why = O servidor guarda o lugar, então nada se perde.
doctor-own-stamp-mend = Nada precisa mudar.
doctor-ids = Ao pedir { $count } { $count ->
    [1] ticket
   *[other] tickets
} por id e um que não pode existir, o CRM dá exatamente os primeiros.
doctor-ids-wrong = Ao pedir { $count } { $count ->
    [1] ticket
   *[other] tickets
} por id e um que não pode existir, o CRM dá { $found }.
doctor-ids-wrong-why = Tickets apagados ou mesclados não seriam notados.
doctor-ids-wrong-mend = Corrija a consulta de read.ids.
doctor-entries = A conversa de { $key } tem { $count } { $count ->
    [1] entrada
   *[other] entradas
}, { $public } delas públicas.
doctor-no-entries = { $count ->
    [1] A conversa do único ticket que foi visto está vazia.
   *[other] As conversas dos { $count } tickets que foram vistos estão vazias.
}
doctor-no-entries-why = Ninguém poderia responder sem ler o que foi dito.
doctor-no-entries-mend = Compare path e rows de read.timeline com uma resposta do CRM. Se ninguém respondeu ainda e o CRM guarda a primeira mensagem à parte, não há nada a fazer.
doctor-people = { $count } { $count ->
    [1] pessoa pode
   *[other] pessoas podem
} ter tickets.
doctor-no-people = Nenhuma pessoa é listada.
doctor-no-people-why = Um ticket pode ser assumido, mas não dado a um colega.
doctor-no-people-mend = Adicione read.people se o CRM lista seus agentes.
doctor-queues = { $count } { $count ->
    [1] fila foi lida
   *[other] filas foram lidas
}.
doctor-no-queues = Nenhuma fila é listada.
doctor-no-queues-why = Um caso não pode ser devolvido ao Tier 1.
doctor-no-queues-mend = Adicione read.queues se o CRM lista seus grupos.
doctor-rate = { $count } { $count ->
    [1] pedido foi feito
   *[other] pedidos foram feitos
}; resta da cota: { $left }.

doctor-no-ticket = Não há um ticket { $key } no CRM.
doctor-no-ticket-why = Nada foi escrito.
doctor-no-ticket-mend = Indique um ticket que esta conta possa ver: pelo id, ou pela chave se mudou nos últimos 30 dias.
doctor-note = A nota chegou e é interna.
doctor-public-note = A NOTA É PÚBLICA: o cliente pode lê-la.
doctor-public-note-why = O que os agentes escrevem entre si iria para os clientes.
doctor-public-note-mend = Corrija o corpo de do.note e tire agora a nota desse ticket.
doctor-note-gone = A nota não está na conversa.
doctor-note-gone-why = O CRM disse sim e não fez nada, ou a conversa é lida do lugar errado.
doctor-note-gone-mend = Compare o corpo de do.note e read.timeline com o manual do CRM.
doctor-marker = A marca da nota foi encontrada de novo, uma só vez.
doctor-marker-lost = A marca da nota não foi encontrada exatamente uma vez.
doctor-marker-lost-why = Depois de uma resposta perdida ninguém saberia se a nota chegou.
doctor-marker-lost-mend = Faça o pedido levar .marker, e arrived lê-la de onde o CRM a guarda.
doctor-no-marker = O perfil não tem como encontrar uma escrita de novo.
doctor-no-marker-why = Depois de uma resposta perdida uma pessoa tem de olhar se ela chegou.
doctor-no-marker-mend = Adicione uma seção arrived a do.update.
doctor-verified = Um campo foi posto no valor que tinha, e o conserva.
doctor-not-verified = Depois de pôr um campo no valor que tinha, o ticket é outro.
doctor-not-verified-why = O que você definir não seria o que o CRM guarda.
doctor-not-verified-mend = Compare o corpo de do.update com o manual do CRM.
doctor-conflict = Uma escrita contra uma versão antiga é recusada, como deve ser.
doctor-no-precondition = Uma escrita contra uma versão antiga foi aceita: não há precondição.
doctor-no-precondition-why = A mudança de um colega seria sobrescrita sem aviso.
doctor-no-precondition-mend = Envie a versão do jeito que o CRM respeita, ou proteja com "recheck".
doctor-weak-guard = O CRM não tem precondição; entre olhar e escrever resta um momento.
doctor-weak-guard-why = A mudança de um colega nesse momento seria sobrescrita.
doctor-weak-guard-mend = Nada precisa mudar se o CRM não oferece nenhuma.

doctor-ask-write = Uma nota “secondline doctor” será escrita em { $key } no CRM, e um campo será posto no valor que tem. Continuar? [y/N]
doctor-not-written = Nada foi escrito.
doctor-recorded = Há { $count } { $count ->
    [1] troca
   *[other] trocas
} em { $folder }, sem tokens e com as pessoas ocultas. Leia-as antes de passá-las adiante.
doctor-offline = O que precisa da rede ficou de fora.
doctor-sum = { $wrong ->
        [0] Nada está errado
        [1] Uma coisa está errada
       *[other] { $wrong } coisas estão erradas
    }{ $warn ->
        [0] .
        [1] , uma merece um olhar.
       *[other] , { $warn } merecem um olhar.
    }
doctor-mapped = Um ticket como é entendido, e a linha de que foi feito
doctor-bad-profile = O perfil { $name } tem falhas; elas estão listadas acima.
doctor-wrong = O que está errado aparece acima, com a linha a mudar.
doctor-tape = As trocas não podem ser usadas: { $detail }.

## Bem formado, e não é o que diz.

doctor-unknown-name = Aqui não existe “{ $name }”.
doctor-unknown-name-why = O filtro recebe null no lugar e não avisa: falta uma parte do que ele monta.
doctor-unknown-name-mend = Aqui se conhecem: { $known }.
doctor-our-word = Isto toma a nossa palavra por uma do CRM.
doctor-our-word-why = O que se sabe de um ticket está nas nossas palavras: comparada com uma do CRM nunca é igual, e enviada é recusada ou mal entendida.
doctor-our-word-mend = Compare com { $known }; o que se envia vem de .args.
doctor-tag-list = Esta escrita põe uma lista inteira de etiquetas no lugar da lista do CRM.
doctor-tag-list-why = Ela é montada com o que se sabia há algum tempo: perde-se a etiqueta que um colega tenha adicionado desde então.
doctor-tag-list-mend = Envie somente .args.add_tags e .args.remove_tags; se o CRM só aceita listas inteiras, escreva um update com sets = ["tags"] e .args.tags, montado com uma leitura nova.
doctor-not-sent = Esta escrita aceita “{ $name }” e não o envia.
doctor-not-sent-why = O que alguém põe ou escreve pareceria enviado e nunca chegaria.
doctor-not-sent-mend = Ponha .args.{ $name } na requisição ou tire “{ $name }” de sets.
doctor-no-mark = Uma resposta perdida se esclarece pela nossa marca, e esta requisição não a leva.
doctor-no-mark-why = Ela nunca seria encontrada, e o que já foi enviado seria enviado de novo.
doctor-no-mark-mend = Ponha .{ $name } onde o CRM o guarde e o mostre de novo; senão, escreva once = "ask".
doctor-no-stamp = Esta escrita se protege pela versão, e a requisição não a leva.
doctor-no-stamp-why = O CRM não vê que alguém foi mais rápido, e a mudança dessa pessoa é sobrescrita.
doctor-no-stamp-mend = Ponha { $name } no body ou em um header, ou escreva guard = "recheck".
doctor-asks-nothing = Esta leitura não diz o que pede.
doctor-asks-nothing-why = O CRM responderia com outra coisa ou com tudo.
doctor-asks-nothing-mend = Ponha { $name } no path, na query ou no body.
doctor-map-lacks = Este map não dá { $names }.
doctor-map-lacks-why = Linhas sem isso ficam de fora ou são tomadas pelo que não são.
doctor-map-lacks-mend = Acrescente ao map; crm/FORMAT.md diz o que cada map dá.
doctor-one-row = Esta lista não diz onde estão suas linhas.
doctor-one-row-why = A resposta inteira seria tomada por uma única linha.
doctor-one-row-mend = Acrescente rows, por exemplo rows = '.results[]'.
doctor-cap = O limite cap não passa do tamanho de uma página ({ $size }).
doctor-cap-why = A primeira página já pareceria tudo o que o CRM mostra.
doctor-cap-mend = Escreva o número de linhas a partir do qual o CRM recusa, ou tire cap.
doctor-conflict-status = Este status HTTP não significa que alguém foi mais rápido.
doctor-conflict-status-why = Sucesso, token recusado, espera e queda são distinguidos antes: aqui nunca se veria um conflito.
doctor-conflict-status-mend = Escreva o status do manual do CRM, quase sempre 409 ou 412.
doctor-write-get = Esta escrita é enviada como leitura.
doctor-write-get-why = Um proxy pode responder de memória, e o CRM pode não fazer nada.
doctor-write-get-mend = Escreva method = "POST", "PUT", "PATCH" ou "DELETE", conforme o manual do CRM.
doctor-note-public = Uma nota interna seria enviada como pública.
doctor-note-public-why = O cliente leria o que é para os colegas.
doctor-note-public-mend = Escreva no body de do.note a palavra do CRM para interno.
doctor-reply-internal = Uma resposta seria guardada como nota interna.
doctor-reply-internal-why = O cliente esperaria por uma resposta que parece enviada.
doctor-reply-internal-mend = Escreva no body de do.reply a palavra do CRM para público.
doctor-tag-half = Aqui as etiquetas só podem ser adicionadas ou só removidas.
doctor-tag-half-why = Etiquetas não são oferecidas: o que não se pode desfazer não se começa.
doctor-tag-half-mend = Acrescente o que falta entre do.tag e do.untag.
doctor-roles-unread = read.me não dá nada em que estas palavras possam ser encontradas.
doctor-roles-unread-why = Ninguém seria nunca mais que agente.
doctor-roles-unread-mend = Faça o map dar role ou roles, e groups para as palavras que começam com group:.
doctor-bare-secret = Um segredo está à vista em “{ $name }”.
doctor-bare-secret-why = Quem vê o arquivo, uma cópia ou um registro de endereços o tem.
doctor-bare-secret-mend = Passe-o para auth, por referência: keyring:NOME, env:NOME, file:/caminho ou cmd:comando.
doctor-field-twice = “{ $first }” e “{ $second }” vão para o mesmo campo do CRM.
doctor-field-twice-why = Um sobrescreve o outro.
doctor-field-twice-mend = Dê a um deles um campo próprio ou tire-o.
