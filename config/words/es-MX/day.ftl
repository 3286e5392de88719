# De qué se compone el día de un agente: avisos, lo que vuelve después, el día mismo y lo que suena.

command-app-notices = avisos otra vez
notices-title = Avisos de esta sesión, los más nuevos primero
notices-none = En esta sesión todavía no se ha avisado de nada.
