# Teclas, aspecto e idioma de la pantalla.

keys-follow = { $keys } …
keys-nothing = { $keys } no significa nada aquí. La tecla ? muestra todas las teclas.
fault-key-writes = La tecla { $value } es una letra, y donde aplica este comando se escribe texto.
fault-key-writes-mend = Elige una tecla con ctrl o alt, o una con nombre, como enter o f5.
fault-key-begins = { $key } no puede ser un comando y a la vez iniciar otras teclas: { $value } está en la misma pantalla.
fault-key-begins-mend = Elige otra tecla o asígnale otra también a { $value }.
fault-key-hides = Donde aplican los dos, { $key } significa { $value }, y { $other } se queda ahí sin tecla.
fault-key-hides-mend = Asígnale también otra tecla a { $other }. Mientras tanto se encuentra en la paleta.

command-app-language = idioma
command-app-redraw = pintar la pantalla de nuevo
command-app-theme = tema
theme-now = Tema: { $name }.
language-now = La pantalla habla español.
theme-dark = oscuro
theme-light = claro
theme-high-contrast = alto contraste
theme-16 = 16 colores
theme-none = sin color
fault-none-of = “{ $value }” no se conoce aquí.
fault-none-of-mend = Elige uno de { $known }.
palette-not-here = No aplica a lo seleccionado.
