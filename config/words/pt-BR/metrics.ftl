## O dicionário dos números: o que cada um é e onde engana.

metric-label-formula = Fórmula
metric-label-anchor = Conta em
metric-label-without = Fica fora
metric-label-least = Mínimo
metric-label-traps = Armadilhas
metric-anchor-solved = O momento da resolução, em uma janela que termina agora.
metric-anchor-solved-day = O dia da resolução, no fuso horário desta mesa.
metric-least-none = Todo número é mostrado.
metric-least = { $count } { $count ->
    [1] caso
   *[other] casos
}; com menos não é mostrado.
metric-title = O que os números dizem
command-causes-explain = o que os números dizem
cli-unknown-metric = Não há um número chamado “{ $value }”. Os números são: { $known }.
metric-count = Casos (K, QUANTIDADE)
metric-count-formula = Casos resolvidos cujo campo tem o valor.
metric-count-without = Casos abertos, apagados, spam, os que foram unidos a outro e tudo o que foi resolvido fora da janela. Um código que foi mesclado conta com o nome de hoje.
metric-count-traps = Uma quantidade não diz quantos clientes poderiam ter ligado: mais pedidos trazem mais casos. Um caso reaberto conta uma vez, na última resolução.
metric-share = Proporção (PARTE, K/N, %)
metric-share-formula = Casos da linha ÷ todos os casos resolvidos da janela; dentro de uma divisão, ÷ casos da linha de cima. Em uma ordem por horas, tempo de foco ou dano é o valor da linha ÷ o total desse valor, mostrado desde o primeiro caso, sem intervalo.
metric-share-without = O mesmo que em casos. Casos sem causa não têm linha entre as causas, mas continuam em N.
metric-share-traps = Uma proporção cai quando outra causa cresce, mesmo que aqui nada tenha melhorado. Olhe também os casos.
metric-interval = Intervalo de 95% (INTERVALO)
metric-interval-formula = Intervalo de Wilson de K de N: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), z = 1.96.
metric-interval-without = O mesmo que na proporção.
metric-interval-traps = Fala só do acaso. Uma causa mal escolhida pelos agentes está errada com qualquer número de casos.
metric-rank = Posição
metric-rank-formula = Posição por casos; uma linha cujo intervalo exato de Poisson (Garwood) se sobrepõe ao da primeira de uma posição divide essa posição.
metric-rank-without = Linhas com poucos casos, contagens com poucos casos e ordens por tempo, por dano ou por semana.
metric-rank-traps = Posições iguais significam que a ordem pode ser acaso. A segunda linha não é menor por estar abaixo da primeira.
metric-cumulative = Proporção acumulada
metric-cumulative-formula = A linha e todas as de cima ÷ o total, pela medida escolhida.
metric-cumulative-without = O mesmo que na proporção.
metric-cumulative-traps = Depende da ordem. Com muitas causas pequenas, nenhum grupo pequeno soma a maior parte do trabalho, e o número diz isso.
metric-trend = Semanas (tendência)
metric-trend-formula = Casos em cada sete dias, contados para trás a partir de agora; o mais antigo primeiro.
metric-trend-without = Se a janela não é um número inteiro de semanas, a primeira semana é mais curta.
metric-trend-traps = Cada linha é ajustada à sua própria maior semana: colunas de duas linhas não se comparam. Números pequenos saltam por acaso; o que se julga são os picos.
metric-unknown = Não conhecido
metric-unknown-formula = Casos resolvidos sem causa ou com uma da família UNK ÷ todos os casos resolvidos.
metric-unknown-without = O mesmo que em casos.
metric-unknown-traps = Se cai a zero em uma semana, as pessoas estão adivinhando.
metric-hours = Horas
metric-hours-formula = Soma do tempo da criação até a última resolução, em horas.
metric-hours-without = Nada é descontado: contam noites, fins de semana e o tempo que esperou pelo cliente.
metric-hours-traps = É quanto tempo os casos ficaram abertos e não quanto alguém trabalhou neles. Um caso esquecido pode pesar mais que cem rápidos.
metric-focus = Tempo de foco
metric-focus-formula = Soma do tempo em que um caso esteve aberto ou recebia texto e teclas eram pressionadas: de tecla a tecla, no máximo 2 minutos depois de cada uma. Os segundos viajam no campo “focus” do caso quando ele é resolvido, devolvido ou passado adiante; o de vários postos se soma. A partir de 10 casos aparecem ao lado a mediana e o nono decil, em minutos: metade dos casos, e nove em cada dez, levaram isso ou menos.
metric-focus-without = Listas e prévias, vários casos de uma vez, a tela bloqueada, o trabalho fora deste programa, casos sem o campo e o que foi gasto em um caso que desde então não foi resolvido, devolvido nem passado adiante.
metric-focus-traps = Quem lê por mais de 2 minutos sem tocar em uma tecla não tem esse tempo contado, e quem quiser parecer ocupado pode pressionar teclas. Serve para comparar causas; não julga pessoas nem é o tempo de atendimento do telefone.
metric-harm = Dano
metric-harm-formula = Horas × prioridade: urgente 4, alta 2, normal 1, baixa ½.
metric-harm-without = O mesmo que em horas. O dinheiro devolvido não está incluído.
metric-harm-traps = Não é melhor que as prioridades que as pessoas definem, e uma espera longa pelo cliente conta como dano.
metric-spike = Casos de um pico
metric-spike-formula = Casos da causa nos últimos 1, 3 ou 7 dias, o que for menos provável; há alarme quando a cauda superior da binomial negativa é menor que 0.0005 e há pelo menos 1.5 vez o esperado. Causas com menos de uma a cada dois dias: os dias que as últimas cinco levaram.
metric-spike-without = Casos sem causa, causas cujo código foi dividido há muito pouco tempo e mesas com menos de 35 dias de história.
metric-spike-traps = Um episódio termina após três dias sem alarme. Causas que são registradas tarde parecem um pico no dia do registro.
metric-expected = Esperado
metric-expected-formula = A média da causa nos 56 dias que terminam 7 dias antes × o fator do dia da semana de todas as causas.
metric-expected-without = Os últimos sete dias, para que um pico não esconda a si mesmo; os dias antes de um código significar o que significa hoje.
metric-expected-traps = Feriados, dias de pagamento e lançamentos não estão incluídos: são escritos abaixo do gráfico.
metric-level = Nível de um pico
metric-level-formula = Observar: um alarme. Confirmado: em um dos seus dias o alarme também se sustentou entre todas as causas (Benjamini e Hochberg, no máximo 1% de alarmes falsos).
metric-level-without = O mesmo que em casos de um pico.
metric-level-traps = Confirmado diz que dificilmente é acaso. Não diz que algo deu errado: uma campanha também traz casos.
metric-pair = Par
metric-pair-formula = Casos da linha entre os da coluna, ao lado do mesmo entre todas as outras colunas.
metric-pair-without = O mesmo que em casos; casos com o campo vazio são uma coluna própria.
metric-pair-traps = Quem olha centenas de pares acha alguns notáveis por acaso. A comparação conta quantos foram olhados.
metric-than = Maior, menor, ainda não dá para dizer
metric-than-formula = Todo o intervalo da diferença de duas proporções (Newcombe) fica de um lado do zero; onde muitos valores são comparados, também deve se sustentar entre todos eles (Benjamini e Hochberg, no máximo 5% falsas).
metric-than-without = Valores com poucos casos de um lado ou do outro: continuam em “ainda não dá para dizer”.
metric-than-traps = “Ainda não dá para dizer” não é “igual”. Uma diferença que dá para dizer ainda pode ser pequena demais para importar.
metric-mix = Com a mesma mistura
metric-mix-formula = As duas proporções padronizadas: Σ w·k/n ÷ Σ w sobre os tipos de caso que ambos têm, w os casos desse tipo em ambos. Os tipos são produtos; onde se comparam produtos, motivos.
metric-mix-without = Tipos de caso que só um dos dois tem.
metric-mix-traps = Onde o sinal se inverte, a comparação simples engana (paradoxo de Simpson): confie na mistura. Ela tira só os tipos de caso e nenhuma outra diferença.
metric-ratio = Vezes mais frequente
metric-ratio-formula = (k ÷ n) ÷ (l ÷ m): a linha entre os casos da coluna, sobre a linha entre todos os outros; o intervalo é o de Katz sobre o logaritmo. É dito quando o teste exato de Fisher se sustenta entre todos os pares que foram olhados (Benjamini e Hochberg, no máximo 5% falsos).
metric-ratio-without = Campos vazios e valores com poucos casos.
metric-ratio-traps = Duas vezes mais frequente não é o dobro de casos: uma queixa rara pode ser três vezes mais frequente e quase não importar. O que vem junto não precisa ser a causa; talvez o produto só seja vendido a outras pessoas.
report-col-ratio = VEZES
report-together = { $of } por { $by }: o que vem junto
command-causes-together = o que vem junto
choose-together = Vem com
together-told = { $ratio } vezes mais frequente (mais provável: { $low } a { $high }) · { $here } · nos outros { $rest }
together-only = Só aqui: quase certo pelo menos { $low } vezes mais frequente · { $here } · nos outros { $rest }
together-never = Nunca aqui: quase certo no máximo { $high } vezes o dos outros · { $here } · nos outros { $rest }
together-none = Nenhum par vem junto mais, nem menos, do que o acaso explica.
together-many = { $count } { $count ->
    [1] par teve casos suficientes e foi olhado
   *[other] pares tiveram casos suficientes e foram olhados
}; dos que são ditos, no máximo 5% pode ser acaso.
together-title = { $of } × { $by } · últimos { $days } { $days ->
    [1] dia
   *[other] dias
}

