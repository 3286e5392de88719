# Relógios, promessas e perguntas a outras equipes.
refused-ask-team = Diga a qual equipe perguntar.
refused-ask-question = Escreva a pergunta.
refused-ask-answered = { $team } já respondeu.
refused-due-past = Esse horário já passou; informe um posterior.
refused-promise-ended = Essa promessa já terminou.
change-ask = pergunta a uma equipe
change-chase = cobrança
change-answered = resposta de uma equipe
change-promise = promessa
change-end-promise = promessa encerrada
change-record = registro escrito
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

clock-name = { $kind ->
    [first_reply] Primeira resposta
    [next_reply] Próxima resposta
    [update] Atualização
    [requester_wait] Espera do cliente
    [agent_work] Trabalho do nosso lado
    [resolution] Solução
    [ask] Resposta de { $name }
    [legal] Prazo legal: { $name }
   *[promise] Promessa: { $name }
}
clock-short = { $kind ->
    [first_reply] primeira resposta
    [next_reply] próxima resposta
    [update] atualização
    [requester_wait] espera do cliente
    [agent_work] trabalho
    [resolution] solução
    [ask] { $name }
    [legal] legal: { $name }
   *[promise] promessa
} { $look ->
    [late] { $left } de atraso
    [soon] em { $left }, logo
    [good] em { $left }
    [paused] em pausa, restam { $left }
    [met] cumprida
    [missed] não cumprida
   *[open] aberta
}
clock-by = A contagem segue o calendário “{ $calendar }” ({ $zone }).
clock-open-days = Expediente de { $from ->
    [d1] segunda
    [d2] terça
    [d3] quarta
    [d4] quinta
    [d5] sexta
    [d6] sábado
   *[other] domingo
} a { $to ->
    [d1] segunda
    [d2] terça
    [d3] quarta
    [d4] quinta
    [d5] sexta
    [d6] sábado
   *[other] domingo
}: { $hours }.
clock-open-day = Expediente { $from ->
    [d1] segunda
    [d2] terça
    [d3] quarta
    [d4] quinta
    [d5] sexta
    [d6] sábado
   *[other] domingo
}: { $hours }.
clock-started = { $kind ->
    [ask] A pergunta foi feita em { $at }.
    [promise] A promessa foi feita em { $at }.
   *[other] Começou em { $at }.
}
clock-reached = { $by ->
    [noted] Foi quando o caso passou para a nossa equipe: nessa hora foi escrita a primeira nota interna dele.
   *[arrived] Nenhuma nota interna diz quando o caso passou para a nossa equipe, então conta a chegada dele.
}
clock-aim = A partir de { $at }, com prioridade { $priority ->
    [urgent] urgente
    [high] alta
    [normal] normal
   *[low] baixa
}, a meta foi de { $target }.
clock-term = O prazo é de { $target } e não é interrompido.
clock-agreed = Foi combinado um prazo de { $target }.
clock-aim-none = A partir de { $at }, com prioridade { $priority ->
    [urgent] urgente
    [high] alta
    [normal] normal
   *[low] baixa
}, não houve meta.
clock-ran = Correu de { $from } a { $to }: contaram { $amount }.
clock-runs = Corre desde { $from }: até agora contam { $amount }.
clock-stood = Ficou parado de { $from } a { $to } porque { $status ->
    [pending] esperávamos a resposta do cliente
    [hold] se esperava outra equipe
   *[solved] o caso estava resolvido
}: { $amount } não contaram.
clock-stands = Está parado desde { $from } porque { $status ->
    [pending] esperamos a resposta do cliente
    [hold] se espera outra equipe
   *[solved] o caso está resolvido
}: até agora { $amount } não contam.
clock-holiday = { $day } { $tense ->
    [past] foi
   *[coming] é
} feriado: { $name }.
clock-sum = Usado: { $used }; resta: { $rest }; meta: { $target }.
clock-sum-over = Usado: { $used }, { $over } a mais que a meta de { $target }.
clock-missed = A meta foi perdida em { $at }; isso fica como fato.
clock-met = Terminou em { $at }, dentro do prazo.
clock-ended = Terminou em { $at }.
clock-no-target = Agora não há meta.
clock-paused = Não há vencimento enquanto está parado; restam { $rest }.
clock-due = Vence em { $at }.
clock-due-day = Vence no fim do dia { $day }.
clock-was-due = Venceu em { $at }.
clock-was-due-day = Venceu ao fim de { $day }.
clock-never = O calendário nunca abre por tanto tempo.
clocks-past-none = O CRM não mostra o histórico deste caso: não se sabe o que aconteceu antes de ele ser visto aqui pela primeira vez, e uma pausa conta desde que foi vista.
clocks-past-unread = O histórico deste caso no CRM ainda não foi lido: uma pausa anterior à primeira vez que ele foi visto aqui ainda pode mudar estes prazos.
clocks-given = O CRM dá um prazo próprio: vence em { $at }, daqui a { $left }. { $goes ->
        [other] Um relógio nosso vence antes, e a mesa segue o que vence primeiro.
       *[this] A mesa segue esse prazo.
    }
clocks-given-late = O CRM dá um prazo próprio: venceu em { $at }, há { $left }. { $goes ->
        [other] Um relógio nosso vence antes, e a mesa segue o que vence primeiro.
       *[this] A mesa segue esse prazo.
    }
clocks-title = Relógios de #{ $key }
clocks-none = Este caso não tem relógios.
refused-due-form = Comece pelo horário: “+2h”, “amanhã 10:00” ou “2026-11-24 09:00”, e depois o que se promete.
command-ticket-clocks = explicar relógios
command-ticket-promise = prometer
command-ticket-ask = perguntar a uma equipe
command-ticket-settle = registrar resposta ou promessa
compose-promise = Promessa ao cliente de #{ $key }
compose-promise-hint = Primeiro o horário e depois o quê: “+2h …”, “amanhã 10:00 ligar”, { $example }.
compose-ask = Perguntar a outra equipe sobre #{ $key }
compose-answered = Resposta de { $team }
promise-default = Ligar para o cliente.
pick-settle = O que aconteceu
settle-answer = respondeu: { $about }
settle-chase = cobrar: { $about }
settle-kept = promessa cumprida: { $about }
settle-broken = promessa não cumprida: { $about }
settle-none = Não há perguntas nem promessas abertas neste caso.
refused-no-promise = Não há uma promessa assim aberta em #{ $key }.
refused-no-ask = Não há uma pergunta assim aberta em #{ $key }.
waiting-none = Nada é esperado e nada foi prometido.
waiting-col-key = caso
waiting-col-on = de
waiting-col-since = desde
waiting-col-due = vence
waiting-col-what = o quê
waiting-col-id = id
waiting-share = { $team }: espera de { $waited }, { $share }% do tempo em que estes casos ficaram abertos.
handover-head = Passagem de turno de { $from }, { $at }: { $count } { $count ->
    [1] caso aberto
   *[other] casos abertos
}.
handover-head-to = Passagem de turno de { $from } para { $to }, { $at }: { $count } { $count ->
    [1] caso aberto
   *[other] casos abertos
}.
handover-promise = Prometido para { $due }: { $what }
handover-ask = À espera de { $team } desde { $since }: { $what }
