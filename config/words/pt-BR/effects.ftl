# O que os artigos e as correções fizeram: contatos antes e depois.
column-effect = CONTATOS
report-col-effect = CONTATOS
effect-fewer = Disponível desde { $out }: { $after } contatos em { $days } dias, { $before } no mesmo número de dias antes. É { $change } (intervalo de 95 %): menos do que o acaso explica.
effect-more = Disponível desde { $out }: { $after } contatos em { $days } dias, { $before } no mesmo número de dias antes. É { $change } (intervalo de 95 %): mais do que o acaso explica.
effect-cannot-tell = Disponível desde { $out }: { $after } contatos em { $days } dias, { $before } no mesmo número de dias antes. Ainda não se pode dizer se é acaso ({ $change }, intervalo de 95 %).
effect-few = Disponível desde { $out }: { $after } contatos em { $days } dias, { $before } no mesmo número de dias antes. Ainda não se pode dizer se é acaso. São poucos demais para dizer mais.
effect-too-early = Disponível desde { $out }: ainda não se pode dizer o efeito. A primeira semana é contada em { $closes }, quando seus tickets tiveram { $settle } dias para receber a causa.
effect-no-past = Disponível desde { $out }: não se pode dizer o efeito, porque os tickets guardados começam menos de uma semana antes.
news-product = A correção de { $name } está disponível desde { $out }; você resolveu { $resolved } dos tickets dela e { $waiting } abertos esperam por ela.
news-product-effect = A correção de { $name } está disponível: contatos { $change }. Você resolveu { $resolved } dos tickets dela e { $waiting } abertos esperam por ela.
news-knowledge = O artigo sobre { $name } pode ser lido desde { $out }; você resolveu { $resolved } dos tickets dela.
news-knowledge-effect = O artigo sobre { $name } está disponível: contatos { $change }. Você resolveu { $resolved } dos tickets dela.
part-resolved = Você resolveu { $count } dos tickets dela.
part-waiting = Tickets abertos que esperam por ela ({ $count }): { $keys }.
trace-title = Em que se baseia cada frase
beside-title = Tickets em que se baseia
beside-hint = ctrl-t: os tickets em que se baseia, um após o outro.
