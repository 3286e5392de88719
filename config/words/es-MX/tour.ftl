# El recorrido de la demo.

tour-leave = esc sale del recorrido
tour-move = Esta es la Mesa: primero está el caso que más urge. Presiona { $key } y { $other } para moverte.
tour-next = Presiona { $key }: recibes el caso que más urge, y pasa a ser tuyo si no es de nadie.
tour-procedure = Aquí está lo que se dijo. Presiona { $key } para ver el procedimiento: lo que pide un caso así, paso a paso.
tour-answer = Presiona { $key } para contestar la pregunta marcada o { $other } para marcar un paso. No se envía nada hasta que guardes.
tour-note = Lo que averiguas pertenece al caso. Presiona { $key } para escribir una nota que solo ven tus colegas.
tour-save = Escribe una línea y presiona { $key }. Se guarda aquí de inmediato y se envía por sí sola.
tour-resolve = Presiona { $key }: hay un solo camino para resolver un caso, y dice lo que todavía falta.
tour-keep = Aquí van la causa, el artículo y el veredicto. Presiona { $key }: lo que llenaste te espera.
tour-causes = Presiona { $key }: las causas de lo resuelto, primero la más frecuente.
tour-palette = Presiona { $key } y escribe una palabra o una tecla: ahí se encuentra cada comando de la pantalla.
tour-desk = Presiona esc para cerrar la lista y luego { $key } para ir a la Mesa.
tour-end = Ese fue un caso. { $key } muestra las teclas de cualquier pantalla. Presiona { $other } para seguir por tu cuenta.
