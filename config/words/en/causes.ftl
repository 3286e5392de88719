## Causes, knowledge and product.
