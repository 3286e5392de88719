## Auditoría, borrado definitivo, conservación, exportación.
audit-whole = La auditoría está íntegra: { $entries } { $entries ->
    [one] entrada
   *[other] entradas
}, { $purged } de ellas borradas, { $lost } { $lost ->
    [one] perdida
   *[other] perdidas
} por un daño. Último eslabón: { $head }
audit-broken = La auditoría está rota en la entrada { $seq }. { $why }
audit-break-missing = Esa entrada no está.
audit-break-link = Su eslabón no sigue al anterior.
audit-break-text = Su texto no es el que se encadenó.
audit-break-removed = Su texto ya no está y ningún borrado se lo llevó.
audit-break-unchained = En el diario hay un cambio que nadie encadenó.
audit-break-taken-back = Si un cambio se retiró o no, no coincide con la auditoría.
audit-break-head = El último eslabón no es el que se escribió al final: puede que falten entradas.
audit-break-noted = El eslabón anotado no está en la cadena.
audit-empty = Aquí todavía no se ha hecho nada.
audit-purged = (borrada)
audit-col-seq = NÚM.
audit-col-at = CUÁNDO
audit-col-by = QUIÉN
audit-col-key = TICKET
audit-col-what = QUÉ
audit-col-detail = DETALLE
purge-plan = Se borraría: { $tickets } { $tickets ->
    [one] caso
   *[other] casos
}, { $changes } { $changes ->
    [one] cambio
   *[other] cambios
} con su texto en la auditoría, { $drafts } { $drafts ->
    [one] borrador
   *[other] borradores
}, { $texts } { $texts ->
    [one] texto
   *[other] textos
} de propuestas, { $files } { $files ->
    [one] copia
   *[other] copias
} del archivo local.
purge-confirm = No se borró nada. Agrega --yes para hacerlo; no se puede deshacer.
purge-owed-row = Todavía no llega: { $id } ({ $kind }, { $state }).
purge-done = Se borró: { $tickets } { $tickets ->
    [one] caso
   *[other] casos
}, { $entries } { $entries ->
    [one] texto
   *[other] textos
} de la auditoría, { $drafts } { $drafts ->
    [one] borrador
   *[other] borradores
}, { $texts } { $texts ->
    [one] texto
   *[other] textos
} de propuestas, { $files } { $files ->
    [one] copia
   *[other] copias
}. Los eslabones de la auditoría siguen íntegros.
purge-traces = Otra sesión tiene abierto el archivo local o el disco está demasiado lleno para reescribirlo: pueden quedar rastros en espacio sin usar. Repite el borrado cuando eso termine.
purge-elsewhere = No se tocó lo que tiene el CRM ni los archivos exportados ({ $exports } hasta ahora; `secondline audit list` los nombra). Los casos abiertos del cliente vuelven con la próxima descarga, porque aún se le debe trabajo.
retention-done = Se borraron aquí { $tickets } { $tickets ->
    [one] caso terminado
   *[other] casos terminados
} con más de { $days } { $days ->
    [one] día
   *[other] días
}, como dice la configuración.
export-done = Renglones escritos en { $file }: { $rows }.
export-unrecorded = El archivo local es de una versión más reciente; esta exportación no queda en su auditoría.
export-head = Exportación de secondline ({ $what }), por { $by }, { $at }. Filtro: { $filter }. { $masked } Renglones: { $rows }. Confidencial.
export-masked = Los datos personales están enmascarados.
export-unmasked = Los datos personales NO están enmascarados; motivo: { $reason }.
export-nobody = nadie ha iniciado sesión
export-no-filter = ninguno
refused-nothing-to-purge = Aquí no hay nada de { $key }.
refused-export-exists = { $file } ya existe. Elige otro nombre o agrega --force para reemplazarlo.
refused-export-link = { $file } es un enlace. Una exportación va a un archivo propio y nunca a través de un enlace.
refused-export-no-file = { $file } no es un archivo común; no se escribió nada ahí.
refused-export-failed = No se pudo escribir { $file }: { $detail }.
refused-export-reason = Los datos sin enmascarar necesitan un motivo: --reason TEXTO. Queda en la auditoría.
refused-export-newer = El archivo local es de una versión más reciente y su auditoría no se puede escribir; por eso no se exportan datos sin enmascarar.
