## Tablas y documentos.
