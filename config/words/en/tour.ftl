# The tour of the demo.

tour-leave = esc leaves the tour
tour-move = This is the desk: the most pressing ticket comes first. Press { $key } and { $other } to move.
tour-next = Press { $key }: you get the most pressing ticket, and it becomes yours if it is nobody’s.
tour-procedure = Here is what was said. Press { $key } for the procedure: what such a ticket needs, step by step.
tour-answer = Press { $key } to answer the marked question, or { $other } to tick a step. Nothing is sent before you save.
tour-note = What you find out belongs to the ticket. Press { $key } to write a note that only colleagues see.
tour-save = Write a line and press { $key }. It is kept on this machine at once and sent by itself.
tour-resolve = Press { $key }: there is one way to resolve a ticket, and it says what is still missing.
tour-keep = Cause, article and verdict belong here. Press { $key }: what you filled in waits for you.
tour-causes = Press { $key }: the causes of what was resolved, the most frequent first.
tour-palette = Press { $key } and type a word or a key: every command of the screen is found there.
tour-desk = Press esc to close the list, then { $key } for the desk.
tour-end = That was one ticket. { $key } shows the keys of any screen. Press { $other } to work on alone.
