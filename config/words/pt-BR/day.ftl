# De que é feito o dia de um agente: avisos, o que volta depois, o próprio dia e o que toca.

command-app-notices = avisos de novo
notices-title = Avisos desta sessão, do mais novo ao mais antigo
notices-none = Nada foi avisado nesta sessão ainda.

command-ticket-later = adiar
change-later = adiado
desk-away = { $count } para depois
compose-later = Deixar #{ $key } para depois
compose-later-hint = O horário e para quê: “+2h ligar para Fraudes”, “amanhã 10:00”, “seg 9:00”.
compose-later-away = Volta { $at }. Uma linha vazia o traz de volta agora.
refused-later-form = Comece pelo horário: “+2h”, “amanhã 10:00” ou “seg 9:00”, e depois para quê.
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

order-head = Por que está aqui: cada linha só decide entre casos iguais em todas as linhas acima. A lista é ordenada exatamente assim.
order-class-late = Está atrasado: isso vem primeiro.
order-class-soon = Vence em breve: isso vem depois do que está atrasado.
order-class-later = Não vence em breve: isso vem depois do que está atrasado ou vence em breve.
order-class-paused = Espera por outra pessoa: isso vem por último.
order-minutes-late = Em minutos: { $count }; vem primeiro quem tem mais.
order-minutes-left = Em minutos: { $count }; vem primeiro quem tem menos.
order-skipped = { $by } pulou ({ $at }): { $reason }
tab-day = Meu dia
command-go-day = meu dia
day-title = { $date } · { $tickets } { $tickets ->
    [1] caso
   *[other] casos
}
day-nothing = nada ainda
day-part-done = Feito hoje
day-part-promised = Prometido
day-part-waiting = Depende de outros
day-part-later = Volta depois
day-none-done = Nada foi feito hoje ainda.
day-none-promised = Nenhuma promessa sua está aberta.
day-none-waiting = Ninguém deve uma resposta a você.
day-none-later = Nada foi adiado.
day-loading = Lendo o dia.
day-late = atrasado
day-col-part = PARTE
day-col-at = HORA
day-col-key = CHAVE
day-col-what = O QUÊ
day-col-about = SOBRE
day-did = { $kind ->
    [resolve] { $count ->
        [1] 1 resolvido
       *[other] { $count } resolvidos
    }
    [return] { $count ->
        [1] 1 devolvido
       *[other] { $count } devolvidos
    }
    [approve] { $count ->
        [1] 1 aprovação
       *[other] { $count } aprovações
    }
    [look] { $count ->
        [1] 1 segunda revisão
       *[other] { $count } segundas revisões
    }
    [coach] { $count ->
        [1] 1 nota de orientação
       *[other] { $count } notas de orientação
    }
    [plan] { $count ->
        [1] 1 plano
       *[other] { $count } planos
    }
    [problem] { $count ->
        [1] 1 anotação em um problema
       *[other] { $count } anotações em problemas
    }
    [spike] { $count ->
        [1] 1 pico avaliado
       *[other] { $count } picos avaliados
    }
    [proposal] { $count ->
        [1] 1 proposta enviada
       *[other] { $count } propostas enviadas
    }
    [reply] { $count ->
        [1] 1 resposta
       *[other] { $count } respostas
    }
    [note] { $count ->
        [1] 1 nota
       *[other] { $count } notas
    }
    [ask] { $count ->
        [1] 1 pergunta a uma equipe
       *[other] { $count } perguntas a equipes
    }
    [chase] { $count ->
        [1] 1 cobrança
       *[other] { $count } cobranças
    }
    [answered] { $count ->
        [1] 1 resposta de uma equipe
       *[other] { $count } respostas de equipes
    }
    [promise] { $count ->
        [1] 1 promessa
       *[other] { $count } promessas
    }
    [kept] { $count ->
        [1] 1 promessa cumprida
       *[other] { $count } promessas cumpridas
    }
    [broken] { $count ->
        [1] 1 promessa não cumprida
       *[other] { $count } promessas não cumpridas
    }
    [claim] { $count ->
        [1] 1 assumido
       *[other] { $count } assumidos
    }
    [skip] { $count ->
        [1] 1 deixado passar
       *[other] { $count } deixados passar
    }
    [later] { $count ->
        [1] 1 adiado
       *[other] { $count } adiados
    }
    [procedure] { $count ->
        [1] 1 passo do procedimento
       *[other] { $count } passos do procedimento
    }
   *[other] { $count ->
        [1] 1 outra mudança
       *[other] { $count } outras mudanças
    }
}

bell-arrived = { $count ->
    [1] Chegou { $keys } e não pode esperar.
   *[other] Chegaram { $count } casos que não podem esperar: { $keys }.
}
bell-rings = { $count ->
    [1] #{ $key } não pode esperar
   *[other] { $count } casos não podem esperar, primeiro #{ $key }
}
fault-quiet = “{ $value }” não são horas.
fault-quiet-mend = Escreva dois horários do dia: "22:00-07:00".

progress = { $count } até agora · { $rate }/s · ctrl-c para
progress-of = { $count } de { $of } · { $rate }/s · faltam { $left } · ctrl-c para
