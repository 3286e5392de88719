# O passeio da demonstração.

tour-leave = esc sai do passeio
tour-move = Esta é a mesa: o caso que mais aperta vem primeiro. Aperte { $key } e { $other } para se mover.
tour-next = Aperte { $key }: você recebe o caso que mais aperta, e ele passa a ser seu se não for de ninguém.
tour-procedure = Aqui está o que foi dito. Aperte { $key } para o procedimento: o que um caso assim pede, passo a passo.
tour-answer = Aperte { $key } para responder a pergunta marcada ou { $other } para marcar um passo. Nada sai antes de salvar.
tour-note = O que você descobre pertence ao caso. Aperte { $key } para escrever uma nota que só os colegas veem.
tour-save = Escreva uma linha e aperte { $key }. Fica guardada aqui na hora e é enviada sozinha.
tour-resolve = Aperte { $key }: há um só caminho para resolver um caso, e ele diz o que ainda falta.
tour-keep = Aqui entram a causa, o artigo e o veredito. Aperte { $key }: o que você preencheu espera por você.
tour-causes = Aperte { $key }: as causas do que foi resolvido, a mais frequente primeiro.
tour-palette = Aperte { $key } e digite uma palavra ou uma tecla: ali se encontra cada comando da tela.
tour-desk = Aperte esc para fechar a lista e depois { $key } para a mesa.
tour-end = Esse foi um caso. { $key } mostra as teclas de qualquer tela. Aperte { $other } para seguir por conta própria.
