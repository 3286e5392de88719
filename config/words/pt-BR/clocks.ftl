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
fault-calendar-never = Este calendário nunca abre.
fault-calendar-never-mend = Informe as horas: [hours] com, por exemplo, weekdays = ["09:00-18:00"].
fault-calendar-zone = “{ $zone }” não é um fuso horário.
fault-calendar-zone-mend = Use um nome da base IANA, por exemplo "America/Sao_Paulo".
fault-calendar-hours = “{ $hours }” não é um intervalo do dia.
fault-calendar-hours-mend = Escreva "09:00-18:00"; uma noite é "22:00-06:00" e um dia termina às "24:00".
fault-calendar-overlap = “{ $hours }” se sobrepõe a outro intervalo do mesmo dia.
fault-calendar-overlap-mend = Junte os dois, ou faça um terminar antes de o outro começar.
fault-calendar-every = “{ $day }” não é um dia do ano.
fault-calendar-every-mend = Escreva mês e dia: "12-25".
fault-calendar-nth = “{ $day }” não é um dia assim.
fault-calendar-nth-mend = Escreva, por exemplo, "first monday of february" ou "last friday of november".
fault-calendar-holiday = Um feriado precisa de exatamente um entre on, every, nth e easter.
fault-calendar-holiday-mend = Deixe o que diz quando é: on = 2026-03-16, every = "12-25", nth = "first monday of february", easter = -2.
fault-sla-no-clock = Esta política não tem nenhum relógio.
fault-sla-no-clock-mend = Acrescente um, por exemplo [policy.first_reply] com all = "4h".
fault-sla-no-calendar = Nenhum calendário diz como isto é contado.
fault-sla-no-calendar-mend = Acrescente calendar = "24x7" ou o nome de outro calendário.
fault-sla-no-target = Não há nenhuma meta aqui.
fault-sla-no-target-mend = Acrescente all = "4h", ou uma para cada prioridade; para uma equipe, within = "8h".
fault-sla-target = “{ $target }” não é uma duração.
fault-sla-target-mend = Escreva horas e minutos ("4h", "1h30m") ou dias úteis ("2d").
fault-sla-warn = “{ $warn }” não é um aviso.
fault-sla-warn-mend = Escreva uma parte ("75%") ou o que resta ("1h left").
fault-sla-pause = “{ $status }” não pausa um relógio.
fault-sla-pause-mend = Use "pending" ou "hold".
fault-sla-never-pauses = Um relógio “{ $clock }” nunca para: a resposta é devida, diga o status o que disser.
fault-sla-never-pauses-mend = Retire a chave pause.
fault-sla-days-pause = Uma meta em dias nunca é pausada.
fault-sla-days-pause-mend = Escreva a meta em horas, ou retire a chave pause.
