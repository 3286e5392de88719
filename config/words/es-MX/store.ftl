store-newer = El almacén local lo escribió una versión más reciente (esquema { $found }; este programa conoce { $known }).
store-newer-next = Abre la versión más reciente o indica otra carpeta con --home. No se cambió nada.
store-not-ours = El archivo del almacén local es de otro programa.
store-not-ours-next = Muévelo o indica otra carpeta con --home. No se cambió nada.
store-full = El disco está lleno: esto NO se guardó.
store-full-next = Libera espacio e inténtalo de nuevo; lo que escribiste sigue aquí.
store-file = No se puede abrir el archivo del almacén local.
store-file-next = Revisa que su carpeta exista, sea tuya y tenga modo 0700.
store-no-ticket = Aquí no está el caso { $id }.
store-no-change = El cambio { $id } no espera nada.
store-under-way = El cambio { $id } se está enviando en este momento.
store-under-way-next = Espera su resultado y después decide.
store-broken = El almacén local no pudo hacerlo; no se guardó nada de ello.
store-io = El disco no lo aceptó: esto NO se guardó.
store-io-next = Revisa el disco e inténtalo de nuevo; lo que escribiste sigue aquí.
store-damaged = El archivo local está dañado.
store-damaged-next = Cierra todas las sesiones y vuelve a empezar: lo que aún no se envía se rescata y lo demás se vuelve a traer.
store-crowded = Otro programa lleva mucho tiempo leyendo el archivo local; por eso espera la descarga.
store-crowded-next = Cierra ese programa. Lo que escribas se guarda de todos modos.
store-owed = { $count } { $count ->
    [one] cambio todavía no llega
   *[other] cambios todavía no llegan
}, así que no se borró nada.
store-owed-next = Envíalos primero (secondline sync) o renuncia a ellos con --drop-owed.
store-network = El archivo local está en una unidad de red, por eso se usa de un modo más lento y seguro. Es mejor una carpeta en el disco de esta máquina.
store-salvaged = El archivo local estaba dañado y se apartó como { $file }. Se rescató todo lo que solo existía aquí: { $changes } { $changes ->
    [one] cambio
   *[other] cambios
}, { $owed } de ellos por enviar, y { $drafts } { $drafts ->
    [one] borrador
   *[other] borradores
}. Los casos se vuelven a traer.
store-salvaged-part = El archivo local estaba dañado y se apartó como { $file }. Se rescató: { $changes } { $changes ->
    [one] cambio
   *[other] cambios
}, { $owed } de ellos por enviar, y { $drafts } { $drafts ->
    [one] borrador
   *[other] borradores
}. NO se pudo leer (tabla y renglones, * si ni siquiera se sabe cuáles): { $lost }. Los casos se vuelven a traer.
