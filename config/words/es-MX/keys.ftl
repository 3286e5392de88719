## Comandos y sus teclas.
