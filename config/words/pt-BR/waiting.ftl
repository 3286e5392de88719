# O que outras equipes nos devem: a lista de perguntas abertas e cobrar de novo.
tab-waiting = Esperas
layer-waiting = Esperas
command-go-waiting = à espera de equipes
command-waiting-chase = cobrar
command-waiting-answer = responderam
waiting-title = À espera de outras equipes · { $count } { $count ->
    [1] aberta
   *[other] abertas
} · { $due } para cobrar
waiting-loading = Lendo o que outras equipes nos devem.
waiting-empty = Nenhuma pergunta a outra equipe está aberta. Pressione A em um caso para fazer uma; um passo do procedimento que espera uma equipe a faz sozinho.
waiting-head-team = EQUIPE
waiting-head-waited = ESPERA
waiting-head-again = COBRAR
waiting-head-question = PERGUNTA
waiting-again-now = já
waiting-asked = { $by } perguntou em { $at }.
waiting-due = A resposta vence em { $at }.
waiting-was-due = A resposta venceu em { $at }.
waiting-chased = Cobrada { $count }×, a última em { $at }.
waiting-chase-now = Está na hora de cobrar.
waiting-chase-from = Pode ser cobrada a partir de { $at }.
waiting-team = { $open } { $open ->
    [1] aberta
   *[other] abertas
} · { $share }% do tempo foi espera ({ $waited } de { $of } em { $tickets } { $tickets ->
    [1] caso
   *[other] casos
})
chase-early = { $team } pode ser cobrada a partir de { $at }. W cobra antes.
done-chase = A equipe foi cobrada de novo.
field-team = Equipe
field-question = Pergunta
field-due = Até quando
ask-keys = tab próximo · ←→ equipe · ctrl-s perguntar · esc fechar e manter
ask-due-agreed = Se ficar vazio: { $at }, como combinado.
ask-due-none = Se ficar vazio: nenhum prazo combinado.
ask-due-hint = “+2h”, “amanhã 10:00” ou { $example }
ask-of-step = Para o passo “{ $step }”; o caso fica em espera até responderem.
done-ask = { $team } foi consultada; #{ $key } { $status ->
    [hold] fica em espera até responderem
   *[other] continua aberto
}. Pressione 6 para ver o que você espera.
done-ask-left = { $team } foi consultada; #{ $key } { $status ->
    [hold] em espera
   *[other] continua aberto
}. Falta: { $step }
refused-due-time = Escreva o horário como “+2h” ou “amanhã 10:00”, ou deixe vazio.
refused-step-no-wait = O passo “{ $step }” não espera nenhuma equipe.
sheet-lost = Este caso saiu da lista enquanto você escrevia. Seu texto está guardado: feche com esc e abra o caso.
step-asks = ↵ pergunta a { $team }
step-asked = { $team }: perguntado em { $at }
step-answers = { $team }: perguntado em { $at } · ↵ a resposta
step-chase = hora de cobrar { $team } (C)
step-answered = { $team } respondeu em { $at }
chase-none = Nenhuma pergunta a uma equipe está aberta neste caso.
ticket-chase = cobrar { $teams } (C)
command-desk-handover = passar o turno
pick-handover = Para quem ficam seus casos abertos?
handover-to-next = quem vier a seguir
handover-none = Você não tem trabalho aberto para passar.
handover-promise-late = Prometido para { $due }, e esse horário já passou: { $what }
compose-handover = Passagem de turno para { $to }, como nota interna em #{ $key }
compose-handover-hint = Pressione ctrl-s para publicar em #{ $key }, esc para fechar e manter; os responsáveis não mudam.
done-handover = A passagem de turno está a caminho.
waiting-col-chased = cobrada
waiting-col-again = cobrar
waiting-late = { $at } (venceu)
choice-lost = Este caso saiu da lista enquanto você escolhia. Nada foi alterado.
