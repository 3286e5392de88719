# A ticket: conversation, procedure, resolve and return.

ticket-loading = Leyendo el caso.
ticket-missing = Aquí no hay un caso { $key }.
ticket-needs-person = un cambio te necesita (d)
ticket-cause = causa { $cause }
ticket-address = { $url }
ticket-no-address = El CRM no da dirección web para este caso.
nobody = nadie
somebody = alguien
internal = interno
to-customer = al cliente
file-attached = adjunto: { $name }
gone-deleted = eliminado en el CRM
gone-spam = marcado como spam
gone-merged = unido a otro caso
due-paused = nada vence de nuestro lado
due-none = sin vencimiento
# In a column of eight cells.
due-standing = { $status ->
    [pending] pend.
    [hold] espera
    [solved] resuelto
   *[other] cerrado
}
due-chase = insistir
due-late = vencido { $left }
due-in = vence en { $left }
due-crm-late = CRM: vencido { $left }
due-crm-in = CRM: vence en { $left }
procedure-progress = { $done } de { $of } pasos
conversation-empty = Aún no hay mensajes o la conversación no ha llegado. ctrl-r vuelve a preguntar al CRM.
procedure = Procedimiento
procedure-title = { $title } { $version } · { $done } de { $of }
procedure-none = Ningún procedimiento aplica a este caso. Puede resolverse con causa, conocimiento y veredicto.
procedure-ended = El procedimiento termina aquí: { $outcome ->
    [returned_to_t1] el caso regresa a Tier 1
    [reissued] se repone la tarjeta
    [kept_card] el cliente conserva su tarjeta
    [withdrawn] se retira la aclaración
    [already_posted] el pago ya estaba aplicado
    [to_fraud] lo sigue Fraudes
    [not_received] el dinero no está con nosotros
    [not_late] todavía no es tarde
    [found] el pedido apareció
    [explained] el cobro quedó explicado
   *[other] { $outcome }
}.
procedure-tick = Presiona x cuando ya esté hecho: el registro dirá que lo hiciste tú.
step-not-applicable = no aplica
step-waits = espera una respuesta
step-tick = x para marcar
step-wants-approval = espera a { $role ->
    [lead] un líder
    [admin] un administrador
   *[other] { $role }
}
step-ask-approval = x pide a { $role ->
    [lead] un líder
    [admin] un administrador
   *[other] { $role }
}
step-approved = aprobó { $name }
compose-accept = Aceptar lo que el procedimiento objeta en #{ $key }
compose-accept-hint = Por qué está bien así. Va con tu sí en la nota del caso.
step-waits-on = espera a { $team }
procedure-move = M cambia a { $version }: { $kept } { $kept ->
    [one] respuesta se conserva
   *[other] respuestas se conservan
}, { $redo } por rehacer.
procedure-news = Cambió desde la última vez que lo usaste ({ $version }):
check-lead = Un líder puede aceptarlo.
why-procedure = Por qué este procedimiento
yes = sí
no = no
similar = Parecidos, resueltos
similar-cause = { $cause } ×{ $count }
similar-none = Aún no se ha resuelto algo parecido aquí.
compose-note = Nota interna en #{ $key }
compose-reply = Respuesta al cliente de #{ $key }
compose-tags = Etiquetas de #{ $key }
compose-tags-hint = +agrega -quita, separadas por espacios. Presiona enter para { $act }.
compose-skip = Saltar #{ $key }
compose-skip-hint = Por qué, en una o dos palabras. Los líderes lo ven. Presiona enter para saltarlo.
pick-status = Estatus
pick-priority = Prioridad
pick-macro = Plantilla: elige un texto
compose-macro-hint = Completa lo que esté entre «…», si lo hay. Presiona ctrl-s para enviar.
pick-assignee = Responsable
pick-answer = Respuesta
pick-cause = Causa raíz: escribe para buscar
answer-hint-text = Presiona enter para guardar; vacío quita la respuesta.
answer-hint-long = Presiona enter para guardar; vacío quita la respuesta.
answer-hint-int = Un número entero. Presiona enter para guardar.
answer-hint-money = Un monto como 349.00. Presiona enter para guardar.
answer-hint-date = Un día como 2026-11-21. Presiona enter para guardar.
answer-hint-datetime = Día y hora como 2026-11-21 14:05. Presiona enter para guardar.
answer-hint-last4 = Los últimos cuatro dígitos, nunca más. Presiona enter para guardar.
answer-hint-evidence = Una referencia, por ejemplo un folio o documento. Presiona enter para guardar.
answer-hint-problem = La referencia del error conocido o problema abierto. Presiona enter para guardar.
answer-hint-ticket = La clave del otro caso, como #48213. Presiona enter para guardar.
resolve-title = Resolver #{ $key }
resolve-keys = tab sigue · ←→ elegir · ctrl-s resolver · esc cerrar y conservar
resolve-no-procedure = ninguno aplica
resolve-procedure-done = ✔ completo
resolve-procedure-open = ✗ falta hacer: { $steps }
resolve-type = escribe para buscar, en cualquiera de los tres idiomas
field-cause = Causa raíz
field-causes-also = También
field-why = Por qué
field-knowledge = Conocimiento
field-article = Artículo
field-verdict = Escalación
field-reply = Respuesta
field-override = Excepción
field-missing = Faltó
optional = opcional
knowledge-linked = vinculado
knowledge-new = nuevo
knowledge-flagged = con error
knowledge-not-needed = no hace falta
verdict-right = correcta
verdict-avoidable = evitable
verdict-incomplete = incompleta
verdict-wrong-queue = cola equivocada
return-title = Regresar #{ $key } a Tier 1
return-keys = tab sigue · ←→ elegir · ctrl-s regresar el caso · esc cerrar y conservar
return-hint = Di qué faltó; si son varias cosas, sepáralas con punto y coma.
return-comment = Regresado a Tier 1. Lo que faltó:
procedure-recorded = Este caso se trabajó con el procedimiento { $sop }.
conversation-count = Conversación · { $count ->
    [one] { $count } mensaje
   *[other] { $count } mensajes
}
# Los campos por su nombre corto.
field-name-status = estatus
field-name-priority = prioridad
field-name-assignee = responsable
field-name-queue = cola
field-name-product = producto
field-name-reason = motivo
field-name-topic = tema
field-name-amount = monto
field-name-language = idioma
field-name-vendor = proveedor
field-name-site = sede
field-name-t1-agent = agente Tier 1
field-name-cause = causa raíz
field-name-causes-also = también
field-name-knowledge = conocimiento
field-name-verdict = escalación
field-name-sop = procedimiento
field-name-stage = etapa
field-name-focus = atención (s)
field-name-tags = etiquetas
news-wrote = { $name } escribió a las { $time }, después de que abriste esto.
news-moved = Cambió a las { $time }, después de que abriste esto: { $fields }.
news-gone = El caso ya no está en el CRM.
draft-joined = Otra ventana tuya también escribió aquí; ahora los dos textos están juntos.
step-waits-for = espera “{ $what }”
