## Lo que dicen las reglas de resolver, regresar y procedimientos.

# La salida de un caso.

refused-gone = #{ $key } ya no está: fue eliminado, marcado como spam o unido a otro.
refused-not-open = #{ $key } ya no está abierto (estatus { $status }). Reábrelo primero.
refused-closed = #{ $key } está cerrado definitivamente y no se puede cambiar.
refused-owned = #{ $key } es de { $owner }.
refused-return-only = El procedimiento terminó en regreso a Tier 1: este caso solo puede regresar.
refused-procedure-gone = Este caso sigue el procedimiento { $sop } { $version }, que ya no está en este equipo. Primero devuelve su archivo.
refused-step-open = El paso “{ $step }” sigue abierto.
refused-step-waiting = El paso “{ $step }” espera: { $inputs }.
refused-step-approval = El paso “{ $step }” espera la aprobación de { $role ->
    [lead] un líder
    [admin] un administrador
   *[other] { $role }
} (código { $code }).
refused-step-team = El paso “{ $step }” espera la respuesta de { $team }.
refused-override-role = Solo { $role ->
    [lead] un líder
    [admin] un administrador
   *[other] { $role }
} puede dejar pasos abiertos, con un motivo.
refused-override-reason = Como { $role ->
    [lead] líder
    [admin] administrador
   *[other] { $role }
} puedes dejar estos pasos abiertos si das un motivo.
refused-approval-asked = Ya se pidió aprobar “{ $step }”: el código es { $code } y debe hacerlo { $role ->
    [lead] un líder
    [admin] un administrador
   *[other] { $role }
}.
refused-approval-none = Nadie pide una aprobación en #{ $key }.
refused-approval-own = Tú pediste aprobar “{ $step }”: debe hacerlo una segunda persona.
refused-approval-role = Solo { $role ->
    [lead] un líder
    [admin] un administrador
   *[other] { $role }
} puede aprobar “{ $step }”.
refused-approval-reason = Di por qué se acepta “{ $step }” como está.
refused-no-newer = #{ $key } ya sigue la versión más nueva de su procedimiento.
refused-step-not-applicable = El paso “{ $step }” no aplica en este caso.
refused-check = En “{ $step }”: { $words }
refused-gate = { $words }
refused-gate-reason = { $words } Puedes pasar como { $role ->
    [lead] líder
    [admin] administrador
   *[other] { $role }
} si das un motivo.
refused-gate-role = { $words } Solo { $role ->
    [lead] un líder
    [admin] un administrador
   *[other] { $role }
} puede pasar, con un motivo.
refused-cause-missing = Falta la causa raíz.
refused-cause-unknown = No existe la causa “{ $code }”.
refused-cause-family = { $code } es una familia de causas. Elige una de sus causas.
refused-cause-twice = La causa { $code } aparece dos veces.
refused-causes-many = Se permiten como máximo { $max } causas contribuyentes.
refused-knowledge-missing = Indica qué aporta este caso a la base de conocimiento: vinculado, nuevo, con error o no hace falta.
refused-knowledge-article = Indica qué artículo es el vinculado o el que tiene error.
refused-knowledge-form = “{ $value }” no es una acción de conocimiento. Escribe linked:ID, new, flagged:ID o not_needed.
refused-verdict-missing = Indica si la escalación fue correcta, evitable, incompleta o a la cola equivocada.
refused-verdict-form = “{ $value }” no es un veredicto. Escribe right, avoidable, incomplete o wrong_queue.
refused-verdict-right = Un caso bien escalado no se regresa. Elige otro veredicto.
refused-missing-nothing = Indica qué faltaba, para que Tier 1 lo complete.
refused-return-queue = El CRM no tiene una cola con el nombre que los ajustes dan para Tier 1.

# Cambios.

refused-set-solved = Un caso se resuelve con Resolver, nunca cambiando su estatus.
refused-set-sop = El avance del procedimiento resulta de sus pasos y no se pone a mano.
refused-text-empty = Todavía no hay texto.
refused-tag-form = Una etiqueta es una sola palabra sin espacios: “{ $tag }” no lo es.
refused-skip-reason = Di en una o dos palabras por qué saltas este caso.

# Procedimientos.

refused-no-procedure = Ningún procedimiento aplica a #{ $key }.
refused-sop-not-for = El procedimiento “{ $sop }” no es para #{ $key }.
refused-no-such-input = El procedimiento no pregunta nada llamado “{ $input }”.
refused-no-such-step = El procedimiento no tiene el paso “{ $step }”.
refused-tick-answers = El paso “{ $step }” se completa con sus respuestas, no con una marca.
refused-tick-lead = Solo un líder puede aceptar lo que objeta “{ $step }”.

# Respuestas.

refused-answer-empty = Se necesita una respuesta.
refused-answer-pattern = No tiene la forma esperada. Escríbelo como { $example }.
answer-example = Por ejemplo, { $example }.
refused-answer-reference = Escribe una sola referencia sin espacios, como PRB-7.
refused-answer-long = Tiene { $length } caracteres; se permiten como máximo { $max }.
refused-answer-int = Escribe un número entero.
refused-answer-money = Escribe un monto con decimales, como 349.00 o 1,349.00.
refused-answer-min = El valor mínimo es { $min }.
refused-answer-max = El valor máximo es { $max }.
refused-answer-date = Escribe una fecha como 2026-03-10 o 20/03, u hoy o ayer.
refused-answer-datetime = Escribe fecha y hora como 2026-03-10 09:30, o ahora.
refused-answer-early = Lo más temprano permitido es { $min }.
refused-answer-late = Lo más tarde permitido es { $max }.
refused-answer-bool = Responde sí o no.
refused-answer-option = Elige entre: { $options }.
refused-answer-last4 = Escribe exactamente cuatro dígitos.
refused-answer-card = Solo los últimos cuatro dígitos: nunca se guarda un número completo de tarjeta.
refused-answer-must-be-yes = El paso se completa solo cuando la respuesta es sí.
refused-answer-must-be-no = El paso se completa solo cuando la respuesta es no.

# Por qué este procedimiento.

why-rule = Coincide la regla { $rule } de la tabla “{ $table }” { $version }:
why-rest = Ninguna otra regla de la tabla “{ $table }” { $version } coincide (regla { $rule }).
why-test = { $field ->
        [product] Producto
        [reason] Motivo
        [amount] Monto
        [language] Idioma
        [vendor] Proveedor
        [site] Sede
        [t1_agent] Agente de Tier 1
        [status] Estatus
        [priority] Prioridad
        [queue] Cola
       *[channel] Canal
    } { $test }.

# Quién actúa, y propuestas.

refused-nobody = Todavía no se sabe quién eres: primero hay que conectar una vez con el CRM.
refused-proposal-sent = Esto ya se envió (estado: { $state ->
    [in_review] { proposal-in-review }
    [published] { proposal-published }
    [archived] { proposal-archived }
    [accepted] { proposal-accepted }
    [shipped] { proposal-shipped }
    [declined] { proposal-declined }
   *[sent] { proposal-sent }
}).
refused-proposal-empty = Todavía falta el título o el texto.
