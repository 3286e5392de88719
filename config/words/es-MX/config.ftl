## Qué está mal en un archivo y qué hacer.

fault-syntax = Esto no es TOML válido: { $detail }.
fault-syntax-mend = Corrige la línea; los textos van entre comillas y cada clave aparece una sola vez.
fault-not-utf8 = A partir de esta línea el archivo no está en UTF-8.
fault-not-utf8-mend = Guárdalo en UTF-8; mientras tanto se usa el archivo incluido.
fault-unreadable = No se puede leer el archivo: { $detail }.
fault-unreadable-mend = Revisa que exista y que tengas permiso de leerlo.
fault-unknown-key = Aquí no existe la clave “{ $key }”.
fault-unknown-key-mend = ¿Quisiste decir “{ $near }”?
fault-no-such-key = Aquí no existe la clave “{ $key }”.
fault-no-such-key-mend = Claves conocidas aquí: { $known }.
fault-missing = Aquí falta una clave.
fault-missing-mend = Agrégala.
fault-type = { $found ->
        [text] Aquí hay un texto
        [integer] Aquí hay un número entero
        [decimal] Aquí hay un número decimal
        [true-false] Aquí hay verdadero o falso
        [date] Aquí hay una fecha
        [list] Aquí hay una lista
       *[table] Aquí hay una tabla
    }, y no corresponde.
fault-type-mend = { $wanted ->
        [text] Escribe un texto entre comillas.
        [integer] Escribe un número entero sin comillas.
        [decimal] Escribe un número sin comillas.
        [true-false] Escribe true o false sin comillas.
        [date] Escribe una fecha como 2026-03-02 sin comillas.
        [list] Escribe una lista entre corchetes.
       *[table] Escribe una tabla: claves y valores entre llaves.
    }
fault-too-small = El número es demasiado pequeño.
fault-too-small-mend = Escribe { $least } o más.
fault-duration = “{ $value }” no es una duración.
fault-duration-mend = Escribe un número y una unidad: 30s, 15m, 2h.
fault-language = No hay textos en el idioma “{ $value }”.
fault-language-mend = Elige uno de { $known }, o auto.
fault-words = No se puede leer la frase: { $detail }.
fault-words-mend = Compárala con el catálogo incluido del mismo idioma.
fault-no-profile = No hay un perfil de CRM llamado “{ $name }”.
fault-no-profile-mend = Ponlo en la carpeta crm o elige uno de: { $known }.
fault-near-profile = No hay un perfil de CRM llamado “{ $name }”.
fault-near-profile-mend = ¿Quisiste decir “{ $near }”? Perfiles conocidos: { $known }.

expr-open-text = No se puede leer la condición: a un texto le falta la comilla final.
expr-number = No se puede leer la condición: “{ $found }” no es un número.
expr-unexpected = No se puede leer la condición: “{ $found }” no puede ir aquí.
expr-ends-early = No se puede leer la condición: termina antes de tiempo.
expr-too-deep = No se puede leer la condición: está anidada de más.
expr-date = No se puede leer la condición: date() necesita un día entre comillas, como date("2026-03-01").
expr-function = No se puede leer la condición: no existe la función “{ $found }”; hay not, today, now, days y date.
expr-ticket = No se puede leer la condición: un ticket no tiene “{ $found }”; hay { $known }.
expr-clock = No se puede leer la condición: esta versión no maneja relojes.
fault-expr-mend = Escríbela así: amount >= 5000 and recognised in ("no", "unsure").
