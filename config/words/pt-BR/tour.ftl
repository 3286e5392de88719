# O passeio da demonstração.

tour-leave = esc sai do tour
tour-move = Esta é a mesa: o caso mais urgente vem primeiro. Pressione { $key } e { $other } para se mover.
tour-next = Pressione { $key }: você recebe o caso mais urgente, e ele passa a ser seu se não for de ninguém.
tour-procedure = Aqui está o que foi dito. Pressione { $key } para o procedimento: o que um caso assim pede, passo a passo.
tour-answer = Pressione { $key } para responder à pergunta marcada ou { $other } para marcar um passo. Nada é enviado antes de você salvar.
tour-note = O que você descobre pertence ao caso. Pressione { $key } para escrever uma nota que só os colegas veem.
tour-save = Escreva uma linha e pressione { $key }. Fica guardada aqui na hora e é enviada sozinha.
tour-resolve = Pressione { $key }: há um só caminho para resolver um caso, e ele diz o que ainda falta.
tour-keep = Aqui entram a causa, o artigo e o veredito. Pressione { $key }: o que você preencheu espera por você.
tour-causes = Pressione { $key }: as causas do que foi resolvido, a mais frequente primeiro.
tour-palette = Pressione { $key } e digite uma palavra ou uma tecla: ali se encontra cada comando da tela.
tour-desk = Pressione esc para fechar a lista e depois { $key } para a mesa.
tour-end = Esse foi um caso. { $key } mostra as teclas de qualquer tela. Pressione { $other } para seguir por conta própria.
