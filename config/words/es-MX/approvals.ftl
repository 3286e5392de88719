# Lo que espera el visto bueno de una segunda persona.
approver-agent = Otro agente
approver-lead = Líder
approver-admin = Administrador
review-part-approvals = Aprobaciones
review-part-approvals-none = Nadie espera una aprobación. Presiona tab para la siguiente lista.
review-told-approvals = { $count ->
    [one] 1 caso espera una aprobación.
   *[other] { $count } casos esperan una aprobación, primero el más antiguo.
}
review-col-asks = LA PIDE
review-col-since = DESDE
review-col-step = PASO
approvals-keys = Presiona enter para abrir el caso en ese paso, Y para ver lo que se aprueba antes de guardarlo.
approvals-came = { $count ->
    [one] { $name } pide que se apruebe “{ $step }” en { $keys }. Presiona 8 para verlo.
   *[other] { $count } casos esperan una aprobación: { $keys }. Presiona 8 para verlos.
}
bell-approvals = { $count ->
    [one] #{ $key } espera una aprobación
   *[other] { $count } casos esperan una aprobación, primero #{ $key }
}
to-approve = { $count } por aprobar
approve-title = Aprobar en #{ $key }
approve-told = Lo pide { $name } desde hace { $since }. Estas son las respuestas:
approve-no-answers = Aquí no se conoce ninguna respuesta de este paso.
approve-keys = enter aprobar · esc cerrar
done-approve = Se aprobó “{ $step }” en #{ $key }.
waiting-approval = Esto lo da un líder con Y; los líderes lo encuentran primero en sus listas.
