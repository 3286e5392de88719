## O que cada parte de um arquivo permite e ninguém pode ter querido dizer, e o que fazer.

# Políticas e acordos.

fault-sense-nameless = O nome está vazio.
fault-sense-nameless-mend = Escreva um nome pelo qual as pessoas o conheçam.
fault-sense-same-name = Há outra política chamada “{ $name }”.
fault-sense-same-name-mend = Dê a cada uma o seu próprio nome, para que uma explicação diga qual delas vale.
fault-sense-policy-never = “{ $name }” não é a política de nenhum ticket: “{ $other }” vem antes e leva todos os que seriam dela.
fault-sense-policy-never-mend = Suba-a, ou restrinja o `for` de “{ $other }”.
fault-sense-no-policy = Tickets que não cabem em nenhum `for` ficam sem política: nada lhes é prometido.
fault-sense-no-policy-mend = Termine com uma política sem `for`, a menos que seja isso mesmo.
fault-sense-empty-for = Esta lista está vazia e não escolhe nada.
fault-sense-empty-for-mend = Indique ao menos um valor, ou tire a chave.
fault-sense-language-code = “{ $value }” não é o código de um idioma, e nenhum ticket o terá.
fault-sense-language-code-mend = Escreva um código como es, es-MX ou pt.
fault-sense-from = Este relógio começa com uma mensagem, então `from` não diz nada aqui.
fault-sense-from-mend = Tire-o.
fault-sense-warn-never = Com um prazo de { $target }, o aviso “{ $warn }” nunca chega.
fault-sense-warn-never-mend = Escreva menos que { $target } na mesma unidade, ou uma parte como 75%.
fault-sense-all-unused = Cada prioridade tem o seu próprio prazo, então `all` não diz nada.
fault-sense-all-unused-mend = Tire-o, ou tire os prazos que são iguais a ele.
fault-sense-priorities = A prioridade { $more } tem { $long } e { $less } tem { $short }: o caso mais urgente pode esperar mais.
fault-sense-priorities-mend = Troque os dois, ou corrija o que está errado.
fault-sense-reply-late = A primeira resposta pode levar { $reply } e a solução só { $solution }.
fault-sense-reply-late-mend = Dê à resposta menos tempo que à solução.
fault-sense-queue = O CRM não tem uma fila “{ $name }”.
fault-sense-queue-mend = Escolha uma de: { $known }.
fault-sense-team-twice = “{ $name }” já é um nome de “{ $other }”.
fault-sense-team-twice-mend = Dê a cada equipe um só [[ask]] e cada nome a uma só equipe.
fault-sense-chase-late = { $team } tem { $within } para responder e só seria cobrada depois de { $chase }.
fault-sense-chase-late-mend = Cobre antes, na metade do prazo por exemplo.
fault-sense-no-team = Nada foi combinado com uma equipe “{ $name }”.
fault-sense-no-team-mend = Escreva um [[ask]] para ela em sla.toml, ou ponha o nome em `also` da equipe certa.

# Calendários.

fault-sense-hours-turned = “{ $hours }” passa da meia-noite e fica aberto { $long } horas.
fault-sense-hours-turned-mend = Troque os dois horários; se for mesmo uma noite assim, escreva { $from }-24:00 e, no dia seguinte, 00:00-{ $to }.
fault-sense-holiday-years = “{ $name }” vale desde { $since } e só até { $until }.
fault-sense-holiday-years-mend = Corrija um dos dois anos.
fault-sense-holiday-never = “{ $name }” nunca chega: nenhum ano tem esse dia.
fault-sense-holiday-never-mend = Corrija o dia ou os anos.
fault-sense-holiday-twice = “{ $name }” é o mesmo dia que “{ $other }”.
fault-sense-holiday-twice-mend = Fique com um dos dois.
fault-sense-holidays-end = Os feriados deste calendário terminam em { $day }: desde então ele não fecha em nenhum.
fault-sense-holidays-end-mend = Acrescente os dias deste ano, ou escreva regras como every = "12-25", que não acabam.
fault-sense-hours-order = “{ $hours }” começa antes do horário que vem antes.
fault-sense-hours-order-mend = Escreva os horários do dia em ordem, no formato de 24 horas: 14:00 e não 02:00.
fault-sense-no-holidays = Este calendário descansa nos fins de semana e não conhece feriados.
fault-sense-no-holidays-mend = Acrescente um [[holiday]] para cada um, ou copie os de um calendário incluído.

# Respostas.

