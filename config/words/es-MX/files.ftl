## Archivos de una conversación.

files-col-number = n.º
files-col-name = nombre
files-col-size = bytes
files-col-at = enviado
files-none = Este caso no tiene adjuntos.
files-saved = El archivo está en { $path }. Viene de fuera: no se abrió nada.
files-elsewhere = El archivo está en otra dirección ({ $origin }), y el perfil no toca esos archivos.
files-large = El archivo pasa de { $most } MB y no se guardó.
files-no-address = El CRM no da para este archivo una dirección que se pueda pedir.
files-broken-off = No se pudo guardar el archivo porque falló una parte de este programa; pedirlo de nuevo puede servir.
files-status = No se pudo obtener el archivo (estado { $status }).
refused-no-such-file = No hay un archivo { $number }; el caso tiene { $count }.
pick-file = Adjuntos de { $key }
files-coming = Se está trayendo “{ $name }”.
files-brought = “{ $name }” está en { $folder }, sin abrir.
files-unread = Todavía no hay nada de la conversación aquí, así que tampoco adjuntos.
