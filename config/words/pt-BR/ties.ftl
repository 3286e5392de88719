# Vínculos entre casos, e casos que se unem a outro.
command-ticket-link = vincular a outro
command-ticket-merge = unir a outro
link-title = Vincular a qual caso? Digite a chave ou parte do assunto
merge-title = Unir a qual caso? Digite a chave ou parte do assunto
tie-empty = Aqui não há outro caso deste cliente.
tie-same-customer = mesmo cliente
tie-gone = Um dos dois casos não está mais aqui.
tie-linked = vinculado a #{ $key }
tie-merged = termina; continua em #{ $key }, que fica aberto
tie-there = Os colegas leem em #{ $key }, onde o CRM deixa as conversas separadas:
deed-link = Vincular a #{ $key }
deed-merge = Unir a #{ $key }
change-link = vínculo
change-merge = união
merge-note-here = É o mesmo assunto de #{ $key }; continua lá.
merge-note-there = #{ $key } “{ $subject }” foi unido a este caso. O que o cliente escreveu por último:
refused-link-itself = #{ $key } não pode ser vinculado a si mesmo.
refused-merge-itself = #{ $key } não pode ser unido a si mesmo.
refused-merge-ended = #{ $other } não está mais aberto, então nada pode continuar lá. Reabra-o primeiro, ou resolva #{ $key }.
refused-merge-customer = #{ $key } e #{ $other } são de clientes diferentes: unidos, cada um leria o que o outro escreveu. Vincule-os em vez disso.
refused-merge-younger = #{ $other } chegou depois de #{ $key }. Una o mais novo ao mais antigo, para que nenhum relógio recomece.
refused-merge-owed = Em #{ $key } { $count ->
    [1] ainda está aberta { $count } pergunta ou promessa, que se perderia
   *[other] ainda estão abertas { $count } perguntas ou promessas, que se perderiam
}. Encerre-as primeiro.
sync-merge-lost = #{ $key } não está mais no CRM, então nada pode ser unido a ele.
sync-partial-merge = A nota está lá, mas o CRM não uniu o caso: ele continua aberto. { $why }
sync-partial-link = O CRM aceitou sem o vínculo: { $why }
