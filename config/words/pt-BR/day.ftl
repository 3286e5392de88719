# De que é feito o dia de um agente: avisos, o que volta depois, o próprio dia e o que toca.

command-app-notices = avisos de novo
notices-title = Avisos desta sessão, os mais novos primeiro
notices-none = Nada foi avisado nesta sessão ainda.
