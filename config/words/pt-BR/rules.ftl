## O que dizem as regras de resolver, devolver e procedimentos.

# A saída de um caso.

refused-gone = #{ $key } não está mais lá: foi excluído, marcado como spam ou unido a outro.
refused-not-open = #{ $key } não está mais aberto (status { $status }). Reabra primeiro.
refused-closed = #{ $key } está encerrado em definitivo e não pode ser alterado.
refused-owned = #{ $key } é de { $owner }.
refused-return-only = O procedimento terminou em devolução ao Tier 1: este caso só pode voltar.
refused-procedure-gone = Este caso segue o procedimento { $sop } { $version }, que não está mais nesta máquina. Primeiro recoloque o arquivo.
refused-step-open = O passo “{ $step }” ainda está aberto.
refused-step-waiting = O passo “{ $step }” aguarda: { $inputs }.
refused-step-approval = O passo “{ $step }” aguarda a aprovação de { $role ->
    [lead] um líder
    [admin] um administrador
   *[other] { $role }
} (código { $code }).
refused-step-team = O passo “{ $step }” aguarda a resposta de { $team }.
refused-override-role = Só { $role ->
    [lead] um líder
    [admin] um administrador
   *[other] { $role }
} pode deixar passos abertos, com um motivo.
refused-override-reason = Como { $role ->
    [lead] líder
    [admin] administrador
   *[other] { $role }
} você pode deixar estes passos abertos se der um motivo.
refused-approval-asked = A aprovação de “{ $step }” já foi pedida: o código é { $code } e quem aprova é { $role ->
    [lead] um líder
    [admin] um administrador
   *[other] { $role }
}.
refused-approval-none = Ninguém pede uma aprovação em #{ $key }.
refused-approval-own = Você mesmo pediu a aprovação de “{ $step }”: uma segunda pessoa tem de aprovar.
refused-approval-role = Só { $role ->
    [lead] um líder
    [admin] um administrador
   *[other] { $role }
} pode aprovar “{ $step }”.
refused-approval-reason = Diga por que “{ $step }” é aceito como está.
refused-no-newer = #{ $key } já segue a versão mais nova do procedimento.
refused-step-not-applicable = O passo “{ $step }” não se aplica a este caso.
refused-check = Em “{ $step }”: { $words }
refused-gate = { $words }
refused-gate-reason = { $words } Você pode passar como { $role ->
    [lead] líder
    [admin] administrador
   *[other] { $role }
} se der um motivo.
refused-gate-role = { $words } Só { $role ->
    [lead] um líder
    [admin] um administrador
   *[other] { $role }
} pode passar, com um motivo.
refused-cause-missing = Falta a causa raiz.
refused-cause-unknown = Não existe a causa “{ $code }”.
refused-cause-family = { $code } é uma família de causas. Escolha uma das causas dela.
refused-cause-twice = A causa { $code } aparece duas vezes.
refused-causes-many = São permitidas no máximo { $max } causas contribuintes.
refused-knowledge-missing = Diga o que este caso traz para a base de conhecimento: vinculado, novo, com erro ou não precisa.
refused-knowledge-article = Informe qual artigo é o vinculado ou o que tem erro.
refused-knowledge-form = “{ $value }” não é uma ação de conhecimento. Escreva linked:ID, new, flagged:ID ou not_needed.
refused-verdict-missing = Diga se a escalação foi correta, evitável, incompleta ou para a fila errada.
refused-verdict-form = “{ $value }” não é um veredito. Escreva right, avoidable, incomplete ou wrong_queue.
refused-verdict-right = Um caso escalado corretamente não é devolvido. Escolha outro veredito.
refused-missing-nothing = Diga o que faltava, para que o Tier 1 complete.
refused-return-queue = O CRM não tem uma fila com o nome que as configurações dão ao Tier 1.

# Mudanças.

refused-set-solved = Um caso é resolvido em Resolver, nunca mudando o status.
refused-set-sop = O andamento do procedimento resulta dos passos e não é definido à mão.
refused-text-empty = Ainda não há texto.
refused-tag-form = Uma etiqueta é uma só palavra sem espaços: “{ $tag }” não é.
refused-skip-reason = Diga em uma ou duas palavras por que este caso foi pulado.

# Procedimentos.

refused-no-procedure = Nenhum procedimento se aplica a #{ $key }.
refused-sop-not-for = O procedimento “{ $sop }” não é para #{ $key }.
refused-no-such-input = O procedimento não pergunta nada chamado “{ $input }”.
refused-no-such-step = O procedimento não tem o passo “{ $step }”.
refused-tick-answers = O passo “{ $step }” é concluído pelas respostas, não por uma marca.
refused-tick-lead = Só um líder pode aceitar o que “{ $step }” contesta.

# Respostas.

refused-answer-empty = É preciso responder.
refused-answer-pattern = Não tem a forma esperada. Escreva como { $example }.
answer-example = Por exemplo, { $example }.
refused-answer-reference = Escreva uma única referência sem espaços, como PRB-7.
refused-answer-long = Tem { $length } caracteres; são permitidos no máximo { $max }.
refused-answer-int = Escreva um número inteiro.
refused-answer-money = Escreva um valor com decimais, como 349,00 ou 1.349,00.
refused-answer-min = O valor mínimo é { $min }.
refused-answer-max = O valor máximo é { $max }.
refused-answer-date = Escreva uma data como 2026-03-10 ou 20/03, ou hoje ou ontem.
refused-answer-datetime = Escreva data e hora como 2026-03-10 09:30, ou agora.
refused-answer-early = O mais cedo permitido é { $min }.
refused-answer-late = O mais tarde permitido é { $max }.
refused-answer-bool = Responda sim ou não.
refused-answer-option = Escolha entre: { $options }.
refused-answer-last4 = Escreva exatamente quatro dígitos.
refused-answer-card = Só os quatro últimos dígitos: o número completo do cartão nunca é guardado.
refused-answer-must-be-yes = O passo só é concluído quando a resposta é sim.
refused-answer-must-be-no = O passo só é concluído quando a resposta é não.

# Por que este procedimento.

why-rule = Corresponde à regra { $rule } da tabela “{ $table }” { $version }:
why-rest = Nenhuma outra regra da tabela “{ $table }” { $version } coincide (regra { $rule }).
why-test = { $field ->
        [product] Produto
        [reason] Motivo
        [amount] Valor
        [language] Idioma
        [vendor] Fornecedor
        [site] Site
        [t1_agent] Agente do Tier 1
        [status] Status
        [priority] Prioridade
        [queue] Fila
       *[channel] Canal
    } { $test }.

# Quem age, e propostas.

refused-nobody = Ainda não se sabe quem você é: primeiro é preciso alcançar o CRM uma vez.
refused-proposal-sent = Isto já foi enviado (estado: { $state ->
    [in_review] { proposal-in-review }
    [published] { proposal-published }
    [archived] { proposal-archived }
    [accepted] { proposal-accepted }
    [shipped] { proposal-shipped }
    [declined] { proposal-declined }
   *[sent] { proposal-sent }
}).
refused-proposal-empty = Ainda falta o título ou o texto.
