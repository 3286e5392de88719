# Respuestas de los archivos, y lo que va con ellas.
compose-along = Completa «…». Presiona ctrl-s para enviarlo junto con: { $what }
fault-macro-field = No hay nada que pueda ir en lugar de { $value }.
fault-macro-field-mend = Escribe uno de { $known }, o «…» para lo que completa una persona.
fault-macro-tag = “{ $value }” no es una etiqueta.
fault-macro-tag-mend = Escribe una sola palabra, con + o - delante.
