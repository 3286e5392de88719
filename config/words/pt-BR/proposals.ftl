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
proposal-title-article-topic = { $topic }: { $product }, { $cause }
proposal-title-request = Favor corrigir: { $cause } ({ $product })
proposal-title-request-any = Favor corrigir: { $cause }
proposal-title-request-topic = Favor corrigir: { $topic } ({ $product }, { $cause })
proposal-quote = “{ $text }” (tickets: { $count }).
proposal-words = Dito com frequência: “{ $text }” (tickets: { $count }).
proposal-answer = “{ $text }” (escrito em tickets: { $count }).
proposal-reason = Relatado como “{ $value }” (tickets: { $count }).
proposal-product = Produto: { $value } (tickets: { $count }).
proposal-channel = Contato por { $value } (tickets: { $count }).
proposal-language = Idioma dos clientes: { $value } (tickets: { $count }).
proposal-site = Escalado de { $value } (tickets: { $count }).
proposal-cause = Causa raiz { $code }, { $name } (tickets: { $count }).
proposal-procedure = Atendido com o procedimento { $value } (tickets: { $count }).
proposal-resolution-open = Os tickets ainda não compartilham uma resposta escrita; quem responde por “{ $name }” a inclui antes da publicação.
proposal-evidence = Tickets: { $tickets }, de clientes distintos: { $customers }, desde { $since }.
proposal-trend = Tickets resolvidos por semana, da mais antiga à mais recente: { $weeks }.
proposal-pace = Resolvidos por semana: { $rate } tickets (mais provável: entre { $low } e { $high }).
proposal-pace-more = Nas últimas { $weeks } { $weeks ->
    [one] semana
   *[other] semanas
} foram resolvidos { $later }, nas { $weeks } anteriores { $earlier }: mais do que o acaso explica.
proposal-pace-fewer = Nas últimas { $weeks } { $weeks ->
    [one] semana
   *[other] semanas
} foram resolvidos { $later }, nas { $weeks } anteriores { $earlier }: menos do que o acaso explica.
proposal-pace-alike = Nas últimas { $weeks } { $weeks ->
    [one] semana
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
proposal-escalate-else = Se nada disso resolver, pergunte a quem cuida de { $code }, { $name }.
proposal-escalate-none = Nestes tickets ({ $count }) nenhuma outra equipe foi consultada; se nada disso resolver, pergunte a quem cuida de { $code }, { $name }.
proposal-sources = Feito de { $tickets } { $tickets ->
    [one] ticket
   *[other] tickets
} de { $customers } { $customers ->
    [one] cliente
   *[other] clientes
} desde { $since }.
proposal-version-of = Procedimento { $value } (tickets: { $count }).
proposal-telling = Quando o assunto é “{ $subject }”, os clientes escrevem { $words } (tickets: { $count }).
proposal-telling-word = “{ $text }” ({ $count })
