# Causes, the two queues and the outbox.

causes-loading = Contando las causas.
causes-empty = Ningún caso se resolvió con causa en este periodo. Presiona w para uno más largo.
causes-split = dividido por { $by }
dim-product = producto
dim-site = sede
dim-stage = etapa del cliente
dim-sop = procedimiento
dim-verdict = veredicto
dim-vendor = proveedor
dim-language = idioma
dim-reason = motivo
dim-knowledge = acción de conocimiento
dim-owner = responsable
column-cause = CAUSA
column-count = N
column-cumulative = ACUM
column-trend = SEMANAS
column-state = ESTADO
column-recurs = QUÉ SE REPITE
column-tickets = N
column-customers = CLIEN
queue-loading = Leyendo lo que se repite.
queue-empty = Nada se repite lo suficiente: una propuesta necesita { $tickets } { $tickets ->
    [one] caso
   *[other] casos
} de una causa y producto, de { $customers } { $customers ->
    [one] cliente
   *[other] clientes
}, en { $days } { $days ->
    [one] día
   *[other] días
}. Pon la causa al resolver (R en un caso, 1 para la Mesa): lo que se repite se ofrece aquí.
proposal-candidate = candidato
proposal-draft = borrador
proposal-sent = enviado
proposal-in-review = en revisión
proposal-published = publicado
proposal-archived = archivado
proposal-accepted = aceptado
proposal-shipped = entregado
proposal-declined = rechazado
proposal-behind = { $tickets } { $tickets ->
    [one] caso
   *[other] casos
} de { $customers } { $customers ->
    [one] cliente
   *[other] clientes
} desde { $since }.
proposal-target = creado como { $id }  { $url }
proposal-below-rule = { $cause } aún no se repite lo suficiente en un producto para proponerla aquí: hacen falta { $tickets } { $tickets ->
    [one] caso resuelto
   *[other] casos resueltos
} de { $customers } { $customers ->
    [one] cliente
   *[other] clientes
} en { $days } { $days ->
    [one] día
   *[other] días
}.
proposal-not-offered = Ya se envió; aquí se muestra qué pasó con ella.
outbox-loading = Leyendo lo que espera.
outbox-title = Salida · { $count }
outbox-head-at = HORA
outbox-head-what = QUÉ
outbox-empty = Todo llegó al CRM. Presiona 1 para volver a la Mesa.
delivery-queued = por enviar
delivery-sending = enviando
delivery-sent = enviado
delivery-refused = rechazado
delivery-held = retenido
delivery-unknown = respuesta perdida
delivery-verifying = verificando
delivery-unconfirmed = sin confirmar
delivery-partial = parcial
delivery-help-queued = En cola; se enviará por sí solo.
delivery-help-sending = Va en camino.
delivery-help-sent = El CRM lo tiene.
delivery-help-refused = El CRM dijo que no. Presiona r para reenviarlo, d para descartarlo; su texto queda en la bitácora.
delivery-help-held = Alguien más cambió lo mismo. Presiona m para enviar lo tuyo, t para dejar lo suyo.
delivery-help-unknown = Se perdió la respuesta; se pregunta al CRM si llegó antes de reenviar.
delivery-help-verifying = Se pregunta al CRM si llegó.
delivery-help-unconfirmed = No se sabe si llegó. Revisa el caso: presiona a si está ahí, r para reenviarlo, d para descartarlo.
delivery-help-partial = El CRM tomó solo una parte. Presiona r para reenviarlo, a para dejarlo así.
change-claim = tomar
change-set = cambiar
change-note = nota
change-reply = respuesta
change-tag = etiquetas
change-start-sop = procedimiento
change-answer = respuesta
change-tick = paso marcado
change-ask-approval = petición de aprobación
change-approve = aprobación
change-resolve = resolver
change-return = regresar
change-skip = saltar
change-send-proposal = propuesta
clash-field = campo
clash-was = era
clash-theirs = de ellos
clash-mine = mío
outbox-not-yours = { $name } escribió esto; espera a esa persona y nunca se envía con tu nombre.
alarm-overwrote = sobrescrito
alarm-twice = está dos veces
alarm-text = texto guardado
alarm-help-overwrote = Tu cambio tomó el lugar del de alguien más. Presiona enter para ver lo que se perdió; se puede restaurar.
alarm-help-twice = El CRM tiene un comentario tuyo más de una vez. Quita uno allá y luego presiona a.
alarm-help-text = Este texto perdió frente a otro en las mismas líneas. Se conserva aquí; enter lo muestra.
decide-title-clash = #{ $key } cambió mientras editabas
decide-title-held = #{ $key } avanzó mientras escribías
decide-title-refused = #{ $key }: el CRM dijo que no
decide-title-unconfirmed = #{ $key }: ¿llegó?
decide-title-partial = #{ $key }: solo se tomó una parte
decide-title-overwrote = #{ $key }: tu cambio tomó el lugar de otro
decide-title-twice = #{ $key }: un comentario tuyo está dos veces
decide-title-text = Un texto que perdió
decide-pick = elige
decide-merged = combinado
decide-still-added = se agregará igual
decide-edited = editado
decide-edit-comment = Otro texto
decide-edit-hint = Presiona ctrl-s para usar este texto, esc para volver.
decide-nothing = Aquí nada espera una decisión.
overwrote = Sobrescribiste el cambio que hizo { $name } a las { $time }. t lo restaura, m deja el tuyo.
stands-twice = Esto está { $times } veces en el caso. Quita uno allá; a dice que ya lo viste.
text-lost = En las mismas líneas se guardó otro texto. Este se queda aquí hasta que tomes de él lo que necesites.
decided-mine = Lo tuyo va en camino.
decided-theirs = Se queda lo suyo; nada tuyo lo sobrescribió.
decided-given-up = Descartado; su texto vuelve a ser borrador si lo había.
decided-hold = Retenido; no se envía nada hasta que decidas.
decided-retry = Se envía de nuevo.
decided-arrived = Anotado; cuenta como enviado.
decided-drop = Descartado; queda en la bitácora.
decided-restored = Se está restaurando lo suyo.
decided-kept = Se queda lo tuyo.
decided-seen = Anotado.
undo-back = Se deshizo: { $what }.
undo-out = Ya salió: { $what }. Para deshacerlo, haz lo contrario.
undo-under-way = Se está enviando: { $what }. Espera el resultado y decide en 5.
undo-nothing = No hay nada tuyo que deshacer.
alarm-help-clash = Alguien más cambió el mismo campo que tú.
causes-title = Causas raíz · últimos { $days } { $days ->
    [one] día
   *[other] días
} · sin causa { $unknown }
causes-title-of = Resueltos por { $of } · últimos { $days } { $days ->
    [one] día
   *[other] días
} · { $total } { $total ->
    [one] caso
   *[other] casos
}
measure-count = Orden: por cantidad.
measure-time = Orden: por horas desde la creación hasta la solución.
measure-focus = Orden: por tiempo de atención, conocido en { $timed } de { $total }.
measure-harm = Orden: por daño: horas × 4 urgente, 2 alta, 1 normal, ½ baja.
spikes-loading = Buscando picos.
spikes-none = No hay picos ahora.
spikes-some = { $count ->
    [one] Hay un pico en curso.
   *[other] Hay { $count } picos en curso.
 }
