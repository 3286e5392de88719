## Lo que el doctor dice de un perfil de CRM: qué se vio, por qué importa, qué cambiar.

doctor-shape = El perfil “{ $name }” está bien formado: todas las claves se conocen y todos los filtros compilan.
doctor-why-token = El token va a esta dirección con cada petición: debe ser la correcta y por una línea segura.
doctor-why-machine = Los perfiles se comparten; un filtro debe poder leer la respuesta del CRM y nada de esta máquina.
doctor-why-filter = Un filtro que no se puede leer no convierte nada: no llegaría ningún ticket.
doctor-why-request = La petición iría a un lugar distinto del que querías.
doctor-why-once = Una respuesta puede perderse en el camino; sin esto un cliente podría leer dos veces lo mismo.
doctor-why-conflict = El cambio de un colega se mostraría como un error, o se sobrescribiría.
doctor-why-rate = Preguntar demasiado deja a todos fuera; pedir de menos pierde filas tardías.
doctor-why-key = Una clave que nadie lee no cambia nada, aunque el archivo parezca decir lo contrario.
doctor-why-field = El valor nunca llegaría al CRM ni vendría de él.
doctor-why-shape = El perfil no se puede usar mientras esto siga así.

doctor-secret-why = Sin él el CRM no deja entrar a nadie; lo que necesita la red se omitió.
doctor-secret-mend = Ponlo donde apunta la referencia, o nombra otra: env:NOMBRE, file:/ruta o cmd:comando.
doctor-status = Ninguna palabra del CRM representa “{ $name }”.
doctor-status-why = Todo caso está al menos abierto y al final resuelto; sin la palabra no se puede leer ni poner.
doctor-status-mend = Escribe { $name } = ["la palabra del CRM"].
doctor-word-twice = La palabra “{ $word }” del CRM representa { $first } y también { $second }.
doctor-word-twice-why = Lo leído podría ser cualquiera de las dos, y siempre gana la primera.
doctor-word-twice-mend = Déjala en una sola de las dos líneas.
doctor-no-next = Nada dice cómo sigue la lista de cambios después de la primera página.
doctor-no-next-why = Lo que está más allá de la primera página nunca llegaría.
doctor-no-next-mend = Agrega next = '…': null al final; si no, una URL o los parámetros de la página siguiente.
doctor-no-since = No se pide lo que cambió desde la última vez.
doctor-no-since-why = Cada sincronización volvería a leer todo.
doctor-no-since-mend = Pon “{"{"}since{"}"}” en su consulta.
doctor-no-conflict = La escritura lleva una versión, y nada dice qué estado significa que ya no es la actual.
doctor-no-conflict-why = El cambio de un colega se mostraría como un error y nunca se presentaría para decidir.
doctor-no-conflict-mend = Agrega conflict = [409] (412 si la versión es un ETag).
doctor-once-same = Esta escritura lleva palabras y se declara inofensiva al repetirse, pero no tiene clave nuestra.
doctor-once-same-why = Si se pierde una respuesta se envía de nuevo: el cliente leería dos veces lo mismo.
doctor-once-same-mend = Escribe once = "find", o pon .key o .marker en la petición.

