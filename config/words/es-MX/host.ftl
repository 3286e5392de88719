## La máquina, sus demás usuarios y la terminal.
home-none = No se conoce la carpeta personal de este usuario. Indica una con --home.
home-io = No se puede usar { $path }: { $detail }.
home-wide = { $path } está al alcance de otras personas (su modo es { $mode }), así que no se abrió nada. Ejecuta: chmod -R go= { $root }
home-foreign = { $path } pertenece a otro usuario ({ $owner }), así que no se abrió nada. Si es tuyo, quien administra lo corrige con: chown -R { $me } { $root }
home-link = { $path } es un enlace hacia otro lugar, así que no se abrió nada. Pon ahí el archivo mismo, después de: rm { $file }
home-odd = { $path } no es ni archivo ni carpeta, así que no se abrió nada. Ejecuta: rm { $file }
home-twice = { $path } tiene un segundo nombre en otro lugar, por el que otras personas podrían cambiarlo, así que no se abrió nada. Ejecuta: cp { $file } { $file }.own && mv { $file }.own { $file }
home-parent-wide = Otras personas pueden escribir en { $parent }, así que podrían poner otra carpeta en lugar de { $path }; no se abrió nada. Ejecuta: chmod go-w { $folder }
home-parent-foreign = { $parent } pertenece a otro usuario ({ $owner }), que podría poner otra carpeta en lugar de { $path }; no se abrió nada. Elige una carpeta propia con --home.
cli-lang = No existe el idioma “{ $value }”. Los idiomas son: { $known }.
cli-no-terminal = La pantalla necesita una terminal. En una tubería o un script, usa un comando: secondline --help los muestra.
screen-broken = secondline encontró una falla propia ({ $place }) y terminó. Lo que escribiste está guardado aquí; ábrelo de nuevo y continúa.
screen-small = Esta ventana es demasiado pequeña. Hazla de { $columns } { $columns ->
    [one] columna
   *[other] columnas
} de ancho y { $rows } { $rows ->
    [one] renglón
   *[other] renglones
} de alto.
screen-no-shell = Aquí no hay un shell que pueda traer de vuelta la pantalla, así que se queda.
lock-since = Pantalla bloqueada desde las { $time }.
lock-choose = Elige un PIN de al menos { $least } caracteres y presiona enter. Con él se desbloquea esta pantalla mientras el programa siga abierto.
lock-again = Escribe el mismo PIN otra vez y presiona enter.
lock-ask = Escribe tu PIN y presiona enter.
lock-compare = Comparando.
lock-short = Es demasiado corto. Un PIN tiene { $least } caracteres o más.
lock-differs = Los dos no fueron iguales. Elige de nuevo.
lock-wrong = { $left ->
        [one] Ese no es el PIN. Queda un intento; después termina el programa, con todo guardado.
       *[other] Ese no es el PIN. Quedan { $left } intentos; después termina el programa, con todo guardado.
    }
lock-back = Presiona esc para volver sin PIN, ctrl-c para salir; todo queda guardado.
lock-quit = Presiona ctrl-c para salir; todo queda guardado.
lock-opened = La pantalla está desbloqueada de nuevo.
fault-reference = Esto no es una referencia a un secreto. Aquí no se muestra lo que está escrito.
fault-reference-mend = Escribe keyring:NOMBRE, env:NOMBRE, file:/ruta o cmd:comando; el secreto nunca se escribe en un archivo.
secret-unset = No hay secreto de { $reference }: la variable no está definida.
secret-unreadable = No hay secreto de { $reference }: no se puede leer el archivo ({ $detail }).
secret-foreign = No hay secreto de { $reference }: el archivo pertenece a otra persona. Crea uno propio.
secret-wide = No hay secreto de { $reference }: otras personas pueden leer el archivo. Ejecuta: chmod 600 { $path }
secret-no-run = No hay secreto de { $reference }: no se puede ejecutar el comando ({ $detail }).
secret-failed = No hay secreto de { $reference }: el comando falló.
secret-no-text = No hay secreto de { $reference }: lo que hay no es texto.
secret-empty = No hay secreto de { $reference }: lo que hay está vacío.
secret-no-key = No hay secreto de { $reference }: el llavero no lo tiene, como después de cada reinicio de la máquina. Ejecuta: secondline login { $name }
secret-no-keyring = No hay secreto de { $reference }: este sistema no tiene un llavero que el programa pueda usar ({ $detail }). Nombra el secreto con env:, file: o cmd:.
login-prompt = Secreto para keyring:{ $name } (no se muestra): 
login-empty = No se escribió nada, así que no se guardó nada.
login-stored = keyring:{ $name } está guardado en la memoria de esta máquina, solo para ti, hasta que reinicie o ejecutes secondline logout.
login-unused = Ningún ajuste lo nombra todavía. El token del CRM sería: token = "keyring:{ $name }".
login-no-name = Los ajustes no nombran ninguna clave del llavero, así que no se preguntó nada. Escribe ahí token = "keyring:NOMBRE", o da un nombre: secondline login NOMBRE.
login-many = Los ajustes nombran varias claves: { $known }. Di cuál.
logout-removed = keyring:{ $name } se quitó.
logout-absent = keyring:{ $name } no estaba.
logout-other = { $reference } no lo guarda este programa; se queda donde está.
logout-left = Lo que queda en esta máquina: { $tickets } { $tickets ->
    [one] ticket
   *[other] tickets
} y { $waiting } { $waiting ->
    [one] cambio sin enviar
   *[other] cambios sin enviar
} en { $path }. El token sigue siendo válido hasta que el CRM lo revoque.
login-name = “{ $name }” no puede ser el nombre de una clave: sí letras, dígitos, puntos, guiones y guiones bajos.
store-no-cipher = Los ajustes nombran una clave para el archivo local y este programa se construyó sin cifrado, así que no se abrió nada.
store-no-cipher-next = Constrúyelo con: cargo build --release --features sqlcipher. O quita [store] key de settings.toml: de cualquier modo solo tú puedes leer el archivo.
store-key-missing = El archivo local está cifrado y los ajustes no nombran su clave, así que no se abrió nada.
store-key-missing-next = Vuelve a poner la línea bajo [store] en settings.toml: key = "keyring:NOMBRE".
store-wrong-key = La clave no abre el archivo local. No se cambió nada.
store-wrong-key-next = Escríbela de nuevo con secondline login. El archivo conserva lo que aún no se envió, así que no se desecha.
store-in-use = El archivo local se va a cifrar y otra sesión lo tiene abierto.
store-in-use-next = Termina la otra sesión y empieza de nuevo.
