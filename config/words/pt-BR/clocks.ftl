# Relógios, promessas e perguntas a outras equipes.
refused-ask-team = Diga a qual equipe se pergunta.
refused-ask-question = Escreva a pergunta.
refused-ask-answered = { $team } já respondeu.
refused-due-past = Esse horário já passou; informe um posterior.
refused-promise-ended = Essa promessa já terminou.
change-ask = pergunta a uma equipe
change-chase = cobrança
change-answered = resposta de uma equipe
change-promise = promessa
change-end-promise = promessa encerrada
