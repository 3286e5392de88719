## Recibir y enviar.
