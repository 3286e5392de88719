## O que está errado em um arquivo e o que fazer.

fault-syntax = Isto não é TOML válido: { $detail }.
fault-syntax-mend = Corrija a linha; textos ficam entre aspas e cada chave aparece uma só vez.
fault-not-utf8 = A partir desta linha o arquivo não está em UTF-8.
fault-not-utf8-mend = Salve em UTF-8; até lá vale o arquivo incluído.
fault-unreadable = Não é possível ler o arquivo: { $detail }.
fault-unreadable-mend = Verifique se ele existe e se você tem permissão de leitura.
fault-unknown-key = Não existe a chave “{ $key }” aqui.
fault-unknown-key-mend = Você quis dizer “{ $near }”?
fault-no-such-key = Não existe a chave “{ $key }” aqui.
fault-no-such-key-mend = Chaves conhecidas aqui: { $known }.
fault-missing = Falta uma chave aqui.
fault-missing-mend = Acrescente-a.
fault-type = { $found ->
        [text] Há um texto aqui
        [integer] Há um número inteiro aqui
        [decimal] Há um número decimal aqui
        [true-false] Há verdadeiro ou falso aqui
        [date] Há uma data aqui
        [list] Há uma lista aqui
       *[table] Há uma tabela aqui
    }, o que não cabe.
fault-type-mend = { $wanted ->
        [text] Escreva um texto entre aspas.
        [integer] Escreva um número inteiro sem aspas.
        [decimal] Escreva um número sem aspas.
        [true-false] Escreva true ou false sem aspas.
        [date] Escreva uma data como 2026-03-02 sem aspas.
        [list] Escreva uma lista entre colchetes.
       *[table] Escreva uma tabela: chaves e valores entre chaves.
    }
fault-too-small = O número é pequeno demais.
fault-too-small-mend = Escreva { $least } ou mais.
fault-duration = “{ $value }” não é uma duração.
fault-duration-mend = Escreva um número e uma unidade: 30s, 15m, 2h.
fault-language = Não há textos no idioma “{ $value }”.
fault-language-mend = Escolha um de { $known }, ou auto.
fault-words = Não é possível ler a frase: { $detail }.
fault-words-mend = Compare com o catálogo incluído do mesmo idioma.
fault-no-profile = Não existe um perfil de CRM chamado “{ $name }”.
fault-no-profile-mend = Coloque-o na pasta crm ou escolha um de: { $known }.
fault-near-profile = Não existe um perfil de CRM chamado “{ $name }”.
fault-near-profile-mend = Você quis dizer “{ $near }”? Perfis conhecidos: { $known }.

expr-open-text = Não é possível ler a condição: falta a aspa final de um texto.
expr-number = Não é possível ler a condição: “{ $found }” não é um número.
expr-unexpected = Não é possível ler a condição: “{ $found }” não pode ficar aqui.
expr-ends-early = Não é possível ler a condição: termina cedo demais.
expr-too-deep = Não é possível ler a condição: está aninhada demais.
expr-date = Não é possível ler a condição: date() precisa de um dia entre aspas, como date("2026-03-01").
expr-time = Não é possível ler a condição: date and time() precisa de um momento entre aspas, como date and time("2026-03-01T09:30:00").
expr-duration = Não é possível ler a condição: duration() precisa de uma duração entre aspas, como duration("P2D") ou duration("P1Y6M").
expr-function = Não é possível ler a condição: não existe a função “{ $found }”; há not, today, now, days, date, date and time e duration.
expr-ticket = Não é possível ler a condição: um ticket não tem “{ $found }”; há { $known }.
expr-clock = Não é possível ler a condição: de um relógio se pode perguntar { $known }, como em clock.NOME.running, e não “{ $found }”.
fault-expr = Não é possível ler a condição.
fault-expr-mend = Escreva assim: amount >= 5000 and recognised in ("no", "unsure").

# Tabelas e procedimentos.

