# Artículos y solicitudes de producto hechos a partir de tickets.
proposal-heading-issue = Problema
proposal-heading-environment = Entorno
proposal-heading-cause = Causa
proposal-heading-resolution = Qué hacer
proposal-heading-evidence = Qué se repite
proposal-heading-trend = Tendencia
proposal-heading-where = Dónde
proposal-heading-voices = En palabras de los clientes
proposal-title-article = { $cause }: { $product }
proposal-title-article-any = { $cause }
proposal-title-article-topic = { $topic }: { $product } ({ $code })
proposal-title-request = Favor de corregir: { $cause } ({ $product })
proposal-title-request-any = Favor de corregir: { $cause }
proposal-title-request-topic = Favor de corregir: { $topic }, { $cause } ({ $product })
proposal-quote = “{ $text }” (tickets: { $count }).
proposal-words = Se dice a menudo: “{ $text }” (tickets: { $count }).
proposal-answer = “{ $text }” (escrito en tickets: { $count }).
proposal-reason = Reportado como “{ $value }” (tickets: { $count }).
proposal-product = Producto: { $value } (tickets: { $count }).
proposal-language = Idioma de los clientes: { $value } (tickets: { $count }).
proposal-site = Escalado desde { $value } (tickets: { $count }).
proposal-cause = Contado bajo la causa raíz { $code }, { $name } (tickets: { $count }).
proposal-procedure = Atendido con el procedimiento { $value } (tickets: { $count }).
proposal-resolution-open = Los tickets todavía no comparten una respuesta escrita; quien sea responsable de “{ $name }” la agrega antes de publicar.
proposal-evidence = Tickets: { $tickets }, de clientes distintos: { $customers }, desde { $since }.
proposal-trend = Tickets resueltos por semana, de la más antigua a la más reciente: { $weeks }.
proposal-pace = Resueltos por semana: { $rate } tickets (lo más probable: entre { $low } y { $high }).
proposal-pace-more = En las últimas { $weeks } { $weeks ->
    [one] semana
   *[other] semanas
} se resolvieron { $later }, en las { $weeks } anteriores { $earlier }: más de lo que explica el azar.
proposal-pace-fewer = En las últimas { $weeks } { $weeks ->
    [one] semana
   *[other] semanas
} se resolvieron { $later }, en las { $weeks } anteriores { $earlier }: menos de lo que explica el azar.
proposal-pace-alike = En las últimas { $weeks } { $weeks ->
    [one] semana
   *[other] semanas
} se resolvieron { $later }, en las { $weeks } anteriores { $earlier }: el azar explica la diferencia.
proposal-amounts = Monto en juego en los casos en { $language }, en su propia moneda: la mitad de los que lo dicen tiene { $middle } o menos, de { $least } a { $highest } (tickets: { $count }).
proposal-version = Los clientes mencionan { $value } (tickets: { $count }).
proposal-finding = Se encontró: { $value } (tickets: { $count }).
proposal-step = Hacer: { $value } (hecho en tickets: { $count }).
proposal-subject = Su asunto es “{ $value }” (tickets: { $count }).
proposal-answer-for = Cuando el asunto es “{ $subject }”: “{ $text }” (escrito en tickets: { $count }).
proposal-heading-tell = Cómo reconocerlo
proposal-heading-reply = Qué decirle al cliente
proposal-heading-escalation = Cuándo preguntar a otros
proposal-heading-sources = Fuentes
proposal-asked = Pregunta a { $value } (se preguntó en tickets: { $count }).
proposal-sources = Hecho de { $tickets } { $tickets ->
    [one] ticket
   *[other] tickets
} de { $customers } { $customers ->
    [one] cliente
   *[other] clientes
} desde { $since }.
proposal-version-of = Procedimiento { $value } (tickets: { $count }).
proposal-telling = Cuando el asunto es “{ $subject }”, los clientes escriben { $words } (tickets: { $count }).
proposal-telling-word = “{ $text }” ({ $count })
proposal-environment = { $parts } (tickets: { $count }).
proposal-environment-product = Producto: { $value }
proposal-environment-channel = contacto por { $value }
proposal-environment-language = idioma de los clientes: { $value }
proposal-telling-topic = Estos clientes escriben, más que otros de este producto, { $words } (tickets: { $count }).
proposal-way = Si encuentras: “{ $text }” (tickets: { $count } de { $of }).
proposal-way-outcome = Si encuentras: “{ $text }” ({ $outcome }; tickets: { $count } de { $of }).
proposal-way-bare = En tickets: { $count } de { $of } se encontró “{ $text }”; nada dice qué se hizo entonces.
proposal-way-noted = Donde sea como anotaron estos tickets: “{ $text }” (tickets: { $count } de { $of }).
proposal-way-found = También puede ser así: “{ $text }” (tickets: { $count }).
proposal-way-do = Haz lo que se hizo: “{ $text }” (tickets: { $count }).
proposal-way-ask = Pregunta a { $text } (se preguntó en tickets: { $count }).
proposal-way-tell = Después dile al cliente: “{ $text }” (tickets: { $count }).
proposal-way-others = { $count ->
    [one] Un ticket más de { $of } siguió su propio camino; uno solo muestra muy poco para contarlo aquí.
   *[other] { $count } tickets más de { $of } siguieron caminos que solo un ticket muestra; no se cuentan aquí.
}
proposal-reply-first = Antes de saberlo, dile al cliente: “{ $text }” (tickets: { $count }).
proposal-reply-after = Lo que “Qué hacer” dice al cliente se escribió cuando ya estaba hecho: envíalo entonces, no antes (tickets: { $count }).
proposal-escalate-owner = Si nada de esto es lo que encuentras, ningún ticket de aquí lo muestra: pregunta a { $owner }, que responde por el procedimiento.
proposal-escalate-else = Si nada de esto es lo que encuentras, ningún ticket de aquí lo muestra: pregunta a quien responde por { $code }, { $name }.
