# Relojes, promesas y preguntas a otros equipos.
refused-ask-team = Indica a qué equipo se pregunta.
refused-ask-question = Escribe la pregunta.
refused-ask-answered = { $team } ya contestó.
refused-due-past = Esa hora ya pasó; indica una posterior.
refused-promise-ended = Esa promesa ya terminó.
change-ask = pregunta a un equipo
change-chase = recordatorio
change-answered = respuesta de un equipo
change-promise = promesa
change-end-promise = promesa terminada
change-record = registro escrito
fault-calendar-never = Este calendario no abre nunca.
fault-calendar-never-mend = Indica horas: [hours] con, por ejemplo, weekdays = ["09:00-18:00"].
fault-calendar-zone = “{ $zone }” no es una zona horaria.
fault-calendar-zone-mend = Usa un nombre de la base de datos IANA, por ejemplo "America/Mexico_City".
fault-calendar-hours = “{ $hours }” no es un intervalo del día.
fault-calendar-hours-mend = Escribe "09:00-18:00"; una noche es "22:00-06:00" y un día termina a las "24:00".
fault-calendar-overlap = “{ $hours }” se encima con otro intervalo del mismo día.
fault-calendar-overlap-mend = Une los dos, o haz que uno termine antes de que empiece el otro.
fault-calendar-every = “{ $day }” no es un día del año.
fault-calendar-every-mend = Escribe mes y día: "12-25".
fault-calendar-nth = “{ $day }” no es un día así.
fault-calendar-nth-mend = Escribe, por ejemplo, "first monday of february" o "last friday of november".
fault-calendar-holiday = Un día inhábil necesita exactamente uno de on, every, nth y easter.
fault-calendar-holiday-mend = Deja el que dice cuándo es: on = 2026-03-16, every = "12-25", nth = "first monday of february", easter = -2.
fault-sla-no-clock = Esta política no tiene ningún reloj.
fault-sla-no-clock-mend = Agrega uno, por ejemplo [policy.first_reply] con all = "4h".
fault-sla-no-calendar = Ningún calendario dice cómo se cuenta esto.
fault-sla-no-calendar-mend = Agrega calendar = "24x7" o el nombre de otro calendario.
fault-sla-no-target = Aquí no hay ningún objetivo.
fault-sla-no-target-mend = Agrega all = "4h", o uno para cada prioridad; para un equipo, within = "8h".
fault-sla-target = “{ $target }” no es una duración.
fault-sla-target-mend = Escribe horas y minutos ("4h", "1h30m") o días hábiles ("2d").
fault-sla-warn = “{ $warn }” no es un aviso.
fault-sla-warn-mend = Escribe una parte ("75%") o lo que queda ("1h left").
fault-sla-pause = “{ $status }” no detiene un reloj.
fault-sla-pause-mend = Usa "pending" o "hold".
fault-sla-never-pauses = Un reloj “{ $clock }” nunca se detiene: la respuesta se debe, diga lo que diga el estatus.
fault-sla-never-pauses-mend = Quita la clave pause.
fault-sla-days-pause = Un objetivo en días nunca se detiene.
fault-sla-days-pause-mend = Escribe el objetivo en horas, o quita la clave pause.

