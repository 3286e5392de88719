# O que os artigos e as correções fizeram: contatos antes e depois.
column-effect = CONTATOS
column-note = NOTA
report-col-effect = CONTATOS
effect-fewer = Disponível desde { $out }: { $after } { $after ->
    [1] contato
   *[other] contatos
} em { $days } { $days ->
    [1] dia
   *[other] dias
}, { $before } no mesmo número de dias antes. É { $change } (mais provável): menos do que o acaso explica.
effect-more = Disponível desde { $out }: { $after } { $after ->
    [1] contato
   *[other] contatos
} em { $days } { $days ->
    [1] dia
   *[other] dias
}, { $before } no mesmo número de dias antes. É { $change } (mais provável): mais do que o acaso explica.
effect-cannot-tell = Disponível desde { $out }: { $after } { $after ->
    [1] contato
   *[other] contatos
} em { $days } { $days ->
    [1] dia
   *[other] dias
}, { $before } no mesmo número de dias antes. Ainda não se pode dizer se é acaso (mais provável: { $change }).
effect-few = Disponível desde { $out }: { $after } { $after ->
    [1] contato
   *[other] contatos
} em { $days } { $days ->
    [1] dia
   *[other] dias
}, { $before } no mesmo número de dias antes. Ainda não se pode dizer se é acaso. São poucos demais para dizer mais.
effect-too-early = Disponível desde { $out }: ainda não se pode dizer o efeito. A primeira semana é contada em { $closes }, quando seus casos tiveram { $settle } dias para receber a causa.
effect-no-past = Disponível desde { $out }: não se pode dizer o efeito, porque os casos guardados começam menos de uma semana antes.
effect-rate = Por 1.000 { $unit }: { $before } antes, { $after } depois; a mudança é desta taxa.
effect-by-days = Os dois períodos são comparados pelos seus dias: exposure.csv não diz quanto houve disto nos dois.
news-product = Disponível desde { $out }: a correção de { $name }. Você resolveu { $resolved } dos casos dela; { $waiting } { $waiting ->
    [1] aberto espera
   *[other] abertos esperam
} por ela.
news-product-effect = Contatos { $change } desde que saiu a correção de { $name }. Você resolveu { $resolved } dos casos dela; { $waiting } { $waiting ->
    [1] aberto espera
   *[other] abertos esperam
} por ela.
news-knowledge = Disponível desde { $out }: o artigo sobre { $name }. Você resolveu { $resolved } dos casos dele.
news-knowledge-effect = Contatos { $change } desde que saiu o artigo sobre { $name }. Você resolveu { $resolved } dos casos dele.
part-resolved = Você resolveu { $count } dos casos com essa causa.
part-waiting = Casos abertos com essa causa ({ $count }): { $keys }.
trace-title = Em que se baseia cada frase
beside-title = Casos em que se baseia
beside-hint = ctrl-t: os casos em que se baseia, um após o outro.
existing-short = já existe
existing-knowledge-links = Já há um artigo: “{ $title }” ({ $id }) resolveu { $count } destes casos. Corrija-o antes de escrever outro.
existing-knowledge-title = Já há um artigo parecido: “{ $title }” ({ $id }). Corrija-o antes de escrever outro.
existing-product-links = Já há um pedido aberto: “{ $title }” ({ $id }).
existing-product-title = Já há um pedido aberto parecido: “{ $title }” ({ $id }).
hint-article = { $id } “{ $title }” ({ $why }; respondeu { $linked }, última verificação { $verified })
hint-similar = resolveu { $count } { $count ->
    [1] caso parecido
   *[other] casos parecidos
}
hint-words = { $count } { $count ->
    [1] palavra
   *[other] palavras
} do título
report-col-linked = RESPONDIDOS
report-col-verified = VERIFICADO
report-col-flags = AVISOS
article-stale = antigo
hint-short = artigo “{ $title }” ×{ $linked }
