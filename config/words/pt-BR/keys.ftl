## Comandos e suas teclas.
