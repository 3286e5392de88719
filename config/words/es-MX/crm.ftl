## El CRM y su perfil.

crm-not-sent = No se pudo conectar con el CRM; no se envió nada.
crm-lost = Se perdió la respuesta del CRM; se está averiguando si llegó.
crm-page = { $host } respondió con una página para personas en lugar de datos: una página de inicio de sesión o un proxy intermedio. No se tomó nada de ella.
crm-refused = El CRM lo rechazó (estado { $status }): { $sentence }
crm-conflict = Alguien cambió el caso mientras tanto.
crm-throttled = El CRM pide esperar { $seconds } { $seconds ->
    [one] segundo
   *[other] segundos
}.
crm-unauthorised = El CRM no acepta el token. Renuévalo; se conserva todo lo que espera.
crm-login = El CRM rechazó el inicio de sesión ({ $why }). Renueva su secreto; se conserva todo lo que espera.
crm-login-once = El CRM rechazó el inicio de sesión ({ $why }). Renueva su secreto; se conserva todo lo que espera. Si el CRM entrega un refresh token nuevo en cada inicio de sesión, guárdalo donde se pueda reemplazar: file: o keyring:.
crm-place = El CRM ya no reconoce dónde se detuvo la última lectura; se lee de nuevo.
crm-foreign = Se rechazó un enlace a otra dirección ({ $origin }); no se envió nada allí.
crm-anchors = Este equipo no indica ninguna autoridad de certificación, así que nadie puede responder por el CRM; no se envió nada. Instálalas (el paquete suele llamarse ca-certificates) o indica su archivo en SSL_CERT_FILE.
crm-protocol = El CRM respondió algo inesperado: { $why }.
crm-filter = El filtro { $key } del perfil del CRM ({ $file }, línea { $line }) falló con { $met ->
    [nothing] un valor vacío
    [flag] un valor de sí o no
    [number] un número
    [text] un texto
    [list] una lista
    [fields] un objeto con { $names }
   *[other] un objeto
}. Compáralo con una respuesta del CRM: “secondline doctor --record DIR” guarda algunas, enmascaradas.
crm-filter-at = El filtro { $key } del perfil del CRM ({ $file }, línea { $line }) busca “{ $at }” en { $met ->
    [nothing] un valor vacío
    [flag] un valor de sí o no
    [number] un número
    [text] un texto
    [list] una lista
    [fields] un objeto con { $names }
   *[other] un objeto
}. Compáralo con una respuesta del CRM: “secondline doctor --record DIR” guarda algunas, enmascaradas.
crm-filter-gave = El filtro { $key } del perfil del CRM ({ $file }, línea { $line }) dio { $met ->
    [nothing] un valor vacío
    [flag] un valor de sí o no
    [number] un número
    [text] un texto
    [list] una lista
    [fields] un objeto con { $names }
   *[other] un objeto
}, que ahí no sirve. crm/FORMAT.md dice qué debe dar.
crm-filter-endless = El filtro { $key } del perfil del CRM ({ $file }, línea { $line }) no llega a su fin y se abandonó. Escríbelo con menos listas dentro de listas.
crm-filter-stopped = El filtro { $key } del perfil del CRM ({ $file }, línea { $line }) se detuvo a medio camino. Escríbelo de forma más sencilla.
crm-cannot = El perfil del CRM no tiene { $action }, así que no se puede enviar desde aquí.
crm-too-long = { $unit ->
    [bytes] El texto tiene { $is } bytes y el CRM acepta { $most }. Acórtalo; no se envió nada.
   *[other] El texto tiene { $is } caracteres y el CRM acepta { $most }. Acórtalo; no se envió nada.
}
crm-no-place = { $what ->
    [status] El CRM no tiene un estatus “{ $name }” que se pueda poner desde aquí.
    [priority] El CRM no tiene una prioridad “{ $name }” que se pueda poner desde aquí.
    [statuses] En este CRM los estatus no se pueden cambiar desde aquí.
    [priorities] En este CRM las prioridades no se pueden cambiar desde aquí.
    [field] El CRM no tiene un campo para “{ $name }”, así que no se puede guardar ahí.
    [assignee] En este CRM no se puede cambiar el responsable desde aquí.
    [queue] En este CRM no se puede cambiar la cola desde aquí.
    [note] Este CRM no acepta notas internas desde aquí.
    [reply] Este CRM no acepta respuestas desde aquí; contesta al cliente en el propio CRM.
    [tags] Este CRM no tiene etiquetas que se puedan poner desde aquí.
    [files] El perfil del CRM no dice qué hay adjunto en los tickets; ábrelo en el propio CRM.
    [link] El perfil de este CRM no dice cómo se vinculan tickets; vincúlalos en el propio CRM.
    [merge] El perfil de este CRM no dice cómo se unen tickets; únelos en el propio CRM.
    [article] Este CRM no tiene lugar para artículos; [knowledge] en settings.toml puede nombrar una carpeta.
   *[other] Este CRM no tiene lugar para solicitudes de producto; [feedback] en settings.toml puede nombrar otro.
}
crm-bad-row = No se pudo leer este registro del CRM: { $why }.

