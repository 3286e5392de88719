## Recibir y enviar.

sync-clash = Alguien más también cambió { $fields }; no se sobrescribió nada.
sync-answered = Alguien escribió en el ticket mientras tanto. Léelo y después decide.
sync-reassigned = { $name } tomó el ticket mientras tanto. Léelo y después decide si lo que escribiste todavía aplica.
sync-solved = El ticket se resolvió mientras tanto. Léelo y después decide si lo que escribiste todavía aplica.
sync-unconfirmed = No se puede saber si esto llegó. Mira el ticket y después envíalo de nuevo o descártalo.
sync-partial-tags = El CRM lo aceptó sin sus etiquetas: { $why }
sync-partial-fields = El CRM respondió que lo aceptó, pero no { $fields }.
sync-gone = El ticket ya no está en el CRM.
sync-not-yours = Esto se escribió como { $name }, que no es a quien pertenece el token.
sync-other-tenant = Lo guardado aquí pertenece a { $known }, no a { $base }. Usa otro --home para eso.
sync-other-sender = Otro secondline en esta máquina envía los cambios.
sync-twice = El ticket { $key } tiene dos veces algo que enviamos, porque el CRM tomó el primer envío muy tarde. Quita uno de los dos allá.
sync-merged = El ticket se unió a { $key }; tu texto se conserva aquí.
sync-closed = El ticket está cerrado definitivamente en el CRM; tu texto se conserva aquí.
sync-parked = El CRM falló con esto { $tries } { $tries ->
    [one] vez seguida
   *[other] veces seguidas
}; espera tu decisión y los demás tickets siguen.
sync-other-sender-known = Otro secondline en este equipo (proceso { $pid }, desde { $since }) entrega los cambios.
