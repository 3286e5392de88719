## Lo que cada parte de un archivo permite y nadie pudo querer decir, y qué hacer.

# Políticas y acuerdos.

fault-sense-nameless = El nombre está vacío.
fault-sense-nameless-mend = Escribe un nombre con el que la gente lo conozca.
fault-sense-same-name = Hay otra política llamada “{ $name }”.
fault-sense-same-name-mend = Da a cada una su propio nombre, para que una explicación diga cuál cuenta.
fault-sense-policy-never = “{ $name }” no es la política de ningún ticket: “{ $other }” está antes y toma todos los que le tocarían.
fault-sense-policy-never-mend = Súbela, o acota el `for` de “{ $other }”.
fault-sense-no-policy = Los tickets a los que no les queda ningún `for` no tienen política: no se les promete nada.
fault-sense-no-policy-mend = Termina con una política sin `for`, a menos que así se quiera.
fault-sense-empty-for = Esta lista está vacía y no elige nada.
fault-sense-empty-for-mend = Nombra al menos un valor, o quita la clave.
fault-sense-language-code = “{ $value }” no es el código de un idioma, y ningún ticket lo tendrá.
fault-sense-language-code-mend = Escribe un código como es, es-MX o pt.
fault-sense-from = Este reloj empieza con un mensaje, así que `from` no dice nada aquí.
fault-sense-from-mend = Quítalo.
fault-sense-warn-never = Con un tiempo de { $target }, el aviso “{ $warn }” nunca llega.
fault-sense-warn-never-mend = Escribe menos de { $target } en la misma unidad, o una parte como 75%.
fault-sense-all-unused = Cada prioridad tiene su propio objetivo, así que `all` no dice nada.
fault-sense-all-unused-mend = Quítalo, o quita los objetivos que son iguales a él.
fault-sense-priorities = La prioridad { $more } tiene { $long } y { $less } tiene { $short }: el caso más urgente puede esperar más.
fault-sense-priorities-mend = Intercambia los dos, o corrige el que está mal.
fault-sense-reply-late = La primera respuesta puede tardar { $reply } y la solución solo { $solution }.
fault-sense-reply-late-mend = Da a la respuesta menos tiempo que a la solución.
fault-sense-queue = El CRM no tiene una cola “{ $name }”.
fault-sense-queue-mend = Elige una de: { $known }.
fault-sense-team-twice = “{ $name }” ya es un nombre de “{ $other }”.
fault-sense-team-twice-mend = Da a cada equipo un solo [[ask]] y cada nombre a un solo equipo.
fault-sense-chase-late = { $team } tiene { $within } para responder y se le volvería a preguntar apenas después de { $chase }.
fault-sense-chase-late-mend = Vuelve a preguntar antes, por ejemplo a la mitad del tiempo.
fault-sense-no-team = No hay nada acordado con un equipo “{ $name }”.
fault-sense-no-team-mend = Escribe un [[ask]] para él en sla.toml, o pon el nombre en `also` del equipo que se quiere decir.

# Calendarios.

fault-sense-hours-turned = “{ $hours }” pasa de medianoche y abre { $long } horas.
fault-sense-hours-turned-mend = Intercambia las dos horas; si de verdad es una noche así, escribe { $from }-24:00 y, el día siguiente, 00:00-{ $to }.
fault-sense-holiday-years = “{ $name }” se guarda desde { $since } y solo hasta { $until }.
fault-sense-holiday-years-mend = Corrige uno de los dos años.
fault-sense-holiday-never = “{ $name }” nunca llega: ningún año tiene ese día.
fault-sense-holiday-never-mend = Corrige su día o sus años.
fault-sense-holiday-twice = “{ $name }” es el mismo día que “{ $other }”.
fault-sense-holiday-twice-mend = Deja uno de los dos.
fault-sense-holidays-end = Los días inhábiles de este calendario terminan el { $day }: desde entonces no cierra ninguno.
fault-sense-holidays-end-mend = Agrega los días de este año, o escribe reglas como every = "12-25", que no se acaban.
fault-sense-hours-order = “{ $hours }” empieza antes que el horario que está antes.
fault-sense-hours-order-mend = Escribe los horarios del día en su orden, en formato de 24 horas: 14:00 y no 02:00.
fault-sense-no-holidays = Este calendario descansa los fines de semana y no conoce días inhábiles.
fault-sense-no-holidays-mend = Agrega un [[holiday]] por cada uno, o copia los de un calendario incluido.

# Respuestas.

