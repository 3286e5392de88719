# A linguagem de filtros e a ordem do trabalho.
filter-unknown-key = Não existe a chave “{ $key }”. As chaves são: { $known }.
filter-bad-word = “{ $key }” não conhece “{ $value }”. Conhece: { $known }.
filter-bad-time = “{ $key }” recebe uma duração como <2h ou >3d, ou uma data como 2026-11-01, e não “{ $value }”.
filter-bad-age = “{ $key }” recebe uma duração como >3d, e não “{ $value }”.
filter-not-empty = “{ $key }” nunca fica vazio, então “{ $value }” não encontra nada.
urgency-late = Atrasado há { $count } { $unit }.
urgency-soon = Vence em { $count } { $unit }.
urgency-later = Vence em { $count } { $unit }, sem urgência.
urgency-late-legal = { $name }: atrasado há { $count } { $unit }.
urgency-soon-legal = { $name }: vence em { $count } { $unit }.
urgency-later-legal = { $name }: vence em { $count } { $unit }, sem urgência.
urgency-no-due = Sem prazo.
urgency-chase = Há { $count } { $unit } era hora de cobrar uma equipe.
urgency-paused = Nada depende de nós enquanto estiver { $status ->
        [solved] resolvido
        [closed] encerrado
        [pending] pendente
        [hold] em espera
       *[open] aberto
    }.
urgency-priority = Prioridade { $priority ->
        [urgent] urgente
        [high] alta
        [low] baixa
       *[normal] normal
    }.
urgency-repeats = Contatos anteriores sobre isso: { $count }.
urgency-age = Aberto há { $count } { $unit }.
