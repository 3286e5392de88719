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
screen-small = Esta janela é pequena demais. Deixe-a com { $columns } { $columns ->
    [1] coluna
   *[other] colunas
} de largura e { $rows } { $rows ->
    [1] linha
   *[other] linhas
} de altura.
screen-no-shell = Aqui não há um shell que possa trazer a tela de volta, por isso ela fica.
lock-since = Tela bloqueada desde as { $time }.
lock-choose = Escolha um PIN de pelo menos { $least } caracteres e pressione enter. Ele desbloqueia a tela até você encerrar o programa.
lock-again = Digite o mesmo PIN mais uma vez e pressione enter.
lock-ask = Digite seu PIN e pressione enter.
lock-compare = Comparando.
lock-short = É curto demais. Um PIN tem { $least } caracteres ou mais.
lock-differs = Os dois não foram iguais. Escolha de novo.
lock-wrong = { $left ->
        [1] Esse não é o PIN. Resta uma tentativa; depois o programa termina, com tudo salvo.
       *[other] Esse não é o PIN. Restam { $left } tentativas; depois o programa termina, com tudo salvo.
    }
lock-back = Pressione esc para voltar sem PIN, ctrl-c para sair; tudo fica salvo.
lock-quit = Pressione ctrl-c para sair; tudo fica salvo.
lock-opened = A tela está desbloqueada de novo.
fault-reference = Isto não é uma referência a um segredo. O que está escrito não é mostrado aqui.
fault-reference-mend = Escreva keyring:NOME, env:NOME, file:/caminho ou cmd:comando; o segredo em si nunca fica em um arquivo.
secret-unset = Não há segredo de { $reference }: a variável não está definida.
secret-unreadable = Não há segredo de { $reference }: não é possível ler o arquivo ({ $detail }).
secret-foreign = Não há segredo de { $reference }: o arquivo pertence a outra pessoa. Crie um seu.
secret-wide = Não há segredo de { $reference }: outras pessoas podem ler o arquivo. Execute: chmod 600 { $path }
secret-no-run = Não há segredo de { $reference }: não é possível executar o comando ({ $detail }).
secret-failed = Não há segredo de { $reference }: o comando falhou.
secret-no-text = Não há segredo de { $reference }: o que está lá não é texto.
secret-empty = Não há segredo de { $reference }: o que está lá é vazio.
secret-no-key = Não há segredo de { $reference }: o chaveiro não o tem, como depois de cada reinício da máquina. Execute: secondline login { $name }
secret-no-keyring = Não há segredo de { $reference }: este sistema não tem um chaveiro que o programa possa usar ({ $detail }). Indique o segredo por env:, file: ou cmd:.
login-prompt = Segredo para keyring:{ $name } (não é mostrado): 
login-empty = Nada foi digitado, por isso nada foi guardado.
login-stored = keyring:{ $name } está guardado na memória desta máquina, só para você, até ela reiniciar ou você executar secondline logout.
login-unused = Nenhuma configuração o indica ainda. O token do CRM seria: token = "keyring:{ $name }".
login-no-name = As configurações não indicam nenhuma chave do chaveiro, por isso nada foi perguntado. Escreva lá token = "keyring:NOME", ou dê um nome: secondline login NOME.
login-many = As configurações indicam várias chaves: { $known }. Diga qual.
logout-removed = keyring:{ $name } foi removido.
logout-absent = keyring:{ $name } não estava lá.
logout-other = { $reference } não é guardado por este programa; fica onde está.
logout-left = O que fica nesta máquina: { $tickets } { $tickets ->
    [1] ticket
   *[other] tickets
} e { $waiting } { $waiting ->
    [1] alteração não enviada
   *[other] alterações não enviadas
} em { $path }. O token em si continua válido até o CRM revogá-lo.
login-name = “{ $name }” não pode ser o nome de uma chave: letras, dígitos, pontos, hifens e sublinhados podem.
store-no-cipher = As configurações indicam uma chave para o arquivo local, e este programa foi construído sem criptografia, por isso nada foi aberto.
store-no-cipher-next = Construa-o com: cargo build --release --features sqlcipher. Ou tire [store] key de settings.toml: de todo modo só você pode ler o arquivo.
store-key-missing = O arquivo local está criptografado, e as configurações não indicam a chave, por isso nada foi aberto.
store-key-missing-next = Ponha de volta a linha em [store] no settings.toml: key = "keyring:NOME".
store-wrong-key = A chave não abre o arquivo local. Nada foi alterado.
store-wrong-key-next = Digite-a de novo com secondline login. O arquivo guarda o que ainda não foi enviado, por isso não é descartado.
store-in-use = O arquivo local vai ser criptografado, e outra sessão está com ele aberto.
store-in-use-next = Encerre a outra sessão e comece de novo.
