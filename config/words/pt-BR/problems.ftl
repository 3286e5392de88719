# A cadeia do sintoma à causa, causas sugeridas, problemas e erros conhecidos.

why-assumed = suposto
why-shown = { $shown } de { $of } respostas apontam a evidência; as outras ficam como supostas. Com [ você escolhe o que mostra isso.
why-fork = O porquê { $nth } parece nomear duas causas. Em duas linhas, cada uma pode ser seguida sozinha.
why-person = A cadeia para em uma pessoa. O que deixou acontecer: uma tela, uma regra, um aviso? Mais uma resposta chega ao que um responsável pode mudar.
why-hint = Uma resposta por linha, do sintoma ao que um responsável pode mudar. Com [ você escolhe o que mostra isso.
pick-evidence = O que mostra isso
evidence-link = Um endereço: digite ou cole, e depois ]
evidence-typed = Só um colchete
refused-evidence-lost = A cadeia aponta para “{ $evidence }”, que este caso não tem. Pressione [ na cadeia para escolher entre o que há.
refused-evidence-form = “{ $value }” não é uma referência. Escreva “msg ID”, “sop PERGUNTA”, “file NOME”, um endereço ou “assumed”.

suggest-step = o passo “{ $step }” a nomeia
suggest-similar = { $count } de { $of } parecidos
suggest-linked = este caso está vinculado ao problema “{ $title }”
suggest-near = casos parecidos estão vinculados ao problema “{ $title }”
command-desk-unexplained = causas ainda desconhecidas
command-ticket-cause = causa raiz

# A tela de problemas.
tab-problems = Problemas
layer-problems = Problemas
layer-solved = O que vários casos recebem
command-go-problems = problemas
command-ticket-problem = vincular a um problema
command-problem-edit = escrever
command-problem-state = estado
command-problem-solved = avisar que foi resolvido
command-problem-unlink = tirar caso
command-problem-tickets = trabalhar seus casos
command-problem-leave-out = deixar de fora
problems-title = Problemas · { $open } { $open ->
    [1] aberto
   *[other] abertos
} · { $known } { $known ->
    [1] erro conhecido
   *[other] erros conhecidos
}
problems-loading = Lendo os problemas.
problems-empty = Nenhum problema está aberto. Pressione K em um caso para abrir um ou para vincular o caso a um: assim todos o veem, e o que ajuda é oferecido em cada um dos seus casos.
problems-head-what = O QUE ACONTECE
problems-head-cause = CAUSA
problem-known-error = erro conhecido
problem-review-due = hora de rever o risco aceito
problem-on-its-way = a caminho
problem-until = Até { $day }.
problem-opened = Aberto por { $by } em { $at }.
problem-tickets = Casos · { $open } { $open ->
    [1] aberto
   *[other] abertos
} de { $of }
problem-told = avisado
problem-nobody = Não resta nenhum caso aberto deste problema para avisar.
problem-lost = Este problema mudou enquanto você olhava. Feche com esc e pressione F de novo.
problem-state-new = Novo
problem-state-assess = Em avaliação
problem-state-root-cause-analysis = Análise da causa
problem-state-fix-in-progress = Em correção
problem-state-resolved = Resolvido
problem-state-risk-accepted = Risco aceito
problem-state-closed = Fechado
problem-field-state = Estado
problem-field-what = O que acontece
problem-field-where = Onde
problem-field-since = Desde quando
problem-field-extent = Quantos
problem-field-cause = Causa raiz
problem-field-why = Por quê
problem-field-workaround = O que ajuda
problem-field-owner = Responsável
problem-field-fix = Correção final
problem-field-decision = Decisão
problem-field-review = Rever em
problem-hint-what = O que acontece, como um colega reconheceria; sem dados de clientes. Pressione ctrl-s para salvar.
problem-hint-where = Produto, versão, site, canal. Pressione enter para salvar.
problem-hint-since = Desde quando, até onde se sabe. Pressione enter para salvar.
problem-hint-extent = Quantos casos ou clientes, até onde se sabe. Pressione enter para salvar.
problem-hint-why = Uma resposta por linha; a evidência entre colchetes, como [https://…]. Pressione ctrl-s para salvar.
problem-hint-workaround = Uma resposta neste idioma que ajuda o cliente enquanto isso; é oferecida em cada um dos seus casos. Pressione ctrl-s para salvar.
problem-hint-owner = Quem está com ele. Pressione enter para salvar.
problem-hint-fix = A referência do pedido, da mudança ou da versão que corrige. Pressione enter para salvar.
problem-hint-decision = Corrigir ou aceitar o risco, e por quê. Pressione ctrl-s para salvar.
problem-hint-review = Um dia como 2027-03-01. Pressione enter para salvar.
problem-note-opened = ◆ Problema P-{ $problem } aberto:
problem-note-linked = ◆ Este caso está vinculado ao problema P-{ $problem }: { $title }
problem-note-unlinked = ◇ Este caso não está mais vinculado ao problema P-{ $problem }: { $title }
problem-note-set = ◆ Problema P-{ $problem } · { $field }: { $value }
problem-note-told = ◆ O cliente foi avisado de que o problema P-{ $problem } está resolvido.
problem-open = Abrir um problema novo a partir deste caso
problem-link = Vincular a: { $title }
problem-unlink = Desvincular de: { $title }
problem-workaround = O que ajuda: { $title }
pick-problem = Problema
pick-problem-field = Escrever no problema
pick-problem-state = Estado do problema
compose-problem = Um problema, visto em #{ $key }
compose-solved = A resposta em { $language }
compose-solved-hint = Cada caso neste idioma a recebe. Pressione ctrl-s para usar este texto.
solved-title = Resolvido: { $title }
solved-keys = espaço deixar de fora · e editar · ctrl-s responder a todos · esc fechar
solved-count = { $count } de { $of } casos abertos recebem resposta. Continuam abertos: cada um termina pelo seu procedimento.
solved-reply = O cliente de #{ $key } lê ({ $language }):
solved-left-out = #{ $key } fica de fora e não recebe nada.
done-solved = O problema está resolvido; { $count ->
    [1] { $count } cliente é avisado
   *[other] { $count } clientes são avisados
}.
refused-no-problem = “{ $problem }” não nomeia um único problema. `secondline problem list` os nomeia.
refused-problem-what = Diga o que acontece.
refused-problem-closed = O problema P-{ $problem } está fechado. Primeiro volte a analisá-lo.
refused-problem-state = “{ $value }” não é um estado. Há: { $known }.
refused-problem-needs-cause = Primeiro dê ao problema a sua causa raiz.
refused-problem-needs-fix = Primeiro anote o que o corrige de vez: a referência da correção.
refused-problem-risk-review = Um risco é aceito só até um dia: primeiro escreva quando ele é revisto.
refused-problem-review = Escreva um dia que ainda não chegou, como 2027-03-01.
refused-problem-close = Só se fecha o que está resolvido; uma causa que fica é um risco aceito.
refused-problem-no-anchor = Nenhum caso deste problema aceita mais notas. Primeiro vincule a ele um caso aberto.
refused-problem-field = “{ $value }” não é um campo de um problema. Há: { $known }.
cli-no-problems = Nenhum problema está aberto.
cli-solved-preview = { $count } { $count ->
    [1] resposta sairia
   *[other] respostas sairiam
}. Nada foi enviado; acrescente --yes para enviar.
ticket-problem = problema P-{ $problem } ({ $state })
sync-told = Um colega já avisou este cliente de que o problema foi resolvido. Sua resposta fica aqui.
