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
fault-sla-never-pauses = Un reloj “{ $clock }” nunca se detiene: la respuesta se debe, diga lo que diga el estado.
fault-sla-never-pauses-mend = Quita la clave pause.
fault-sla-days-pause = Un objetivo en días nunca se detiene.
fault-sla-days-pause-mend = Escribe el objetivo en horas, o quita la clave pause.
