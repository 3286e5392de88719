# Agir: marcas, o que vários casos recebem, repetir algo.

command-list-mark = marcar
command-list-mark-all = marcar tudo o que aparece
command-ticket-repeat = repetir a última ação
desk-marked = { $count } { $count ->
    [1] marcado
   *[other] marcados
}, esc desmarca
marks-too-many = { $count ->
    [1] Aparece
   *[other] Aparecem
} { $count } { $count ->
    [1] caso
   *[other] casos
} e são marcados no máximo { $most } de uma vez. Pressione / para reduzir a lista.
marks-full = São marcados no máximo { $most } casos de uma vez.
marks-cleared = Seleção desfeita.
marks-one = Esta tecla vale para um só caso e há { $count } { $count ->
    [1] marcado
   *[other] marcados
}. Pressione esc para desfazer a seleção.
marks-no-problem = Não há nenhum problema aberto ao qual vinculá-los. Pressione K em um só caso para abrir um.
marks-title = { $what } · { $count ->
    [1] { $count } caso marcado
   *[other] { $count } casos marcados
}
marks-hint = Pressione ctrl-s para { $act } o que cada caso recebe; antes disso nada é feito.
compose-give-many = { $count ->
    [1] { $count } caso marcado passa
   *[other] { $count } casos marcados passam
} para { $name }: por quê?
give-many-hint = O motivo vira uma nota interna em cada um. Pressione enter para pré-visualizar o que cada caso recebe; antes disso nada é feito.
marks-ticket-note = Nota interna
marks-ticket-reply = Resposta ao cliente
marks-ticket-tags = Etiquetas
resolve-title-many = Resolver · casos marcados: { $count }
return-title-many = Devolver ao Tier 1 · casos marcados: { $count }
deed-claim = Assumir
deed-set = { $field }: { $value }
deed-tags = Etiquetas { $tags }
deed-note = Nota: { $text }
deed-reply = Resposta: { $text }
deed-macro = Modelo { $name }
deed-resolve = Resolver como { $cause }
deed-return = Devolver ao Tier 1
deed-give = Dar a { $name }
deed-problem-on = Vincular ao problema P-{ $problem }
deed-problem-off = Desvincular do problema P-{ $problem }
bulk-keys = espaço deixar de fora · ctrl-s aplicar · esc voltar
bulk-loading = Lendo os casos.
bulk-count = { $count ->
    [1] { $count } caso muda.
   *[other] { $count } casos mudam.
}
bulk-count-same = { $count ->
    [1] { $count } fica como está.
   *[other] { $count } ficam como estão.
}
bulk-count-refused = { $count ->
    [1] { $count } é recusado.
   *[other] { $count } são recusados.
}
bulk-out = #{ $key } fica de fora.
bulk-same = #{ $key } já está assim; nada muda.
bulk-refused = #{ $key } fica como está:
bulk-reads = O cliente de #{ $key } lê:
bulk-notes = Os colegas leem em #{ $key }:
bulk-cell-out = fica de fora
bulk-cell-same = já está assim
bulk-nobody = Não há nada a fazer em nenhum destes casos.
done-bulk = { $what }: feito em { $count ->
    [1] { $count } caso
   *[other] { $count } casos
}; u desfaz.
done-bulk-partly = { $what }: feito em { $count ->
    [1] { $count } caso
   *[other] { $count } casos
}, { $refused } recusados; u desfaz.
repeat-done = Repetido em #{ $key }: { $what }
repeat-same = #{ $key } já está assim: { $what }
repeat-refused = Não foi repetido em #{ $key } ({ $what }): { $why }
repeat-nothing = Ainda não foi feito nada que se possa repetir.
repeat-other = O que você fez por último é só daquele caso; não dá para repetir em outro.
refused-unfilled = Preencha primeiro { $blank }; o cliente leria assim como está.
refused-macro-gone = Não há mais nenhum modelo chamado { $name }.

command-composer-editor = seu editor
editor-back = Seu texto voltou. Pressione ctrl-s para enviar ou salvar.
editor-none = Nenhum editor foi indicado. Defina VISUAL ou EDITOR, por exemplo EDITOR=nano; seu texto está como estava.
editor-keys = Ainda chegavam teclas e o editor não foi aberto. Pressione ctrl-e de novo.
editor-failed = O editor não terminou bem ({ $detail }); seu texto está como antes.
editor-too-long = O que o editor deixou passa de um megabyte; seu texto está como antes.
editor-not-text = O que o editor deixou não é texto em UTF-8; seu texto está como antes.

command-ticket-compare = comparar dois
command-ticket-contacts = mesmo cliente
pick-compare = Comparar #{ $key } com
pick-contact = Outros contatos do cliente de #{ $key }: { $count }
contacts-none = O cliente de #{ $key } não tem outros contatos aqui.
compare-two-title = #{ $left } e #{ $right }
compare-loading = Lendo os dois casos.
compare-differ = Diferente
compare-same = Igual
compare-said = O que foi dito
compare-subject = assunto
compare-customer = cliente
compare-created = criado
compare-two = Há { $count } { $count ->
    [1] caso marcado
   *[other] casos marcados
}; são comparados dois.
compare-none = Não há aqui outro caso com o qual compará-lo.
compare-gone = Um dos dois não está mais aqui.

company-replied = { $name } respondeu { $minutes ->
    [0] agora mesmo
   *[other] há { $minutes } min
}
company-noted = { $name } escreveu uma nota { $minutes ->
    [0] agora mesmo
   *[other] há { $minutes } min
}
company-overtaken = Algo chegou enquanto você escrevia: leia ⚠ acima. Pressione ctrl-s mais uma vez para enviar o seu.
marks-gone = Nada mais está marcado.
given-to = #{ $key } agora é de { $name }.
given-queue = #{ $key } agora é de { $name } em { $queue }.
given-nobody = #{ $key } agora não é de ninguém.
