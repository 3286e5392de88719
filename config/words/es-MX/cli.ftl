## La línea de comandos.
