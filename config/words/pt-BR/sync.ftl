## Receber e enviar.

sync-clash = Outra pessoa também alterou { $fields }; nada foi sobrescrito.
sync-answered = Alguém escreveu no caso nesse meio-tempo. Leia e depois decida.
sync-reassigned = { $name } assumiu o caso nesse meio-tempo. Leia e depois decida se o que você escreveu ainda vale.
sync-solved = O caso foi resolvido nesse meio-tempo. Leia e depois decida se o que você escreveu ainda vale.
sync-unconfirmed = Não dá para saber se isto chegou. Veja o caso e depois envie de novo ou descarte.
sync-partial-tags = O CRM aceitou sem as etiquetas: { $why }
sync-partial-fields = O CRM respondeu que aceitou, mas não { $fields }.
sync-gone = O caso não está mais no CRM.
sync-not-yours = Isto foi escrito como { $name }, que não é a pessoa dona do token.
sync-other-tenant = O que está guardado aqui pertence a { $known }, não a { $base }. Use outro --home para isso.
sync-other-sender = Outro secondline nesta máquina envia as alterações.
sync-twice = O caso { $key } tem duas vezes algo que enviamos, porque o CRM aceitou o primeiro envio muito tarde. Remova um dos dois por lá.
sync-merged = O caso foi unido a { $key }; seu texto fica guardado aqui.
sync-closed = O caso está encerrado em definitivo no CRM; seu texto fica guardado aqui.
sync-parked = O CRM falhou com isto { $tries } { $tries ->
    [1] vez seguida
   *[other] vezes seguidas
}; ele espera sua decisão e os outros casos continuam.
sync-other-sender-known = Outro secondline nesta máquina (processo { $pid }, desde { $since }) entrega as alterações.
