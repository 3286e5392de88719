## El diccionario de las cifras: qué es cada una y dónde engaña.

metric-label-formula = Fórmula
metric-label-anchor = Cuenta en
metric-label-without = Queda fuera
metric-label-least = Mínimo
metric-label-traps = Trampas
metric-anchor-solved = El momento de resolverse, en una ventana que termina ahora.
metric-anchor-solved-day = El día de resolverse, en la zona horaria de esta mesa.
metric-least-none = Se muestra cualquier cifra.
metric-least = { $count } { $count ->
    [one] caso
   *[other] casos
}; con menos no se muestra.
metric-title = Qué dicen las cifras
command-causes-explain = qué dicen las cifras
cli-unknown-metric = No hay una cifra llamada “{ $value }”. Las cifras son: { $known }.
metric-count = Casos (K, CANTIDAD)
metric-count-formula = Casos resueltos cuyo campo tiene el valor.
metric-count-without = Casos abiertos, borrados, spam, los que se unieron a otro y todo lo resuelto fuera de la ventana. Un código que se fusionó cuenta con su nombre de hoy.
metric-count-traps = Una cantidad no dice cuántos clientes pudieron llamar: más pedidos traen más casos. Un caso reabierto cuenta una vez, en su última resolución.
metric-share = Proporción (PARTE, K/N, %)
metric-share-formula = Casos de la fila ÷ todos los casos resueltos de la ventana; dentro de una división, ÷ casos de la fila de arriba. En un orden por horas, tiempo de atención o daño es la cifra de la fila ÷ el total de esa cifra, que se muestra desde el primer caso, sin intervalo.
metric-share-without = Lo mismo que en casos. Los casos sin causa no tienen fila entre las causas, pero siguen en N.
metric-share-traps = Una proporción baja cuando otra causa crece, aunque aquí nada haya mejorado. Mira también los casos.
metric-interval = Intervalo de 95% (RANGO)
metric-interval-formula = Intervalo de Wilson de K de N: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), z = 1.96.
metric-interval-without = Lo mismo que en la proporción.
metric-interval-traps = Habla solo del azar. Una causa mal elegida por los agentes está mal con cualquier número de casos.
metric-rank = Lugar
metric-rank-formula = Lugar por casos; una fila cuyo intervalo exacto de Poisson (Garwood) se traslapa con el de la primera de un lugar comparte ese lugar.
metric-rank-without = Filas con muy pocos casos, conteos con muy pocos casos y órdenes por tiempo, por daño o por semana.
metric-rank-traps = Lugares iguales significan que el orden puede ser azar. La segunda fila no es menor por estar debajo de la primera.
metric-cumulative = Proporción acumulada
metric-cumulative-formula = La fila y todas las de arriba ÷ el total, según la medida elegida.
metric-cumulative-without = Lo mismo que en la proporción.
metric-cumulative-traps = Depende del orden. Con muchas causas pequeñas, ningún grupo pequeño suma la mayor parte del trabajo, y la cifra lo dice.
metric-trend = Semanas (tendencia)
metric-trend-formula = Casos en cada siete días, contados hacia atrás desde ahora; primero lo más antiguo.
metric-trend-without = Si la ventana no es un número entero de semanas, la primera semana es más corta.
metric-trend-traps = Cada fila se ajusta a su propia semana mayor: las columnas de dos filas no se comparan. Los números pequeños saltan por azar; lo que se juzga son los picos.
metric-unknown = Sin conocer
metric-unknown-formula = Casos resueltos sin causa o con una de la familia UNK ÷ todos los casos resueltos.
metric-unknown-without = Lo mismo que en casos.
metric-unknown-traps = Si baja a cero en una semana, la gente está adivinando.
metric-hours = Horas
metric-hours-formula = Suma del tiempo desde la creación hasta la última resolución, en horas.
metric-hours-without = No se descuenta nada: cuentan noches, fines de semana y el tiempo que esperó al cliente.
metric-hours-traps = Es cuánto tiempo estuvieron abiertos los casos y no cuánto trabajó alguien en ellos. Un caso olvidado puede pesar más que cien rápidos.
metric-focus = Tiempo de atención
metric-focus-formula = Suma del tiempo en que un caso estuvo abierto o se escribió en él y se presionaron teclas: de tecla a tecla, a lo más 2 minutos después de cada una. Los segundos viajan en el campo “focus” del caso cuando se resuelve, se devuelve o se da a alguien; lo de varios puestos se suma. Desde 10 casos aparecen al lado la mediana y el noveno decil, en minutos: la mitad de los casos, y nueve de cada diez, tomaron eso o menos.
metric-focus-without = Listas y vistas previas, varios casos a la vez, la pantalla bloqueada, el trabajo fuera de este programa, los casos sin el campo y lo que se dedicó a un caso que desde entonces no se resolvió, ni se devolvió, ni se dio a nadie.
metric-focus-traps = A quien lee más de 2 minutos sin presionar una tecla no se le cuenta ese tiempo, y quien quiera parecer ocupado puede presionar teclas. Compara causas; no juzga a las personas ni es el tiempo de manejo del teléfono.
metric-harm = Daño
metric-harm-formula = Horas × prioridad: urgente 4, alta 2, normal 1, baja ½.
metric-harm-without = Lo mismo que en horas. El dinero devuelto no está incluido.
metric-harm-traps = No es mejor que las prioridades que la gente pone, y una espera larga al cliente cuenta como daño.
metric-spike = Casos de un pico
metric-spike-formula = Casos de la causa en los últimos 1, 3 o 7 días, lo que fuera menos probable; hay alarma cuando la cola superior de la binomial negativa es menor que 0.0005 y hay al menos 1.5 veces lo esperado. Causas con menos de una cada dos días: los días que tardaron las últimas cinco.
metric-spike-without = Casos sin causa, causas cuyo código se dividió hace muy poco y mesas con menos de 35 días de historia.
metric-spike-traps = Un episodio termina tras tres días sin alarma. Las causas que se capturan tarde parecen un pico el día de su captura.
metric-expected = Esperado
metric-expected-formula = La media de la causa en los 56 días que terminan 7 días antes × el factor del día de la semana de todas las causas.
metric-expected-without = Los últimos siete días, para que un pico no se esconda a sí mismo; los días antes de que un código significara lo de hoy.
metric-expected-traps = Días inhábiles, quincenas y lanzamientos no están incluidos: se escriben debajo de la gráfica.
metric-level = Nivel de un pico
metric-level-formula = Vigilar: una alarma. Confirmado: en uno de sus días la alarma también se sostuvo entre todas las causas (Benjamini y Hochberg, a lo más 1% de alarmas falsas).
metric-level-without = Lo mismo que en casos de un pico.
metric-level-traps = Confirmado dice que difícilmente es azar. No dice que algo salió mal: una campaña también trae casos.
metric-pair = Pareja
metric-pair-formula = Casos de la fila entre los de la columna, junto a lo mismo entre todas las demás columnas.
metric-pair-without = Lo mismo que en casos; los casos con el campo vacío son una columna propia.
metric-pair-traps = Quien mira cientos de parejas encuentra algunas llamativas por azar. La comparación cuenta cuántas se miraron.
metric-than = Mayor, menor, aún no se puede decir
metric-than-formula = Todo el intervalo de la diferencia de dos proporciones (Newcombe) queda a un lado del cero; donde se comparan muchos valores, también debe sostenerse entre todos ellos (Benjamini y Hochberg, a lo más 5% falsas).
metric-than-without = Valores con muy pocos casos de un lado u otro: siguen en “aún no se puede decir”.
metric-than-traps = “Aún no se puede decir” no es “igual”. Una diferencia que se puede decir aún puede ser demasiado pequeña para importar.
metric-mix = Con la misma mezcla
metric-mix-formula = Ambas proporciones estandarizadas: Σ w·k/n ÷ Σ w sobre los tipos de caso que ambos tienen, w los casos de ese tipo en ambos. Los tipos son productos; donde se comparan productos, motivos.
metric-mix-without = Tipos de caso que solo uno de los dos tiene.
metric-mix-traps = Donde el signo se voltea, la comparación simple engaña (paradoja de Simpson): confía en la mezcla. Quita solo los tipos de caso y ninguna otra diferencia.
metric-ratio = Veces más frecuente
metric-ratio-formula = (k ÷ n) ÷ (l ÷ m): la fila entre los casos de la columna, sobre la fila entre todos los demás; el intervalo es el de Katz sobre el logaritmo. Se dice cuando la prueba exacta de Fisher se sostiene entre todas las parejas que se miraron (Benjamini y Hochberg, a lo más 5% falsas).
metric-ratio-without = Campos vacíos y valores con muy pocos casos.
metric-ratio-traps = Dos veces más frecuente no es el doble de casos: una queja rara puede ser tres veces más frecuente y casi no importar. Lo que va junto no tiene que causarse; tal vez el producto solo se vende a otra gente.
report-col-ratio = VECES
report-together = { $of } por { $by }: qué va junto
command-causes-together = qué va junto
choose-together = Va con
together-told = { $ratio } veces más frecuente (lo más probable: { $low } a { $high }) · { $here } · en otros { $rest }
together-only = Solo aquí: casi seguro al menos { $low } veces más frecuente · { $here } · en otros { $rest }
together-never = Nunca aquí: casi seguro a lo más { $high } veces lo de otros · { $here } · en otros { $rest }
together-none = Ninguna pareja va junta más, ni menos, de lo que explica el azar.
together-many = { $count } { $count ->
    [one] pareja tuvo suficientes casos y se miró
   *[other] parejas tuvieron suficientes casos y se miraron
}; de las que se dicen, a lo más 5% puede ser azar.
together-title = { $of } × { $by } · últimos { $days } { $days ->
    [one] día
   *[other] días
}