fault-sense-reply-language = La respuesta “{ $name }” no tiene texto en { $language }, y otras respuestas sí.
fault-sense-reply-language-mend = Escríbela también en { $language }; mientras tanto, los clientes la leen en otro idioma.
fault-sense-blank-open = El hueco en “{ $blank }” no se puede llenar.
fault-sense-blank-open-mend = Escríbelo entre « y », con unas palabras sobre lo que va ahí.
fault-sense-placeholder-foreign = “{ $sign }” se enviaría tal cual: nadie lo llena.
fault-sense-placeholder-foreign-mend = Escribe entre « y » lo que el agente tiene que llenar.
fault-sense-tongue = Esto está escrito en { $found } y está puesto como { $language }.
fault-sense-tongue-mend = Pon cada texto en su propio idioma.
fault-sense-blanks = Huecos por llenar aquí: { $found }; en { $other }: { $wanted }.
fault-sense-blanks-mend = Pide lo mismo en todos los idiomas.

# Procedimientos.

fault-sense-clock-endless = Una condición espera a que el reloj “{ $clock }” termine, y ningún paso lo detiene.
fault-sense-clock-endless-mend = Nómbralo en stop en el paso con el que se cumple su plazo.
fault-sense-currency = “{ $value }” no es una moneda.
fault-sense-currency-mend = Escribe sus tres letras según ISO 4217, como MXN, BRL o USD.
fault-sense-currencies = “{ $one }” y “{ $two }” se comparan y son dinero de dos monedas: { $known }.
fault-sense-currencies-mend = Pide ambos en la misma moneda.
fault-sense-skeleton = “{ $value }” sigue aquí desde el esqueleto.
fault-sense-skeleton-mend = Escribe lo que va aquí antes de poner en vigor el procedimiento.
fault-sense-not-yet = El procedimiento está activo ahora y entra en vigor apenas el { $day }.
fault-sense-not-yet-mend = Pon status en draft hasta ese día, o corrige el día: un procedimiento activo se inicia de inmediato.
fault-sense-approved-old = La versión { $version } es del { $day } y la aprobación es anterior.
fault-sense-approved-old-mend = Haz que la aprueben y escribe el día en approved.
fault-sense-future-day = El { $day } todavía no llega.
fault-sense-future-day-mend = Revisa el año.
fault-sense-review-far = La revisión es hasta el { $day }.
fault-sense-review-far-mend = Revisa el año: un procedimiento se revisa dentro de tres años.
fault-sense-same-title = Dos pasos se titulan “{ $title }”.
fault-sense-same-title-mend = Da a cada uno su propio título, para que una nota sobre uno no se lea como del otro.
fault-sense-same-words = “{ $words }” está aquí y en “{ $other }”: nadie puede distinguirlos.
fault-sense-same-words-mend = Di con palabras en qué se distinguen.
fault-sense-sentence-number = La frase dice { $found } y su condición { $wanted }.
fault-sense-sentence-number-mend = Corrige lo que esté mal.
fault-sense-secret = “{ $input }” pide un secreto del cliente.
fault-sense-secret-mend = Quítalo: los códigos de tarjeta, los NIP y las contraseñas nunca se piden ni se guardan.
fault-sense-card-number = “{ $input }” acepta un número de tarjeta completo, que nunca se guarda.
fault-sense-card-number-mend = Pide el tipo last4.
fault-sense-one-option = “{ $input }” ofrece una sola respuesta.
fault-sense-one-option-mend = Agrega las demás, o pide un bool con must_be = true.
fault-sense-wait-pending = El estado pending dice que se espera al cliente, y se espera a un equipo.
fault-sense-wait-pending-mend = Escribe status = "hold".
fault-sense-days-turned = “days({ $from }, { $to })” cuenta del primer día al segundo, y el primero nunca es anterior al segundo: nunca da más de 0.
fault-sense-days-turned-mend = Escribe “days({ $to }, { $from })”.
fault-sense-near-shipped = “{ $name }” es casi “{ $near }”, que viene incluido y sigue ahí al lado.
fault-sense-near-shipped-mend = ¿Quisiste decir “{ $near }”? Un nombre igual reemplaza lo incluido; para otra cosa usa uno que nadie confunda.
fault-sense-row-not-for = El renglón elige { $sop }, que no es para { $case }.
fault-sense-row-not-for-mend = Elige otro procedimiento, o amplía aquello a lo que se aplica.

# Palabras propias.

fault-sense-sentence-unknown = El programa nunca dice “{ $name }”.
fault-sense-sentence-unknown-mend = { $near ->
    [none] Quítalo, o copia el id de la frase que quieres decir.
   *[other] ¿Quisiste decir “{ $near }”?
}
fault-sense-sentence-value = Esta frase no recibe “${ $value }”.
fault-sense-sentence-value-mend = { $known ->
    [none] Quítalo: no recibe nada.
   *[other] Recibe: { $known }.
}
