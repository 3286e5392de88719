## O que dizem as regras de resolver, devolver e procedimentos.

# A saída de um caso.

refused-gone = #{ $key } não está mais lá: foi excluído, marcado como spam ou mesclado.
refused-not-open = #{ $key } não está mais aberto (status { $status }). Reabra primeiro.
refused-closed = #{ $key } está fechado em definitivo e não pode ser alterado.
refused-owned = #{ $key } é de { $owner }.
refused-return-only = O procedimento terminou em devolução ao primeiro nível: este caso só pode voltar.
refused-procedure-gone = Este caso segue o procedimento { $sop } { $version }, que não está mais nesta máquina. Primeiro recoloque o arquivo.
refused-step-open = A etapa “{ $step }” ainda está aberta.
refused-step-waiting = A etapa “{ $step }” aguarda: { $inputs }.
refused-step-approval = A etapa “{ $step }” aguarda a aprovação de uma segunda pessoa com o papel { $role } (código { $code }).
refused-step-team = A etapa “{ $step }” aguarda a resposta de { $team }.
refused-override-role = Só o papel { $role } pode deixar etapas abertas, com um motivo.
refused-override-reason = Como { $role } você pode deixar estas etapas abertas se der um motivo.
refused-approval-asked = A aprovação de “{ $step }” já foi pedida: o código é { $code } e é preciso o papel { $role }.
refused-approval-none = Ninguém pede uma aprovação em #{ $key }.
refused-approval-own = Você mesmo pediu a aprovação de “{ $step }”: uma segunda pessoa tem de aprovar.
refused-approval-role = Só o papel { $role } pode aprovar “{ $step }”.
refused-no-newer = #{ $key } já segue a versão mais nova do procedimento.
refused-step-not-applicable = A etapa “{ $step }” não se aplica a este caso.
refused-check = Em “{ $step }”: { $words }
refused-gate = { $words }
refused-gate-reason = { $words } Você pode passar como { $role } se der um motivo.
refused-gate-role = { $words } Só o papel { $role } pode passar, com um motivo.
refused-cause-missing = Falta a causa raiz.
refused-cause-unknown = Não existe a causa “{ $code }”.
refused-cause-family = { $code } é uma família de causas. Escolha uma das causas dela.
refused-cause-twice = A causa { $code } aparece duas vezes.
refused-causes-many = São permitidas no máximo { $max } causas contribuintes.
refused-knowledge-missing = Diga o que este caso traz para a base de conhecimento: vinculado, novo, sinalizado ou não precisa.
refused-knowledge-article = Informe o artigo vinculado ou sinalizado.
refused-knowledge-form = “{ $value }” não é uma ação de conhecimento. Escreva linked:ID, new, flagged:ID ou not_needed.
refused-verdict-missing = Diga se a escalação foi correta, evitável, incompleta ou de outra fila.
refused-verdict-form = “{ $value }” não é um veredito. Escreva right, avoidable, incomplete ou wrong_queue.
refused-verdict-right = Um caso escalado corretamente não é devolvido. Escolha outro veredito.
refused-missing-nothing = Diga o que faltava para que o primeiro nível complete.
refused-return-queue = O CRM não tem uma fila com o nome que as configurações dão ao primeiro nível.

# Mudanças.

refused-set-solved = Um caso é resolvido em Resolver, nunca mudando o status.
refused-set-sop = O andamento do procedimento resulta das etapas e não é definido à mão.
refused-text-empty = Ainda não há texto.
refused-tag-form = Uma etiqueta é uma só palavra sem espaços: “{ $tag }” não é.
refused-skip-reason = Diga em uma ou duas palavras por que este ticket foi pulado.

# Procedimentos.

refused-no-procedure = Nenhum procedimento se aplica a #{ $key }.
refused-sop-not-for = O procedimento “{ $sop }” não é para #{ $key }.
refused-no-such-input = O procedimento não pergunta nada chamado “{ $input }”.
refused-no-such-step = O procedimento não tem a etapa “{ $step }”.
refused-tick-answers = A etapa “{ $step }” é concluída pelas respostas, não por uma marca.
refused-tick-lead = Só um líder pode aceitar o que “{ $step }” contesta.

# Respostas.

refused-answer-empty = É preciso responder.
refused-answer-pattern = Não tem a forma esperada ({ $pattern }).
refused-answer-reference = Escreva uma única referência sem espaços, como PRB-7.
refused-answer-long = Tem { $length } caracteres; são permitidos no máximo { $max }.
refused-answer-int = Escreva um número inteiro.
refused-answer-money = Escreva um valor com decimais, como 349,00 ou 1.349,00.
refused-answer-min = O valor mínimo é { $min }.
refused-answer-max = O valor máximo é { $max }.
refused-answer-date = Escreva uma data como 2026-03-10, ou hoje.
refused-answer-datetime = Escreva data e hora como 2026-03-10 09:30, ou agora.
refused-answer-early = O mais cedo permitido é { $min }.
refused-answer-late = O mais tarde permitido é { $max }.
refused-answer-bool = Responda sim ou não.
refused-answer-option = Escolha entre: { $options }.
refused-answer-last4 = Escreva exatamente quatro dígitos.
refused-answer-card = Só os quatro últimos dígitos: o número completo do cartão nunca é guardado.
refused-answer-must-be-yes = A etapa só é concluída quando a resposta é sim.
refused-answer-must-be-no = A etapa só é concluída quando a resposta é não.

# Por que este procedimento.

why-rule = Coincide a regra { $rule } da tabela { $table } { $version }:
why-rest = Nenhuma outra regra da tabela { $table } { $version } coincide (regra { $rule }).
why-test = { $field ->
        [product] Produto
        [reason] Motivo
        [amount] Valor
        [language] Idioma
        [vendor] Fornecedor
        [site] Site
        [t1_agent] Agente do primeiro nível
        [status] Status
        [priority] Prioridade
        [queue] Fila
       *[channel] Canal
    } { $test }.

# Quem age, e propostas.

refused-nobody = Ainda não se sabe quem você é: primeiro é preciso alcançar o CRM uma vez.
refused-proposal-sent = Isto já foi enviado (estado { $state }).
refused-proposal-empty = Ainda falta o título ou o texto.
