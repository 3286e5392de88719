## O CRM e seu perfil.

crm-not-sent = Não foi possível conectar ao CRM; nada foi enviado.
crm-lost = A resposta do CRM se perdeu; está sendo verificado se chegou.
crm-page = { $host } respondeu com uma página para pessoas em vez de dados: uma página de login ou um proxy no caminho. Nada foi aproveitado dela.
crm-refused = O CRM recusou (status { $status }): { $sentence }
crm-conflict = Alguém alterou o caso nesse meio-tempo.
crm-throttled = O CRM pede para esperar { $seconds } { $seconds ->
    [1] segundo
   *[other] segundos
}.
crm-unauthorised = O CRM não aceita o token. Renove-o; tudo o que espera fica guardado.
crm-login = O CRM recusou o login ({ $why }). Renove o segredo; tudo o que espera fica guardado.
crm-login-once = O CRM recusou o login ({ $why }). Renove o segredo; tudo o que espera fica guardado. Se o CRM entrega um refresh token novo a cada login, guarde-o onde possa ser trocado: file: ou keyring:.
crm-place = O CRM não reconhece mais onde a última leitura parou; ela é refeita.
crm-foreign = Um link para outro endereço ({ $origin }) foi recusado; nada foi enviado para lá.
crm-anchors = Esta máquina não indica nenhuma autoridade certificadora, então ninguém pode responder pelo CRM; nada foi enviado. Instale-as (o pacote costuma se chamar ca-certificates) ou indique o arquivo delas em SSL_CERT_FILE.
crm-protocol = O CRM respondeu algo inesperado: { $why }.
crm-filter = O filtro { $key } do perfil do CRM ({ $file }, linha { $line }) falhou com { $met ->
    [nothing] um valor vazio
    [flag] um valor de sim ou não
    [number] um número
    [text] um texto
    [list] uma lista
    [fields] um objeto com { $names }
   *[other] um objeto
}. Compare-o com uma resposta do CRM: “secondline doctor --record DIR” guarda algumas, mascaradas.
crm-filter-at = O filtro { $key } do perfil do CRM ({ $file }, linha { $line }) procura “{ $at }” em { $met ->
    [nothing] um valor vazio
    [flag] um valor de sim ou não
    [number] um número
    [text] um texto
    [list] uma lista
    [fields] um objeto com { $names }
   *[other] um objeto
}. Compare-o com uma resposta do CRM: “secondline doctor --record DIR” guarda algumas, mascaradas.
crm-filter-gave = O filtro { $key } do perfil do CRM ({ $file }, linha { $line }) deu { $met ->
    [nothing] um valor vazio
    [flag] um valor de sim ou não
    [number] um número
    [text] um texto
    [list] uma lista
    [fields] um objeto com { $names }
   *[other] um objeto
}, que ali não serve. crm/FORMAT.md diz o que ele deve dar.
crm-filter-endless = O filtro { $key } do perfil do CRM ({ $file }, linha { $line }) não chega ao fim e foi abandonado. Escreva-o com menos listas dentro de listas.
crm-filter-stopped = O filtro { $key } do perfil do CRM ({ $file }, linha { $line }) parou no meio do caminho. Escreva-o de forma mais simples.
crm-cannot = O perfil do CRM não tem { $action }, então não dá para enviar daqui.
crm-too-long = { $unit ->
    [bytes] O texto tem { $is } bytes, e o CRM aceita { $most }. Encurte-o; nada foi enviado.
   *[other] O texto tem { $is } caracteres, e o CRM aceita { $most }. Encurte-o; nada foi enviado.
}
crm-no-place = { $what ->
    [status] O CRM não tem um status “{ $name }” que possa ser definido daqui.
    [priority] O CRM não tem uma prioridade “{ $name }” que possa ser definida daqui.
    [statuses] Neste CRM os status não podem ser alterados daqui.
    [priorities] Neste CRM as prioridades não podem ser alteradas daqui.
    [field] O CRM não tem um campo para “{ $name }”; por isso não dá para guardá-lo lá.
    [assignee] Neste CRM não dá para mudar o responsável daqui.
    [queue] Neste CRM não dá para mudar a fila daqui.
    [note] Este CRM não aceita notas internas daqui.
    [reply] Este CRM não aceita respostas daqui; responda ao cliente no próprio CRM.
    [tags] Este CRM não tem etiquetas que possam ser definidas daqui.
    [files] O perfil do CRM não diz o que está anexado aos tickets; abra-o no próprio CRM.
    [link] O perfil deste CRM não diz como tickets são vinculados; vincule-os no próprio CRM.
    [merge] O perfil deste CRM não diz como tickets são unidos; una-os no próprio CRM.
    [article] Este CRM não tem lugar para artigos; [knowledge] em settings.toml pode nomear uma pasta.
   *[other] Este CRM não tem lugar para pedidos de produto; [feedback] em settings.toml pode nomear outro.
}
crm-bad-row = Não foi possível ler este registro do CRM: { $why }.

