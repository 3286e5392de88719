# La cadena del síntoma a la causa, causas sugeridas, problemas y errores conocidos.

why-assumed = supuesto
why-shown = { $shown } de { $of } respuestas señalan su evidencia; las demás quedan como supuestas. Con [ eliges qué lo muestra.
why-fork = El porqué { $nth } parece nombrar dos causas. En dos líneas, cada una se puede seguir por su lado.
why-person = La cadena se detiene en una persona. ¿Qué permitió que pasara: una pantalla, una regla, un aviso? Una respuesta más llega a lo que un responsable puede cambiar.
why-hint = Una respuesta por línea, del síntoma a lo que un responsable puede cambiar. Con [ eliges qué lo muestra.
pick-evidence = Qué lo muestra
evidence-link = Una dirección: escríbela o pégala, y luego ]
evidence-typed = Solo un corchete
refused-evidence-lost = La cadena señala “{ $evidence }”, que este caso no tiene. Presiona [ en la cadena para elegir de lo que hay.
refused-evidence-form = “{ $value }” no es una referencia. Escribe “msg ID”, “sop PREGUNTA”, “file NOMBRE”, una dirección o “assumed”.

suggest-step = la nombra el paso “{ $step }”
suggest-similar = { $count } de { $of } parecidos
suggest-linked = este caso está vinculado al problema “{ $title }”
suggest-near = casos parecidos están vinculados al problema “{ $title }”
command-desk-unexplained = causas aún desconocidas
command-ticket-cause = causa raíz

# La pantalla de problemas.
tab-problems = Problemas
layer-problems = Problemas
layer-solved = Lo que reciben varios casos
command-go-problems = problemas
command-ticket-problem = vincular a un problema
command-problem-edit = escribir
command-problem-state = estado
command-problem-solved = avisar que se resolvió
command-problem-unlink = quitar caso
command-problem-tickets = trabajar sus casos
command-problem-leave-out = dejar fuera
problems-title = Problemas · { $open } { $open ->
    [one] abierto
   *[other] abiertos
} · { $known } { $known ->
    [one] error conocido
   *[other] errores conocidos
}
problems-loading = Leyendo los problemas.
problems-empty = No hay ningún problema abierto. Presiona K en un caso para abrir uno o para vincular el caso a uno: así todos lo ven, y lo que ayuda se ofrece en cada uno de sus casos.
problems-head-what = QUÉ PASA
problems-head-cause = CAUSA
problem-known-error = error conocido
problem-review-due = toca revisar el riesgo aceptado
problem-on-its-way = en camino
problem-until = Hasta el { $day }.
problem-opened = Lo abrió { $by } el { $at }.
problem-tickets = Casos · { $open } { $open ->
    [one] abierto
   *[other] abiertos
} de { $of }
problem-told = avisado
problem-nobody = No queda ningún caso abierto de este problema por avisar.
problem-lost = Este problema cambió mientras mirabas. Cierra con esc y presiona F otra vez.
problem-state-new = Nuevo
problem-state-assess = En evaluación
problem-state-root-cause-analysis = Análisis de la causa
problem-state-fix-in-progress = En corrección
problem-state-resolved = Resuelto
problem-state-risk-accepted = Riesgo aceptado
problem-state-closed = Cerrado
problem-field-state = Estado
problem-field-what = Qué pasa
problem-field-where = Dónde
problem-field-since = Desde cuándo
problem-field-extent = Cuántos
problem-field-cause = Causa raíz
problem-field-why = Por qué
problem-field-workaround = Qué ayuda
problem-field-owner = Responsable
problem-field-fix = Corrección final
problem-field-decision = Decisión
problem-field-review = Revisar el
problem-hint-what = Qué pasa, como lo reconocería un colega; sin datos de clientes. Presiona ctrl-s para guardar.
problem-hint-where = Producto, versión, sede, canal. Presiona enter para guardar.
problem-hint-since = Desde cuándo, hasta donde se sabe. Presiona enter para guardar.
problem-hint-extent = Cuántos casos o clientes, hasta donde se sabe. Presiona enter para guardar.
problem-hint-why = Una respuesta por línea; la evidencia entre corchetes, como [https://…]. Presiona ctrl-s para guardar.
problem-hint-workaround = Una respuesta en este idioma que ayuda mientras tanto al cliente; se ofrece en cada uno de sus casos. Presiona ctrl-s para guardar.
problem-hint-owner = Quién lo tiene a su cargo. Presiona enter para guardar.
problem-hint-fix = La referencia de la solicitud, el cambio o la versión que lo corrige. Presiona enter para guardar.
problem-hint-decision = Corregirlo o aceptar el riesgo, y por qué. Presiona ctrl-s para guardar.
problem-hint-review = Un día como 2027-03-01. Presiona enter para guardar.
problem-note-opened = ◆ Se abrió el problema P-{ $problem }:
problem-note-linked = ◆ Este caso está vinculado al problema P-{ $problem }: { $title }
problem-note-unlinked = ◇ Este caso ya no está vinculado al problema P-{ $problem }: { $title }
problem-note-set = ◆ Problema P-{ $problem } · { $field }: { $value }
problem-note-told = ◆ Se avisó al cliente que el problema P-{ $problem } está resuelto.
problem-open = Abrir un problema nuevo desde este caso
problem-link = Vincular a: { $title }
problem-unlink = Desvincular de: { $title }
problem-workaround = Qué ayuda: { $title }
pick-problem = Problema
pick-problem-field = Escribir en el problema
pick-problem-state = Estado del problema
compose-problem = Un problema, visto en #{ $key }
compose-solved = La respuesta en { $language }
compose-solved-hint = La recibe cada caso en este idioma. Presiona ctrl-s para usar este texto.
solved-title = Resuelto: { $title }
solved-keys = espacio dejar fuera · e editar · ctrl-s responder a todos · esc cerrar
solved-count = { $count } de { $of } casos abiertos reciben respuesta. Siguen abiertos: cada uno termina por su procedimiento.
solved-reply = El cliente de #{ $key } lee ({ $language }):
solved-left-out = #{ $key } queda fuera y no recibe nada.
done-solved = El problema está resuelto; { $count ->
    [one] se avisa a { $count } cliente
   *[other] se avisa a { $count } clientes
}.
refused-no-problem = “{ $problem }” no nombra un solo problema. `secondline problem list` los nombra.
refused-problem-what = Di qué pasa.
refused-problem-closed = El problema P-{ $problem } está cerrado. Primero vuelve a analizarlo.
refused-problem-state = “{ $value }” no es un estado. Hay: { $known }.
refused-problem-needs-cause = Primero dale al problema su causa raíz.
refused-problem-needs-fix = Primero anota qué lo corrige para siempre: la referencia de la corrección.
refused-problem-risk-review = Un riesgo se acepta solo hasta un día: primero escribe cuándo se revisa otra vez.
refused-problem-review = Escribe un día que aún no llega, como 2027-03-01.
refused-problem-close = Solo se cierra lo que está resuelto; una causa que se queda es un riesgo aceptado.
refused-problem-no-anchor = Ningún caso de este problema acepta ya notas. Primero vincúlale un caso abierto.
refused-problem-field = “{ $value }” no es un campo de un problema. Hay: { $known }.
cli-no-problems = No hay ningún problema abierto.
cli-solved-preview = Saldrían { $count } { $count ->
    [one] respuesta
   *[other] respuestas
}. No se envió nada; agrega --yes para enviarlas.
ticket-problem = problema P-{ $problem } ({ $state })
sync-told = Un colega ya le avisó a este cliente que el problema está resuelto. Tu respuesta se queda aquí.
