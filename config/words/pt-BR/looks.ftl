# Teclas, aparência e idioma da tela.

keys-follow = { $keys } …
keys-nothing = { $keys } não significa nada aqui. A tecla ? mostra todas as teclas.
fault-key-writes = A tecla { $value } é uma letra, e onde este comando vale se digita texto.
fault-key-writes-mend = Escolha uma tecla com ctrl ou alt, ou uma com nome, como enter ou f5.
fault-key-begins = { $key } não pode ser um comando e também iniciar outras teclas: { $value } está na mesma tela.
fault-key-begins-mend = Escolha outra tecla ou dê outra também a { $value }.
fault-key-hides = Onde os dois valem, { $key } significa { $value }, e { $other } fica sem tecla ali.
fault-key-hides-mend = Dê também outra tecla a { $other }. Até lá, a paleta o encontra.

command-app-language = idioma
command-app-redraw = pintar a tela de novo
command-app-theme = tema
theme-now = Tema: { $name }.
language-now = A tela fala português.
theme-dark = escuro
theme-light = claro
theme-high-contrast = alto contraste
theme-16 = 16 cores
theme-none = sem cor
fault-none-of = “{ $value }” não é conhecido aqui.
fault-none-of-mend = Escolha um de { $known }.
palette-not-here = Não vale para o selecionado.
