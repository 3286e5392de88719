## El CRM y su perfil.

crm-not-sent = No se pudo llegar al CRM; no se envió nada.
crm-lost = Se perdió la respuesta del CRM; se está averiguando si llegó.
crm-refused = El CRM lo rechazó (estado { $status }): { $sentence }
crm-conflict = Alguien cambió el ticket mientras tanto.
crm-throttled = El CRM pide esperar { $seconds } segundos.
crm-unauthorised = El CRM no acepta el token. Renuévalo; se conserva todo lo que espera.
crm-place = El CRM ya no reconoce dónde se detuvo la última lectura; se lee de nuevo.
crm-foreign = Se rechazó un enlace a otra dirección ({ $origin }); no se envió nada allí.
crm-protocol = El CRM respondió algo inesperado: { $why }.
crm-secret = No hay token de { $reference }: { $why }.
crm-cannot = El perfil del CRM no tiene { $action }, así que no se puede enviar desde aquí.
crm-bad-row = No se pudo leer este registro del CRM: { $why }.

fault-profile-version = Un perfil dice en qué versión del formato está escrito.
fault-profile-version-mend = Escribe profile = 1.
fault-section = Falta esta sección.
fault-section-mend = Agrégala; crm/zendesk.toml muestra todas las secciones.
fault-base = «{ $value }» no es una dirección a la que se puedan enviar tokens.
fault-base-mend = Escribe una dirección https sin usuario ni contraseña (http solo para 127.0.0.1 y localhost).
fault-auth = Esto no dice cómo iniciar sesión.
fault-auth-mend = Escribe type = "bearer", "basic" (con user) o "header" (con header), y el token por referencia: env:NOMBRE, file:/ruta o cmd:comando. El token nunca se escribe en un archivo.
fault-field = Esto no es uno de nuestros campos con su clave en el CRM.
fault-field-mend = Campos: { $known }; cada uno con la clave del CRM entre comillas.
fault-filter = El filtro no se entiende en «{ $found }».
fault-filter-mend = Revisa el nombre y los signos alrededor; los filtros se escriben en jq.
fault-filter-end = El filtro termina antes de tiempo.
fault-filter-end-mend = Cierra lo que se abrió y termina con un valor.
fault-filter-refused = Un filtro no puede usar «{ $found }»: podría leer esta máquina o no terminar nunca.
fault-filter-refused-mend = Escríbelo con map, select, first y similares.
fault-template-braces = Las llaves de esta plantilla no cierran.
fault-template-braces-mend = Escribe los lugares como «{"{"}vars.nombre{"}"}».
fault-template-root = Las plantillas aquí no conocen «{ $root }».
fault-template-root-mend = Conocen: { $known }.
fault-template-var = No existe «{ $name }» en vars.
fault-template-var-mend = Agrégalo en [vars], o en crm.vars de settings.toml.
fault-rate = «{ $value }» no es un ritmo.
fault-rate-mend = Escribe un número y una unidad, por ejemplo 90/min, 10/s o 5000/h.
fault-word = «{ $value }» no se conoce aquí.
fault-word-mend = Se conocen: { $known }.
fault-path = Una ruta empieza con una diagonal.
fault-path-mend = Escríbela desde la raíz de la dirección del CRM.
fault-header = Un perfil no puede poner este encabezado.
fault-header-mend = El inicio de sesión va en auth; los demás encabezados necesitan un nombre simple.
fault-statuses = Esto no es una lista de estados HTTP.
fault-statuses-mend = Escribe por ejemplo [409].
fault-once = No se dice cómo se resuelve una respuesta perdida.
fault-once-mend = Escribe once = "find", "key" o "same".
fault-arrived = Nada dice cómo averiguar si esta escritura llegó.
fault-arrived-mend = Agrega [do.update.arrived].
fault-find = Nada dice cómo encontrar lo que ya se creó.
fault-find-mend = Agrégale una sección find.