spikes-too-short = Aún no se puede hablar de picos: faltan { $days } { $days ->
    [one] día
   *[other] días
} de historia.
spike-is-watch = △ Por revisar desde el { $since }: { $count } en { $days } d, se esperaban { $expected }. m dice qué es.
spike-is-confirmed = ▲ Confirmado desde el { $since }: { $count } en { $days } d, se esperaban { $expected }. m dice qué es.
spike-is-real = ▲ Real, desde el { $since }: { $count } en { $days } d, se esperaban { $expected }. { $reason }
spike-is-noise = · Marcado como ruido, desde el { $since }: { $count } en { $days } d, se esperaban { $expected }. { $reason }
spike-is-muted = · Silenciado, desde el { $since }: { $count } en { $days } d, se esperaban { $expected }. { $reason }
spike-said-real = real
spike-said-noise = ruido
spike-said-muted = silenciado
spike-level-watch = por revisar
spike-level-confirmed = confirmado
spike-word-real = Real: se queda marcado
spike-word-noise = Ruido: se quita la marca
spike-word-muted = Ya se conoce: se silencia hasta que termine
spike-none = Esta causa no tiene ningún pico en curso.
spike-needs-reason = Escribe el motivo en pocas palabras.
choose-rows = Filas
choose-split = Dividir por
choose-cross = Cruzar con
choose-compare = Comparar por
choose-spike = El pico de { $cause }
compose-spike = Por qué, para { $cause }
compose-spike-hint = El motivo viaja con la palabra, como nota interna en el caso más nuevo de la causa.
spike-record = Pico de { $cause } desde { $since }: { $word }.
spike-no-ticket = Ningún caso resuelto de { $cause } acepta ya una nota, así que no se puede decir nada de su pico.
done-spike = Anotado, con su motivo.
dim-none = nada
dim-cause = causa
dim-family = familia de causas
dim-agent = agente de Tier 1
dim-version = versión del procedimiento
dim-queue = cola
dim-priority = prioridad
dim-week = semana
release-of = { $release } · { $products }
release-without = { $release } · sin { $products }
column-rate = PARTE
column-likely = [RANGO]
column-hours = HORAS
column-harm = DAÑO
column-all = TOTAL
than-higher = más alto
than-lower = más bajo
than-cannot-tell = aún no se puede decir
than-mix = lo explica la mezcla
crossed-more = { $count } { $count ->
    [one] columna
   *[other] columnas
} más ← →
crossed-told = { $than } · { $column }: { $here } · los demás { $rest }
compare-title = { $cause } por { $by } · últimos { $days } { $days ->
    [one] día
   *[other] días
}
compare-rest = los demás { $rest } · { $than }
compare-mix = con la misma mezcla ({ $mix }): { $here } contra { $there }
compare-flips = ⚠ la mezcla ({ $mix }) lo invierte: { $here } contra { $there }
compare-flips-short = la mezcla lo invierte
compare-many = { $count ->
    [one] Un valor tenía suficientes casos y se comparó; de las diferencias dichas, a lo más 5% puede ser azar.
   *[other] { $count } valores tenían suficientes casos y se compararon; de las diferencias dichas, a lo más 5% puede ser azar.
 }
cause-was-split = (dividida en { $into })
chart-told = { $count } en { $days } { $days ->
    [one] día
   *[other] días
} (lo más probable: { $low } a { $high }).
mark-taxonomy = códigos, versión
mark-procedure = procedimiento
mark-holiday = día inhábil
spread-told = Tiempo de atención (casos: { $count }): la mitad tomó { $median } min o menos, nueve de cada diez { $p90 } min o menos.
spread-too-few = Muy pocos casos dicen su tiempo de atención para saber cómo se reparte.
