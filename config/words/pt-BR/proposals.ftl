# Artigos e pedidos ao produto feitos a partir de tickets.
proposal-heading-issue = Problema
proposal-heading-environment = Ambiente
proposal-heading-cause = Causa
proposal-heading-resolution = O que fazer
proposal-heading-evidence = O que se repete
proposal-heading-trend = Tendência
proposal-heading-where = Onde
proposal-heading-voices = Nas palavras dos clientes
proposal-title-article = { $cause }: { $product }
proposal-title-article-any = { $cause }
proposal-title-article-topic = { $topic }: { $product } ({ $code })
proposal-title-request = Favor corrigir: { $cause } ({ $product })
proposal-title-request-any = Favor corrigir: { $cause }
proposal-title-request-topic = Favor corrigir: { $topic }, { $cause } ({ $product })
proposal-quote = “{ $text }” (casos: { $count }).
proposal-words = Dito com frequência: “{ $text }” (casos: { $count }).
proposal-answer = “{ $text }” (escrito em casos: { $count }).
proposal-reason = Relatado como “{ $value }” (casos: { $count }).
proposal-product = Produto: { $value } (casos: { $count }).
proposal-language = Idioma dos clientes: { $value } (casos: { $count }).
proposal-site = Escalado de { $value } (casos: { $count }).
proposal-cause = Registrado com a causa raiz { $code }, { $name } (casos: { $count }).
proposal-procedure = Atendido com o procedimento { $value } (casos: { $count }).
proposal-resolution-open = Os casos ainda não compartilham uma resposta escrita; quem responde por “{ $name }” a inclui antes da publicação.
proposal-evidence = Casos: { $tickets }, de clientes distintos: { $customers }, desde { $since }.
proposal-trend = Casos resolvidos por semana, da mais antiga à mais recente: { $weeks }.
proposal-pace = Resolvidos por semana: { $rate } casos (mais provável: entre { $low } e { $high }).
proposal-pace-more = Nas últimas { $weeks } { $weeks ->
    [1] semana
   *[other] semanas
} foram resolvidos { $later }, nas { $weeks } anteriores { $earlier }: mais do que o acaso explica.
proposal-pace-fewer = Nas últimas { $weeks } { $weeks ->
    [1] semana
   *[other] semanas
} foram resolvidos { $later }, nas { $weeks } anteriores { $earlier }: menos do que o acaso explica.
proposal-pace-alike = Nas últimas { $weeks } { $weeks ->
    [1] semana
   *[other] semanas
} foram resolvidos { $later }, nas { $weeks } anteriores { $earlier }: o acaso explica a diferença.
proposal-amounts = Valor em jogo nos casos em { $language }, na moeda de cada um: metade dos que o informam tem { $middle } ou menos, de { $least } a { $highest } (casos: { $count }).
proposal-version = Os clientes mencionam { $value } (casos: { $count }).
proposal-finding = Constatado: { $value } (casos: { $count }).
proposal-step = Fazer: { $value } (feito em casos: { $count }).
proposal-subject = O assunto é “{ $value }” (casos: { $count }).
proposal-answer-for = Quando o assunto é “{ $subject }”: “{ $text }” (escrito em casos: { $count }).
proposal-heading-tell = Como reconhecer
proposal-heading-reply = O que dizer ao cliente
proposal-heading-escalation = Quando perguntar a outros
proposal-heading-sources = Fontes
proposal-asked = Pergunte a { $value } (perguntado em casos: { $count }).
proposal-sources = Feito a partir de { $tickets } { $tickets ->
    [1] caso
   *[other] casos
} de { $customers } { $customers ->
    [1] cliente
   *[other] clientes
} desde { $since }.
proposal-version-of = Procedimento { $value } (casos: { $count }).
proposal-telling = Quando o assunto é “{ $subject }”, os clientes escrevem { $words } (casos: { $count }).
proposal-telling-word = “{ $text }” ({ $count })
proposal-environment = { $parts } (casos: { $count }).
proposal-environment-product = Produto: { $value }
proposal-environment-channel = contato por { $value }
proposal-environment-language = idioma dos clientes: { $value }
proposal-telling-topic = Estes clientes escrevem, mais do que outros deste produto, { $words } (casos: { $count }).
proposal-way = Se você encontrar: “{ $text }” (casos: { $count } de { $of }).
proposal-way-outcome = Se você encontrar: “{ $text }” ({ $outcome }; casos: { $count } de { $of }).
proposal-way-bare = Em casos: { $count } de { $of } foi encontrado “{ $text }”; nada diz o que foi feito então.
proposal-way-noted = Onde for como estes casos anotaram: “{ $text }” (casos: { $count } de { $of }).
proposal-way-found = Também pode ser assim: “{ $text }” (casos: { $count }).
proposal-way-do = Faça como foi feito: “{ $text }” (casos: { $count }).
proposal-way-ask = Pergunte a { $text } (perguntado em casos: { $count }).
proposal-way-tell = Depois diga ao cliente: “{ $text }” (casos: { $count }).
proposal-way-others = { $count ->
    [one] Mais um caso de { $of } seguiu um caminho próprio; um só mostra muito pouco para contar aqui.
   *[other] Mais { $count } casos de { $of } seguiram caminhos que só um caso mostra; não são contados aqui.
}
proposal-reply-first = Antes de saber, diga ao cliente: “{ $text }” (casos: { $count }).
proposal-reply-after = O que “O que fazer” diz ao cliente foi escrito quando já estava feito: envie então, não antes (casos: { $count }).
proposal-escalate-owner = Se o seu caso não é nenhum destes, pergunte a { $owner }, que responde pelo procedimento.
proposal-escalate-else = Se o seu caso não é nenhum destes, pergunte a quem responde por { $code }, { $name }.
