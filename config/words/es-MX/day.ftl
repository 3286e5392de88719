# De qué se compone el día de un agente: avisos, lo que vuelve después, el día mismo y lo que suena.

command-app-notices = avisos otra vez
notices-title = Avisos de esta sesión, del más nuevo al más viejo
notices-none = En esta sesión todavía no se ha avisado de nada.

command-ticket-later = aplazar
change-later = aplazado
desk-away = { $count } para después
compose-later = Dejar #{ $key } para después
compose-later-hint = La hora y para qué: “+2h llamar a Fraudes”, “mañana 10:00”, “lun 9:00”.
compose-later-away = Vuelve { $at }. Una línea vacía lo trae de vuelta ahora.
refused-later-form = Empieza con la hora: “+2h”, “mañana 10:00” o “lun 9:00”, y luego para qué.
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

order-head = Por qué está aquí: cada línea decide solo entre casos iguales en todas las líneas de arriba. La lista se ordena exactamente así.
order-class-late = Va tarde: eso va primero.
order-class-soon = Vence pronto: eso va después de lo que va tarde.
order-class-later = No vence pronto: eso va después de lo que va tarde o vence pronto.
order-class-paused = Espera a alguien más: eso va al final.
order-minutes-late = En minutos: { $count }; va primero el que más tiene.
order-minutes-left = En minutos: { $count }; va primero el que menos tiene.
order-skipped = { $by } lo saltó ({ $at }): { $reason }
tab-day = Mi día
command-go-day = mi día
day-title = { $date } · { $tickets } { $tickets ->
    [one] caso
   *[other] casos
}
day-nothing = nada todavía
day-part-done = Hecho hoy
day-part-promised = Prometido
day-part-waiting = Depende de otros
day-part-later = Vuelve después
day-none-done = Hoy todavía no se ha hecho nada.
day-none-promised = No tienes ninguna promesa abierta.
day-none-waiting = Nadie te debe una respuesta.
day-none-later = No hay nada aplazado.
day-loading = Leyendo el día.
day-late = tarde
day-col-part = PARTE
day-col-at = HORA
day-col-key = CLAVE
day-col-what = QUÉ
day-col-about = SOBRE
day-did = { $kind ->
    [resolve] { $count ->
        [one] 1 resuelto
       *[other] { $count } resueltos
    }
    [return] { $count ->
        [one] 1 regresado
       *[other] { $count } regresados
    }
    [approve] { $count ->
        [one] 1 aprobación
       *[other] { $count } aprobaciones
    }
    [look] { $count ->
        [one] 1 segunda revisión
       *[other] { $count } segundas revisiones
    }
    [coach] { $count ->
        [one] 1 nota de retroalimentación
       *[other] { $count } notas de retroalimentación
    }
    [plan] { $count ->
        [one] 1 plan
       *[other] { $count } planes
    }
    [problem] { $count ->
        [one] 1 anotación en un problema
       *[other] { $count } anotaciones en problemas
    }
    [spike] { $count ->
        [one] 1 pico evaluado
       *[other] { $count } picos evaluados
    }
    [proposal] { $count ->
        [one] 1 propuesta enviada
       *[other] { $count } propuestas enviadas
    }
    [reply] { $count ->
        [one] 1 respuesta
       *[other] { $count } respuestas
    }
    [note] { $count ->
        [one] 1 nota
       *[other] { $count } notas
    }
    [ask] { $count ->
        [one] 1 pregunta a un equipo
       *[other] { $count } preguntas a equipos
    }
    [chase] { $count ->
        [one] 1 insistencia
       *[other] { $count } insistencias
    }
    [answered] { $count ->
        [one] 1 respuesta de un equipo
       *[other] { $count } respuestas de equipos
    }
    [promise] { $count ->
        [one] 1 promesa
       *[other] { $count } promesas
    }
    [kept] { $count ->
        [one] 1 promesa cumplida
       *[other] { $count } promesas cumplidas
    }
    [broken] { $count ->
        [one] 1 promesa incumplida
       *[other] { $count } promesas incumplidas
    }
    [claim] { $count ->
        [one] 1 tomado
       *[other] { $count } tomados
    }
    [skip] { $count ->
        [one] 1 saltado
       *[other] { $count } saltados
    }
    [later] { $count ->
        [one] 1 aplazado
       *[other] { $count } aplazados
    }
    [procedure] { $count ->
        [one] 1 paso del procedimiento
       *[other] { $count } pasos del procedimiento
    }
   *[other] { $count ->
        [one] 1 otro cambio
       *[other] { $count } otros cambios
    }
}

bell-arrived = { $count ->
    [one] Llegó { $keys } y no puede esperar.
   *[other] Llegaron { $count } casos que no pueden esperar: { $keys }.
}
bell-rings = { $count ->
    [one] #{ $key } no puede esperar
   *[other] { $count } casos no pueden esperar, primero #{ $key }
}
fault-quiet = “{ $value }” no son horas.
fault-quiet-mend = Escribe dos horas del día: "22:00-07:00".

progress = { $count } hasta ahora · { $rate }/s · ctrl-c lo detiene
progress-of = { $count } de { $of } · { $rate }/s · faltan { $left } · ctrl-c lo detiene
