## Recibir y enviar.

sync-clash = Alguien más también cambió { $fields }; no se sobrescribió nada.
sync-answered = Alguien escribió en el caso mientras tanto. Léelo y después decide.
sync-reassigned = { $name } tomó el caso mientras tanto. Léelo y después decide si lo que escribiste todavía aplica.
sync-solved = El caso se resolvió mientras tanto. Léelo y después decide si lo que escribiste todavía aplica.
sync-unconfirmed = No se puede saber si esto llegó. Mira el caso y después envíalo de nuevo o descártalo.
sync-partial-tags = El CRM lo aceptó sin sus etiquetas: { $why }
sync-partial-fields = El CRM respondió que lo aceptó, pero no { $fields }.
sync-gone = El caso ya no está en el CRM.
sync-not-yours = Esto se escribió como { $name }, que no es a quien pertenece el token.
sync-other-tenant = Lo guardado aquí pertenece a { $known }, no a { $base }. Usa otro --home para eso.
sync-other-sender = Otro secondline en esta máquina envía los cambios.
sync-twice = El caso { $key } tiene dos veces algo que enviamos, porque el CRM tomó el primer envío muy tarde. Quita uno de los dos allá.
sync-merged = El caso se unió a { $key }; tu texto se conserva aquí.
sync-closed = El caso está cerrado definitivamente en el CRM; tu texto se conserva aquí.
sync-parked = El CRM falló con esto { $tries } { $tries ->
    [one] vez seguida
   *[other] veces seguidas
}; espera tu decisión y los demás casos siguen.
sync-other-sender-known = Otro secondline en este equipo (proceso { $pid }, desde { $since }) entrega los cambios.
