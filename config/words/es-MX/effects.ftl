# Lo que lograron los artículos y las correcciones: contactos antes y después.
column-effect = CONTACTOS
report-col-effect = CONTACTOS
effect-fewer = Disponible desde { $out }: { $after } contactos en { $days } días, { $before } en los mismos días antes. Es { $change } (intervalo de 95 %): menos de lo que explica el azar.
effect-more = Disponible desde { $out }: { $after } contactos en { $days } días, { $before } en los mismos días antes. Es { $change } (intervalo de 95 %): más de lo que explica el azar.
effect-cannot-tell = Disponible desde { $out }: { $after } contactos en { $days } días, { $before } en los mismos días antes. Aún no se puede decir si es azar ({ $change }, intervalo de 95 %).
effect-few = Disponible desde { $out }: { $after } contactos en { $days } días, { $before } en los mismos días antes. Aún no se puede decir si es azar. Son muy pocos para decir más.
effect-too-early = Disponible desde { $out }: aún no se puede decir el efecto. La primera semana se cuenta el { $closes }, cuando sus tickets hayan tenido { $settle } días para recibir su causa.
effect-no-past = Disponible desde { $out }: no se puede decir el efecto, porque los tickets que se tienen empiezan menos de una semana antes.
news-product = La corrección de { $name } está disponible desde { $out }; resolviste { $resolved } de sus tickets y { $waiting } abiertos la esperan.
news-product-effect = La corrección de { $name } está disponible: contactos { $change }. Resolviste { $resolved } de sus tickets y { $waiting } abiertos la esperan.
news-knowledge = El artículo sobre { $name } se puede leer desde { $out }; resolviste { $resolved } de sus tickets.
news-knowledge-effect = El artículo sobre { $name } está disponible: contactos { $change }. Resolviste { $resolved } de sus tickets.
part-resolved = Resolviste { $count } de sus tickets.
part-waiting = Tickets abiertos que la esperan ({ $count }): { $keys }.
trace-title = En qué se basa cada frase
beside-title = Tickets en que se basa
beside-hint = ctrl-t: los tickets en que se basa, uno tras otro.
