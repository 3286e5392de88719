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
proposal-quote = “{ $text }” (casos: { $count }).
proposal-words = Se dice a menudo: “{ $text }” (casos: { $count }).
proposal-answer = “{ $text }” (escrito en casos: { $count }).
proposal-reason = Reportado como “{ $value }” (casos: { $count }).
proposal-product = Producto: { $value } (casos: { $count }).
proposal-language = Idioma de los clientes: { $value } (casos: { $count }).
proposal-site = Escalado desde { $value } (casos: { $count }).
proposal-cause = Registrado con la causa raíz { $code }, { $name } (casos: { $count }).
proposal-procedure = Atendido con el procedimiento { $value } (casos: { $count }).
proposal-resolution-open = Los casos todavía no comparten una respuesta escrita; quien sea responsable de “{ $name }” la agrega antes de publicar.
proposal-evidence = Casos: { $tickets }, de clientes distintos: { $customers }, desde { $since }.
proposal-trend = Casos resueltos por semana, de la más antigua a la más reciente: { $weeks }.
proposal-pace = Resueltos por semana: { $rate } casos (lo más probable: entre { $low } y { $high }).
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
proposal-amounts = Monto en juego en los casos en { $language }, en su propia moneda: la mitad de los que lo dicen tiene { $middle } o menos, de { $least } a { $highest } (casos: { $count }).
proposal-version = Los clientes mencionan { $value } (casos: { $count }).
proposal-finding = Se encontró: { $value } (casos: { $count }).
proposal-step = Hacer: { $value } (hecho en casos: { $count }).
proposal-subject = Su asunto es “{ $value }” (casos: { $count }).
proposal-answer-for = Cuando el asunto es “{ $subject }”: “{ $text }” (escrito en casos: { $count }).
proposal-heading-tell = Cómo reconocerlo
proposal-heading-reply = Qué decirle al cliente
proposal-heading-escalation = Cuándo preguntar a otros
proposal-heading-sources = Fuentes
proposal-asked = Pregunta a { $value } (se preguntó en casos: { $count }).
proposal-sources = Elaborado con { $tickets } { $tickets ->
    [one] caso
   *[other] casos
} de { $customers } { $customers ->
    [one] cliente
   *[other] clientes
} desde { $since }.
proposal-version-of = Procedimiento { $value } (casos: { $count }).
proposal-telling = Cuando el asunto es “{ $subject }”, los clientes escriben { $words } (casos: { $count }).
proposal-telling-word = “{ $text }” ({ $count })
proposal-environment = { $parts } (casos: { $count }).
proposal-environment-product = Producto: { $value }
proposal-environment-channel = contacto por { $value }
proposal-environment-language = idioma de los clientes: { $value }
proposal-telling-topic = Estos clientes escriben, más que otros de este producto, { $words } (casos: { $count }).
proposal-way = Si encuentras: “{ $text }” (casos: { $count } de { $of }).
proposal-way-outcome = Si encuentras: “{ $text }” ({ $outcome }; casos: { $count } de { $of }).
proposal-way-bare = En casos: { $count } de { $of } se encontró “{ $text }”; nada dice qué se hizo entonces.
proposal-way-noted = Donde sea como anotaron estos casos: “{ $text }” (casos: { $count } de { $of }).
proposal-way-found = También puede ser así: “{ $text }” (casos: { $count }).
proposal-way-do = Haz lo que se hizo: “{ $text }” (casos: { $count }).
proposal-way-ask = Pregunta a { $text } (se preguntó en casos: { $count }).
proposal-way-tell = Después dile al cliente: “{ $text }” (casos: { $count }).
proposal-way-others = { $count ->
    [one] Un caso más de { $of } siguió su propio camino; uno solo muestra muy poco para contarlo aquí.
   *[other] { $count } casos más de { $of } siguieron caminos que solo un caso muestra; no se cuentan aquí.
}
proposal-reply-first = Antes de saberlo, dile al cliente: “{ $text }” (casos: { $count }).
proposal-reply-after = Lo que “Qué hacer” dice al cliente se escribió cuando ya estaba hecho: envíalo entonces, no antes (casos: { $count }).
proposal-escalate-owner = Si tu caso no se parece a ninguno de estos, pregunta a { $owner }, que responde por el procedimiento.
proposal-escalate-else = Si tu caso no se parece a ninguno de estos, pregunta a quien responde por { $code }, { $name }.
