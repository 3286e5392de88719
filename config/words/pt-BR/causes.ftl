## Causas, conhecimento e produto.
