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
expr-time = No se puede leer la condición: date and time() necesita un momento entre comillas, como date and time("2026-03-01T09:30:00").
expr-duration = No se puede leer la condición: duration() necesita una duración entre comillas, como duration("P2D") o duration("P1Y6M").
expr-function = No se puede leer la condición: no existe la función “{ $found }”; hay not, today, now, days, date, date and time y duration.
expr-ticket = No se puede leer la condición: un ticket no tiene “{ $found }”; hay { $known }.
expr-clock = No se puede leer la condición: de un reloj se puede preguntar { $known }, como en clock.NOMBRE.running, y no “{ $found }”.
fault-expr = No se puede leer la condición.
fault-expr-mend = Escríbela así: amount >= 5000 and recognised in ("no", "unsure").

# Tablas y procedimientos.

fault-choice = “{ $value }” no se permite aquí.
fault-choice-mend = Elige uno de: { $known }.
fault-near-name = No existe “{ $name }”.
fault-near-name-mend = ¿Quisiste decir “{ $near }”?
fault-no-name = No existe “{ $name }”.
fault-no-name-mend = Quítalo o escribe aquello que nombra.
fault-csv = No se puede leer la tabla: { $detail }.
fault-csv-mend = Guárdala de nuevo como CSV con comas, en UTF-8.
fault-column = Falta la columna “{ $name }”.
fault-column-mend = Agrégala en la primera línea.
fault-width = La fila tiene { $found } celdas y deben ser { $wanted }.
fault-width-mend = Pon entre comillas los textos que llevan coma.
fault-cause-code = “{ $code }” no es un código de causa.
fault-cause-code-mend = Escribe una familia como FUL o una causa como FUL-02.
fault-cause-twice = El código { $code } aparece dos veces.
fault-cause-twice-mend = Da a cada causa su propio código; los códigos no se reutilizan.
fault-cause-parent = No hay una familia “{ $parent }” arriba de esta fila.
fault-cause-parent-mend = Escribe primero la familia y luego sus causas.
fault-cause-orphan = { $code } tiene forma de causa y no tiene familia.
fault-cause-orphan-mend = Escribe su familia en la columna parent.
fault-cause-name = { $code } no tiene nombre en este idioma.
fault-cause-name-mend = Dale un nombre en cada idioma.
fault-cause-long = El nombre es demasiado largo para el selector.
fault-cause-long-mend = Escribe como máximo { $max } caracteres.
fault-cause-same-name = Dos causas se llaman “{ $name }”.
fault-cause-same-name-mend = Nómbralas de modo que nadie las confunda.
fault-triage-column = “{ $name }” no es una columna de una tabla de decisión.
fault-triage-column-mend = Nómbrala in:ticket.CAMPO, out:sop, out:priority, out:queue o note.
fault-triage-cell = “{ $value }” no es una prueba.
fault-triage-cell-mend = Escribe -, palabras con comas, not(palabra), un número, >= 5 o [1..5].
fault-triage-dead = La regla { $rule } nunca se alcanza: las reglas anteriores ({ $by }) coinciden con todo lo suyo.
fault-triage-dead-mend = Súbela o quítala.
fault-triage-overlap = Las reglas { $rule } y { $with } coinciden en algunos casos: { $case }.
fault-triage-overlap-mend = Acota una de ellas o elige la política F.
fault-triage-no-rest = La última regla no coincide con todo.
fault-triage-no-rest-mend = Termina la tabla con una fila de guiones.
fault-triage-test = El ejemplo espera { $wanted } y la tabla da { $found }.
fault-triage-test-mend = Corrige la tabla o el ejemplo.
fault-sop-front = El archivo no tiene encabezado.
fault-sop-front-mend = Empiézalo con una línea +++, las claves y otra línea +++.
fault-sop-heading = El título no tiene id.
fault-sop-heading-mend = Escríbelo así: ## Título {"{#"}id{"}"}, con minúsculas, dígitos y guiones.
fault-sop-block-open = El bloque no está cerrado.
fault-sop-block-open-mend = Ciérralo con una línea de tres acentos graves.
fault-sop-block-twice = El paso “{ $id }” tiene dos bloques.
fault-sop-block-twice-mend = Deja uno.
fault-sop-block = Un bloque de tipo “{ $kind }” no significa nada aquí.
fault-sop-block-mend = Solo se leen bloques step dentro de una sección.
fault-sop-no-block = El paso “{ $id }” no tiene lógica.
fault-sop-no-block-mend = Agrega un bloque step; uno vacío crea un paso que se marca.
fault-sop-block-here = Una traducción solo lleva textos.
fault-sop-block-here-mend = Pasa el bloque al archivo de lógica de { $sop }.
fault-macro-text = Esto no es un texto de respuesta.
fault-macro-text-mend = Escribe al menos una frase, sin datos de tarjeta.
fault-macro-empty = La respuesta no tiene texto.
fault-macro-empty-mend = Escríbela en uno de: { $known }.
fault-sop-clock-from = Un reloj no puede contar desde “{ $input }”.
fault-sop-clock-from-mend = Nombra una entrada de tipo date o datetime, ticket.created o ticket.escalated.
fault-sop-warn = “{ $value }” no es un aviso.
fault-sop-warn-mend = Escribe una parte como 50%, o lo que falta como 1d left.
fault-sop-length = “{ $value }” no es una duración.
fault-sop-length-mend = Escribe minutos, horas o días, como 30m, 4h o 45d.
fault-sop-later-clock = Si el reloj “{ $clock }” corre se decide apenas en el paso “{ $step }”.
fault-sop-later-clock-mend = Pon esta condición después de ese paso o hazla una compuerta.
fault-sop-format = Este no es el formato 1.
fault-sop-format-mend = Escribe format = 1.
fault-sop-version = “{ $value }” no es una versión.
fault-sop-version-mend = Escribe tres números como 3.1.0.
fault-sop-history = El cambio más reciente no es de la versión { $version }.
fault-sop-history-mend = Pon primero un [[change]] de esta versión.
fault-sop-twice = “{ $id }” aparece dos veces.
fault-sop-twice-mend = Da a cada uno su propio id.
fault-sop-same = La misma versión de { $id } está en { $other }.
fault-sop-same-mend = Sube la versión o quita un archivo.
fault-sop-no-steps = El procedimiento no tiene pasos.
fault-sop-no-steps-mend = Escribe al menos una sección con un bloque step.
fault-sop-input-id = “{ $id }” no puede nombrar un dato.
fault-sop-input-id-mend = Usa minúsculas, dígitos y guiones bajos, y ninguna palabra del lenguaje de expresiones.
fault-sop-pattern = No se puede leer el patrón: { $detail }.
fault-sop-pattern-mend = Escribe una expresión regular; en TOML la barra invertida va doble.
fault-sop-bound = Esto no es un límite de fecha.
fault-sop-bound-mend = Escribe today, now o una fecha como 2026-03-01.
fault-sop-options = No hay entre qué elegir.
fault-sop-options-mend = Lista los códigos: of = ["yes", "no"].
fault-sop-option-code = “{ $code }” no es un código de opción.
fault-sop-option-code-mend = Usa letras, dígitos, guiones y guiones bajos.
fault-sop-ticket-only = Esta condición solo puede hablar del ticket, no de la respuesta “{ $input }”.
fault-sop-ticket-only-mend = Usa ticket.CAMPO o pasa la condición a un paso.
fault-sop-own-input = Que un paso aplique no puede depender de su propia respuesta “{ $input }”.
fault-sop-own-input-mend = Pregúntalo en un paso anterior o hazlo un check.
fault-sop-later-input = “{ $input }” se pregunta después, en el paso “{ $step }”.
fault-sop-later-input-mend = Sube ese paso o baja esta condición.
fault-sop-option = “{ $input }” nunca tiene el valor “{ $value }”.
fault-sop-option-mend = Sus opciones son: { $known }.
fault-sop-compare = “{ $input }” es de tipo { $kind } y se compara con otra cosa.
fault-sop-compare-mend = Compáralo con un valor de su propio tipo.
fault-sop-title = Falta un título.
fault-sop-title-mend = Escríbelo.
fault-sop-no-section = Faltan los textos del paso “{ $id }”.
fault-sop-no-section-mend = Agrega una sección con el id { $id }; mientras tanto vale el otro idioma.
fault-sop-no-label = El dato “{ $id }” no tiene etiqueta.
fault-sop-no-label-mend = Agrega un elemento de lista con su id y sus palabras.
fault-sop-no-option = La opción “{ $code }” de “{ $id }” no tiene palabras.
fault-sop-no-option-mend = Agrégala debajo de la etiqueta, con dos espacios más.
fault-sop-stray-label = El paso no pregunta nada llamado “{ $id }”.
fault-sop-stray-label-mend = Corrige el id o quita la etiqueta.
fault-sop-no-message = La frase “{ $id }” no está escrita.
fault-sop-no-message-mend = Agrégala en la sección de mensajes.
fault-sop-no-clock-name = El plazo “{ $clock }” no tiene un nombre para las personas.
fault-sop-no-clock-name-mend = Agrega en la sección con el id clocks un elemento de lista con su nombre y sus palabras.
fault-sop-stale = La traducción es de la versión { $found } y el procedimiento de la { $version }.
fault-sop-stale-mend = Compara ambos y pon en translates la versión del procedimiento. Mientras tanto se muestra el otro idioma.
fault-recode-version = El cambio no tiene versión.
fault-recode-version-mend = Escribe la versión de la taxonomía que lo trajo.
fault-recode-date = “{ $value }” no es una fecha.
fault-recode-date-mend = Escribe el primer día de los códigos nuevos como 2026-08-01.
fault-recode-from = La fila no nombra un código anterior.
fault-recode-from-mend = Escribe el código que ya no se usa.
fault-recode-to = “{ $value }” no es un código en uso ni llega a serlo después.
fault-recode-to-mend = Escribe un código si se renombró o se fusionó, varios separados por espacios si se dividió.
fault-recode-used = { $value } todavía es un código propio.
fault-recode-used-mend = Quítalo de taxonomy.csv, o nómbralo entre sus partes si se dividió.
fault-recode-twice = { $value } cambia dos veces en esta versión.
fault-recode-twice-mend = Escribe en una sola fila todo lo que resultó de él.
