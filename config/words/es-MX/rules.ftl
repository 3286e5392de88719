## Lo que dicen las reglas de resolver, regresar y procedimientos.
