# O que os líderes olham: vereditos das escalações, resumos, segundas revisões, orientação, planos.
verdicts-told = Avaliadas: { $graded }. Não corretas: { $faulty }.
verdicts-col-team = EQUIPE
verdicts-col-topic = TEMA
verdicts-col-graded = AVALIAD.
verdicts-col-faulty = NÃO CORRETAS
verdicts-col-avoidable = EVITÁVEIS
verdicts-col-incomplete = INCOMPLETAS
verdicts-col-wrong-queue = FILA ERRADA
verdicts-col-missing = O QUE FALTAVA
verdicts-missing-none = Nesse período ninguém escreveu o que faltava em uma escalação.
digest-title = Escalações de { $team } de { $since } a { $until }
digest-verdicts = Como foram avaliados
digest-topics = Por tema
digest-missing = O que faltava
digest-missing-none = Ninguém escreveu o que faltava.
digest-cases = Casos para aprender
digest-cases-none = Todas as escalações desse período foram avaliadas como corretas.
digest-lacked = O que faltava:
digest-masked = Os dados pessoais estão ocultos. Uma porcentagem é dita a partir de dez escalações avaliadas; entre colchetes está o mais provável.
digest-no-team = Nenhuma equipe se chama “{ $team }” entre as escalações dos últimos { $days } { $days ->
    [1] dia
   *[other] dias
}. Conhecidas: { $known }.
verdicts-than = Diante de todas as outras, a parte não correta: { $than }.
digest-sheet = Resumo para { $team }
digest-exported = { $file } contém o resumo, com os dados pessoais cobertos. Está em { $folder }.
command-digest-export = gravar em um arquivo
digest-choose-team = Escolha uma equipe na lista de equipes; D mostra então o resumo dela.
tab-review = Líder
layer-review = Líder
command-go-review = listas do líder
command-lead-look = segunda revisão
command-lead-coach = nota de orientação
command-lead-reassign = dar a alguém
command-review-digest = resumo
command-review-plan = encerrar plano
command-review-next = próxima lista
command-review-previous = lista anterior
review-loading = Lendo o que os líderes olham.
review-not-lead = Estas listas são para líderes; o CRM diz quem lidera. Aqui, suas notas.
review-part-sample = Amostra
review-part-risk = Risco
review-part-teams = Equipes
review-part-topics = Temas
review-part-missing = Faltas
review-part-notes = Notas
review-part-plans = Planos
review-part-sample-none = Não resta nada para olhar da amostra desta semana e da anterior. Pressione tab para a próxima lista.
review-part-risk-none = Nenhum caso das últimas duas semanas tem um risco que ninguém tenha olhado. Pressione tab para a próxima lista.
review-part-teams-none = Nesse período nada foi resolvido nem devolvido. Pressione w para outro período.
review-part-topics-none = Nesse período nada foi resolvido nem devolvido. Pressione w para outro período.
review-part-missing-none = Ninguém escreveu o que faltava em uma escalação desse período. Pressione w para outro período.
review-part-notes-none = Não há notas de orientação. N em um caso escreve uma para um agente.
review-part-plans-none = Ainda não há planos. Com a se faz um para uma causa.
review-told-sample = Sorteados, os mesmos para todo líder: { $open } para olhar, { $done } de { $of } feitos.
review-told-risk = Casos com algum risco: { $count }. Não dizem com que frequência algo dá errado.
review-told-verdicts = { $days } { $days ->
    [1] dia
   *[other] dias
}. Avaliadas { $graded }. Não corretas { $faulty }.
review-told-missing = Últimos { $days } { $days ->
    [1] dia
   *[other] dias
}. O que faltava em { $count } { $count ->
    [1] escalação
   *[other] escalações
}.
review-told-notes = Notas: { $count }. Aqui líderes e o agente as veem; no CRM, qualquer colega.
review-told-plans = Planos: { $open } { $open ->
    [1] aberto
   *[other] abertos
}, { $late } atrasados.
review-col-solved = RESOLVIDO
review-col-risk = POR QUÊ
review-col-avoidable = EVIT
review-col-incomplete = INCOM
review-col-wrong-queue = FILA
review-col-to = PARA
review-col-at = ESCRITA
review-col-note = NOTA
review-col-due = PRAZO
review-col-state = ESTADO
review-col-what = O QUE SE FAZ
risk-overridden = um controle foi pulado
risk-legal = prazo legal perdido
risk-reopened = foi reaberto
risk-unknown = causa desconhecida
risk-skipped = foi pulado
risk-rewrite = mudança proposta
class-customer = crítico para o cliente
class-business = crítico para o negócio
class-compliance = crítico por norma
class-non-critical = não crítico
finding-right = tudo estava certo
finding-cause = outra causa
finding-customer = erro: crítico para o cliente (resposta errada ou nenhuma)
finding-business = erro: crítico para o negócio (custo evitável)
finding-compliance = erro: crítico por norma (lei, dados)
finding-non-critical = erro: não crítico (tom, forma)
look-right = ✓ Segunda revisão, tudo estava certo
look-cause = ✓ Segunda revisão, outra causa
look-customer = ✗ Segunda revisão, crítico para o cliente
look-business = ✗ Segunda revisão, crítico para o negócio
look-compliance = ✗ Segunda revisão, crítico por norma
look-non-critical = ✗ Segunda revisão, não crítico
look-hint-right = Uma frase, ou nada; os colegas podem ler no CRM.
look-hint-error = O que estava errado, em uma frase; os colegas podem ler no CRM.
scores-told = Casos sorteados nos últimos 90 dias sem erro de cada classe:
pick-look = O que a segunda revisão mostrou?
pick-coach = Para quem é a nota de orientação?
pick-coach-t1 = { $name } (Tier 1)
pick-reassign = Quem recebe o caso?
pick-plan = Como o plano terminou?
pick-plan-done = feito
pick-plan-dropped = abandonado
pick-plan-open = aberto de novo
plan-open = aberto
plan-done = feito
plan-dropped = abandonado
plan-told = { $owner } cuida dele. Feito por { $by } { $at } em #{ $key }.
plan-expected = Esperado dos contatos: { $expected }%.
note-told = Para { $name }, de { $by }, { $at }:
compose-look = Segunda revisão de #{ $key }: { $found }
compose-coach = Nota de orientação para { $name } sobre #{ $key }
compose-reassign = #{ $key } passa para { $name }: por quê?
compose-plan-done = O plano está feito: o que foi feito?
compose-plan-dropped = O plano é abandonado: por quê?
compose-plan-open = O plano está aberto de novo: por quê?
coach-hint = Aqui só os líderes e este agente veem; no CRM, qualquer colega.
reassign-hint = O motivo vira uma nota interna.
plan-end-hint = Uma frase; vira uma nota interna no caso do plano.
done-look = A segunda revisão foi anotada.
done-coach = A nota de orientação está a caminho.
done-reassign = O caso foi dado a outra pessoa, com o motivo como nota.
done-plan = O plano foi mudado.
refused-not-lead = Isto é para líderes; o CRM diz quem lidera.
refused-look-sentence = Diga em uma frase o que estava errado.
refused-reassign-reason = Diga por que o caso passa para outra pessoa.
refused-reassign-solved = #{ $key } está resolvido; não há nada para dar.
refused-plan-owner = Diga quem cuida do plano.
refused-plan-due = Diga até quando: “+30d”, “2026-12-24”.
refused-plan-what = Diga o que será feito.
review-col-expected = ESPERADO
refused-coach-whom = Ninguém tem este caso; diga com --to para quem é a nota.
refused-plan-no-ticket = Não há nenhum caso resolvido de { $code } que receba uma nota, então o plano não tem lugar.
refused-no-such-plan = Não há nenhum plano “{ $id }”.
review-notes-mine-none = Ninguém escreveu uma nota de orientação para você. 1 volta à mesa.