fault-choice = “{ $value }” não é permitido aqui.
fault-choice-mend = Escolha um de: { $known }.
fault-near-name = Não existe “{ $name }”.
fault-near-name-mend = Você quis dizer “{ $near }”?
fault-no-name = Não existe “{ $name }”.
fault-no-name-mend = Retire ou escreva aquilo que ele nomeia.
fault-csv = Não é possível ler a tabela: { $detail }.
fault-csv-mend = Salve de novo como CSV com vírgulas, em UTF-8.
fault-column = Falta a coluna “{ $name }”.
fault-column-mend = Acrescente-a na primeira linha.
fault-width = A linha tem { $found } células onde cabem { $wanted }.
fault-width-mend = Ponha entre aspas os textos com vírgula.
fault-cause-code = “{ $code }” não é um código de causa.
fault-cause-code-mend = Escreva uma família como FUL ou uma causa como FUL-02.
fault-cause-twice = O código { $code } aparece duas vezes.
fault-cause-twice-mend = Dê a cada causa um código próprio; códigos não são reutilizados.
fault-cause-parent = Não há família “{ $parent }” acima desta linha.
fault-cause-parent-mend = Escreva primeiro a família e depois as causas.
fault-cause-orphan = { $code } tem forma de causa e não tem família.
fault-cause-orphan-mend = Escreva a família na coluna parent.
fault-cause-name = { $code } não tem nome neste idioma.
fault-cause-name-mend = Dê um nome em cada idioma.
fault-cause-long = O nome é longo demais para o seletor.
fault-cause-long-mend = Escreva no máximo { $max } caracteres.
fault-cause-same-name = Duas causas se chamam “{ $name }”.
fault-cause-same-name-mend = Dê nomes que ninguém confunda.
fault-triage-column = “{ $name }” não é uma coluna de tabela de decisão.
fault-triage-column-mend = Chame-a in:ticket.CAMPO, out:sop, out:priority, out:queue ou note.
fault-triage-cell = “{ $value }” não é um teste.
fault-triage-cell-mend = Escreva -, palavras com vírgulas, not(palavra), um número, >= 5 ou [1..5].
fault-triage-dead = A regra { $rule } nunca é alcançada: as regras anteriores ({ $by }) coincidem com tudo o que ela coincide.
fault-triage-dead-mend = Mova-a para cima ou retire-a.
fault-triage-overlap = As regras { $rule } e { $with } coincidem em alguns casos: { $case }.
fault-triage-overlap-mend = Restrinja uma delas ou escolha a política F.
fault-triage-no-rest = A última regra não coincide com tudo.
fault-triage-no-rest-mend = Termine a tabela com uma linha de traços.
fault-triage-test = O exemplo espera { $wanted } e a tabela dá { $found }.
fault-triage-test-mend = Corrija a tabela ou o exemplo.
fault-sop-front = O arquivo não tem cabeçalho.
fault-sop-front-mend = Comece com uma linha +++, as chaves e outra linha +++.
fault-sop-heading = O título não tem id.
fault-sop-heading-mend = Escreva assim: ## Título {"{#"}id{"}"}, com minúsculas, dígitos e hifens.
fault-sop-block-open = O bloco não está fechado.
fault-sop-block-open-mend = Feche com uma linha de três crases.
fault-sop-block-twice = O passo “{ $id }” tem dois blocos.
fault-sop-block-twice-mend = Deixe um.
fault-sop-block = Um bloco do tipo “{ $kind }” não significa nada aqui.
fault-sop-block-mend = Só são lidos blocos step dentro de uma seção.
fault-sop-no-block = O passo “{ $id }” não tem lógica.
fault-sop-no-block-mend = Acrescente um bloco step; um vazio cria um passo de marcar.
fault-sop-block-here = Uma tradução só tem textos.
fault-sop-block-here-mend = Passe o bloco para o arquivo de lógica de { $sop }.
fault-macro-text = Isto não é um texto de resposta.
fault-macro-text-mend = Escreva ao menos uma frase, sem dados de cartão.
fault-macro-empty = A resposta não tem texto.
fault-macro-empty-mend = Escreva em um de: { $known }.
fault-sop-clock-from = Um relógio não pode contar a partir de “{ $input }”.
fault-sop-clock-from-mend = Indique uma entrada do tipo date ou datetime, ticket.created ou ticket.escalated.
fault-sop-warn = “{ $value }” não é um aviso.
fault-sop-warn-mend = Escreva uma parte como 50%, ou o que falta como 1d left.
fault-sop-length = “{ $value }” não é uma duração.
fault-sop-length-mend = Escreva minutos, horas ou dias, como 30m, 4h ou 45d.
fault-sop-later-clock = Se o relógio “{ $clock }” corre só se decide no passo “{ $step }”.
fault-sop-later-clock-mend = Ponha esta condição depois desse passo ou faça dela um portão.
fault-sop-format = Este não é o formato 1.
fault-sop-format-mend = Escreva format = 1.
fault-sop-version = “{ $value }” não é uma versão.
fault-sop-version-mend = Escreva três números como 3.1.0.
fault-sop-history = A mudança mais recente não é da versão { $version }.
fault-sop-history-mend = Ponha primeiro um [[change]] desta versão.
fault-sop-twice = “{ $id }” aparece duas vezes.
fault-sop-twice-mend = Dê a cada um o próprio id.
fault-sop-same = A mesma versão de { $id } está em { $other }.
fault-sop-same-mend = Aumente a versão ou remova um arquivo.
fault-sop-no-steps = O procedimento não tem passos.
fault-sop-no-steps-mend = Escreva ao menos uma seção com um bloco step.
fault-sop-input-id = “{ $id }” não pode nomear um dado.
fault-sop-input-id-mend = Use minúsculas, dígitos e sublinhados, e nenhuma palavra da linguagem de expressões.
fault-sop-pattern = Não é possível ler o padrão: { $detail }.
fault-sop-pattern-mend = Escreva uma expressão regular; em TOML a barra invertida é dupla.
fault-sop-bound = Isto não é um limite de data.
fault-sop-bound-mend = Escreva today, now ou uma data como 2026-03-01.
fault-sop-options = Não há o que escolher.
fault-sop-options-mend = Liste os códigos: of = ["yes", "no"].
fault-sop-option-code = “{ $code }” não é um código de opção.
fault-sop-option-code-mend = Use letras, dígitos, hifens e sublinhados.
fault-sop-ticket-only = Esta condição só pode falar do ticket, não da resposta “{ $input }”.
fault-sop-ticket-only-mend = Use ticket.CAMPO ou passe a condição para um passo.
fault-sop-own-input = Um passo não pode depender da própria resposta “{ $input }” para se aplicar.
fault-sop-own-input-mend = Pergunte em um passo anterior ou use um check.
fault-sop-later-input = “{ $input }” é perguntado depois, no passo “{ $step }”.
fault-sop-later-input-mend = Mova aquele passo para cima ou esta condição para baixo.
fault-sop-option = “{ $input }” nunca tem o valor “{ $value }”.
fault-sop-option-mend = As opções são: { $known }.
fault-sop-compare = “{ $input }” é do tipo { $kind } e é comparado com outra coisa.
fault-sop-compare-mend = Compare com um valor do mesmo tipo.
fault-sop-title = Falta um título.
fault-sop-title-mend = Escreva-o.
fault-sop-no-section = Faltam os textos do passo “{ $id }”.
fault-sop-no-section-mend = Acrescente uma seção com o id { $id }; até lá vale o outro idioma.
fault-sop-no-label = O dado “{ $id }” não tem rótulo.
fault-sop-no-label-mend = Acrescente um item de lista com o id e as palavras.
fault-sop-no-option = A opção “{ $code }” de “{ $id }” não tem palavras.
fault-sop-no-option-mend = Acrescente-a abaixo do rótulo, com dois espaços a mais.
fault-sop-stray-label = O passo não pergunta nada chamado “{ $id }”.
fault-sop-stray-label-mend = Corrija o id ou retire o rótulo.
fault-sop-no-message = A frase “{ $id }” não está escrita.
fault-sop-no-message-mend = Acrescente-a na seção de mensagens.
fault-sop-no-clock-name = O prazo “{ $clock }” não tem um nome para as pessoas.
fault-sop-no-clock-name-mend = Acrescente na seção com o id clocks um item de lista com o nome e as palavras.
fault-sop-stale = A tradução é da versão { $found } e o procedimento da { $version }.
fault-sop-stale-mend = Compare os dois e ponha em translates a versão do procedimento. Até lá aparece o outro idioma.
fault-recode-version = A mudança não tem versão.
fault-recode-version-mend = Escreva a versão da taxonomia que a trouxe.
fault-recode-date = “{ $value }” não é uma data.
fault-recode-date-mend = Escreva o primeiro dia dos novos códigos como 2026-08-01.
fault-recode-from = A linha não traz um código antigo.
fault-recode-from-mend = Escreva o código que não é mais usado.
fault-recode-to = “{ $value }” não é um código em uso nem passa a ser depois.
fault-recode-to-mend = Escreva um código se foi renomeado ou fundido, vários separados por espaços se foi dividido.
fault-recode-used = { $value } ainda é um código próprio.
fault-recode-used-mend = Tire-o de taxonomy.csv, ou cite-o entre as partes se foi dividido.
fault-recode-twice = { $value } muda duas vezes nesta versão.
fault-recode-twice-mend = Escreva em uma só linha tudo o que resultou dele.
