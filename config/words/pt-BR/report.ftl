## Tabelas e documentos.
