# De qué se compone el día de un agente: avisos, lo que vuelve después, el día mismo y lo que suena.

command-app-notices = avisos otra vez
notices-title = Avisos de esta sesión, los más nuevos primero
notices-none = En esta sesión todavía no se ha avisado de nada.

command-ticket-later = después
change-later = aplazado
view-later = Después
desk-away = { $count } para después
compose-later = Dejar #{ $key } para después
compose-later-hint = Cuándo vuelve y luego para qué: “2h llamar a Fraude”, “mañana 10:00 …”, “lun 9:00 …”.
compose-later-away = Vuelve { $at }. Otra hora lo cambia; una línea vacía lo trae de vuelta ahora.
refused-later-form = Empieza con la hora: “2h”, “mañana 10:00”, “lun 9:00” o “2026-11-24 09:00”, y luego para qué.
refused-later-done = #{ $key } ya está terminado, así que no se puede aplazar.
done-later = #{ $key } vuelve { $at }.
done-later-before = A #{ $key } se le acaba el tiempo { $due }, antes de { $at }: vuelve en ese momento.
done-later-late = #{ $key } va tarde, así que se queda en la mesa. Se te recuerda { $at }.
done-later-now = #{ $key } está de vuelta en la mesa.
later-back = #{ $key } está de vuelta, como querías.
later-back-for = #{ $key } está de vuelta: { $text }.
later-back-customer = #{ $key } está de vuelta: el cliente escribió.
later-back-colleague = #{ $key } está de vuelta: un colega escribió.
later-back-late = #{ $key } está de vuelta: se le acabó el tiempo.
ticket-later = vuelve { $at }
ticket-later-for = vuelve { $at }: { $text }
