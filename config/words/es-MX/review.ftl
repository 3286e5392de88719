# Lo que miran los líderes: veredictos de las escalaciones, resúmenes, segundas revisiones, retroalimentación, planes.
verdicts-told = Calificadas: { $graded }. No correctas: { $faulty }.
verdicts-col-team = EQUIPO
verdicts-col-topic = TEMA
verdicts-col-graded = CALIFIC.
verdicts-col-faulty = NO CORRECTAS
verdicts-col-avoidable = EVITABLES
verdicts-col-incomplete = INCOMPLETAS
verdicts-col-wrong-queue = COLA EQUIVOCADA
verdicts-col-missing = QUÉ FALTABA
verdicts-missing-none = En este periodo nadie escribió qué faltaba en una escalación.
digest-title = Escalaciones de { $team } del { $since } al { $until }
digest-verdicts = Cómo se calificaron
digest-topics = Por tema
digest-missing = Qué faltaba
digest-missing-none = Nadie escribió qué faltaba.
digest-cases = Casos para aprender
digest-cases-none = Todas las escalaciones de este periodo se calificaron como correctas.
digest-lacked = Qué faltaba:
digest-masked = Los datos personales están ocultos. Un porcentaje se dice a partir de diez escalaciones calificadas; entre corchetes está lo más probable.
digest-no-team = Ningún equipo se llama “{ $team }” entre las escalaciones de los últimos { $days } { $days ->
    [one] día
   *[other] días
}. Conocidos: { $known }.
verdicts-than = Frente a todos los demás, su parte no correcta: { $than }.
digest-sheet = Resumen para { $team }
digest-exported = { $file } contiene el resumen, con los datos personales cubiertos. Está en { $folder }.
command-digest-export = escribir en un archivo
digest-choose-team = Elige un equipo en la lista de equipos; D muestra entonces su resumen.
tab-review = Líder
layer-review = Líder
command-go-review = listas del líder
command-lead-look = segunda revisión
command-lead-coach = retroalimentación
command-lead-reassign = dar a alguien
command-review-digest = resumen
command-review-plan = cerrar plan
command-review-next = lista siguiente
command-review-previous = lista anterior
review-loading = Leyendo lo que miran los líderes.
review-not-lead = Estas listas son para líderes; el CRM dice quién lo es. Aquí, tus notas.
review-part-sample = Muestra
review-part-risk = Riesgo
review-part-teams = Equipos
review-part-topics = Temas
review-part-missing = Faltantes
review-part-notes = Notas
review-part-plans = Planes
review-part-sample-none = No queda nada por revisar de la muestra de esta semana y la anterior. Presiona tab para la lista siguiente.
review-part-risk-none = Ningún caso de las últimas dos semanas tiene un riesgo que nadie haya revisado. Presiona tab para la lista siguiente.
review-part-teams-none = En este periodo no se resolvió ni se regresó nada. Presiona w para otro periodo.
review-part-topics-none = En este periodo no se resolvió ni se regresó nada. Presiona w para otro periodo.
review-part-missing-none = Nadie escribió qué faltaba en una escalación de este periodo. Presiona w para otro periodo.
review-part-notes-none = No hay notas de retroalimentación. N en un caso escribe una a un agente.
review-part-plans-none = Todavía no hay planes. Con a se hace uno para una causa.
review-told-sample = Elegidos al azar, los mismos para cada líder: { $open } por revisar, { $done } de { $of } hechos.
review-told-risk = Casos con algún riesgo: { $count }. No dicen qué tan seguido algo sale mal.
review-told-verdicts = { $days } { $days ->
    [one] día
   *[other] días
}. Calificadas { $graded }. No correctas { $faulty }.
review-told-missing = Últimos { $days } { $days ->
    [one] día
   *[other] días
}. Qué faltaba en { $count } { $count ->
    [one] escalación
   *[other] escalaciones
}.
review-told-notes = Notas: { $count }. Aquí las ven líderes y agente; en el CRM, cualquier colega.
review-told-plans = Planes: { $open } { $open ->
    [one] abierto
   *[other] abiertos
}, { $late } atrasados.
review-col-solved = RESUELTO
review-col-risk = POR QUÉ
review-col-avoidable = EVIT
review-col-incomplete = INCOM
review-col-wrong-queue = COLA
review-col-to = PARA
review-col-at = ESCRITA
review-col-note = NOTA
review-col-due = VENCE
review-col-state = ESTADO
review-col-what = QUÉ SE HACE
risk-overridden = se saltó un control
risk-legal = plazo legal vencido
risk-reopened = se reabrió
risk-unknown = causa desconocida
risk-skipped = se saltó
risk-rewrite = cambio propuesto
class-customer = crítico para el cliente
class-business = crítico para el negocio
class-compliance = crítico por cumplimiento
class-non-critical = no crítico
finding-right = todo estaba bien
finding-cause = otra causa
finding-customer = error: crítico para el cliente (respuesta equivocada o ninguna)
finding-business = error: crítico para el negocio (costo evitable)
finding-compliance = error: crítico por cumplimiento (ley, datos)
finding-non-critical = error: no crítico (tono, forma)
look-right = ✓ Segunda revisión, todo estaba bien
look-cause = ✓ Segunda revisión, otra causa
look-customer = ✗ Segunda revisión, crítico para el cliente
look-business = ✗ Segunda revisión, crítico para el negocio
look-compliance = ✗ Segunda revisión, crítico por cumplimiento
look-non-critical = ✗ Segunda revisión, no crítico
look-hint-right = Una frase, o nada; los colegas pueden leerla en el CRM.
look-hint-error = Qué estuvo mal, en una frase; los colegas pueden leerla en el CRM.
scores-told = Casos elegidos al azar en los últimos 90 días sin error de cada clase:
pick-look = ¿Qué resultó de la segunda revisión?
pick-coach = ¿Para quién es la nota de retroalimentación?
pick-coach-t1 = { $name } (Tier 1)
pick-reassign = ¿Quién recibe el caso?
pick-plan = ¿Cómo terminó el plan?
pick-plan-done = hecho
pick-plan-dropped = descartado
pick-plan-open = abierto de nuevo
plan-open = abierto
plan-done = hecho
plan-dropped = descartado
plan-told = Lo atiende { $owner }. Hecho por { $by } { $at } en #{ $key }.
plan-expected = Se espera de los contactos: { $expected }%.
note-told = Para { $name }, de { $by }, { $at }:
compose-look = Segunda revisión de #{ $key }: { $found }
compose-coach = Nota de acompañamiento para { $name } sobre #{ $key }
compose-reassign = #{ $key } pasa a { $name }: ¿por qué?
compose-plan-done = El plan está hecho: ¿qué se hizo?
compose-plan-dropped = El plan se descarta: ¿por qué?
compose-plan-open = El plan se abre de nuevo: ¿por qué?
coach-hint = Aquí solo la ven los líderes y este agente; en el CRM, cualquier colega.
reassign-hint = El motivo queda como nota interna.
plan-end-hint = Una frase; queda como nota interna en el caso del plan.
done-look = La segunda revisión quedó anotada.
done-coach = La nota de retroalimentación va en camino.
done-reassign = El caso se dio a otra persona, con el motivo como nota.
done-plan = El plan se cambió.
refused-not-lead = Esto es para líderes; el CRM dice quién lo es.
refused-look-sentence = Di en una frase qué estuvo mal.
refused-reassign-reason = Di por qué el caso pasa a otra persona.
refused-reassign-solved = #{ $key } está resuelto; no hay nada que dar.
refused-plan-owner = Di quién atiende el plan.
refused-plan-due = Di para cuándo: “+30d”, “2026-12-24”.
refused-plan-what = Di qué se va a hacer.
review-col-expected = ESPERADO
refused-coach-whom = Nadie tiene este caso; di con --to para quién es la nota.
refused-plan-no-ticket = No hay ningún caso resuelto de { $code } que reciba una nota, así que el plan no tiene lugar.
refused-no-such-plan = No hay ningún plan “{ $id }”.
review-notes-mine-none = Nadie te ha escrito una nota de retroalimentación. Con 1 vuelves a la Mesa.
