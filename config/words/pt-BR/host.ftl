## A máquina, seus outros usuários e o terminal.
home-none = Não se conhece a pasta pessoal deste usuário. Indique uma com --home.
home-io = Não é possível usar { $path }: { $detail }.
home-wide = { $path } está ao alcance de outras pessoas (o modo é { $mode }), por isso nada foi aberto. Execute: chmod -R go= { $root }
home-foreign = { $path } pertence a outro usuário ({ $owner }), por isso nada foi aberto. Se for seu, quem administra corrige com: chown -R { $me } { $root }
home-link = { $path } é um link para outro lugar, por isso nada foi aberto. Coloque ali o próprio arquivo, depois de: rm { $file }
home-odd = { $path } não é arquivo nem pasta, por isso nada foi aberto. Execute: rm { $file }
home-twice = { $path } tem um segundo nome em outro lugar, pelo qual outras pessoas poderiam alterá-lo, por isso nada foi aberto. Execute: cp { $file } { $file }.own && mv { $file }.own { $file }
home-parent-wide = Outras pessoas podem escrever em { $parent }, e assim poderiam pôr outra pasta no lugar de { $path }; nada foi aberto. Execute: chmod go-w { $folder }
home-parent-foreign = { $parent } pertence a outro usuário ({ $owner }), que poderia pôr outra pasta no lugar de { $path }; nada foi aberto. Escolha uma pasta sua com --home.
cli-lang = Não existe o idioma “{ $value }”. Os idiomas são: { $known }.
cli-no-terminal = A tela precisa de um terminal. Em um pipe ou script, use um comando: secondline --help mostra quais são.
screen-broken = O secondline encontrou uma falha própria ({ $place }) e terminou. O que você escreveu está salvo aqui; abra de novo e continue.
screen-small = Esta janela é pequena demais. Deixe-a com { $columns } colunas de largura e { $rows } linhas de altura.
