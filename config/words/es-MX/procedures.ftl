## The craft of procedures: their lint, their examples, the backtest, the import of decision tables.

fault-triage-never = La regla { $rule } nunca coincide con nada.
fault-triage-never-mend = Revisa sus límites y palabras, o quítala.
fault-triage-gap = Ninguna regla atiende este caso: { $case }.
fault-triage-gap-mend = Agrega una regla para él o amplía una.
fault-thousands = “{ $value }” tiene tres dígitos después del punto y se lee como fracción.
fault-thousands-mend = Escribe los miles sin punto: 5000.

# What makes no sense although it can be read.
fault-sense-applies = Ningún caso puede cumplir esta condición.
fault-sense-applies-mend = Revisa sus partes: una excluye a otra.
fault-sense-step = Nunca se llega al paso “{ $step }”.
fault-sense-step-mend = Revisa su condición y si antes siempre gana un final u otra rama.
fault-sense-check = La verificación “{ $say }” nunca se puede cumplir.
fault-sense-check-mend = Revisa su condición: el paso nunca se podría terminar.
fault-sense-check-always = La verificación “{ $say }” siempre se cumple.
fault-sense-check-always-mend = Revisa su condición o quítala.
fault-sense-gate = La compuerta “{ $say }” nunca se puede cumplir.
fault-sense-gate-mend = Revisa su condición: ningún caso podría salir.
fault-sense-loose = Después de responder “{ $value }” a “{ $input }” no sigue nada.
fault-sense-loose-mend = Agrega un paso para esta respuesta, o nómbrala en una condición si no hay nada que hacer.
fault-sense-clock-start = Ningún paso inicia el reloj “{ $clock }”.
fault-sense-clock-start-mend = Nómbralo en start donde empieza su tiempo.
fault-sense-clock-stop = El reloj “{ $clock }” nunca se detiene, ni se consulta, ni avisa.
fault-sense-clock-stop-mend = Nómbralo en stop o quítalo.
fault-sense-no-answer = Ninguna respuesta a “{ $input }” es posible.
fault-sense-no-answer-mend = Sus límites se excluyen. Corrígelos.
fault-sense-check-tick = El paso “{ $step }” no pregunta nada y verifica algo.
fault-sense-check-tick-mend = Mueve la verificación al paso que pregunta.
fault-sense-message = Ninguna verificación ni compuerta dice “{ $id }”.
fault-sense-message-mend = Corrige el id o quita la frase.
fault-sense-review-order = La revisión vence antes de que el procedimiento esté vigente.
fault-sense-review-order-mend = Corrige una de las dos fechas.
fault-sense-approved-late = Estuvo vigente antes de ser aprobado.
fault-sense-approved-late-mend = Corrige una de las dos fechas.
fault-sense-history = Los cambios no están en orden.
fault-sense-history-mend = Pon primero el más nuevo; versiones y fechas bajan desde ahí.
fault-sense-unapproved = El procedimiento está activo y nadie lo aprobó.
fault-sense-unapproved-mend = Agrega approved con nombre y fecha, o pon status en draft.
fault-sense-no-review = El procedimiento no tiene fecha de revisión.
fault-sense-no-review-mend = Agrega review_by.
fault-sense-review = La revisión vence el { $day }.
fault-sense-review-mend = Revísalo con su responsable y pon una fecha nueva.
fault-sense-circle = “{ $id }” regresa a este procedimiento.
fault-sense-circle-mend = Quita un next del círculo.
fault-sense-next-stage = “{ $id }” no está vigente.
fault-sense-next-stage-mend = Actívalo o quita next.
fault-sense-language = No hay traducción a { $language }.
fault-sense-language-mend = Escribe { $file }; mientras tanto se muestra el otro idioma.
fault-sense-number = Los números no coinciden: el original tiene { $wanted } y aquí hay { $found }.
fault-sense-number-mend = Corrige el que esté mal.
fault-sense-placeholder = Los marcadores no coinciden: el original tiene { $wanted } y aquí hay { $found }.
fault-sense-placeholder-mend = Escribe los mismos nombres entre llaves.
fault-sense-same = Esto no se tradujo: “{ $text }”.
fault-sense-same-mend = Tradúcelo.
fault-sense-silent = El original explica este paso y la traducción no.
fault-sense-silent-mend = Traduce también el párrafo.
fault-sense-no-examples = { $id } no tiene casos de ejemplo.
fault-sense-no-examples-mend = Escribe sops/tests/{ $id }.toml.
fault-sense-no-way = Nada lleva a { $id }: ni una regla de la tabla de triage ni un next.
fault-sense-no-way-mend = Agrega una regla o retíralo.

