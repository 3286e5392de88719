# De quién son los artículos y las peticiones, y quién los dio por buenos.
command-queue-validate = segunda revisión
command-queue-owner = responsable
queue-view-recurring = Recurrentes
queue-view-mine = Míos
queue-view-articles = Artículos
queue-view-flagged = Con error
queue-view-stale = Desactualizados
queue-view-mine-none = Ningún artículo es tuyo. Con o sobre un artículo queda a tu cargo o de alguien más.
queue-view-articles-none = El centro de ayuda todavía no tiene artículos.
queue-view-flagged-none = Ningún agente dice que un artículo esté mal.
queue-view-stale-none = Ningún artículo está desactualizado.
queue-mine-none = Ninguna petición es tuya. Con o sobre una petición queda a tu cargo o de alguien más.
column-article = ARTÍCULO
column-verified = VERIFICADO
confidence-work-in-progress = en curso
confidence-not-validated = sin validar
confidence-validated = validado
confidence-archived = archivado
pick-article = “{ $title }”: ¿cómo está?
pick-article-work-in-progress = Devolverlo a quien lo escribió, con una frase
pick-article-not-validated = Ofrecer este texto a una segunda persona
pick-article-validated = Está bien: validarlo
pick-article-archived = Archivarlo, con una frase
article-so-already = Ya está así.
pick-owner = ¿De quién es “{ $title }”?
pick-owner-me = { $name } (tú)
pick-owner-nobody = De nadie
compose-article-work-in-progress = ¿Qué hay que corregir en “{ $title }”?
compose-article-archived = ¿Por qué ya no debe usarse “{ $title }”?
article-hint = Una frase; se lee en todas las mesas.
article-none = Elige primero un artículo o una petición.
article-product = Las peticiones las juzga el equipo de producto; o dice de quién es una.
article-note-not-validated = ✎ Para una segunda persona: { $title }
article-note-elsewhere = El texto completo está en Conocimiento, donde una segunda persona lo valida.
article-note-work-in-progress = ✎ Devuelto: { $title }
article-note-validated = ✔ Validado: { $title }
article-note-archived = ✘ Archivado: { $title }
article-note-owner = ☞ { $name } se encarga de “{ $title }”
article-note-nobody = ☞ Nadie se encarga de “{ $title }”
done-article-not-validated = Ofrecido; otra persona lo encuentra aquí y dice si está bien.
done-article-validated = Validado; presiona S para publicarlo.
done-article-archived = Archivado en todas las mesas.
done-article-work-in-progress = Regresó a quien lo escribió.
done-owner = { $name } se encarga.
done-owner-nobody = Ya nadie se encarga.
send-publish = Publicarlo ahora: una segunda persona lo aprobó
send-draft = Enviarlo ahora como borrador: solo lo ha visto quien lo escribió
standing-work-in-progress = Devuelto por { $by } el { $at }.
standing-not-validated = Escrito por { $author }, ofrecido el { $at }; nadie más lo ha visto todavía.
standing-validated = Validado por { $by } el { $at }.
standing-archived = Archivado por { $by } el { $at }.
standing-owner = Se encarga { $name }.
article-used = Respondió { $count } { $count ->
    [one] caso
   *[other] casos
}, el último el { $last }; verificado por última vez el { $verified }.
article-flag = Mal o desactualizado según #{ $key } ({ $at }): { $words }
article-flag-mended = Corregido desde entonces: #{ $key } ({ $at }): { $words }
article-stale-unused = Nadie lo editó ni lo usó en { $days } { $days ->
    [one] día
   *[other] días
}.
article-stale-unchanged = Está publicado y los contactos de su causa no han bajado.
refused-article-author = Tú escribiste este texto; otra persona dice si está bien.
refused-article-not-offered = Nadie ha ofrecido este texto; primero lo hace quien lo escribió.
refused-article-sentence = Di por qué en una frase.
refused-article-nowhere = Ningún caso resuelto acepta ya una nota, así que no hay dónde lo lean en todas las mesas. Resuelve primero uno con una acción de conocimiento.
refused-article-publish-there = Está validado, pero este CRM no deja publicar desde aquí. Publícalo en { $url }.
refused-proposal-archived = Se archivó; ofrécelo de nuevo antes de enviarlo.
news-flag = Tu artículo “{ $title }” está mal o viejo según #{ $key }: { $words }
news-coach = Una nota de retroalimentación de { $by } en #{ $key }. Presiona 8 para leerla.
command-review-plan-new = crear un plan
pick-plan-owner = ¿Quién se encarga del plan para { $code }?
compose-plan-new = Plan para { $code }, a cargo de { $name }
plan-new-hint = Cuándo, qué se espera si se puede decir, qué hay que hacer: +30d -30% Nombrar la tienda en el estado de cuenta.
done-plan-new = El plan está hecho; lo lee cada líder.
dim-release = versión publicada