clock-name = { $kind ->
    [first_reply] Primera respuesta
    [next_reply] Siguiente respuesta
    [update] Actualización
    [requester_wait] Espera del cliente
    [agent_work] Trabajo de nuestro lado
    [resolution] Solución
    [ask] Respuesta de { $name }
    [legal] Plazo legal: { $name }
   *[promise] Promesa: { $name }
}
clock-short = { $kind ->
    [first_reply] primera respuesta
    [next_reply] siguiente respuesta
    [update] actualización
    [requester_wait] espera del cliente
    [agent_work] trabajo
    [resolution] solución
    [ask] { $name }
    [legal] legal: { $name }
   *[promise] promesa
} { $look ->
    [late] { $left } de retraso
    [soon] en { $left }, pronto
    [good] en { $left }
    [paused] en pausa, quedan { $left }
    [met] cumplida
    [missed] incumplida
   *[open] abierta
}
clock-by = Se cuenta con el calendario “{ $calendar }” ({ $zone }).
clock-open-days = Horario de { $from ->
    [d1] lunes
    [d2] martes
    [d3] miércoles
    [d4] jueves
    [d5] viernes
    [d6] sábado
   *[other] domingo
} a { $to ->
    [d1] lunes
    [d2] martes
    [d3] miércoles
    [d4] jueves
    [d5] viernes
    [d6] sábado
   *[other] domingo
}: { $hours }.
clock-open-day = Horario del { $from ->
    [d1] lunes
    [d2] martes
    [d3] miércoles
    [d4] jueves
    [d5] viernes
    [d6] sábado
   *[other] domingo
}: { $hours }.
clock-started = { $kind ->
    [ask] La pregunta se hizo el { $at }.
    [promise] La promesa se hizo el { $at }.
   *[other] Empezó el { $at }.
}
clock-reached = { $by ->
    [noted] Fue cuando el caso pasó a nuestro equipo: entonces se escribió su primera nota interna.
   *[arrived] Ninguna nota interna dice cuándo pasó el caso a nuestro equipo, así que cuenta su llegada.
}
clock-aim = Desde el { $at }, con prioridad { $priority ->
    [urgent] urgente
    [high] alta
    [normal] normal
   *[low] baja
}, el objetivo fue de { $target }.
clock-term = El plazo es de { $target } y no se detiene.
clock-agreed = Se acordó un plazo de { $target }.
clock-aim-none = Desde el { $at }, con prioridad { $priority ->
    [urgent] urgente
    [high] alta
    [normal] normal
   *[low] baja
}, no hubo objetivo.
clock-ran = Corrió del { $from } al { $to }: se contaron { $amount }.
clock-runs = Corre desde el { $from }: hasta ahora cuentan { $amount }.
clock-stood = Se detuvo del { $from } al { $to } porque { $status ->
    [pending] esperábamos la respuesta del cliente
    [hold] se esperaba a otro equipo
   *[solved] el caso estaba resuelto
}: { $amount } no contaron.
clock-stands = Está detenido desde el { $from } porque { $status ->
    [pending] esperamos la respuesta del cliente
    [hold] se espera a otro equipo
   *[solved] el caso está resuelto
}: hasta ahora { $amount } no cuentan.
clock-holiday = El { $day } { $tense ->
    [past] fue
   *[coming] es
} día inhábil: { $name }.
clock-sum = Se usaron { $used } de { $target }; restan { $rest }.
clock-sum-over = Se usaron { $used }, { $over } más que el objetivo de { $target }.
clock-missed = El objetivo se incumplió el { $at }; eso queda como hecho.
clock-met = Terminó el { $at }, a tiempo.
clock-ended = Terminó el { $at }.
clock-no-target = Ahora no hay objetivo.
clock-paused = No hay hora límite mientras está detenido; quedan { $rest }.
clock-due = Vence el { $at }.
clock-due-day = Vence al terminar el { $day }.
clock-was-due = Venció el { $at }.
clock-was-due-day = Venció al terminar el { $day }.
clock-never = Su calendario nunca abre tanto tiempo.
clocks-past-none = El CRM no muestra el historial de este caso: no se sabe qué pasó antes de verlo aquí por primera vez, y una pausa cuenta desde que se vio.
clocks-past-unread = Todavía no se lee el historial de este caso en el CRM: una pausa anterior a verlo aquí por primera vez aún puede mover estos tiempos.
clocks-given = El CRM da su propia hora: vence el { $at }, en { $left }. { $goes ->
        [other] Un reloj nuestro vence antes, y la mesa se guía por lo que vence primero.
       *[this] La mesa se guía por ella.
    }
clocks-given-late = El CRM da su propia hora: venció el { $at }, hace { $left }. { $goes ->
        [other] Un reloj nuestro vence antes, y la mesa se guía por lo que vence primero.
       *[this] La mesa se guía por ella.
    }
clocks-title = Relojes de #{ $key }
clocks-none = Este caso no tiene relojes.
refused-due-form = Empieza con la hora: “+2h”, “mañana 10:00” o “2026-11-24 09:00”, y después lo que se promete.
command-ticket-clocks = explicar relojes
command-ticket-promise = prometer
command-ticket-ask = preguntar a un equipo
command-ticket-settle = registrar respuesta o promesa
compose-promise = Promesa al cliente de #{ $key }
compose-promise-hint = Primero la hora y luego qué: “+2h …”, “mañana 10:00 llamar”, { $example }.
compose-ask = Preguntar a otro equipo sobre #{ $key }
compose-answered = Respuesta de { $team }
promise-default = Llamar al cliente.
pick-settle = En qué quedó
settle-answer = contestó: { $about }
settle-chase = insistir: { $about }
settle-kept = promesa cumplida: { $about }
settle-broken = promesa incumplida: { $about }
settle-none = No hay preguntas ni promesas abiertas en este caso.
refused-no-promise = No hay una promesa así abierta en #{ $key }.
refused-no-ask = No hay una pregunta así abierta en #{ $key }.
waiting-none = No se espera nada y no hay nada prometido.
waiting-col-key = caso
waiting-col-on = de
waiting-col-since = desde
waiting-col-due = vence
waiting-col-what = qué
waiting-col-id = id
waiting-share = { $team }: se esperó { $waited }, { $share }% del tiempo que estos casos estuvieron abiertos.
handover-head = Entrega de turno de { $from }, { $at }: { $count } { $count ->
    [one] caso abierto
   *[other] casos abiertos
}.
handover-head-to = Entrega de turno de { $from } a { $to }, { $at }: { $count } { $count ->
    [one] caso abierto
   *[other] casos abiertos
}.
handover-promise = Prometido para el { $due }: { $what }
handover-ask = Se espera respuesta de { $team } desde el { $since }: { $what }
