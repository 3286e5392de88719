## Auditoria, expurgo, retenção, exportação.
audit-whole = A auditoria está íntegra: { $entries } { $entries ->
    [1] entrada
   *[other] entradas
}, { $purged } delas expurgadas, { $lost } { $lost ->
    [1] perdida
   *[other] perdidas
} por um dano. Último elo: { $head }
audit-broken = A auditoria está quebrada na entrada { $seq }. { $why }
audit-break-missing = Essa entrada não está lá.
audit-break-link = O elo dela não segue o anterior.
audit-break-text = O texto dela não é o que foi encadeado.
audit-break-removed = O texto dela sumiu e nenhum expurgo o levou.
audit-break-unchained = Há no diário uma alteração que ninguém encadeou.
audit-break-taken-back = Se uma alteração foi desfeita ou não, não é o que a auditoria diz.
audit-break-head = O último elo não é o que foi gravado por último: entradas podem ter sido cortadas.
audit-break-noted = O elo anotado não está na cadeia.
audit-empty = Nada foi feito aqui ainda.
audit-purged = (expurgada)
audit-col-seq = Nº
audit-col-at = QUANDO
audit-col-by = QUEM
audit-col-key = TICKET
audit-col-what = O QUÊ
audit-col-detail = DETALHE
purge-plan = Seria expurgado: { $tickets } { $tickets ->
    [1] caso
   *[other] casos
}, { $changes } { $changes ->
    [1] alteração
   *[other] alterações
} com seus textos na auditoria, { $drafts } { $drafts ->
    [1] rascunho
   *[other] rascunhos
}, { $texts } { $texts ->
    [1] texto
   *[other] textos
} de propostas, { $files } { $files ->
    [1] cópia
   *[other] cópias
} do arquivo local.
purge-confirm = Nada foi expurgado. Acrescente --yes para fazê-lo; não há volta.
purge-owed-row = Ainda não chegou: { $id } ({ $kind }, { $state }).
purge-done = Expurgado: { $tickets } { $tickets ->
    [1] caso
   *[other] casos
}, { $entries } { $entries ->
    [1] texto
   *[other] textos
} da auditoria, { $drafts } { $drafts ->
    [1] rascunho
   *[other] rascunhos
}, { $texts } { $texts ->
    [1] texto
   *[other] textos
} de propostas, { $files } { $files ->
    [1] cópia
   *[other] cópias
}. Os elos da auditoria continuam íntegros.
purge-traces = Outra sessão está com o arquivo local aberto, ou o disco está cheio demais para regravá-lo: podem restar vestígios em espaço sem uso. Repita o expurgo quando isso acabar.
purge-elsewhere = Não se tocou no que o CRM guarda nem nos arquivos exportados ({ $exports } até agora; `secondline audit list` os nomeia). Os casos abertos do cliente voltam com a próxima busca, porque ainda se deve trabalho neles.
retention-done = Expurgado aqui, como dizem as configurações (mais de { $days } d): { $tickets } { $tickets ->
    [1] caso concluído
   *[other] casos concluídos
}.
export-done = { $rows } { $rows ->
    [1] linha foi gravada
   *[other] linhas foram gravadas
} em { $file }.
export-unrecorded = O arquivo local é de uma versão mais nova; esta exportação não fica na auditoria dele.
export-head = Exportação do secondline ({ $what }), por { $by }, { $at }. Filtro: { $filter }. { $masked } Linhas: { $rows }. Confidencial.
export-masked = Os dados pessoais estão mascarados.
export-unmasked = Os dados pessoais NÃO estão mascarados; motivo: { $reason }.
export-nobody = ninguém entrou
export-no-filter = nenhum
refused-nothing-to-purge = Nada de { $key } está aqui.
refused-export-exists = { $file } já existe. Escolha outro nome ou acrescente --force para substituí-lo.
refused-export-link = { $file } é um link. Uma exportação vai para um arquivo próprio e nunca através de um link.
refused-export-no-file = { $file } não é um arquivo comum; nada foi gravado ali.
refused-export-failed = Não foi possível gravar { $file }: { $detail }.
refused-export-reason = Dados sem máscara precisam de um motivo: --reason TEXTO. Ele fica na auditoria.
refused-export-newer = O arquivo local é de uma versão mais nova e sua auditoria não pode ser gravada; por isso dados sem máscara não podem ser exportados.