## Reports as pages and workbooks.

report-made = Feito em { $at }. Confidencial; os números são os da tela.
report-nothing = Não há nada para mostrar aqui.
report-sheet = Relatório
report-days = Dia a dia
report-kept = O relatório foi gravado em { $file }.
refused-report-workbook = O relatório não pôde virar uma pasta de trabalho: { $detail }. Escolha outra forma ou um tempo mais curto.
cli-report-to = Uma pasta de trabalho não é texto para um terminal. Acrescente --to ARQUIVO.
picture-whiskers = A linha fina sobre uma barra mostra entre que valores está o mais provável (intervalo exato de 95%): onde duas linhas se sobrepõem, a ordem das duas pode ser acaso.
picture-more = Mais { $count } estão na tabela.
picture-days-told = { $count } { $count ->
    [1] caso
   *[other] casos
} em { $days } { $days ->
    [1] dia
   *[other] dias
}.
picture-days-note = Colunas: casos por dia. Linha tracejada: o esperado. ▲ e a outra cor: dias de um pico. T: os códigos mudaram, o que vem antes é de outro código. P: versão nova de um procedimento. H: feriado. R: lançamento.

## Annotations and the table as a file.

mark-release = lançamento
fault-release-date = “{ $value }” não é uma data.
fault-release-date-mend = Escreva o dia do lançamento como 2026-08-01.
fault-release-name = O lançamento não tem nome.
fault-release-name-mend = Escreva um nome curto, como App 4.2.
fault-exposure-week = “{ $value }” não é uma data.
fault-exposure-week-mend = Escreva a segunda-feira da semana como 2026-11-02.
fault-exposure-monday = { $value } não é segunda-feira.
fault-exposure-monday-mend = Dê a cada semana a data da sua segunda-feira.
fault-exposure-count = “{ $value }” não é um número inteiro.
fault-exposure-count-mend = Escreva só dígitos, sem pontos nem vírgulas: 41000.
fault-exposure-unit-missing = Não diz o que foi contado.
fault-exposure-unit-missing-mend = Dê o nome na coluna unit, como pedidos ou cartões ativos.
fault-exposure-unit = As outras semanas deste produto não contam { $value }.
fault-exposure-unit-mend = Use uma só unidade em todas as semanas de um produto.
fault-exposure-twice = A semana { $value } já está para este produto.
fault-exposure-twice-mend = Deixe uma só linha por semana e produto.
command-causes-export = salvar como CSV
causes-exported = { $file } tem as { $rows } { $rows ->
    [1] linha
   *[other] linhas
}. Está em { $folder }, só para os seus olhos.
causes-export-nothing = Ainda não há nada para gravar.
metric-anchor-left = O momento em que o caso saiu daqui: resolvido ou devolvido ao Tier 1.
metric-anchor-looked-at = O momento da segunda revisão, nos últimos 90 dias.
metric-anchor-created = O momento em que o cliente escreveu.
metric-verdict = Veredito (evitável, incompleta, fila errada)
metric-verdict-formula = Escalações com este veredito ÷ escalações avaliadas; não certa é todo veredito menos certa.
metric-verdict-without = As escalações sem veredito e os casos que não vieram do Tier 1.
metric-verdict-traps = Quem avalia decide: uma equipe avaliada com mais rigor parece pior. Olhe quantas foram avaliadas e os mesmos temas.
metric-graded = Avaliadas
metric-graded-formula = Escalações com veredito ÷ escalações que saíram daqui.
metric-graded-without = Os casos que não vieram do Tier 1.
metric-graded-traps = Onde poucas são avaliadas, talvez sejam as que chamam a atenção, e toda proporção de vereditos sai alta demais.
metric-score = Segundas revisões sem erro
metric-score-formula = Casos da amostra ao acaso em que ninguém achou um erro de uma classe ÷ casos da amostra ao acaso que foram olhados.
metric-score-without = Os casos olhados por causa de um risco: nada dizem sobre a frequência com que algo dá errado.
metric-score-traps = Cinco revisões por mês nada dizem de uma pessoa. Outra pessoa pode julgar de outro jeito.
metric-effect = O que aconteceu com os contatos
metric-effect-formula = Contatos da causa e do produto nas semanas desde que saiu, ao lado de outras tantas semanas antes; o intervalo é o da razão de duas contagens. Se exposure.csv conhece cada semana das duas janelas, é o de duas taxas: contatos ÷ pedidos, contas ou cartões do produto (no site, se um plano nomeia um), as partes de semana pelos seus dias em UTC.
metric-effect-without = Os casos que receberam a causa mais de sete dias depois da sua janela, dos dois lados.
metric-effect-traps = Nas mesmas semanas outra coisa pode ter acontecido: uma temporada, outra versão e, sem exposure.csv, menos clientes.
