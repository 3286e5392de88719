## Arquivos de uma conversa.

files-col-number = n.º
files-col-name = nome
files-col-size = bytes
files-col-at = enviado
files-none = Este caso não tem anexos.
files-saved = O arquivo está em { $path }. Ele veio de fora: nada foi aberto.
files-elsewhere = O arquivo está em outro endereço ({ $origin }), e o perfil não toca nesses arquivos.
files-large = O arquivo passa de { $most } MB e não foi guardado.
files-no-address = O CRM não dá para este arquivo um endereço que possa ser pedido.
files-broken-off = Não foi possível salvar o arquivo porque uma parte deste programa falhou; pedi-lo de novo pode ajudar.
files-status = Não foi possível obter o arquivo (status { $status }).
refused-no-such-file = Não há um arquivo { $number }; o caso tem { $count }.
pick-file = Anexos de { $key }
files-coming = “{ $name }” está sendo trazido.
files-brought = “{ $name }” está em { $folder }, sem abrir.
files-unread = Ainda não há nada da conversa aqui, portanto também não há anexos.
