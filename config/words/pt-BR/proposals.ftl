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
proposal-quote = “{ $text }” (tickets: { $count }).
proposal-words = Dito com frequência: “{ $text }” (tickets: { $count }).
proposal-answer = “{ $text }” (escrito em tickets: { $count }).
proposal-reason = Relatado como “{ $value }” (tickets: { $count }).
proposal-product = Produto: { $value } (tickets: { $count }).
proposal-language = Idioma dos clientes: { $value } (tickets: { $count }).
proposal-site = Escalado de { $value } (tickets: { $count }).
proposal-cause = Contado sob a causa raiz { $code }, { $name } (tickets: { $count }).
proposal-procedure = Atendido com o procedimento { $value } (tickets: { $count }).
proposal-resolution-open = Os tickets ainda não compartilham uma resposta escrita; quem responde por “{ $name }” a inclui antes da publicação.
proposal-evidence = Tickets: { $tickets }, de clientes distintos: { $customers }, desde { $since }.
proposal-trend = Tickets resolvidos por semana, da mais antiga à mais recente: { $weeks }.
proposal-pace = Resolvidos por semana: { $rate } tickets (mais provável: entre { $low } e { $high }).
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
proposal-amounts = Valor em jogo nos casos em { $language }, na moeda de cada um: metade dos que o informam tem { $middle } ou menos, de { $least } a { $highest } (tickets: { $count }).
proposal-version = Os clientes mencionam { $value } (tickets: { $count }).
proposal-finding = Constatado: { $value } (tickets: { $count }).
proposal-step = Fazer: { $value } (feito em tickets: { $count }).
proposal-subject = O assunto é “{ $value }” (tickets: { $count }).
proposal-answer-for = Quando o assunto é “{ $subject }”: “{ $text }” (escrito em tickets: { $count }).
proposal-heading-tell = Como reconhecer
proposal-heading-reply = O que dizer ao cliente
proposal-heading-escalation = Quando perguntar a outros
proposal-heading-sources = Fontes
proposal-asked = Pergunte a { $value } (perguntado em tickets: { $count }).
proposal-sources = Feito de { $tickets } { $tickets ->
    [1] ticket
   *[other] tickets
} de { $customers } { $customers ->
    [1] cliente
   *[other] clientes
} desde { $since }.
proposal-version-of = Procedimento { $value } (tickets: { $count }).
proposal-telling = Quando o assunto é “{ $subject }”, os clientes escrevem { $words } (tickets: { $count }).
proposal-telling-word = “{ $text }” ({ $count })
proposal-environment = { $parts } (tickets: { $count }).
proposal-environment-product = Produto: { $value }
proposal-environment-channel = contato por { $value }
proposal-environment-language = idioma dos clientes: { $value }
proposal-telling-topic = Estes clientes escrevem, mais do que outros deste produto, { $words } (tickets: { $count }).
proposal-way = Se você encontrar: “{ $text }” (tickets: { $count } de { $of }).
proposal-way-outcome = Se você encontrar: “{ $text }” ({ $outcome }; tickets: { $count } de { $of }).
proposal-way-bare = Em tickets: { $count } de { $of } foi encontrado “{ $text }”; nada diz o que foi feito então.
proposal-way-noted = Onde for como estes tickets anotaram: “{ $text }” (tickets: { $count } de { $of }).
proposal-way-found = Também pode ser assim: “{ $text }” (tickets: { $count }).
proposal-way-do = Faça como foi feito: “{ $text }” (tickets: { $count }).
proposal-way-ask = Pergunte a { $text } (perguntado em tickets: { $count }).
proposal-way-tell = Depois diga ao cliente: “{ $text }” (tickets: { $count }).
proposal-way-others = { $count ->
    [one] Mais um ticket de { $of } seguiu um caminho próprio; um só mostra muito pouco para contar aqui.
   *[other] Mais { $count } tickets de { $of } seguiram caminhos que só um ticket mostra; não são contados aqui.
}
proposal-reply-first = Antes de saber, diga ao cliente: “{ $text }” (tickets: { $count }).
proposal-reply-after = O que “O que fazer” diz ao cliente foi escrito quando já estava feito: envie então, não antes (tickets: { $count }).
proposal-escalate-owner = Se nada disto é o que você encontra, nenhum ticket daqui mostra: pergunte a { $owner }, que responde pelo procedimento.
proposal-escalate-else = Se nada disto é o que você encontra, nenhum ticket daqui mostra: pergunte a quem responde por { $code }, { $name }.
