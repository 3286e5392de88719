## The craft of procedures: their lint, their examples, the backtest, the import of decision tables.

fault-triage-never = A regra { $rule } nunca coincide com nada.
fault-triage-never-mend = Confira seus limites e palavras ou retire-a.
fault-triage-gap = Nenhuma regra atende este caso: { $case }.
fault-triage-gap-mend = Acrescente uma regra para ele ou amplie uma.
fault-thousands = “{ $value }” tem três dígitos depois do ponto e é lido como fração.
fault-thousands-mend = Escreva os milhares sem ponto: 5000.

# What makes no sense although it can be read.
fault-sense-applies = Nenhum caso pode cumprir esta condição.
fault-sense-applies-mend = Confira suas partes: uma exclui a outra.
fault-sense-step = Nunca se chega ao passo “{ $step }”.
fault-sense-step-mend = Confira sua condição e se antes sempre vem um fim ou outro ramo.
fault-sense-check = A verificação “{ $say }” nunca pode ser cumprida.
fault-sense-check-mend = Confira sua condição: o passo nunca poderia ser concluído.
fault-sense-check-always = A verificação “{ $say }” sempre se cumpre.
fault-sense-check-always-mend = Confira sua condição ou retire-a.
fault-sense-gate = A trava “{ $say }” nunca pode ser cumprida.
fault-sense-gate-mend = Confira sua condição: nenhum caso poderia sair.
fault-sense-loose = Depois da resposta “{ $value }” a “{ $input }” não vem nada.
fault-sense-loose-mend = Acrescente um passo para esta resposta, ou cite-a em uma condição se não houver nada a fazer.
fault-sense-clock-start = Nenhum passo inicia o relógio “{ $clock }”.
fault-sense-clock-start-mend = Cite-o em start onde seu tempo começa.
fault-sense-clock-stop = O relógio “{ $clock }” nunca para, nem é consultado, nem avisa.
fault-sense-clock-stop-mend = Cite-o em stop ou retire-o.
fault-sense-no-answer = Nenhuma resposta a “{ $input }” é possível.
fault-sense-no-answer-mend = Seus limites se excluem. Corrija-os.
fault-sense-check-tick = O passo “{ $step }” não pergunta nada e verifica algo.
fault-sense-check-tick-mend = Mova a verificação para o passo que pergunta.
fault-sense-message = Nenhuma verificação e nenhuma trava diz “{ $id }”.
fault-sense-message-mend = Corrija o id ou retire a frase.
fault-sense-review-order = A revisão vence antes de o procedimento estar em vigor.
fault-sense-review-order-mend = Corrija uma das duas datas.
fault-sense-approved-late = Entrou em vigor antes de ser aprovado.
fault-sense-approved-late-mend = Corrija uma das duas datas.
fault-sense-history = As mudanças não estão em ordem.
fault-sense-history-mend = Ponha a mais nova primeiro; versões e datas diminuem a partir daí.
fault-sense-unapproved = O procedimento está ativo e ninguém o aprovou.
fault-sense-unapproved-mend = Acrescente approved com nome e data, ou ponha status em draft.
fault-sense-no-review = O procedimento não tem data de revisão.
fault-sense-no-review-mend = Acrescente review_by.
fault-sense-review = A revisão vence em { $day }.
fault-sense-review-mend = Reveja-o com o responsável e ponha uma nova data.
fault-sense-circle = “{ $id }” volta a este procedimento.
fault-sense-circle-mend = Retire um next do círculo.
fault-sense-next-stage = “{ $id }” não está em vigor.
fault-sense-next-stage-mend = Ative-o ou retire next.
fault-sense-language = Não há tradução para { $language }.
fault-sense-language-mend = Escreva { $file }; até lá aparece o outro idioma.
fault-sense-number = Os números diferem: o original tem { $wanted } e aqui há { $found }.
fault-sense-number-mend = Corrija o que estiver errado.
fault-sense-placeholder = Os marcadores diferem: o original tem { $wanted } e aqui há { $found }.
fault-sense-placeholder-mend = Escreva os mesmos nomes entre chaves.
fault-sense-same = Isto não foi traduzido: “{ $text }”.
fault-sense-same-mend = Traduza-o.
fault-sense-silent = O original explica este passo e a tradução não.
fault-sense-silent-mend = Traduza também o parágrafo.
fault-sense-no-examples = { $id } não tem casos de exemplo.
fault-sense-no-examples-mend = Escreva sops/tests/{ $id }.toml.
fault-sense-no-way = Nada leva a { $id }: nem uma regra da tabela de triagem, nem um next.
fault-sense-no-way-mend = Acrescente uma regra ou retire-o de uso.