doctor-me = Las respuestas aparecerán a nombre de { $name } (rol: { $role }).
doctor-no-roles = Nada dice qué roles o grupos del CRM hacen a alguien líder.
doctor-no-roles-why = Aquí todos trabajan como agentes: nadie puede aceptar lo que solo un líder puede.
doctor-no-roles-mend = Donde el CRM dice de quién es el token, haz que read.me dé role, roles o groups, agrega [roles] con lead = ["un rol", "group:un grupo"] y pon el perfil en /etc/secondline/crm.
doctor-own-roles = [roles] de un perfil en tu propia carpeta no le da a nadie más de lo que puede un agente.
doctor-own-roles-why = Quien puede editar el archivo podría hacerse líder.
doctor-own-roles-mend = Pide a quien administra este equipo que ponga el perfil en /etc/secondline/crm, o usa el incluido.
doctor-unreachable = No se puede llegar al CRM en esta dirección: { $detail }.
doctor-unreachable-why = No se puede traer ni enviar nada; lo que escribas se guarda.
doctor-unreachable-mend = Revisa la dirección y que esta máquina pueda llegar a ella.
doctor-no-answer = Lo que responde en esta dirección no es la interfaz del CRM: { $detail }.
doctor-no-answer-why = Responde una página de acceso, un proxy u otro programa; no se puede traer ni enviar nada.
doctor-no-answer-mend = Escribe la dirección del propio CRM, sin ruta, y antes entra a la red si ella lo pide.
doctor-unauthorised = El CRM no acepta el token.
doctor-unauthorised-why = No se puede traer ni enviar nada; lo que escribas se guarda.
doctor-unauthorised-mend = Crea un token nuevo como la persona que va a responder, y revisa la forma de entrar (bearer, basic o header).
doctor-login = El CRM rechazó el inicio de sesión ({ $detail }).
doctor-login-why = No se puede traer ni enviar nada; lo que escribas se guarda.
doctor-login-mend = Revisa grant, id y secret en auth, y que la aplicación pueda entrar por sí misma. Un refresh token que cambia en cada inicio de sesión va en file: o keyring:.
doctor-foreign = Un enlace de la respuesta lleva a otra dirección ({ $origin }).
doctor-foreign-why = El token habría ido allí; no se envió nada.
doctor-foreign-mend = Pon en base la dirección que usa el propio CRM.
doctor-forbidden = El CRM no deja que esta cuenta lea esto: { $detail }
doctor-forbidden-why = Faltará lo que habría dado.
doctor-forbidden-mend = Pide el permiso, o da otra forma de leerlo que esta cuenta pueda usar.
doctor-refused = El CRM rechazó la petición (estado { $status }): { $detail }
doctor-refused-why = Faltará lo que habría dado.
doctor-refused-mend = Compara path y query con el manual del CRM.
doctor-examples = { $count } { $count ->
    [one] ejemplo
   *[other] ejemplos
} de { $file } dan lo que deben.
doctor-examples-file = Los ejemplos no se pueden leer: { $detail }.
doctor-examples-file-why = Nada dice si los filtros siguen haciendo lo que hacían.
doctor-examples-file-mend = Escribe una lista de {"{"}filter, input, c, expect{"}"}.
doctor-examples-nowhere = El ejemplo { $number } es para “{ $name }”, que el perfil no tiene.
doctor-examples-nowhere-why = No prueba nada.
doctor-examples-nowhere-mend = Nombra uno de: { $known }.
doctor-examples-fails = El ejemplo { $number } falla: { $detail }.
doctor-examples-fails-why = Con una fila así el filtro también fallaría.
doctor-examples-fails-mend = Corrige el filtro, o el ejemplo si el CRM responde de otra manera.
doctor-examples-differs = El ejemplo { $number } da { $came } y no { $wanted }.
doctor-examples-differs-why = Filas como esta se tomarían por otra cosa.
doctor-examples-differs-mend = Corrige el filtro, o el ejemplo si el CRM responde de otra manera.
doctor-filter = Falló un filtro del perfil.
doctor-filter-why = Faltará lo que habría dado y, donde arma una petición, no se envía nada.
doctor-filter-mend = Pruébalo con una fila que haya guardado “secondline doctor --record DIR”; lo que puede faltar lleva “?” o “//”.
doctor-unexpected = La respuesta no es lo que el perfil espera: { $detail }.
doctor-unexpected-why = Faltará lo que habría dado.
doctor-unexpected-mend = Compara rows, map y next con una respuesta del CRM.
doctor-fallback = Una lista de cambios está cerrada para esta cuenta; se usa la alternativa: { $feed }.
doctor-fallback-why = La de administradores es más rápida; esta funciona para agentes.
doctor-fallback-mend = No hay nada que cambiar. Quien tenga el permiso puede usar un token de administrador.
doctor-no-rows = La lista de cambios no da ningún ticket, por lejos que se pregunte.
doctor-no-rows-why = O la cuenta no ve ningún ticket, o rows no encuentra ninguno en la respuesta.
doctor-no-rows-mend = Compara rows con una respuesta, y los permisos de la cuenta con lo que esperas ver.
doctor-page = Se leyó una página de cambios: { $count } { $count ->
    [one] ticket se entiende
   *[other] tickets se entienden
}.
doctor-bad-row = La fila { $id } no se entiende: { $detail }.
doctor-bad-row-why = Este ticket nunca se vería.
doctor-bad-row-mend = Haz que map dé id, status, created y updated en cada fila.
doctor-status-word = El estatus “{ $word }” está en el CRM y no en la tabla.
doctor-status-word-why = Esos tickets se muestran como abiertos, sean lo que sean.
doctor-status-word-mend = Agrega esa palabra a la línea de la nuestra que le corresponde, en el perfil o bajo crm.status en settings.toml.
doctor-priority-word = La prioridad “{ $word }” está en el CRM y no en la tabla.
doctor-priority-word-why = Esos tickets se muestran como normales, sean lo que sean.
doctor-priority-word-mend = Agrega esa palabra a la línea de la nuestra que le corresponde, en el perfil o bajo crm.priority en settings.toml.
doctor-version = Los tickets llegan sin versión.
doctor-version-why = El CRM no podría notar el cambio de un colega entre leer y escribir.
doctor-version-mend = Lleva version a lo que se mueve con cada cambio, o protege las escrituras con "recheck".
doctor-version-etag = Los tickets llegan sin versión, aunque el CRM envía un ETag.
doctor-version-etag-why = No se notaría el cambio de un colega entre leer y escribir.
doctor-version-etag-mend = Convierte version, y protege las escrituras con lo que el CRM respeta.
doctor-has-version = Cada ticket lleva una versión.
doctor-none-ours = Ninguno de { $count } { $count ->
    [one] ticket
   *[other] tickets
} cuenta como trabajo de tu nivel.
doctor-none-ours-why = La Mesa quedaría vacía.
doctor-none-ours-mend = Pon tus colas en crm.vars.groups de settings.toml, o corrige el filtro.
doctor-field-absent = El campo de { $name } ({ $field }) no está en ninguna fila.
doctor-field-absent-why = Si no es la clave que le da el CRM, su valor no se lee ni se escribe.
doctor-field-absent-mend = Pon en crm.fields.{ $name } de settings.toml la clave que el CRM da a ese campo; si el CRM omite los campos vacíos en sus respuestas y la clave es correcta, no hay nada que hacer.
doctor-ticket-name = “.ticket.{ $name }” no se conoce donde se hace una escritura.
doctor-ticket-name-why = En su lugar se enviaría null, y podría perderse lo que el CRM guarda ahí.
doctor-ticket-name-mend = Un ticket tiene { $known }. Lo que solo sabe el CRM se lee antes de escribir: una tabla “with” con path y rows da sus filas como .with.
doctor-same-page = La segunda página tiene los mismos tickets que la primera.
doctor-same-page-why = Lo que está más allá de la primera página nunca llegaría.
doctor-same-page-mend = Haz que next dé lo que avanza: un cursor, un número de página, un desplazamiento.
doctor-second-page = La segunda página es distinta de la primera.
doctor-unsorted = Las filas no vienen en el orden de sus cambios.
doctor-unsorted-why = Se podrían saltar tickets que cambian mientras se leen las páginas.
doctor-unsorted-mend = Pide el orden ascendente por hora de cambio.
doctor-ignored = Al pedir los cambios desde { $time }, que está en el futuro, el CRM da { $count } { $count ->
    [one] ticket
   *[other] tickets
}.
doctor-ignored-why = El filtro se ignora: cada sincronización leería todo, o lo equivocado.
doctor-ignored-mend = Compara el nombre y la forma del parámetro con el manual del CRM.
doctor-exclusive = Un ticket que cambió a las { $time } no llega al pedir los cambios desde ese mismo momento.
doctor-exclusive-why = Los tickets del mismo segundo que el último visto se perderían para siempre.
doctor-exclusive-mend = Compara con >= en lugar de >.
doctor-other-clock = El CRM lee la hora de la pregunta con otro reloj que el de sus respuestas ({ $time }).
doctor-other-clock-why = Se perderían cambios, o se leerían una y otra vez, por las horas de diferencia.
doctor-other-clock-mend = Da la forma y la zona que el CRM espera (since, http.time).
doctor-boundary = El límite se cumple: lo que cambió a las { $time } llega al preguntar desde entonces, y no desde después.
doctor-minutes = El CRM compara las horas por minutos ({ $time }).
doctor-minutes-why = Cada sincronización lee otra vez el último minuto; no se pierde nada.
doctor-minutes-mend = No hay nada que cambiar mientras lag sea de un minuto o más.
doctor-own-stamp = La lista sigue una marca propia, posterior a la hora de cambio de las filas ({ $time }).
doctor-own-stamp-why = El servidor guarda el lugar, así que no se pierde nada.
doctor-own-stamp-mend = No hay nada que cambiar.
doctor-ids = Al pedir { $count } { $count ->
    [one] ticket
   *[other] tickets
} por id y uno que no puede existir, el CRM da exactamente los primeros.
doctor-ids-wrong = Al pedir { $count } { $count ->
    [one] ticket
   *[other] tickets
} por id y uno que no puede existir, el CRM da { $found }.
doctor-ids-wrong-why = No se notarían los tickets borrados o combinados.
doctor-ids-wrong-mend = Corrige la consulta de read.ids.
doctor-entries = La conversación de { $key } tiene { $count } { $count ->
    [one] entrada
   *[other] entradas
}, { $public } de ellas públicas.
doctor-no-entries = { $count ->
    [one] La conversación del único ticket que se revisó está vacía.
   *[other] Las conversaciones de los { $count } tickets que se revisaron están vacías.
}
doctor-no-entries-why = Nadie podría responder sin leer lo que se dijo.
doctor-no-entries-mend = Compara path y rows de read.timeline con una respuesta del CRM. Si nadie ha contestado todavía y el CRM guarda aparte el primer mensaje, no hay nada que hacer.
doctor-people = { $count } { $count ->
    [one] persona puede
   *[other] personas pueden
} tener tickets.
doctor-no-people = No se listan personas.
doctor-no-people-why = Un ticket se puede tomar, pero no dar a un colega.
doctor-no-people-mend = Agrega read.people si el CRM lista a sus agentes.
doctor-queues = Colas leídas: { $count }.
doctor-no-queues = No se listan colas.
doctor-no-queues-why = Un caso no se puede regresar a Tier 1.
doctor-no-queues-mend = Agrega read.queues si el CRM lista sus grupos.
doctor-rate = Peticiones hechas: { $count }; queda de la cuota: { $left }.

