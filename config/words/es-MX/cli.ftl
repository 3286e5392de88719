## La línea de comandos.
cli-stdin = No se pudo leer la entrada estándar: { $detail }.
cli-file = No se pudo leer el archivo { $file }: { $detail }.
cli-no-tickets = Ningún caso coincide. `secondline sync` los trae; un filtro más corto encuentra más.
cli-no-proposals = Todavía nada se repite lo suficiente. La regla está en settings.toml, bajo [recurrence].
cli-outbox-empty = No hay nada por enviar.
cli-nothing-to-do = Todo está ya como se pidió; no se cambió nada.
cli-causes-head = Resueltos: { $total }, sin causa conocida: { $unknown }.
cli-tally-head = Resueltos: { $total }.
cli-unknown-dim = No se puede dividir por “{ $value }”. Se puede por: { $known }.
cli-bad-time = “{ $value }” no es una duración como 28d ni una fecha como 2026-11-01.
cli-field-form = “{ $value }” no tiene la forma CAMPO=VALOR.
cli-field-value = “{ $value }” no se acepta aquí. Se acepta: { $known }.
cli-field-unknown = No existe el campo “{ $value }”. Los campos son: { $known }.
cli-tag-form = A “{ $value }” le falta el signo: +ETIQUETA agrega, -ETIQUETA quita.
cli-answer-form = “{ $value }” no tiene la forma ENTRADA=VALOR.
cli-proposal-many = Varias claves empiezan con “{ $id }”. Escribe un poco más.
cli-dropped = Se retiró { $id }.
cli-clash = { $field }: era { $was }, ellos { $theirs }, yo { $mine }.
cli-no-profile = No se pudo leer ningún perfil de CRM, así que no se puede enviar ni traer nada.
cli-profile-faults = El perfil { $name } tiene errores y no se puede usar.
cli-who = El CRM nunca ha dicho quién eres. Ejecuta `secondline sync` cuando haya conexión.
cli-offline-queued = Ahora no se alcanza el CRM. El cambio quedó guardado aquí y en espera.
cli-offline = No se alcanza el CRM desde { $since }. Lo que hagas se guarda y se envía después.
cli-online = El CRM ya responde otra vez.
cli-sync = Traídos { $pulled }, enviados { $pushed }, en espera { $waiting }, retenidos { $held }, rechazados { $refused }, sin confirmar { $unconfirmed }.
cli-watch-pulled = Traído; nuevos o distintos: { $changed }.
cli-batch-line = La línea { $line } no se hizo:
cli-batch-quote = Quedó una comilla abierta.
cli-batch-usage = Esto no se puede ejecutar en un lote: { $detail }.
cli-alone = Este comando se ejecuta solo, no dentro de una sesión.
cli-col-layer = DÓNDE
cli-col-keys = TECLAS
cli-col-command = COMANDO
cli-col-help = QUÉ HACE
refused-no-such-ticket = Aquí no hay ningún caso { $key }. `secondline sync` trae lo nuevo.
refused-no-sop = Ningún procedimiento aplica a #{ $key }.
refused-no-such-proposal = No existe la propuesta “{ $id }”.
refused-nothing-next = No queda nada tuyo ni sin responsable.
cli-no-conflicts = Aquí nunca chocó, se sobrescribió ni se perdió nada.
cli-unknown-measure = No se puede ordenar por “{ $value }”. Se puede por: { $known }.
cli-bad-spike-word = “{ $value }” no es CODIGO=PALABRA. Las palabras son: { $known }.
