# Finding: the jump, what was opened last, completion, views, order and columns.

command-go-jump = ir para
command-go-recent = abertos por último
jump-title = Ir para um ticket, uma pessoa, um artigo ou um procedimento
jump-looking = Procurando.
jump-empty = Nada corresponde a estas letras. Com menos letras se acha mais; / na mesa procura também no que foi escrito nos tickets.
jump-more = Os { $count } que melhor correspondem; há mais. Continue digitando para reduzir a lista.
jump-all = { $count ->
    [one] Um corresponde.
   *[other] { $count } correspondem.
}
recent-title = Abertos por último
recent-empty = Nenhum ticket foi aberto aqui ainda. Digite para achar um.
recent-all = { $count ->
    [one] O último ticket aberto. Digite para achar qualquer outro.
   *[other] Os { $count } últimos tickets abertos, o mais recente primeiro. Digite para achar qualquer outro.
}
goal-person = pessoa: seus tickets
goal-article = artigo
goal-sop = procedimento
goal-article-at = Pode ser lido em { $url }
goal-article-nowhere = O CRM não diz onde pode ser lido.
goal-article-tickets = Os tickets que o mencionam: / na visão de todos os tickets e depois knowledge:{ $id }
command-filter-complete = aceptar o que se oferece
filter-more = mais { $count }; continue digitando
filter-value-none = vazio
filter-owner-me = meus
filter-owner-none = de ninguém
filter-is-open = ainda falta trabalho
filter-is-mine = meus
filter-is-unassigned = sem responsável
filter-is-escalated = trabalho do nosso nível
filter-is-late = passou do prazo
filter-is-unexplained = resolvido, causa desconhecida
filter-field-status = em que ponto está
filter-field-priority = quão urgente é
filter-field-owner = de quem é
filter-field-product = do que se trata
filter-field-reason = o que o cliente diz
filter-field-vendor = parceiro do Tier 1
filter-field-agent = quem escalou
filter-field-site = site do Tier 1
filter-field-cause = causa raiz
filter-field-sop = procedimento
filter-field-verdict = veredito da escalação
filter-field-knowledge = o que houve com o conhecimento
filter-field-language = idioma do cliente
filter-field-tag = uma etiqueta
filter-field-queue = fila
filter-field-key = número do ticket
filter-field-due = quando vence
filter-field-age = há quanto tempo existe
filter-field-created = quando foi criado
filter-field-updated = quando mudou
filter-field-solved = quando foi resolvido
filter-field-left = quando saiu daqui
filter-field-is = um estado com nome
filter-help-title = O que um filtro entende
filter-help-words = palavras em qualquer parte do ticket; entre aspas, juntas
filter-help-key = o ticket deste número
filter-help-any = um destes
filter-help-has = o campo contém
filter-help-exactly = o campo é exatamente isso
filter-help-owner = meus; owner:none de ninguém; owner:ana dela
filter-help-not = todos menos estes: um hífen antes de um termo exclui
filter-help-none = o campo está vazio
filter-help-due = vence em menos de duas horas, ou já venceu
filter-help-age = com mais de três dias; as unidades são s, m, h, d e w
filter-help-day = nesse dia; < <= > >= comparam
filter-help-is = estados: open mine unassigned escalated late unexplained
filter-help-tab = aceita o que se oferece abaixo da linha enquanto você digita
filter-help-fields = Os campos são: { $known }.
