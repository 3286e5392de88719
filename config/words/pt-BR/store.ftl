store-newer = O armazenamento local foi gravado por uma versão mais nova (esquema { $found }; este programa conhece { $known }).
store-newer-next = Abra a versão mais nova ou indique outra pasta com --home. Nada foi alterado.
store-not-ours = O arquivo do armazenamento local é de outro programa.
store-not-ours-next = Mova-o ou indique outra pasta com --home. Nada foi alterado.
store-full = O disco está cheio: isto NÃO foi salvo.
store-full-next = Libere espaço e tente de novo; o que você escreveu continua aqui.
store-file = Não é possível abrir o arquivo do armazenamento local.
store-file-next = Verifique se a pasta existe, é sua e tem modo 0700.
store-no-ticket = O caso { $id } não está aqui.
store-no-change = A alteração { $id } não está esperando nada.
store-under-way = A alteração { $id } está sendo enviada neste momento.
store-under-way-next = Espere o resultado e depois decida.
store-broken = O armazenamento local não conseguiu fazer isso; nada disso foi salvo.
store-io = O disco não aceitou: isto NÃO foi salvo.
store-io-next = Verifique o disco e tente de novo; o que você escreveu continua aqui.
store-damaged = O arquivo local está danificado.
store-damaged-next = Encerre todas as sessões e comece de novo: o que ainda não foi enviado é resgatado e o resto é trazido outra vez.
store-crowded = Outro programa está lendo o arquivo local há muito tempo; por isso a busca espera.
store-crowded-next = Encerre esse programa. O que você escrever é salvo mesmo assim.
store-owed = { $count } { $count ->
    [1] alteração ainda não chegou
   *[other] alterações ainda não chegaram
}, então nada foi apagado.
store-owed-next = Envie-as primeiro (secondline sync) ou desista delas com --drop-owed.
store-network = O arquivo local está em uma unidade de rede e por isso é usado de um modo mais lento e seguro. Uma pasta no disco desta máquina é melhor.
store-salvaged = O arquivo local estava danificado e foi posto de lado como { $file }. Tudo o que só existia aqui foi resgatado: { $changes } { $changes ->
    [1] alteração
   *[other] alterações
}, { $owed } delas por enviar, e { $drafts } { $drafts ->
    [1] rascunho
   *[other] rascunhos
}. Os casos são trazidos outra vez.
store-salvaged-part = O arquivo local estava danificado e foi posto de lado como { $file }. Resgatado: { $changes } { $changes ->
    [1] alteração
   *[other] alterações
}, { $owed } delas por enviar, e { $drafts } { $drafts ->
    [1] rascunho
   *[other] rascunhos
}. NÃO foi possível ler (tabela e linhas, * onde nem isso se sabe): { $lost }. Os casos são trazidos outra vez.
