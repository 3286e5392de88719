# The desk, the header and what every screen shares.

tab-desk = Mesa
tab-causes = Causas
tab-knowledge = Conhecimento
tab-product = Produto
tab-outbox = Saída
link-starting = iniciando
link-busy = sincronizando { $count }
link-synced = em dia { $time }
link-offline = sem conexão desde { $time }
link-stopped = não conectado
to-send = { $count } a enviar
needs-person = { $count } para decidir
desk-count = { $shown } de { $of }
column-due = PRAZO
column-key = CHAVE
column-subject = ASSUNTO
column-product = PRODUTO
column-site = SITE
column-owner = RESP.
column-age = HÁ
status-new = novo
status-open = aberto
status-pending = pendente
status-hold = em espera
status-solved = resolvido
status-closed = encerrado
priority-urgent = urgente
priority-high = alta
priority-normal = normal
priority-low = baixa
why-here = por que aqui:
from-tier1 = do Tier 1: { $agent }, { $site }
sop-progress = procedimento { $sop }
desk-loading = Lendo os casos locais.
desk-empty-stopped = Nada foi sincronizado ainda, e não dá para falar com o CRM até corrigir isto.
desk-empty-offline = Nada foi sincronizado ainda: o CRM não responde. A tentativa se repete sozinha; ctrl-r tenta agora.
desk-empty-first = A primeira sincronização está em andamento. Os casos aparecem aqui conforme chegam. ctrl-r pergunta ao CRM agora.
desk-empty-filter = Nenhum caso desta visão atende ao filtro. Pressione / para mudar, esc para limpar, v para outra visão.
desk-empty-view = Nada pendente nesta visão. Use v para outra visão.
picker-empty = Nada corresponde ao que você digitou.
palette-title = Comando
help-title = Teclas desta tela
reading-more = { $from }–{ $to } de { $of }
field-goes-on = ↕ linhas: { $count }
faults-title = { $count } { $count ->
    [1] falha
   *[other] falhas
} nos seus arquivos; o resto está em uso
draft-kept = Guardado enquanto você digita. Pressione ctrl-s para { $act }, esc para fechar e manter.
draft-found = Este é o texto que você tinha começado.
done-claim = #{ $key } agora é seu.
done-saved = Salvo.
done-nothing = Já estava assim; nada mudou.
done-skip = Pulado, com o seu motivo.
done-resolve = #{ $key } foi resolvido. Pressione n para o próximo caso.
done-owed = #{ $key } ainda deve uma promessa ao cliente: com W você diz que foi cumprida.
done-return = #{ $key } volta ao Tier 1. Pressione n para o próximo caso.
done-proposal = Está a caminho. Pressione 5 para ver se chegou.
next-none = Você não tem nada pendente. Bom trabalho.
next-found = #{ $key } é o próximo: { $why }
first-hint = Pressione n para o próximo caso, ? para ver as teclas.
link-no-profile = Não há um perfil de CRM chamado { $profile }. Indique um em settings.toml.
link-profile-faults = { $place }: { $what } { $mend }
link-throttled = O CRM pede para esperar; o próximo pedido sai em { $seconds } s.
link-unauthorised = O CRM não aceita o token. Renove-o onde settings.toml indica; seu trabalho fica guardado.
link-found = Uma segunda leitura encontrou { $rows } { $rows ->
    [1] caso
   *[other] casos
} que uma página anterior do CRM havia deixado de fora.
link-clock-behind = O relógio desta máquina está { $minutes } min atrasado em relação ao CRM; as horas aqui seguem o CRM.
link-clock-ahead = O relógio desta máquina está { $minutes } min adiantado em relação ao CRM; as horas aqui seguem o CRM.
link-clock-right = O relógio desta máquina coincide de novo com o do CRM.
reply-kept = O cliente verá isto. Pressione ctrl-s para enviar, esc para fechar e manter.
compose-unfilled = Preencha antes { $blank }; o cliente leria como está.
compose-rewrite = Propor outra redação para “{ $step }”
compose-rewrite-hint = Edite o texto como preferir. A diferença vai para as listas dos líderes com este caso; o procedimento fica como está até o responsável adotá-la.
done-rewrite = Proposto: a diferença está nas listas dos líderes.
done-reply = A resposta está a caminho do cliente.
next-taken = #{ $key } é o próximo e já é seu: { $why }
send-title = Enviar “{ $title }”?
send-now = Enviar agora
send-later = Ainda não
link-sender = A outra janela terminou; a partir de agora esta envia.
desk-empty-typing = Nenhum caso desta visão atende ao filtro. Pressione esc para descartá-lo.
done-saved-here = Salvo aqui. Será enviado ao CRM quando a conexão voltar.
