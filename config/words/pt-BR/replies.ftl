# Respostas dos arquivos, e o que vai junto com elas.
compose-along = Complete «…». Pressione ctrl-s para enviar junto com: { $what }
fault-macro-field = Nada se sabe que possa ficar no lugar de { $value }.
fault-macro-field-mend = Escreva um de { $known }, ou «…» para o que uma pessoa completa.
fault-macro-tag = “{ $value }” não é uma etiqueta.
fault-macro-tag-mend = Escreva uma só palavra, com + ou - na frente.