doctor-no-ticket = No hay un ticket { $key } en el CRM.
doctor-no-ticket-why = No se escribió nada.
doctor-no-ticket-mend = Indica un ticket que esta cuenta pueda ver: por su id, o por su clave si cambió en los últimos 30 días.
doctor-note = La nota llegó y es interna.
doctor-public-note = LA NOTA ES PÚBLICA: el cliente puede leerla.
doctor-public-note-why = Lo que los agentes se escriben entre ellos iría a los clientes.
doctor-public-note-mend = Corrige el cuerpo de do.note y quita ahora la nota de ese ticket.
doctor-note-gone = La nota no está en la conversación.
doctor-note-gone-why = El CRM dijo que sí y no hizo nada, o la conversación se lee del lugar equivocado.
doctor-note-gone-mend = Compara el cuerpo de do.note y read.timeline con el manual del CRM.
doctor-marker = La marca de la nota se encontró otra vez, una sola.
doctor-marker-lost = La marca de la nota no se encontró exactamente una vez.
doctor-marker-lost-why = Tras una respuesta perdida nadie sabría si la nota llegó.
doctor-marker-lost-mend = Haz que la petición lleve .marker, y que arrived la lea de donde el CRM la guarda.
doctor-no-marker = El perfil no puede volver a encontrar una escritura.
doctor-no-marker-why = Tras una respuesta perdida una persona tiene que mirar si llegó.
doctor-no-marker-mend = Agrega una sección arrived a do.update.
doctor-verified = Se puso un campo en el valor que tenía, y lo conserva.
doctor-not-verified = Tras poner un campo en el valor que tenía, el ticket es otro.
doctor-not-verified-why = Lo que pongas no sería lo que el CRM guarda.
doctor-not-verified-mend = Compara el cuerpo de do.update con el manual del CRM.
doctor-conflict = Una escritura contra una versión vieja se rechaza, como debe ser.
doctor-no-precondition = Se aceptó una escritura contra una versión vieja: no hay precondición.
doctor-no-precondition-why = El cambio de un colega se sobrescribiría sin decir nada.
doctor-no-precondition-mend = Envía la versión como el CRM la respeta, o protege con "recheck".
doctor-weak-guard = El CRM no tiene precondición; entre mirar y escribir queda un momento.
doctor-weak-guard-why = El cambio de un colega en ese momento se sobrescribiría.
doctor-weak-guard-mend = No hay nada que cambiar si el CRM no ofrece ninguna.

