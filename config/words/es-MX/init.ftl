## Primeros pasos.

init-hello = Unas preguntas y se abre el escritorio. Nada se escribe antes de que el CRM responda. Una respuesta vacía toma lo que está entre corchetes.
init-language = ¿Idioma de la pantalla?
init-crm = ¿Qué CRM?
init-base = ¿Dirección del CRM?
init-var = ¿Valor de “{ $name }” para su cuenta?
init-auth = Para entrar: ¿{ $key }?
init-token = ¿Dónde está el token? Nómbrelo como env:NOMBRE, keyring:NOMBRE, file:/ruta o cmd:comando.
init-keep-token = Esto parece el token mismo. Nunca va a la configuración; ¿se guarda en { $path }, solo para usted?
init-bare-token = Esto no es el nombre de un token. Escriba env:NOMBRE, keyring:NOMBRE, file:/ruta o cmd:comando; el token mismo quedaría en el historial de la terminal.
init-with = “{ $value }” no es CLAVE=VALOR.
init-with-unknown = El perfil no tiene nada que se llame “{ $key }”. Tiene: { $known }.
init-not-listed = “{ $value }” no está en la lista.
init-asking = Preguntando a { $base }, solo para leer…
init-again = No se escribió nada. Otro intento:
init-ended = Los primeros pasos no se terminaron; no se escribió nada.
init-groups = ¿Qué colas son trabajo de su nivel? Números o nombres, separados por comas.
init-back = ¿A qué cola vuelven los casos que el nivel 1 debe completar?
init-fields = { $count ->
        [0] Los campos del perfil son los del CRM.
        [one] Un campo se encontró por su nombre.
       *[other] { $count } campos se encontraron por su nombre.
    }
init-fields-missing = El CRM no tiene campo para: { $names }. Pídalos a su administrador, o siga sin ellos; lo que va ahí queda en las notas.
init-kept = La configuración anterior se guarda en { $path }.
init-done = La configuración está en { $path }. Escriba secondline para abrir el escritorio.