fault-profile-version = Un perfil dice en qué versión del formato está escrito.
fault-profile-version-mend = Escribe profile = 1.
fault-section = Falta esta sección.
fault-section-mend = Agrégala; crm/zendesk.toml muestra todas las secciones.
fault-base = “{ $value }” no es una dirección a la que se puedan enviar tokens.
fault-base-mend = Escribe una dirección https sin usuario ni contraseña (http solo para 127.0.0.1 y localhost).
fault-auth = Esto no dice cómo iniciar sesión.
fault-auth-mend = Escribe type = "bearer", "basic" (con user), "header" (con header) u "oauth2" (con grant, url, id y secret), y cada secreto por referencia: keyring:NOMBRE, env:NOMBRE, file:/ruta o cmd:comando. Un secreto nunca se escribe en un archivo.
fault-field = Esto no es uno de nuestros campos con su clave en el CRM.
fault-field-mend = Campos: { $known }; cada uno con la clave del CRM entre comillas.
fault-filter = El filtro no se entiende en “{ $found }”.
fault-filter-mend = Revisa el nombre y los signos alrededor; los filtros se escriben en jq.
fault-filter-end = El filtro termina antes de tiempo.
fault-filter-end-mend = Cierra lo que se abrió y termina con un valor.
fault-filter-refused = Un filtro no puede usar “{ $found }”: podría leer esta máquina o no terminar nunca.
fault-filter-refused-mend = Escríbelo con map, select, first y similares.
fault-template-braces = Las llaves de esta plantilla no cierran.
fault-template-braces-mend = Escribe los lugares como “{"{"}vars.nombre{"}"}”.
fault-template-root = Las plantillas aquí no conocen “{ $root }”.
fault-template-root-mend = Conocen: { $known }.
fault-template-var = No existe “{ $name }” en vars.
fault-template-var-mend = Agrégalo en [vars], o en crm.vars de settings.toml.
fault-rate = “{ $value }” no es un ritmo.
fault-rate-mend = Escribe un número y una unidad, por ejemplo 90/min, 10/s o 5000/h.
fault-word = “{ $value }” no se conoce aquí.
fault-word-mend = Se conocen: { $known }.
fault-path = Una ruta empieza con una diagonal.
fault-path-mend = Escríbela desde la raíz de la dirección del CRM.
fault-header = Un perfil no puede poner este encabezado.
fault-header-mend = El inicio de sesión va en auth; los demás encabezados necesitan un nombre simple.
fault-statuses = Esto no es una lista de estados HTTP.
fault-statuses-mend = Escribe por ejemplo [409].
fault-once = No se dice cómo se resuelve una respuesta perdida.
fault-once-mend = Escribe once = "find", "key", "same" o "ask".
fault-arrived = Nada dice cómo averiguar si esta escritura llegó.
fault-arrived-mend = Agrega [do.arrived], o un [[read.timeline]] en el que se vea su marca, o escribe once = "ask".
fault-find = Nada dice cómo encontrar lo que ya se creó.
fault-find-mend = Agrégale una sección find.
fault-word-twice = “{ $value }” está aquí y también en { $other }.
fault-word-twice-mend = Déjalo donde corresponde; una palabra del CRM tiene aquí un solo significado.
fault-status-empty = Ya ninguna palabra del CRM significa “{ $name }”.
fault-status-empty-mend = Deja al menos una palabra del CRM para eso: en el perfil o bajo crm.status en settings.toml.
fault-time-form = “{ $value }” no es una forma de escribir fechas y horas.
fault-time-form-mend = Escribe "rfc3339", "epoch", "epoch_ms" o un patrón como "%Y-%m-%d %H:%M:%S".
fault-zone = “{ $value }” no es una zona horaria.
fault-zone-mend = Escribe un nombre como "UTC" o "America/Mexico_City", o "me" si read.me da la zona.
fault-roles-vars = Lo que una persona puede hacer dependería de un valor de la configuración.
fault-roles-vars-mend = Haz que read.me le pregunte al CRM de quién es el token, sin vars; si no, quita [roles].
fault-outlet-path = Se nombra “{ $key }” y nada dice dónde está.
fault-outlet-path-mend = Agrega { $key } = "/ruta" o { $key } = "~/ruta" a esta sección.
fault-outlet-absolute = “{ $value }” podría estar en cualquier carpeta.
fault-outlet-absolute-mend = Escribe la ruta completa, desde / o desde ~/.
fault-outlet-two = Las solicitudes irían a { $first } y a { $second }, y podrían llegar solo a uno de los dos.
fault-outlet-two-mend = Deja uno de los dos; “file” puede quedar a su lado.
outlet-broken = El destino de las solicitudes de producto no está listo: { $detail }
outlet-profile = { $place } tiene un error. Ejecuta “secondline doctor”.
outlet-none = El perfil { $name } no acepta solicitudes de producto. Nombra otro en [feedback] de settings.toml.
outlet-missing = No existe el perfil “{ $name }”. Nombra otro en [feedback] de settings.toml.
outlet-unread = No se pudo leer qué pasó con las solicitudes de producto en { $origin }: { $detail }.
fault-max = “{ $value }” no es una longitud.
fault-max-mend = Escribe un número y una unidad: "4000 bytes" o "65000 characters".
fault-etag = Se envía el ETag de un ticket y nada lo lee.
fault-etag-mend = Agrega [read.ticket].
