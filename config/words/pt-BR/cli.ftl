## A linha de comando.
