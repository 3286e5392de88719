# Lo que otros equipos nos deben: la lista de preguntas abiertas y volver a preguntar.
tab-waiting = Esperas
layer-waiting = Esperas
command-go-waiting = en espera de equipos
command-waiting-chase = insistir
command-waiting-answer = ya contestaron
waiting-title = En espera de otros equipos · { $count } { $count ->
    [one] abierta
   *[other] abiertas
} · { $due } por insistir
waiting-loading = Leyendo lo que otros equipos nos deben.
waiting-empty = No hay preguntas abiertas a otros equipos. Presiona A en un caso para hacer una; un paso del procedimiento que espera a un equipo la hace solo.
waiting-head-team = EQUIPO
waiting-head-waited = ESPERA
waiting-head-again = INSISTIR
waiting-head-question = PREGUNTA
waiting-again-now = ya
waiting-asked = Preguntó { $by } el { $at }.
waiting-due = La respuesta vence el { $at }.
waiting-was-due = La respuesta venció el { $at }.
waiting-chased = Se insistió { $count }×, la última el { $at }.
waiting-chase-now = Ya toca insistir.
waiting-chase-from = Se puede insistir desde el { $at }.
waiting-team = { $open } { $open ->
    [one] abierta
   *[other] abiertas
} · { $share }% del tiempo fue espera ({ $waited } de { $of } en { $tickets } { $tickets ->
    [one] caso
   *[other] casos
})
chase-early = A { $team } se le puede insistir desde el { $at }. W insiste antes.
done-chase = Se volvió a preguntar al equipo.
field-team = Equipo
field-question = Pregunta
field-due = Para cuándo
ask-keys = tab sigue · ←→ equipo · ctrl-s preguntar · esc cerrar y conservar
ask-due-agreed = Si queda vacío: { $at }, según lo acordado.
ask-due-none = Si queda vacío: sin hora acordada.
ask-due-hint = “+2h”, “mañana 10:00” o { $example }
ask-of-step = Para el paso “{ $step }”; el caso queda en espera hasta que contesten.
done-ask = Se preguntó a { $team }; #{ $key } { $status ->
    [hold] queda en espera hasta que contesten
   *[other] sigue abierto
}. Presiona 6 para ver lo que esperas.
done-ask-left = Se preguntó a { $team }; #{ $key } { $status ->
    [hold] en espera
   *[other] sigue abierto
}. Falta: { $step }
refused-due-time = Escribe la hora como “+2h” o “mañana 10:00”, o déjala vacía.
refused-step-no-wait = El paso “{ $step }” no espera a ningún equipo.
sheet-lost = Este caso salió de la lista mientras escribías. Tu texto está guardado: cierra con esc y abre el caso.
step-asks = ↵ pregunta a { $team }
step-asked = { $team }: se preguntó { $at }
step-answers = { $team }: se preguntó { $at } · ↵ su respuesta
step-chase = ya toca insistir a { $team } (C)
step-answered = { $team } contestó { $at }
chase-none = No hay preguntas abiertas a un equipo en este caso.
ticket-chase = insistir a { $teams } (C)
command-desk-handover = entregar turno
pick-handover = ¿A quién le dejas tus casos abiertos?
handover-to-next = quien siga en turno
handover-none = No tienes trabajo abierto que entregar.
handover-promise-late = Prometido para el { $due }, y esa hora ya pasó: { $what }
compose-handover = Entrega de turno a { $to }, como nota interna en #{ $key }
compose-handover-hint = Presiona ctrl-s para publicarla en #{ $key }, esc para cerrar y conservar; los responsables no cambian.
done-handover = La entrega de turno va en camino.
waiting-col-chased = insistido
waiting-col-again = insistir
waiting-late = { $at } (venció)
choice-lost = Este caso salió de la lista mientras elegías. No se cambió nada.
