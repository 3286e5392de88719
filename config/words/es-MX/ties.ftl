# Vínculos entre casos, y casos que se unen a otro.
command-ticket-link = vincular a otro
command-ticket-merge = unir a otro
link-title = ¿A qué caso se vincula? Escribe su clave o palabras del asunto
merge-title = ¿A qué caso se une? Escribe su clave o palabras del asunto
tie-empty = Aquí no hay otro caso de este cliente.
tie-same-customer = mismo cliente
tie-gone = Uno de los dos casos ya no está aquí.
tie-linked = vinculado con #{ $key }
tie-merged = termina; sigue en #{ $key }, que queda abierto
tie-there = Tus colegas leen en #{ $key }, donde el CRM deja las conversaciones por separado:
deed-link = Vincular con #{ $key }
deed-merge = Unir a #{ $key }
change-link = vínculo
change-merge = unión
merge-note-here = Es el mismo asunto que #{ $key }; ahí continúa.
merge-note-there = #{ $key } “{ $subject }” se unió a este caso. Lo último que escribió su cliente:
refused-link-itself = #{ $key } no se puede vincular consigo mismo.
refused-merge-itself = #{ $key } no se puede unir a sí mismo.
refused-merge-ended = #{ $other } ya no está abierto, así que nada puede continuar ahí. Reábrelo primero, o resuelve #{ $key }.
refused-merge-customer = #{ $key } y #{ $other } son de clientes distintos: unidos, cada quien leería lo que escribió el otro. Mejor vincúlalos.
refused-merge-younger = #{ $other } llegó después que #{ $key }. Une el más nuevo al más antiguo, para que ningún reloj vuelva a empezar.
refused-merge-owed = En #{ $key } { $count ->
    [one] sigue abierta { $count } pregunta o promesa que se perdería
   *[other] siguen abiertas { $count } preguntas o promesas que se perderían
}. Ciérralas primero.
sync-merge-lost = #{ $key } ya no está en el CRM, así que nada se le puede unir.
sync-partial-merge = La nota está ahí, pero el CRM no unió el caso: sigue abierto. { $why }
sync-partial-link = El CRM lo aceptó sin el vínculo: { $why }
