//! What customers write about: products with their reasons, the causes behind each and how a case opens. The
//! causes stand in the order of their frequency.

/// A reason for which customers of a product write.
#[derive(Debug)]
pub struct Reason {
    /// The product's word in the `product` field.
    pub product: &'static str,
    /// The reason's word in the `reason` field.
    pub word: &'static str,
    /// How many of a thousand cases have it.
    pub weight: u64,
    /// The first-line group that takes it, an index of `constants::GROUPS`.
    pub group: usize,
    /// Lowest and highest amount at stake, in whole units; `(0, 0)` where no money is.
    pub amount: (i64, i64),
    /// Codes of plausible causes, the most frequent first.
    pub causes: &'static [&'static str],
    /// The procedure that the second line follows.
    pub sop: &'static str,
    /// Subjects in es-MX, pt-BR and en.
    pub subject: [&'static str; 3],
    /// First sentences in es-MX, pt-BR and en; `{amount}` is the money at stake.
    pub opening: [&'static str; 3],
}

const CARD_CHARGE: &str = "cc-unrecognised-charge";
const CARD_LOST: &str = "card-lost-stolen";
const CARD_LIMIT: &str = "card-limit-dispute";
const SAFETY: &str = "ride-safety-report";
const CARD_ACTIVE: &str = "card-delivered-not-activated";
const GENERAL: &str = "general-escalation";
const LOAN_PAYMENT: &str = "loan-payment-not-reflected";
const RIDE_CHARGE: &str = "ride-double-charge";
const NOT_RECEIVED: &str = "marketplace-item-not-received";

/// All reasons.
pub const REASONS: [Reason; 22] = [
    Reason {
        product: "credit_card",
        word: "unrecognised_charge",
        weight: 170,
        group: 2,
        amount: (120, 9800),
        causes: &["INF-06", "CUS-05", "FRD-01", "FRD-05", "PAY-06", "PAY-01"],
        sop: CARD_CHARGE,
        subject: [
            "Cargo que no reconozco en mi tarjeta",
            "Cobrança que não reconheço no cartão",
            "Charge I do not recognise on my card",
        ],
        opening: [
            "Tengo un cargo de {amount} en mi tarjeta que no reconozco.",
            "Há uma cobrança de {amount} no meu cartão que não reconheço.",
            "There is a charge of {amount} on my card that I do not recognise.",
        ],
    },
    Reason {
        product: "credit_card",
        word: "fraud_report",
        weight: 70,
        group: 2,
        amount: (800, 24000),
        causes: &["FRD-01", "FRD-03", "FRD-04", "FRD-02", "FRD-05"],
        sop: CARD_CHARGE,
        subject: [
            "Posible fraude con mi tarjeta",
            "Possível fraude no meu cartão",
            "Possible fraud on my card",
        ],
        opening: [
            "Creo que alguien usó mi tarjeta por {amount}.",
            "Acho que alguém usou meu cartão em {amount}.",
            "I think somebody used my card for {amount}.",
        ],
    },
    Reason {
        product: "credit_card",
        word: "card_not_active",
        weight: 75,
        group: 2,
        amount: (0, 0),
        causes: &["INF-01", "CUS-01", "PRC-05", "FUL-03", "AGT-02"],
        sop: CARD_ACTIVE,
        subject: [
            "Recibí la tarjeta pero sigue inactiva",
            "Recebi o cartão, mas continua inativo",
            "My card arrived but is still not active",
        ],
        opening: [
            "Ya recibí mi tarjeta y no la puedo usar.",
            "Já recebi meu cartão e não consigo usar.",
            "My card arrived and I cannot use it.",
        ],
    },
    Reason {
        product: "credit_card",
        word: "activation_error",
        weight: 75,
        group: 2,
        amount: (0, 0),
        causes: &["PRD-06", "PRD-01", "CUS-06", "PRC-05", "AGT-06"],
        sop: CARD_ACTIVE,
        subject: [
            "Error al activar la tarjeta en la app",
            "Erro ao ativar o cartão no app",
            "Error when activating my card in the app",
        ],
        opening: [
            "La app no me deja activar la tarjeta.",
            "O app não me deixa ativar o cartão.",
            "The app does not let me activate my card.",
        ],
    },
    Reason {
        product: "credit_card",
        word: "other",
        weight: 60,
        group: 2,
        amount: (40, 1500),
        causes: &["INF-03", "PAY-05", "PAY-03", "INF-05"],
        sop: GENERAL,
        subject: ["Comisión en mi estado de cuenta", "Tarifa na minha fatura", "Fee on my statement"],
        opening: [
            "Me cobraron una comisión de {amount} y nadie me la explica.",
            "Cobraram uma tarifa de {amount} e ninguém explica.",
            "I was charged a fee of {amount} and nobody can explain it.",
        ],
    },
    Reason {
        product: "debit_card",
        word: "unrecognised_charge",
        weight: 40,
        group: 2,
        amount: (60, 4200),
        causes: &["INF-06", "FRD-01", "CUS-05", "PAY-01"],
        sop: GENERAL,
        subject: [
            "Cargo desconocido en mi tarjeta de débito",
            "Débito desconhecido na minha conta",
            "Unknown charge on my debit card",
        ],
        opening: [
            "Me descontaron {amount} de mi cuenta y no sé qué es.",
            "Debitaram {amount} da minha conta e não sei o que é.",
            "My account was debited {amount} and I do not know why.",
        ],
    },
    Reason {
        product: "loan",
        word: "payment_not_credited",
        weight: 60,
        group: 2,
        amount: (500, 18000),
        causes: &["PAY-03", "PAY-04", "AGT-03", "PRC-05"],
        sop: LOAN_PAYMENT,
        subject: [
            "Mi pago del préstamo no aparece",
            "Meu pagamento do empréstimo não aparece",
            "My loan payment does not show",
        ],
        opening: [
            "Pagué {amount} de mi préstamo y sigue como pendiente.",
            "Paguei {amount} do empréstimo e continua em aberto.",
            "I paid {amount} on my loan and it still shows as due.",
        ],
    },
    Reason {
        product: "loan",
        word: "rate_dispute",
        weight: 30,
        group: 2,
        amount: (100, 3000),
        causes: &["INF-03", "PAY-05", "INF-02", "CUS-04"],
        sop: GENERAL,
        subject: [
            "La tasa no es la que me ofrecieron",
            "A taxa não é a que me ofereceram",
            "The rate is not what I was offered",
        ],
        opening: [
            "Me están cobrando {amount} de intereses que no acepté.",
            "Estão cobrando {amount} de juros que não aceitei.",
            "I am charged {amount} of interest that I did not agree to.",
        ],
    },
    Reason {
        product: "loan",
        word: "application_declined",
        weight: 30,
        group: 2,
        amount: (0, 0),
        causes: &["CUS-03", "CUS-02", "PRC-06", "INF-05"],
        sop: GENERAL,
        subject: [
            "Rechazaron mi préstamo sin explicación",
            "Recusaram meu empréstimo sem explicação",
            "My loan was declined without a reason",
        ],
        opening: [
            "Rechazaron mi solicitud y nadie me dice por qué.",
            "Recusaram meu pedido e ninguém me diz o motivo.",
            "My application was declined and nobody tells me why.",
        ],
    },
    Reason {
        product: "ride",
        word: "wrong_fare",
        weight: 60,
        group: 3,
        amount: (45, 900),
        causes: &["PAY-01", "PRD-02", "INF-03"],
        sop: RIDE_CHARGE,
        subject: [
            "Me cobraron de más en un viaje",
            "Cobraram a mais em uma corrida",
            "I was overcharged for a ride",
        ],
        opening: [
            "El viaje salió en {amount}, mucho más de lo que decía la app.",
            "A corrida saiu por {amount}, muito mais do que o app dizia.",
            "The ride cost {amount}, far more than the app had said.",
        ],
    },
    Reason {
        product: "credit_card",
        word: "card_lost_stolen",
        weight: 40,
        group: 2,
        amount: (0, 0),
        causes: &["FRD-04", "FRD-03"],
        sop: CARD_LOST,
        subject: ["Perdí mi tarjeta", "Perdi meu cartão", "I lost my card"],
        opening: [
            "No encuentro mi tarjeta y temo que alguien la use.",
            "Não encontro meu cartão e tenho medo de que alguém o use.",
            "I cannot find my card and fear that somebody uses it.",
        ],
    },
    Reason {
        product: "credit_card",
        word: "limit_dispute",
        weight: 34,
        group: 2,
        amount: (4000, 60000),
        causes: &["PRC-06", "CUS-03"],
        sop: CARD_LIMIT,
        subject: [
            "Bajaron el límite de mi tarjeta",
            "Reduziram o limite do meu cartão",
            "The limit of my card was cut",
        ],
        opening: [
            "Mi límite era de {amount} y hoy aparece mucho menos sin que nadie me avisara.",
            "Meu limite era de {amount} e hoje aparece muito menos sem que ninguém avisasse.",
            "My limit was {amount} and today it shows much less, and nobody told me.",
        ],
    },
    Reason {
        product: "ride",
        word: "double_charge",
        weight: 38,
        group: 3,
        amount: (60, 900),
        causes: &["PAY-01", "PAY-04"],
        sop: RIDE_CHARGE,
        subject: [
            "Me cobraron dos veces el mismo viaje",
            "Cobraram duas vezes a mesma corrida",
            "I was charged twice for one ride",
        ],
        opening: [
            "En mi cuenta veo dos cobros de {amount} por un solo viaje.",
            "Na minha conta vejo duas cobranças de {amount} por uma só corrida.",
            "My account shows two charges of {amount} for a single ride.",
        ],
    },
    Reason {
        product: "ride",
        word: "safety_report",
        weight: 22,
        group: 3,
        amount: (0, 0),
        causes: &["FUL-05", "AGT-05"],
        sop: SAFETY,
        subject: [
            "No me sentí a salvo en mi viaje",
            "Não me senti em segurança na corrida",
            "I did not feel safe on my ride",
        ],
        opening: [
            "El conductor manejó de forma peligrosa y me habló de un modo que me dio miedo.",
            "O motorista dirigiu de forma perigosa e falou comigo de um jeito que me deu medo.",
            "The driver drove dangerously and spoke to me in a way that frightened me.",
        ],
    },
    Reason {
        product: "ride",
        word: "driver_conduct",
        weight: 35,
        group: 3,
        amount: (0, 0),
        causes: &["FUL-05", "FUL-04", "AGT-05"],
        sop: SAFETY,
        subject: ["Queja del conductor", "Reclamação do motorista", "Complaint about the driver"],
        opening: [
            "Tuve un problema con el conductor de mi último viaje.",
            "Tive um problema com o motorista da minha última corrida.",
            "I had a problem with the driver of my last ride.",
        ],
    },
    Reason {
        product: "ride",
        word: "other",
        weight: 35,
        group: 3,
        amount: (0, 0),
        causes: &["INF-04", "PRC-01", "FUL-05", "AGT-04"],
        sop: GENERAL,
        subject: ["Olvidé un objeto en el auto", "Esqueci um objeto no carro", "I left something in the car"],
        opening: [
            "Dejé mi mochila en el auto y no puedo contactar al conductor.",
            "Deixei minha mochila no carro e não consigo falar com o motorista.",
            "I left my bag in the car and cannot reach the driver.",
        ],
    },
    Reason {
        product: "food_order",
        word: "missing_item",
        weight: 65,
        group: 4,
        amount: (60, 1200),
        causes: &["FUL-03", "FUL-05", "PAY-02", "AGT-04"],
        sop: GENERAL,
        subject: [
            "Mi pedido llegó incompleto",
            "Meu pedido chegou incompleto",
            "My order arrived incomplete",
        ],
        opening: [
            "Pagué {amount} y faltó parte del pedido.",
            "Paguei {amount} e faltou parte do pedido.",
            "I paid {amount} and part of the order was missing.",
        ],
    },
    Reason {
        product: "food_order",
        word: "late_order",
        weight: 50,
        group: 4,
        amount: (60, 900),
        causes: &["FUL-01", "FUL-04", "PRD-05"],
        sop: GENERAL,
        subject: ["El pedido nunca llegó", "O pedido nunca chegou", "The order never came"],
        opening: [
            "Esperé dos horas un pedido de {amount}.",
            "Esperei duas horas por um pedido de {amount}.",
            "I waited two hours for an order of {amount}.",
        ],
    },
    Reason {
        product: "food_order",
        word: "refund_missing",
        weight: 35,
        group: 4,
        amount: (60, 1100),
        causes: &["PAY-02", "PRC-03", "INF-05"],
        sop: GENERAL,
        subject: ["No veo mi reembolso", "Não vejo meu reembolso", "I cannot see my refund"],
        opening: [
            "Me prometieron un reembolso de {amount} y no llega.",
            "Prometeram um reembolso de {amount} e ele não chega.",
            "I was promised a refund of {amount} and it does not arrive.",
        ],
    },
    Reason {
        product: "marketplace_order",
        word: "not_delivered",
        weight: 60,
        group: 4,
        amount: (250, 9000),
        causes: &["FUL-01", "FUL-02", "FUL-06", "FUL-04"],
        sop: NOT_RECEIVED,
        subject: [
            "Dice entregado y no lo tengo",
            "Consta entregue e não recebi",
            "Marked as delivered but not here",
        ],
        opening: [
            "Mi compra de {amount} no ha llegado.",
            "Minha compra de {amount} não chegou.",
            "My purchase of {amount} has not arrived.",
        ],
    },
    Reason {
        product: "marketplace_order",
        word: "wrong_item",
        weight: 30,
        group: 4,
        amount: (200, 6000),
        causes: &["FUL-03", "FUL-04", "PAY-06"],
        sop: GENERAL,
        subject: ["Me enviaron otro producto", "Enviaram outro produto", "I received another product"],
        opening: [
            "Compré algo por {amount} y me llegó otra cosa.",
            "Comprei algo por {amount} e chegou outra coisa.",
            "I bought something for {amount} and got something else.",
        ],
    },
    Reason {
        product: "marketplace_order",
        word: "account_blocked",
        weight: 20,
        group: 4,
        amount: (0, 0),
        causes: &["FRD-06", "CUS-02", "PRC-06"],
        sop: GENERAL,
        subject: ["Bloquearon mi cuenta", "Bloquearam minha conta", "My account was blocked"],
        opening: [
            "No puedo entrar a mi cuenta desde ayer.",
            "Não consigo entrar na minha conta desde ontem.",
            "I have not been able to enter my account since yesterday.",
        ],
    },
];

/// Where the customer stood on the way when this happened.
pub fn stage(reason: &str) -> &'static str {
    match reason {
        "application_declined" => "application",
        "card_not_active" | "activation_error" => "activation",
        "unrecognised_charge" | "double_charge" | "payment_not_credited" | "rate_dispute" | "wrong_fare" => {
            "payment"
        }
        "late_order" | "not_delivered" | "missing_item" | "wrong_item" => "delivery",
        "refund_missing" | "limit_dispute" => "after_sale",
        "fraud_report" | "card_lost_stolen" | "account_blocked" => "security",
        _ => "use",
    }
}
