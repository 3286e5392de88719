## La bandeja.