doctor-ask-write = Se escribirá una nota “secondline doctor” en { $key } en el CRM, y un campo se pondrá en el valor que tiene. ¿Seguir? [y/N]
doctor-not-written = No se escribió nada.
doctor-recorded = Hay { $count } { $count ->
    [one] intercambio
   *[other] intercambios
} en { $folder }, sin tokens y con las personas ocultas. Léelos antes de compartirlos.
doctor-offline = Lo que necesita la red se omitió.
doctor-sum = { $wrong ->
        [0] Nada está mal
        [one] Una cosa está mal
       *[other] { $wrong } cosas están mal
    }{ $warn ->
        [0] .
        [one] , una merece una mirada.
       *[other] , { $warn } merecen una mirada.
    }
doctor-mapped = Un ticket como se entiende, y la fila de la que se hizo
doctor-bad-profile = El perfil { $name } tiene errores; están en la lista de arriba.
doctor-wrong = Lo que está mal aparece arriba, con la línea que hay que cambiar.
doctor-tape = Los intercambios no se pueden usar: { $detail }.

## Bien formado, y no es lo que dice.

doctor-unknown-name = Aquí no hay “{ $name }”.
doctor-unknown-name-why = El filtro recibe null en su lugar y no avisa: faltará una parte de lo que arma.
doctor-unknown-name-mend = Aquí se conocen: { $known }.
doctor-our-word = Esto toma nuestra palabra por una del CRM.
doctor-our-word-why = Lo que se sabe de un ticket está en nuestras palabras: comparada con una del CRM nunca es igual, y enviada se rechaza o se entiende mal.
doctor-our-word-mend = Compara con { $known }; lo que se envía sale de .args.
doctor-tag-list = Esta escritura pone una lista entera de etiquetas en lugar de la del CRM.
doctor-tag-list-why = Se arma con lo que se sabía hace un rato: se pierde la etiqueta que un colega haya agregado desde entonces.
doctor-tag-list-mend = Envía solo .args.add_tags y .args.remove_tags; si el CRM solo acepta listas enteras, escribe un update con sets = ["tags"] y .args.tags, que se arma con una lectura reciente.
doctor-not-sent = Esta escritura acepta “{ $name }” y no lo envía.
doctor-not-sent-why = Lo que alguien ponga o escriba parecería enviado y nunca llegaría.
doctor-not-sent-mend = Pon .args.{ $name } en su petición o quita “{ $name }” de sets.
doctor-no-mark = Una respuesta perdida se aclara con nuestra marca, y esta petición no la lleva.
doctor-no-mark-why = Nunca se encontraría, y lo que ya se envió se enviaría otra vez.
doctor-no-mark-mend = Pon .{ $name } donde el CRM lo guarde y lo vuelva a mostrar; si no, escribe once = "ask".
doctor-no-stamp = Esta escritura se protege con la versión, y la petición no la lleva.
doctor-no-stamp-why = El CRM no puede ver que alguien fue más rápido, y su cambio se sobrescribe.
doctor-no-stamp-mend = Pon { $name } en el body o en un header, o escribe guard = "recheck".
doctor-asks-nothing = Esta lectura no dice qué pide.
doctor-asks-nothing-why = El CRM respondería con otra cosa o con todo.
doctor-asks-nothing-mend = Pon { $name } en su path, query o body.
doctor-map-lacks = Este map no da { $names }.
doctor-map-lacks-why = Las filas sin eso se dejan de lado o se toman por lo que no son.
doctor-map-lacks-mend = Agrégalo al map; crm/FORMAT.md dice qué da cada map.
doctor-one-row = Esta lista no dice dónde están sus filas.
doctor-one-row-why = Toda la respuesta se tomaría por una sola fila.
doctor-one-row-mend = Agrega rows, por ejemplo rows = '.results[]'.
doctor-cap = El límite cap no supera el tamaño de una página ({ $size }).
doctor-cap-why = La primera página ya parecería todo lo que el CRM muestra.
doctor-cap-mend = Escribe el número de filas a partir del cual el CRM se niega, o quita cap.
doctor-conflict-status = Este estado HTTP no significa que alguien fue más rápido.
doctor-conflict-status-why = El éxito, un token rechazado, una espera y una caída se distinguen antes: aquí nunca se vería un conflicto.
doctor-conflict-status-mend = Escribe el estado que da el manual del CRM, casi siempre 409 o 412.
doctor-write-get = Esta escritura se envía como una lectura.
doctor-write-get-why = Un proxy puede contestarla de memoria, y el CRM puede no hacer nada.
doctor-write-get-mend = Escribe method = "POST", "PUT", "PATCH" o "DELETE", según el manual del CRM.
doctor-note-public = Una nota interna se enviaría como pública.
doctor-note-public-why = El cliente leería lo que es para los colegas.
doctor-note-public-mend = Escribe en el body de do.note la palabra del CRM para interno.
doctor-reply-internal = Una respuesta se guardaría como nota interna.
doctor-reply-internal-why = El cliente esperaría una respuesta que parece enviada.
doctor-reply-internal-mend = Escribe en el body de do.reply la palabra del CRM para público.
doctor-tag-half = Aquí las etiquetas solo se pueden agregar o solo quitar.
doctor-tag-half-why = No se ofrecen etiquetas: lo que no se puede deshacer no se empieza.
doctor-tag-half-mend = Agrega el que falta de do.tag y do.untag.
doctor-roles-unread = read.me no da nada en que se puedan encontrar estas palabras.
doctor-roles-unread-why = Nadie sería nunca más que agente.
doctor-roles-unread-mend = Que su map dé role o roles, y groups para las palabras que empiezan con group:.
doctor-bare-secret = Un secreto está a la vista en “{ $name }”.
doctor-bare-secret-why = Lo tiene quien vea el archivo, una copia o un registro de direcciones.
doctor-bare-secret-mend = Pásalo a auth, por referencia: keyring:NOMBRE, env:NOMBRE, file:/ruta o cmd:comando.
doctor-field-twice = “{ $first }” y “{ $second }” van al mismo campo del CRM.
doctor-field-twice-why = Cada uno sobrescribe al otro.
doctor-field-twice-mend = Da a uno de ellos un campo propio o quítalo.
