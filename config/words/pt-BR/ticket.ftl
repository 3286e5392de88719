# A ticket: conversation, procedure, resolve and return.

ticket-loading = Lendo o caso.
ticket-missing = Não há um caso { $key } aqui.
ticket-needs-person = uma mudança precisa de você (d)
ticket-cause = causa { $cause }
ticket-address = { $url }
ticket-no-address = O CRM não dá endereço web para este caso.
nobody = ninguém
somebody = alguém
internal = interno
to-customer = ao cliente
file-attached = anexo: { $name }
gone-deleted = excluído no CRM
gone-spam = marcado como spam
gone-merged = unido a outro caso
due-paused = nada vence do nosso lado
due-none = sem prazo
# In a column of eight cells.
due-standing = { $status ->
    [pending] pendente
    [hold] espera
    [solved] resolv.
   *[other] fechado
}
due-chase = cobrar
due-late = atrasado { $left }
due-in = vence em { $left }
due-crm-late = CRM: atrasado { $left }
due-crm-in = CRM: vence em { $left }
procedure-progress = { $done } de { $of } passos
conversation-empty = Ainda não há mensagens ou a conversa não chegou. ctrl-r pergunta de novo ao CRM.
procedure = Procedimento
procedure-title = { $title } { $version } · { $done } de { $of }
procedure-none = Nenhum procedimento se aplica a este caso. Ele pode ser resolvido com causa, conhecimento e veredito.
procedure-ended = O procedimento termina aqui: { $outcome ->
    [returned_to_t1] o caso volta ao Tier 1
    [reissued] o cartão é reemitido
    [kept_card] o cliente fica com o cartão
    [withdrawn] a contestação é retirada
    [already_posted] o pagamento já estava lançado
    [to_fraud] Fraudes continua
    [not_received] o dinheiro não está conosco
    [not_late] ainda não está atrasado
    [found] o pedido apareceu
    [explained] a cobrança foi explicada
   *[other] { $outcome }
}.
procedure-tick = Pressione x quando estiver feito: o registro dirá que foi você.
step-not-applicable = não se aplica
step-waits = aguarda uma resposta
step-tick = x para marcar
step-wants-approval = aguarda { $role ->
    [lead] um líder
    [admin] um administrador
   *[other] { $role }
}
step-ask-approval = x pede a { $role ->
    [lead] um líder
    [admin] um administrador
   *[other] { $role }
}
step-approved = aprovado por { $name }
compose-accept = Aceitar o que o procedimento contesta em #{ $key }
compose-accept-hint = Por que está certo assim. Vai com o seu sim na nota do caso.
step-waits-on = aguarda { $team }
procedure-move = M muda para { $version }: { $kept } { $kept ->
    [1] resposta mantida
   *[other] respostas mantidas
}, { $redo } a refazer.
procedure-news = Mudou desde a última vez que você usou ({ $version }):
check-lead = Um líder pode aceitar.
why-procedure = Por que este procedimento
yes = sim
no = não
similar = Parecidos, resolvidos
similar-cause = { $cause } ×{ $count }
similar-none = Nada parecido foi resolvido aqui ainda.
compose-note = Nota interna em #{ $key }
compose-reply = Resposta ao cliente de #{ $key }
compose-tags = Etiquetas de #{ $key }
compose-tags-hint = +adiciona -remove, separadas por espaços. Pressione enter para { $act }.
compose-skip = Pular #{ $key }
compose-skip-hint = Por quê, em uma ou duas palavras. Os líderes veem. Pressione enter para pular.
pick-status = Status
pick-priority = Prioridade
pick-macro = Modelo: escolha um texto
compose-macro-hint = Complete o que estiver entre «…», se houver. Pressione ctrl-s para enviar.
pick-assignee = Responsável
pick-answer = Resposta
pick-cause = Causa raiz: digite para buscar
answer-hint-text = Pressione enter para salvar; vazio retira a resposta.
answer-hint-long = Pressione enter para salvar; vazio retira a resposta.
answer-hint-int = Um número inteiro. Pressione enter para salvar.
answer-hint-money = Um valor como 349,00. Pressione enter para salvar.
answer-hint-date = Um dia como 2026-11-21. Pressione enter para salvar.
answer-hint-datetime = Dia e hora como 2026-11-21 14:05. Pressione enter para salvar.
answer-hint-last4 = Os quatro últimos dígitos, nunca mais. Pressione enter para salvar.
answer-hint-evidence = Uma referência, por exemplo um protocolo ou documento. Pressione enter para salvar.
answer-hint-problem = A referência do erro conhecido ou problema aberto. Pressione enter para salvar.
answer-hint-ticket = A chave do outro caso, como #48213. Pressione enter para salvar.
resolve-title = Resolver #{ $key }
resolve-keys = tab próximo · ←→ escolher · ctrl-s resolver · esc fechar e manter
resolve-no-procedure = nenhum se aplica
resolve-procedure-done = ✔ completo
resolve-procedure-open = ✗ falta fazer: { $steps }
resolve-type = digite para buscar, em qualquer dos três idiomas
field-cause = Causa raiz
field-causes-also = Também
field-why = Por quê
field-knowledge = Conhecimento
field-article = Artigo
field-verdict = Escalação
field-reply = Resposta
field-override = Exceção
field-missing = Faltou
optional = opcional
knowledge-linked = vinculado
knowledge-new = novo
knowledge-flagged = com erro
knowledge-not-needed = não precisa
verdict-right = correta
verdict-avoidable = evitável
verdict-incomplete = incompleta
verdict-wrong-queue = fila errada
return-title = Devolver #{ $key } ao Tier 1
return-keys = tab próximo · ←→ escolher · ctrl-s devolver · esc fechar e manter
return-hint = Diga o que faltou; separe os itens com ponto e vírgula.
return-comment = Devolvido ao Tier 1. O que faltou:
procedure-recorded = Este caso foi trabalhado com o procedimento { $sop }.
conversation-count = Conversa · { $count ->
    [1] { $count } mensagem
   *[other] { $count } mensagens
}
# Os campos pelo nome curto.
field-name-status = status
field-name-priority = prioridade
field-name-assignee = responsável
field-name-queue = fila
field-name-product = produto
field-name-reason = motivo
field-name-topic = tema
field-name-amount = valor
field-name-language = idioma
field-name-vendor = fornecedor
field-name-site = site
field-name-t1-agent = agente Tier 1
field-name-cause = causa raiz
field-name-causes-also = também
field-name-knowledge = conhecimento
field-name-verdict = escalação
field-name-sop = procedimento
field-name-stage = etapa
field-name-focus = foco (s)
field-name-tags = etiquetas
news-wrote = { $name } escreveu às { $time }, depois que você abriu isto.
news-moved = Mudou às { $time }, depois que você abriu isto: { $fields }.
news-gone = O caso não está mais no CRM.
draft-joined = Outra janela sua também escreveu aqui; agora os dois textos estão juntos.
step-waits-for = aguarda “{ $what }”