fault-sense-reply-language = A resposta “{ $name }” não tem texto em { $language }, e outras respostas têm.
fault-sense-reply-language-mend = Escreva-a também em { $language }; até lá os clientes a leem em outro idioma.
fault-sense-blank-open = A lacuna em “{ $blank }” não pode ser preenchida.
fault-sense-blank-open-mend = Escreva-a entre « e », com umas palavras sobre o que vai ali.
fault-sense-placeholder-foreign = “{ $sign }” seria enviado assim mesmo: ninguém o preenche.
fault-sense-placeholder-foreign-mend = Escreva entre « e » o que o agente tem de preencher.
fault-sense-tongue = Isto está escrito em { $found } e foi posto como { $language }.
fault-sense-tongue-mend = Ponha cada texto no seu próprio idioma.
fault-sense-blanks = Lacunas a preencher aqui: { $found }; em { $other }: { $wanted }.
fault-sense-blanks-mend = Peça as mesmas coisas em todos os idiomas.

# Procedimentos.

fault-sense-clock-endless = Uma condição espera que o relógio “{ $clock }” termine, e nenhum passo o para.
fault-sense-clock-endless-mend = Indique-o em stop no passo com que o prazo dele é cumprido.
fault-sense-currency = “{ $value }” não é uma moeda.
fault-sense-currency-mend = Escreva as suas três letras segundo a ISO 4217, como MXN, BRL ou USD.
fault-sense-currencies = “{ $one }” e “{ $two }” são comparados e são dinheiro de duas moedas: { $known }.
fault-sense-currencies-mend = Peça os dois na mesma moeda.
fault-sense-skeleton = “{ $value }” ainda está aqui desde o esqueleto.
fault-sense-skeleton-mend = Escreva o que vai aqui antes de pôr o procedimento em vigor.
fault-sense-not-yet = O procedimento está ativo agora e só entra em vigor em { $day }.
fault-sense-not-yet-mend = Ponha status em draft até esse dia, ou corrija o dia: um procedimento ativo é iniciado na hora.
fault-sense-approved-old = A versão { $version } é de { $day } e a aprovação é anterior.
fault-sense-approved-old-mend = Peça a aprovação e escreva o dia em approved.
fault-sense-future-day = { $day } ainda não chegou.
fault-sense-future-day-mend = Confira o ano.
fault-sense-review-far = A revisão é só em { $day }.
fault-sense-review-far-mend = Confira o ano: um procedimento é revisto dentro de três anos.
fault-sense-same-title = Dois passos têm o título “{ $title }”.
fault-sense-same-title-mend = Dê a cada um o seu próprio título, para que uma nota sobre um não seja lida como do outro.
fault-sense-same-words = “{ $words }” está aqui e em “{ $other }”: ninguém consegue distinguir os dois.
fault-sense-same-words-mend = Diga com palavras em que diferem.
fault-sense-sentence-number = A frase diz { $found } e a condição dela { $wanted }.
fault-sense-sentence-number-mend = Corrija o que estiver errado.
fault-sense-secret = “{ $input }” pede um segredo do cliente.
fault-sense-secret-mend = Tire-o: códigos de cartão, PINs e senhas nunca são pedidos nem guardados.
fault-sense-card-number = “{ $input }” aceita um número de cartão completo, que nunca é guardado.
fault-sense-card-number-mend = Peça o tipo last4.
fault-sense-one-option = “{ $input }” oferece uma só resposta.
fault-sense-one-option-mend = Acrescente as outras, ou peça um bool com must_be = true.
fault-sense-wait-pending = O status pending diz que se espera o cliente, e quem se espera é uma equipe.
fault-sense-wait-pending-mend = Escreva status = "hold".
fault-sense-days-turned = “days({ $from }, { $to })” conta do primeiro dia ao segundo, e o primeiro nunca é anterior ao segundo: nunca dá mais de 0.
fault-sense-days-turned-mend = Escreva “days({ $to }, { $from })”.
fault-sense-near-shipped = “{ $name }” é quase “{ $near }”, que vem incluído e continua ao lado.
fault-sense-near-shipped-mend = Você quis dizer “{ $near }”? Um nome igual substitui o incluído; para outra coisa use um que ninguém confunda.
fault-sense-row-not-for = A linha escolhe { $sop }, que não é para { $case }.
fault-sense-row-not-for-mend = Escolha outro procedimento, ou amplie aquilo a que ele se aplica.

# Palavras próprias.

fault-sense-sentence-unknown = O programa nunca diz “{ $name }”.
fault-sense-sentence-unknown-mend = { $near ->
    [none] Tire-a, ou copie o id da frase que quer dizer.
   *[other] Você quis dizer “{ $near }”?
}
fault-sense-sentence-value = Esta frase não recebe “${ $value }”.
fault-sense-sentence-value-mend = { $known ->
    [none] Tire-o: ela não recebe nada.
   *[other] Ela recebe: { $known }.
}
