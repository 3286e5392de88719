## Receber e enviar.
