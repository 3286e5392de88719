# O que espera o sim de uma segunda pessoa.
approver-agent = Outro agente
approver-lead = Líder
approver-admin = Administrador
review-part-approvals = Aprovações
review-part-approvals-none = Ninguém espera uma aprovação. Pressione tab para a próxima lista.
review-told-approvals = { $count ->
    [1] 1 caso espera uma aprovação.
   *[other] { $count } casos esperam uma aprovação, o mais antigo primeiro.
}
review-col-asks = QUEM PEDE
review-col-since = DESDE
review-col-step = PASSO
approvals-keys = Pressione enter para abrir o caso nesse passo, Y para ver o que se aprova antes de salvar.
approvals-came = { $count ->
    [1] { $name } pede a aprovação de “{ $step }” em { $keys }. Pressione 8 para ver.
   *[other] { $count } casos esperam uma aprovação: { $keys }. Pressione 8 para ver todos.
}
bell-approvals = { $count ->
    [1] #{ $key } espera uma aprovação
   *[other] { $count } casos esperam uma aprovação, primeiro #{ $key }
}
to-approve = { $count } a aprovar
approve-title = Aprovar em #{ $key }
approve-told = { $name } pede isso há { $since }. Estas são as respostas:
approve-no-answers = Nenhuma resposta deste passo é conhecida aqui.
approve-keys = enter aprovar · esc fechar
done-approve = “{ $step }” em #{ $key } foi aprovado.
waiting-approval = Quem aprova é um líder, com Y; os líderes encontram isso primeiro nas suas listas.
