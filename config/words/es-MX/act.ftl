# Actuar: marcas, lo que reciben varios casos, repetir algo.

command-list-mark = marcar
command-list-mark-all = marcar todo lo visible
command-ticket-repeat = repetir lo último
desk-marked = { $count } { $count ->
    [one] marcado
   *[other] marcados
}, esc desmarca
marks-too-many = Se muestran { $count } { $count ->
    [one] caso
   *[other] casos
} y se marcan a lo más { $most } a la vez. Presiona / para reducir la lista.
marks-full = Se marcan a lo más { $most } casos a la vez.
marks-cleared = Marcas quitadas.
marks-one = Esta tecla actúa sobre un solo caso y hay { $count } { $count ->
    [one] marcado
   *[other] marcados
}. Presiona esc para quitar las marcas.
marks-no-problem = No hay ningún problema abierto al que vincularlos. Presiona K en un solo caso para abrir uno.
marks-title = { $what } · { $count ->
    [one] { $count } caso marcado
   *[other] { $count } casos marcados
}
marks-hint = Presiona ctrl-s para { $act } qué recibe cada caso; antes de eso no se hace nada.
compose-give-many = { $count ->
    [one] { $count } caso marcado pasa
   *[other] { $count } casos marcados pasan
} a { $name }: ¿por qué?
give-many-hint = El motivo queda como nota interna en cada uno. Presiona enter para previsualizar qué recibe cada caso; antes de eso no se hace nada.
marks-ticket-note = Nota interna
marks-ticket-reply = Respuesta al cliente
marks-ticket-tags = Etiquetas
resolve-title-many = Resolver · casos marcados: { $count }
return-title-many = Regresar a Tier 1 · casos marcados: { $count }
deed-claim = Tomar
deed-set = { $field }: { $value }
deed-tags = Etiquetas { $tags }
deed-note = Nota: { $text }
deed-reply = Respuesta: { $text }
deed-macro = Plantilla { $name }
deed-resolve = Resolver como { $cause }
deed-return = Regresar a Tier 1
deed-give = Dar a { $name }
deed-problem-on = Vincular al problema P-{ $problem }
deed-problem-off = Desvincular del problema P-{ $problem }
bulk-keys = espacio dejar fuera · ctrl-s aplicar · esc volver
bulk-loading = Leyendo los casos.
bulk-count = { $count ->
    [one] { $count } caso cambia.
   *[other] { $count } casos cambian.
}
bulk-count-same = { $count ->
    [one] { $count } queda igual.
   *[other] { $count } quedan igual.
}
bulk-count-refused = { $count ->
    [one] { $count } se rechaza.
   *[other] { $count } se rechazan.
}
bulk-out = #{ $key } queda fuera.
bulk-same = #{ $key } ya está así; no cambia nada.
bulk-refused = #{ $key } queda como está:
bulk-reads = El cliente de #{ $key } lee:
bulk-notes = Los colegas leen en #{ $key }:
bulk-cell-out = queda fuera
bulk-cell-same = ya está así
bulk-nobody = No hay nada que hacer en estos casos.
done-bulk = { $what }: hecho en { $count ->
    [one] { $count } caso
   *[other] { $count } casos
}; u lo deshace.
done-bulk-partly = { $what }: hecho en { $count ->
    [one] { $count } caso
   *[other] { $count } casos
}, { $refused } rechazados; u lo deshace.
repeat-done = Repetido en #{ $key }: { $what }
repeat-same = #{ $key } ya está así: { $what }
repeat-refused = No se repitió en #{ $key } ({ $what }): { $why }
repeat-nothing = Todavía no se hizo nada que se pueda repetir.
repeat-other = Lo último que hiciste es solo de ese caso; no se puede repetir en otro.
refused-unfilled = Completa primero { $blank }; el cliente lo leería tal cual.
refused-macro-gone = Ya no hay ninguna plantilla llamada { $name }.

command-composer-editor = tu editor
editor-back = Tu texto está de vuelta. Presiona ctrl-s para enviarlo o guardarlo.
editor-none = No hay ningún editor indicado. Define VISUAL o EDITOR, por ejemplo EDITOR=nano; tu texto sigue igual.
editor-keys = Todavía llegaban teclas y no se abrió el editor. Presiona ctrl-e otra vez.
editor-failed = El editor no terminó bien ({ $detail }); tu texto está como antes.
editor-too-long = Lo que dejó el editor pasa de un megabyte; tu texto está como antes.
editor-not-text = Lo que dejó el editor no es texto en UTF-8; tu texto está como antes.

command-ticket-compare = comparar dos
command-ticket-contacts = mismo cliente
pick-compare = Comparar #{ $key } con
pick-contact = Otros contactos del cliente de #{ $key }: { $count }
contacts-none = El cliente de #{ $key } no tiene otros contactos aquí.
compare-two-title = #{ $left } y #{ $right }
compare-loading = Leyendo los dos casos.
compare-differ = Distinto
compare-same = Igual
compare-said = Lo que se dijo
compare-subject = asunto
compare-customer = cliente
compare-created = creado
compare-two = Hay { $count } { $count ->
    [one] caso marcado
   *[other] casos marcados
}; se comparan dos.
compare-none = Aquí no hay otro caso con el cual compararlo.
compare-gone = Uno de los dos ya no está aquí.

company-replied = { $name } respondió { $minutes ->
    [0] ahora mismo
   *[other] hace { $minutes } min
}
company-noted = { $name } escribió una nota { $minutes ->
    [0] ahora mismo
   *[other] hace { $minutes } min
}
company-overtaken = Llegó algo mientras escribías: lee ⚠ arriba. Presiona ctrl-s otra vez para enviar lo tuyo.
marks-gone = Ya no hay nada marcado.
given-to = #{ $key } ahora es de { $name }.
given-queue = #{ $key } ahora es de { $name } en { $queue }.
given-nobody = #{ $key } ahora no es de nadie.