fault-profile-version = Um perfil diz em qual versão do formato está escrito.
fault-profile-version-mend = Escreva profile = 1.
fault-section = Esta seção está faltando.
fault-section-mend = Adicione-a; crm/zendesk.toml mostra todas as seções.
fault-base = “{ $value }” não é um endereço para o qual tokens possam ser enviados.
fault-base-mend = Escreva um endereço https sem usuário e senha (http só para 127.0.0.1 e localhost).
fault-auth = Isto não diz como entrar.
fault-auth-mend = Escreva type = "bearer", "basic" (com user), "header" (com header) ou "oauth2" (com grant, url, id e secret), e cada segredo por referência: keyring:NOME, env:NOME, file:/caminho ou cmd:comando. Um segredo nunca fica escrito em um arquivo.
fault-field = Isto não é um dos nossos campos com a chave dele no CRM.
fault-field-mend = Campos: { $known }; cada um com a chave do CRM entre aspas.
fault-filter = O filtro não se entende em “{ $found }”.
fault-filter-mend = Confira o nome e os sinais ao redor; filtros são escritos em jq.
fault-filter-end = O filtro termina cedo demais.
fault-filter-end-mend = Feche o que foi aberto e termine com um valor.
fault-filter-refused = Um filtro não pode usar “{ $found }”: poderia ler esta máquina ou nunca terminar.
fault-filter-refused-mend = Escreva com map, select, first e similares.
fault-template-braces = As chaves deste modelo não fecham.
fault-template-braces-mend = Escreva os lugares como “{"{"}vars.nome{"}"}”.
fault-template-root = Os modelos aqui não conhecem “{ $root }”.
fault-template-root-mend = Eles conhecem: { $known }.
fault-template-var = Não existe “{ $name }” em vars.
fault-template-var-mend = Adicione em [vars], ou em crm.vars do settings.toml.
fault-rate = “{ $value }” não é uma taxa.
fault-rate-mend = Escreva um número e uma unidade, por exemplo 90/min, 10/s ou 5000/h.
fault-word = “{ $value }” não é conhecido aqui.
fault-word-mend = São conhecidos: { $known }.
fault-path = Um caminho começa com uma barra.
fault-path-mend = Escreva a partir da raiz do endereço do CRM.
fault-header = Um perfil não pode definir este cabeçalho.
fault-header-mend = O acesso fica em auth; outros cabeçalhos precisam de um nome simples.
fault-statuses = Isto não é uma lista de status HTTP.
fault-statuses-mend = Escreva por exemplo [409].
fault-once = Não se diz como uma resposta perdida é resolvida.
fault-once-mend = Escreva once = "find", "key", "same" ou "ask".
fault-arrived = Nada diz como descobrir se esta escrita chegou.
fault-arrived-mend = Acrescente [do.arrived], ou um [[read.timeline]] em que a marca apareça, ou escreva once = "ask".
fault-find = Nada diz como encontrar o que já foi criado.
fault-find-mend = Adicione uma seção find.
fault-word-twice = “{ $value }” está aqui e também em { $other }.
fault-word-twice-mend = Deixe-o onde ele vale; uma palavra do CRM tem aqui um só significado.
fault-status-empty = Nenhuma palavra do CRM significa mais “{ $name }”.
fault-status-empty-mend = Deixe ao menos uma palavra do CRM para isso: no perfil ou em crm.status no settings.toml.
fault-time-form = “{ $value }” não é uma forma de escrever datas e horas.
fault-time-form-mend = Escreva "rfc3339", "epoch", "epoch_ms" ou um padrão como "%Y-%m-%d %H:%M:%S".
fault-zone = “{ $value }” não é um fuso horário.
fault-zone-mend = Escreva um nome como "UTC" ou "America/Sao_Paulo", ou "me" se read.me informar o fuso.
fault-roles-vars = O que uma pessoa pode fazer dependeria de um valor das configurações.
fault-roles-vars-mend = Faça read.me perguntar ao CRM de quem é o token, sem vars; senão, tire [roles].
fault-outlet-path = “{ $key }” é nomeado e nada diz onde fica.
fault-outlet-path-mend = Acrescente { $key } = "/caminho" ou { $key } = "~/caminho" a esta seção.
fault-outlet-absolute = “{ $value }” poderia estar em qualquer pasta.
fault-outlet-absolute-mend = Escreva o caminho completo, a partir de / ou de ~/.
fault-outlet-two = Os pedidos iriam para { $first } e para { $second }, e poderiam chegar a só um dos dois.
fault-outlet-two-mend = Deixe um dos dois; “file” pode ficar ao lado.
outlet-broken = O destino dos pedidos de produto não está pronto: { $detail }
outlet-profile = { $place } tem um erro. Execute “secondline doctor”.
outlet-none = O perfil { $name } não aceita pedidos de produto. Nomeie outro em [feedback] de settings.toml.
outlet-missing = Não existe o perfil “{ $name }”. Nomeie outro em [feedback] de settings.toml.
outlet-unread = Não foi possível ler o que houve com os pedidos de produto em { $origin }: { $detail }.
fault-max = “{ $value }” não é um tamanho.
fault-max-mend = Escreva um número e uma unidade: "4000 bytes" ou "65000 characters".
fault-etag = O ETag de um ticket é enviado, e nada o lê.
fault-etag-mend = Acrescente [read.ticket].
