# De que é feito o dia de um agente: avisos, o que volta depois, o próprio dia e o que toca.

command-app-notices = avisos de novo
notices-title = Avisos desta sessão, os mais novos primeiro
notices-none = Nada foi avisado nesta sessão ainda.

command-ticket-later = depois
change-later = adiado
view-later = Depois
desk-away = { $count } para depois
compose-later = Deixar #{ $key } para depois
compose-later-hint = Quando volta e depois para quê: “2h ligar para Fraude”, “amanhã 10:00 …”, “seg 9:00 …”.
compose-later-away = Volta { $at }. Outro horário muda isso; uma linha vazia o traz de volta agora.
refused-later-form = Comece com o horário: “2h”, “amanhã 10:00”, “seg 9:00” ou “2026-11-24 09:00”, e depois para quê.
refused-later-done = #{ $key } já terminou, então não pode ser adiado.
done-later = #{ $key } volta { $at }.
done-later-before = O prazo de #{ $key } acaba { $due }, antes de { $at }: ele volta nesse momento.
done-later-late = #{ $key } está atrasado, então fica na mesa. Você será lembrado { $at }.
done-later-now = #{ $key } está de volta na mesa.
later-back = #{ $key } está de volta, como você queria.
later-back-for = #{ $key } está de volta: { $text }.
later-back-customer = #{ $key } está de volta: o cliente escreveu.
later-back-colleague = #{ $key } está de volta: um colega escreveu.
later-back-late = #{ $key } está de volta: o prazo acabou.
ticket-later = volta { $at }
ticket-later-for = volta { $at }: { $text }
