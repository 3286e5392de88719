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
expr-function = Não é possível ler a condição: não existe a função “{ $found }”; há not, today, now, days e date.
expr-ticket = Não é possível ler a condição: um ticket não tem “{ $found }”; há { $known }.
expr-clock = Não é possível ler a condição: esta versão não roda relógios.
fault-expr-mend = Escreva assim: amount >= 5000 and recognised in ("no", "unsure").
