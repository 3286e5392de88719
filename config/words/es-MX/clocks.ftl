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
