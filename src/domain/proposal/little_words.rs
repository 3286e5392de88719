//! Words and forms that say nothing about a case: English, Spanish, Portuguese, folded (lower case without
//! accents). Not how phrases are found.

/// Words that say nothing by themselves, folded: English, Spanish, Portuguese.
pub(super) const EMPTY: &[&str] = &[
    "and", "any", "are", "but", "can", "did", "for", "get", "got", "had", "has", "her", "him", "his", "how",
    "its", "not", "now", "our", "out", "she", "the", "too", "two", "was", "who", "why", "you", "all", "one",
    "don", "didn", "via", "per", "may", "day", "days", "another", "con", "del", "las", "les", "los", "mas",
    "mis", "muy", "nos", "por", "que", "sea", "ser", "sin", "son", "sus", "una", "uno", "fue", "han", "hay",
    "ese", "eso", "esa", "aos", "com", "das", "dos", "ele", "era", "foi", "mas", "meu", "nao", "nas", "nos",
    "pra", "sao", "sem", "ser", "seu", "sua", "tem", "uma", "vai", "about", "after", "also", "although",
    "been", "before", "being", "could", "does", "doing", "even", "from", "have", "having", "into", "just",
    "like", "more", "only", "other", "over", "said", "same", "should", "since", "some", "such", "than",
    "that", "their", "them", "then", "there", "these", "they", "this", "those", "told", "very", "want",
    "wanted", "were", "what", "when", "where", "which", "while", "will", "with", "would", "your", "because",
    "until", "still", "through", "each", "time", "ademas", "ahora", "algo", "aqui", "asi", "aunque", "cada",
    "como", "cuando", "cual", "desde", "donde", "ella", "ellos", "entonces", "entre", "eran", "esas", "esos",
    "esta", "estaba", "estan", "estar", "este", "esto", "estos", "estoy", "fueron", "hace", "hacer", "hacia",
    "hasta", "luego", "mientras", "mucho", "para", "pero", "porque", "puede", "pues", "queria", "quiero",
    "sido", "siempre", "sino", "sobre", "solo", "tambien", "tanto", "tengo", "tiene", "todo", "todos",
    "unos", "usted", "ustedes", "agora", "ainda", "alem", "aquele", "assim", "cada", "depois", "dele",
    "deste", "dizer", "ela", "eles", "entao", "essa", "esse", "estao", "estava", "estou", "fazer", "foram",
    "isso", "isto", "mais", "mesmo", "meus", "minha", "muito", "nada", "nossa", "onde", "pela", "pelo",
    "pode", "quando", "quem", "quero", "sempre", "seria", "tambem", "tenho", "tinha", "tudo", "voce",
    "voces",
];

/// Words that turn a meaning round, folded.
pub(super) const NOT: &[&str] =
    &["no", "not", "never", "nunca", "nao", "sin", "sem", "nobody", "nadie", "ninguem"];

/// Greetings, farewells and forms, folded, with a space on both sides.
pub(super) const FORMS: &[&str] = &[
    " to whom it may concern ",
    " thank you for ",
    " thanks in advance ",
    " dear sir ",
    " best regards ",
    " kind regards ",
    " look forward to ",
    " let me know ",
    " any questions ",
    " hope this finds ",
    " attached document",
    " see the attached ",
    " buenos dias ",
    " buenas tardes ",
    " buenas noches ",
    " espero su respuesta ",
    " espero se encuentre",
    " espero que se encuentre",
    " quedo atent",
    " quedamos atent",
    " gracias por ",
    " muchas gracias ",
    " de antemano ",
    " saludos ",
    " estimado cliente ",
    " a quien corresponda ",
    " bom dia ",
    " boa tarde ",
    " boa noite ",
    " muito obrigad",
    " obrigado pel",
    " obrigada pel",
    " fico no aguardo ",
    " aguardo retorno ",
    " prezado",
    " atenciosamente ",
    " desde ja ",
];