# Examples and the command line.
sop-lint-good = Não há nada de errado: { $sops } { $sops ->
    [1] procedimento
   *[other] procedimentos
} em { $files } { $files ->
    [1] arquivo
   *[other] arquivos
}.
sop-lint-counts = Falhas: { $faults }. Notas: { $notes }.
sop-lint-note = Nota:
sop-test-counts = Exemplos que passam: { $passed } de { $total }.
sop-test-differs = { $key }: esperava-se { $wanted } e saiu { $found }.
sop-test-none = nada
sop-test-no-such = Não há exemplos de “{ $id }”.
sop-new-made = Escrito: { $path }
sop-new-next = É um rascunho. Edite-o e depois execute `secondline sop lint` e `secondline sop test { $id }`.
sop-new-id = “{ $id }” não pode nomear um procedimento. Use letras minúsculas, dígitos e hifens.
sop-backtest-head = Casos examinados: { $tickets }, desde { $since }.
sop-backtest-other = seguiriam outro procedimento
sop-backtest-path = tomariam outro caminho
sop-backtest-blocked = ficariam bloqueados
sop-backtest-lead = precisariam de um líder
sop-backtest-same = iriam como foram
sop-backtest-unknown = não podem ser comparados: nada foi respondido aqui
sop-backtest-no-rule = nenhum procedimento
sop-backtest-steps = { $more } novas, { $less } que já não
sop-backtest-col-was = SEGUIU
sop-backtest-col-would = SEGUIRIA
sop-backtest-col-what = O QUE SERIA DIFERENTE
sop-no-proposals = Ninguém propôs mudar um procedimento.
refused-sop-there = Já existe um procedimento “{ $id }”.
refused-sop-file = { $path } já existe. Nada foi escrito.
refused-rewrite-same = O texto é o mesmo ou está vazio. Nada foi proposto.
refused-dmn = { $count ->
        [1] Uma coisa do arquivo DMN não pode ser mantida. Nada foi escrito.
       *[other] { $count } coisas do arquivo DMN não podem ser mantidas. Nada foi escrito.
    }
triage-imported = Regras: { $rules }. Confira com `secondline sop lint`.
fault-dmn-xml = Isto não é XML: { $detail }.
fault-dmn-xml-mend = Exporte o modelo de novo.
fault-dmn-none = Não há nenhuma tabela de decisão.
fault-dmn-none-mend = Exporte um modelo com uma tabela de decisão ou cite outra decisão.
fault-dmn-many = Há várias tabelas de decisão: { $names }.
fault-dmn-many-mend = Escolha uma com --decision.
fault-dmn-policy = “{ $value }” não é um modo de escolher mantido aqui.
fault-dmn-policy-mend = Use UNIQUE, FIRST, ANY ou COLLECT sem agregação.
fault-dmn-no-sop = Nenhuma saída cita o procedimento.
fault-dmn-no-sop-mend = Chame uma saída de sop.
fault-dmn-input = “{ $value }” não é um campo de um caso.
fault-dmn-input-mend = Escreva ticket.CAMPO na expressão de entrada. Campos: { $known }.
fault-dmn-output = “{ $value }” não é uma saída mantida aqui.
fault-dmn-output-mend = Chame as saídas de sop, priority e queue.
fault-dmn-test = “{ $value }” não é um teste mantido aqui.
fault-dmn-test-mend = Escreva -, palavras entre aspas com vírgulas, not("palavra"), um número, >= 5 ou [1..5].
fault-dmn-result = “{ $value }” não é um valor simples.
fault-dmn-result-mend = Escreva um texto entre aspas.