## Reports as pages and workbooks.

report-made = Hecho el { $at }. Confidencial; las cifras son las de la pantalla.
report-nothing = Aquí no hay nada que mostrar.
report-sheet = Reporte
report-days = Día por día
report-kept = El reporte se escribió en { $file }.
refused-report-workbook = El reporte no se pudo convertir en libro: { $detail }. Elige otra forma o un tiempo más corto.
cli-report-to = Un libro no es texto para una terminal. Agrega --to ARCHIVO.
picture-whiskers = La línea delgada sobre una barra muestra entre qué valores está lo más probable (intervalo exacto de 95%): donde dos líneas se traslapan, el orden de las dos puede ser azar.
picture-more = { $count } más están en la tabla.
picture-days-told = { $count } { $count ->
    [one] caso
   *[other] casos
} en { $days } { $days ->
    [one] día
   *[other] días
}.
picture-days-note = Columnas: casos por día. Línea punteada: lo esperado. ▲ y el otro color: días de un pico. T: cambiaron los códigos, lo anterior es de otro código. P: versión nueva de un procedimiento. H: día inhábil. R: lanzamiento.

## Annotations and the table as a file.

mark-release = lanzamiento
fault-release-date = “{ $value }” no es una fecha.
fault-release-date-mend = Escribe el día del lanzamiento como 2026-08-01.
fault-release-name = El lanzamiento no tiene nombre.
fault-release-name-mend = Escribe un nombre corto, como App 4.2.
fault-exposure-week = “{ $value }” no es una fecha.
fault-exposure-week-mend = Escribe el lunes de la semana como 2026-11-02.
fault-exposure-monday = { $value } no es lunes.
fault-exposure-monday-mend = Nombra cada semana por su lunes.
fault-exposure-count = “{ $value }” no es un número entero.
fault-exposure-count-mend = Escribe solo dígitos, sin puntos ni comas: 41000.
fault-exposure-unit-missing = No dice qué se contó.
fault-exposure-unit-missing-mend = Nómbralo en la columna unit, por ejemplo pedidos o tarjetas activas.
fault-exposure-unit = Las otras semanas de este producto no cuentan { $value }.
fault-exposure-unit-mend = Usa una sola unidad en todas las semanas de un producto.
fault-exposure-twice = La semana { $value } ya está para este producto.
fault-exposure-twice-mend = Deja un solo renglón por semana y producto.
command-causes-export = guardar como CSV
causes-exported = { $file } tiene las { $rows } { $rows ->
    [one] fila
   *[other] filas
}. Está en { $folder }, solo para tus ojos.
causes-export-nothing = Aún no hay nada que guardar.
metric-anchor-left = El momento en que el caso nos dejó: resuelto o regresado a Tier 1.
metric-anchor-looked-at = El momento de la segunda revisión, en los últimos 90 días.
metric-anchor-created = El momento en que el cliente escribió.
metric-verdict = Veredicto (evitable, incompleta, cola equivocada)
metric-verdict-formula = Escalaciones con este veredicto ÷ escalaciones calificadas; no correcta es todo veredicto menos correcta.
metric-verdict-without = Las escalaciones sin veredicto y los casos que no vinieron de Tier 1.
metric-verdict-traps = Quien califica decide: un equipo calificado con más rigor se ve peor. Mira cuántas se calificaron y los mismos temas.
metric-graded = Calificadas
metric-graded-formula = Escalaciones con veredicto ÷ escalaciones que nos dejaron.
metric-graded-without = Los casos que no vinieron de Tier 1.
metric-graded-traps = Donde se califican pocas, quizá son las llamativas, y toda proporción de veredictos sale demasiado alta.
metric-score = Segundas revisiones sin error
metric-score-formula = Casos de la muestra al azar en los que nadie encontró un error de una clase ÷ casos de la muestra al azar que se miraron.
metric-score-without = Los casos que se miraron por un riesgo: no dicen con qué frecuencia algo sale mal.
metric-score-traps = Cinco revisiones al mes no dicen nada de una persona. Otra persona puede juzgar distinto.
metric-effect = Qué pasó con los contactos
metric-effect-formula = Contactos de la causa y el producto en las semanas desde que salió, junto a otras tantas semanas antes; el intervalo es el de la razón de dos conteos. Si exposure.csv conoce cada semana de ambas ventanas, es el de dos tasas: contactos ÷ pedidos, cuentas o tarjetas del producto (en el sitio, si un plan nombra uno), las partes de semana por sus días en UTC.
metric-effect-without = Los casos que recibieron su causa más de siete días después de su ventana, en ambos lados.
metric-effect-traps = En las mismas semanas pudo pasar otra cosa: una temporada, otra versión y, sin exposure.csv, menos clientes.
