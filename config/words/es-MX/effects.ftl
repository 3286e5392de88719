# Lo que lograron los artículos y las correcciones: contactos antes y después.
column-effect = CONTACTOS
column-note = NOTA
report-col-effect = CONTACTOS
effect-fewer = Disponible desde { $out }: { $after } { $after ->
    [one] contacto
   *[other] contactos
} en { $days } { $days ->
    [one] día
   *[other] días
}, { $before } en los mismos días antes. Es { $change } (lo más probable): menos de lo que explica el azar.
effect-more = Disponible desde { $out }: { $after } { $after ->
    [one] contacto
   *[other] contactos
} en { $days } { $days ->
    [one] día
   *[other] días
}, { $before } en los mismos días antes. Es { $change } (lo más probable): más de lo que explica el azar.
effect-cannot-tell = Disponible desde { $out }: { $after } { $after ->
    [one] contacto
   *[other] contactos
} en { $days } { $days ->
    [one] día
   *[other] días
}, { $before } en los mismos días antes. Aún no se puede decir si es azar (lo más probable: { $change }).
effect-few = Disponible desde { $out }: { $after } { $after ->
    [one] contacto
   *[other] contactos
} en { $days } { $days ->
    [one] día
   *[other] días
}, { $before } en los mismos días antes. Aún no se puede decir si es azar. Son muy pocos para decir más.
effect-too-early = Disponible desde { $out }: aún no se puede decir el efecto. La primera semana se cuenta el { $closes }, cuando sus casos hayan tenido { $settle } días para recibir su causa.
effect-no-past = Disponible desde { $out }: no se puede decir el efecto, porque los casos que se tienen empiezan menos de una semana antes.
effect-rate = Por cada 1,000 { $unit }: { $before } antes, { $after } después; el cambio es de esta tasa.
effect-by-days = Los dos periodos se comparan por sus días: exposure.csv no dice cuánto hubo de esto en ambos.
news-product = Disponible desde { $out }: la corrección de { $name }. Resolviste { $resolved } de sus casos; { $waiting } { $waiting ->
    [one] abierto la espera
   *[other] abiertos la esperan
}.
news-product-effect = Contactos { $change } desde que está la corrección de { $name }. Resolviste { $resolved } de sus casos; { $waiting } { $waiting ->
    [one] abierto la espera
   *[other] abiertos la esperan
}.
news-knowledge = Disponible desde { $out }: el artículo sobre { $name }. Resolviste { $resolved } de sus casos.
news-knowledge-effect = Contactos { $change } desde que está el artículo sobre { $name }. Resolviste { $resolved } de sus casos.
part-resolved = Resolviste { $count } de sus casos.
part-waiting = Casos abiertos con esta causa ({ $count }): { $keys }.
trace-title = En qué se basa cada frase
beside-title = Casos en que se basa
beside-hint = ctrl-t: los casos en que se basa, uno tras otro.
existing-short = ya existe
existing-knowledge-links = Ya hay un artículo: “{ $title }” ({ $id }) resolvió { $count } de estos casos. Corrígelo antes de escribir otro.
existing-knowledge-title = Ya hay un artículo muy parecido: “{ $title }” ({ $id }). Corrígelo antes de escribir otro.
existing-product-links = Ya hay una solicitud abierta: “{ $title }” ({ $id }).
existing-product-title = Ya hay una solicitud abierta muy parecida: “{ $title }” ({ $id }).
hint-article = { $id } “{ $title }” ({ $why }; respondió { $linked }, última verificación { $verified })
hint-similar = resolvió { $count } { $count ->
    [one] caso parecido
   *[other] casos parecidos
}
hint-words = { $count } { $count ->
    [one] palabra
   *[other] palabras
} de su título
report-col-linked = RESPONDIDOS
report-col-verified = VERIFICADO
report-col-flags = AVISOS
article-stale = viejo
hint-short = artículo “{ $title }” ×{ $linked }
