## Primeiros passos.

init-hello = Algumas perguntas e a mesa se abre. Nada é escrito antes de o CRM responder. Uma resposta vazia aceita o que está entre colchetes.
init-language = Idioma da tela?
init-crm = Qual CRM?
init-base = Endereço do CRM?
init-var = Valor de “{ $name }” para a sua conta?
init-auth = Para entrar: { $key }?
init-token = Token ({ $key }): digite-o ou cole-o, ele não é mostrado; ou diga onde ele está, como env:NOME, keyring:NOME, file:/caminho ou cmd:comando.
init-keep = Isto é o próprio token, e ele nunca vai para as configurações. Onde ele deve ser guardado, só para você? Um arquivo permanece; o chaveiro o esquece quando esta máquina reinicia.
init-token-from = O token vem de { $reference }.
init-no-crm = Não há um perfil de CRM “{ $name }” com tickets. Aqui se conhecem: { $known }. Um perfil próprio é crm/{ $name }.toml na pasta de configuração.
init-bare-token = Isto não é o nome de um token. Escreva env:NOME, keyring:NOME, file:/caminho ou cmd:comando; o próprio token ficaria no histórico do terminal.
init-with = “{ $value }” não é CHAVE=VALOR.
init-with-unknown = O perfil não tem nada chamado “{ $key }”. Ele tem: { $known }.
init-not-listed = “{ $value }” não está na lista.
init-asking = Perguntando a { $base }, apenas para ler…
init-again = Nada foi escrito. Outra tentativa:
init-despite = { $count ->
        [1] O que está errado acima impede a leitura dos tickets. Gravar as configurações mesmo assim? (s/n)
       *[other] { $count } coisas acima impedem a leitura dos tickets. Gravar as configurações mesmo assim? (s/n)
    }
init-wrong = Com estas configurações os tickets não podem ser lidos, então nada foi gravado. Corrija o que está acima ou execute secondline init --anyway.
init-ended = Os primeiros passos não foram concluídos; nada foi escrito.
init-groups = Quais filas são trabalho do seu nível? Números ou nomes, separados por vírgulas.
init-back = Para qual fila voltam os casos que o Tier 1 deve completar?
init-fields = { $count ->
        [0] Os campos do perfil são os do CRM.
        [1] Um campo foi encontrado pelo nome.
       *[other] { $count } campos foram encontrados pelo nome.
    }
init-fields-missing = O CRM não tem campo para: { $names }. Peça-os ao administrador, ou siga sem eles; o que iria ali fica nas notas.
init-kept = As configurações anteriores ficam em { $path }.
init-done = As configurações estão em { $path }. Digite secondline para abrir a mesa.
