# El lenguaje de filtros y el orden del trabajo.
filter-unknown-key = No existe la clave “{ $key }”. Las claves son: { $known }.
filter-bad-word = “{ $key }” no conoce “{ $value }”. Conoce: { $known }.
filter-bad-time = “{ $key }” lleva una duración como <2h o >3d, o una fecha como 2026-11-01, no “{ $value }”.
filter-bad-age = “{ $key }” lleva una duración como >3d, no “{ $value }”.
filter-not-empty = “{ $key }” nunca está vacío, así que “{ $value }” no encuentra nada.
urgency-late = Lleva { $count } { $unit } de retraso.
urgency-soon = Vence en { $count } { $unit }.
urgency-later = Vence en { $count } { $unit }, sin urgencia.
urgency-late-legal = { $name }: lleva { $count } { $unit } de retraso.
urgency-soon-legal = { $name }: vence en { $count } { $unit }.
urgency-later-legal = { $name }: vence en { $count } { $unit }, sin urgencia.
urgency-no-due = Sin fecha de vencimiento.
urgency-chase = Hace { $count } { $unit } tocaba insistirle a un equipo.
urgency-paused = No nos toca nada mientras esté en { $status ->
        [solved] resuelto
        [closed] cerrado
        [pending] pendiente
        [hold] en espera
       *[open] abierto
    }.
urgency-priority = Prioridad { $priority ->
        [urgent] urgente
        [high] alta
        [low] baja
       *[normal] normal
    }.
urgency-repeats = Contactos anteriores por lo mismo: { $count }.
urgency-age = Abierto hace { $count } { $unit }.
