## La máquina, sus demás usuarios y la terminal.
home-none = No se conoce la carpeta personal de este usuario. Indique una con --home.
home-io = No se puede usar { $path }: { $detail }.
home-wide = { $path } está al alcance de otras personas (su modo es { $mode }), así que no se abrió nada. Ejecute: chmod -R go= { $root }
home-foreign = { $path } pertenece a otro usuario ({ $owner }), así que no se abrió nada. Si es de usted, quien administra lo corrige con: chown -R { $me } { $root }
home-link = { $path } es un enlace hacia otro lugar, así que no se abrió nada. Ponga ahí el archivo mismo, después de: rm { $file }
home-odd = { $path } no es ni archivo ni carpeta, así que no se abrió nada. Ejecute: rm { $file }
home-twice = { $path } tiene un segundo nombre en otro lugar, por el que otras personas podrían cambiarlo, así que no se abrió nada. Ejecute: cp { $file } { $file }.own && mv { $file }.own { $file }
home-parent-wide = Otras personas pueden escribir en { $parent }, así que podrían poner otra carpeta en lugar de { $path }; no se abrió nada. Ejecute: chmod go-w { $folder }
home-parent-foreign = { $parent } pertenece a otro usuario ({ $owner }), que podría poner otra carpeta en lugar de { $path }; no se abrió nada. Elija una carpeta propia con --home.
cli-lang = No existe el idioma “{ $value }”. Los idiomas son: { $known }.
cli-no-terminal = La pantalla necesita una terminal. En una tubería o un script, use un comando: secondline --help los muestra.
screen-broken = secondline encontró una falla propia ({ $place }) y terminó. Lo que escribió está guardado aquí; ábralo de nuevo y continúe.
screen-small = Esta ventana es demasiado pequeña. Hágala de { $columns } columnas de ancho y { $rows } renglones de alto.
