## Causas, conocimiento y producto.
