# Personal data, card data and characters that are not seen.

hidden-characters = caracteres ocultos
privacy-badge = dados pessoais à mostra
privacy-shown = Os dados pessoais deste caso ficam à mostra por 30 segundos. O motivo fica no registro.
privacy-covered = Os dados pessoais estão ocultos de novo.
compose-reveal = Mostrar os dados pessoais de #{ $key }
compose-reveal-hint = Por que é preciso vê-los. Fica no registro. Pressione enter para mostrar por 30 segundos.
command-ticket-reveal = mostrar dados pessoais
change-reveal = dados pessoais
card-data-cut = Um dado de cartão foi retirado. Revise o texto e salve de novo.
refused-card-data = O texto contém um número de cartão ou seu código, que nunca é guardado nem enviado. Escreva no máximo os últimos quatro dígitos.
refused-reveal-reason = Dê um motivo pelo qual é preciso ver os dados pessoais.
