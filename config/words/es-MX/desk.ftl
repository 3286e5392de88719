# The desk, the header and what every screen shares.

tab-desk = Mesa
tab-causes = Causas
tab-knowledge = Conocimiento
tab-product = Producto
tab-outbox = Salida
link-starting = iniciando
link-busy = sincronizando { $count }
link-synced = al día { $time }
link-offline = sin conexión desde { $time }
link-stopped = sin conectar
to-send = { $count } por enviar
needs-person = { $count } por decidir
desk-count = { $shown } de { $of }
column-due = VENCE
column-key = CLAVE
column-subject = ASUNTO
column-product = PRODUCTO
column-site = SEDE
column-owner = RESP.
column-age = EDAD
status-new = nuevo
status-open = abierto
status-pending = pendiente
status-hold = en espera
status-solved = resuelto
status-closed = cerrado
priority-urgent = urgente
priority-high = alta
priority-normal = normal
priority-low = baja
why-here = por qué aquí:
from-tier1 = de Tier 1: { $agent }, { $site }
sop-progress = procedimiento { $sop }
desk-loading = Leyendo los casos locales.
desk-empty-stopped = Aún no se ha sincronizado nada y no se puede hablar con el CRM hasta corregir esto.
desk-empty-offline = Aún no se ha sincronizado nada: no se alcanza el CRM. Se reintenta solo; ctrl-r reintenta ahora.
desk-empty-first = La primera sincronización está en curso. Los casos aparecen aquí conforme llegan. ctrl-r pregunta al CRM de inmediato.
desk-empty-filter = Ningún caso de esta vista cumple el filtro. Presiona / para cambiarlo, esc para quitarlo, v para otra vista.
desk-empty-view = No hay nada pendiente en esta vista. Con v cambias de vista.
picker-empty = Nada coincide con lo que escribiste.
palette-title = Comando
help-title = Teclas de esta pantalla
reading-more = { $from }–{ $to } de { $of }
field-goes-on = ↕ líneas: { $count }
faults-title = { $count } { $count ->
    [one] falla
   *[other] fallas
} en tus archivos; lo demás está en uso
draft-kept = Se conserva al escribir. Presiona ctrl-s para { $act }, esc para cerrar y conservar.
draft-found = Este es el texto que habías empezado.
done-claim = #{ $key } ya es tuyo.
done-saved = Guardado.
done-nothing = Ya estaba así; nada cambió.
done-skip = Saltado, con tu motivo.
done-resolve = #{ $key } quedó resuelto. Presiona n para el siguiente caso.
done-owed = #{ $key } aún debe una promesa al cliente: con W dices que se cumplió.
done-return = #{ $key } regresa a Tier 1. Presiona n para el siguiente caso.
done-proposal = Va en camino. Presiona 5 para ver si llegó.
next-none = No tienes nada pendiente. Buen trabajo.
next-found = #{ $key } es el siguiente: { $why }
first-hint = Presiona n para el siguiente caso, ? para ver las teclas.
link-no-profile = No hay un perfil de CRM llamado { $profile }. Indica uno en settings.toml.
link-profile-faults = { $place }: { $what } { $mend }
link-throttled = El CRM pide esperar; la siguiente petición sale en { $seconds } s.
link-unauthorised = El CRM no acepta el token. Renuévalo donde indica settings.toml; tu trabajo se conserva.
link-found = Una segunda lectura encontró { $rows } { $rows ->
    [one] caso
   *[other] casos
} que una página anterior del CRM había omitido.
link-clock-behind = El reloj de este equipo va { $minutes } min atrás del reloj del CRM; las horas aquí siguen al CRM.
link-clock-ahead = El reloj de este equipo va { $minutes } min adelante del reloj del CRM; las horas aquí siguen al CRM.
link-clock-right = El reloj de este equipo coincide de nuevo con el del CRM.
reply-kept = El cliente verá esto. Presiona ctrl-s para enviar, esc para cerrar y conservar.
compose-unfilled = Completa primero { $blank }; el cliente lo leería tal como está.
compose-rewrite = Propón otra redacción de “{ $step }”
compose-rewrite-hint = Cambia lo que haga falta. La diferencia va a las listas de los líderes con este caso; el procedimiento queda igual hasta que su responsable la adopte.
done-rewrite = Propuesto: la diferencia está en las listas de los líderes.
done-reply = La respuesta va en camino al cliente.
next-taken = #{ $key } es el siguiente y ya es tuyo: { $why }
send-title = ¿Enviar “{ $title }”?
send-now = Enviar ahora
send-later = Todavía no
link-sender = La otra ventana terminó; a partir de ahora esta envía.
desk-empty-typing = Ningún caso de esta vista cumple el filtro. Presiona esc para descartarlo.
done-saved-here = Guardado aquí. Se enviará al CRM cuando vuelva la conexión.
