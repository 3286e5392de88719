# Finding: the jump, what was opened last, completion, views, order and columns.

command-go-jump = saltar a
command-go-recent = abiertos hace poco
jump-title = Saltar a un ticket, una persona, un artículo o un procedimiento
jump-looking = Buscando.
jump-empty = Nada corresponde a estas letras. Con menos letras se encuentra más; / en la mesa busca también en lo escrito en los tickets.
jump-more = Los { $count } que mejor corresponden; hay más. Sigue escribiendo para acotarlos.
jump-all = { $count ->
    [one] Uno corresponde.
   *[other] { $count } corresponden.
}
recent-title = Abiertos hace poco
recent-empty = Aquí todavía no se ha abierto ningún ticket. Escribe para encontrar uno.
recent-all = { $count ->
    [one] El último ticket abierto. Escribe para encontrar cualquier otro.
   *[other] Los últimos { $count } tickets abiertos, primero el más reciente. Escribe para encontrar cualquier otro.
}
goal-person = persona: sus tickets
goal-article = artículo
goal-sop = procedimiento
goal-article-at = Se puede leer en { $url }
goal-article-nowhere = El CRM no dice dónde se puede leer.
goal-article-tickets = Los tickets que lo mencionan: / en la vista de todos los tickets y luego knowledge:{ $id }
command-filter-complete = tomar lo que se ofrece
filter-more = { $count } más; sigue escribiendo
filter-value-none = vacío
filter-owner-me = míos
filter-owner-none = de nadie
filter-is-open = aún falta trabajo
filter-is-mine = míos
filter-is-unassigned = sin responsable
filter-is-escalated = trabajo de nuestro nivel
filter-is-late = pasada su hora límite
filter-is-unexplained = resuelto, causa desconocida
filter-field-status = en qué va
filter-field-priority = qué tan urgente es
filter-field-owner = de quién es
filter-field-product = de qué trata
filter-field-reason = lo que dice el cliente
filter-field-vendor = socio de Tier 1
filter-field-agent = quién lo escaló
filter-field-site = sede de Tier 1
filter-field-cause = causa raíz
filter-field-sop = procedimiento
filter-field-verdict = veredicto del escalamiento
filter-field-knowledge = qué pasó con el conocimiento
filter-field-language = idioma del cliente
filter-field-tag = una etiqueta
filter-field-queue = cola
filter-field-key = número del ticket
filter-field-due = cuándo vence
filter-field-age = qué antigüedad tiene
filter-field-created = cuándo se creó
filter-field-updated = cuándo cambió
filter-field-solved = cuándo se resolvió
filter-field-left = cuándo salió de aquí
filter-field-is = un estado con nombre
filter-help-title = Lo que entiende un filtro
filter-help-words = palabras en cualquier parte del ticket; entre comillas, juntas
filter-help-key = el ticket de este número
filter-help-any = uno de estos
filter-help-has = el campo lo contiene
filter-help-exactly = el campo es exactamente eso
filter-help-owner = míos; owner:none de nadie; owner:ana de ella
filter-help-not = todos menos estos: un guion antes de un término excluye
filter-help-none = el campo está vacío
filter-help-due = vence en menos de dos horas, o ya venció
filter-help-age = de más de tres días; las unidades son s, m, h, d y w
filter-help-day = ese día; < <= > >= comparan
filter-help-is = estados: open mine unassigned escalated late unexplained
filter-help-tab = toma lo que se ofrece bajo la línea mientras escribes
filter-help-fields = Los campos son: { $known }.
