## Primeros pasos.

init-hello = Unas preguntas y se abre la Mesa. Nada se escribe antes de que el CRM responda. Una respuesta vacía toma lo que está entre corchetes.
init-language = ¿Idioma de la pantalla?
init-crm = ¿Qué CRM?
init-base = ¿Dirección del CRM?
init-var = ¿Valor de “{ $name }” para tu cuenta?
init-auth = Para entrar: ¿{ $key }?
init-token = Token ({ $key }): escríbelo o pégalo, no se muestra; o di dónde está, como env:NOMBRE, keyring:NOMBRE, file:/ruta o cmd:comando.
init-keep = Esto es el token mismo, y nunca va a la configuración. ¿Dónde se guarda, solo para ti? Un archivo permanece; el llavero lo olvida cuando esta máquina se reinicia.
init-token-from = El token se toma de { $reference }.
init-no-crm = No hay un perfil de CRM “{ $name }” con tickets. Aquí se conocen: { $known }. Uno propio es crm/{ $name }.toml en la carpeta de configuración.
init-bare-token = Esto no es el nombre de un token. Escribe env:NOMBRE, keyring:NOMBRE, file:/ruta o cmd:comando; el token mismo quedaría en el historial de la terminal.
init-with = “{ $value }” no es CLAVE=VALOR.
init-with-unknown = El perfil no tiene nada que se llame “{ $key }”. Tiene: { $known }.
init-not-listed = “{ $value }” no está en la lista.
init-asking = Preguntando a { $base }, solo para leer…
init-again = No se escribió nada. Otro intento:
init-despite = { $count ->
        [one] Lo que está mal arriba impide leer los tickets. ¿Escribir la configuración de todos modos? (s/n)
       *[other] { $count } cosas de arriba impiden leer los tickets. ¿Escribir la configuración de todos modos? (s/n)
    }
init-wrong = Con esta configuración no se pueden leer los tickets, así que no se escribió nada. Corrige lo de arriba o ejecuta secondline init --anyway.
init-ended = Los primeros pasos no se terminaron; no se escribió nada.
init-groups = ¿Qué colas son trabajo de tu nivel? Números o nombres, separados por comas.
init-back = ¿A qué cola vuelven los casos que Tier 1 debe completar?
init-fields = { $count ->
        [0] Los campos del perfil son los del CRM.
        [one] Un campo se encontró por su nombre.
       *[other] { $count } campos se encontraron por su nombre.
    }
init-fields-missing = El CRM no tiene campo para: { $names }. Pídeselos a tu administrador, o sigue sin ellos; lo que va ahí queda en las notas.
init-kept = La configuración anterior se guarda en { $path }.
init-done = La configuración está en { $path }. Escribe secondline para abrir la Mesa.