# Examples and the command line.
sop-lint-good = No hay nada mal: { $sops } { $sops ->
    [one] procedimiento
   *[other] procedimientos
} en { $files } { $files ->
    [one] archivo
   *[other] archivos
}.
sop-lint-counts = Fallas: { $faults }. Notas: { $notes }.
sop-lint-note = Nota:
sop-test-counts = Ejemplos que pasan: { $passed } de { $total }.
sop-test-differs = { $key }: se esperaba { $wanted } y salió { $found }.
sop-test-none = nada
sop-test-no-such = No hay ejemplos de “{ $id }”.
sop-new-made = Escrito: { $path }
sop-new-next = Es un borrador. Edítalo y luego ejecuta `secondline sop lint` y `secondline sop test { $id }`.
sop-new-id = “{ $id }” no puede nombrar un procedimiento. Usa minúsculas, dígitos y guiones.
sop-backtest-head = Casos revisados: { $tickets }, desde { $since }.
sop-backtest-other = seguirían otro procedimiento
sop-backtest-path = tomarían otro camino
sop-backtest-blocked = quedarían bloqueados
sop-backtest-lead = necesitarían a un líder
sop-backtest-same = irían igual que antes
sop-backtest-unknown = no se pueden comparar: aquí no se respondió nada
sop-backtest-no-rule = ningún procedimiento
sop-backtest-steps = { $more } nuevos, { $less } que ya no
sop-backtest-col-was = SIGUIÓ
sop-backtest-col-would = SEGUIRÍA
sop-backtest-col-what = QUÉ SERÍA DISTINTO
sop-no-proposals = Nadie ha propuesto cambiar un procedimiento.
refused-sop-there = Ya existe un procedimiento “{ $id }”.
refused-sop-file = { $path } ya existe. No se escribió nada.
refused-rewrite-same = El texto es el mismo o está vacío. No se propuso nada.
refused-dmn = { $count ->
        [one] Una cosa del archivo DMN no se puede conservar. No se escribió nada.
       *[other] { $count } cosas del archivo DMN no se pueden conservar. No se escribió nada.
    }
triage-imported = Reglas: { $rules }. Revísalas con `secondline sop lint`.
fault-dmn-xml = Esto no es XML: { $detail }.
fault-dmn-xml-mend = Exporta el modelo otra vez.
fault-dmn-none = No hay ninguna tabla de decisión.
fault-dmn-none-mend = Exporta un modelo con una tabla de decisión o nombra otra decisión.
fault-dmn-many = Hay varias tablas de decisión: { $names }.
fault-dmn-many-mend = Elige una con --decision.
fault-dmn-policy = “{ $value }” no es una forma de elegir que se conserve aquí.
fault-dmn-policy-mend = Usa UNIQUE, FIRST, ANY o COLLECT sin agregación.
fault-dmn-no-sop = Ninguna salida nombra el procedimiento.
fault-dmn-no-sop-mend = Llama sop a una salida.
fault-dmn-input = “{ $value }” no es un campo de un caso.
fault-dmn-input-mend = Escribe ticket.CAMPO en la expresión de entrada. Campos: { $known }.
fault-dmn-output = “{ $value }” no es una salida que se conserve aquí.
fault-dmn-output-mend = Llama a las salidas sop, priority y queue.
fault-dmn-test = “{ $value }” no es una prueba que se conserve aquí.
fault-dmn-test-mend = Escribe -, palabras entre comillas con comas, not("palabra"), un número, >= 5 o [1..5].
fault-dmn-result = “{ $value }” no es un valor simple.
fault-dmn-result-mend = Escribe un texto entre comillas.
