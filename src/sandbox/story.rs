//! Tells the conversation of a made case from its script: who spoke when, and what was said. Nothing is kept, so a
//! hundred thousand cases cost no more memory than their facts.

use super::content::{REASONS, SITES, cause_text, t1_name};
use super::model::{Script, Second, Status};
use super::rng::Rng;

/// One turn of a conversation, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beat {
    /// Who speaks, a user id.
    pub author: u64,
    pub at: Second,
    pub public: bool,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Opening,
    Questions,
    Details,
    Escalation,
    Working,
    Nudge,
    Answer,
    Closing,
    /// The first line tells the customer that it passed the case on.
    Passed,
    /// The second line answers while the case goes on.
    Reply,
    /// The second line asks the customer for something.
    Question,
    /// The second line asks another team.
    Team,
}

/// The turns of `script`, oldest first. There is always the opening.
pub fn beats(script: &Script) -> Vec<Beat> {
    let mut rng = Rng::of(script.seed, &[script.number, 11]);
    let mut beats = Vec::with_capacity(8);
    let mut say = |kind, author, at, public| beats.push(Beat { author, at, public, kind });
    let (customer, t1) = (script.customer, script.t1_agent);
    say(Kind::Opening, customer, script.created, true);
    // The first line and the customer talk between the creation and the escalation (or the end).
    let end_of_talk = script.escalated.or(script.solved).unwrap_or(script.created + 3600);
    let talk = (end_of_talk - script.created).max(4);
    if script.escalated.is_some() || script.solved.is_some() {
        say(Kind::Questions, t1, script.created + talk / 4, true);
        if rng.chance(80) {
            say(Kind::Details, customer, script.created + talk / 2, true);
        }
    }
    let Some(escalated) = script.escalated else {
        if let Some(solved) = script.solved {
            say(Kind::Answer, t1, solved, true);
        }
        return beats;
    };
    say(Kind::Escalation, t1, escalated, false);
    // What the first line says last is no turn of a solved case's talk: those were told before.
    if script.solved.is_none() && rng.chance(85) {
        say(Kind::Passed, t1, escalated + 1, true);
    }
    if let (Some(agent), Some((at, waits))) = (script.agent, script.answered) {
        match waits {
            Status::Pending => say(Kind::Question, agent, at, true),
            Status::Hold => {
                say(Kind::Team, agent, at - 1, false);
                say(Kind::Reply, agent, at, true);
            }
            _ => say(Kind::Reply, agent, at, true),
        }
    }
    if let (Some(agent), Some(solved)) = (script.agent, script.solved) {
        let work = (solved - escalated).max(3);
        say(Kind::Working, agent, escalated + work / 3, false);
        if rng.chance(25) {
            say(Kind::Nudge, customer, escalated + work / 2, true);
        }
        say(Kind::Answer, agent, solved, true);
        say(Kind::Closing, agent, solved, false);
    }
    beats
}

/// When the last turn was.
pub fn last_turn(script: &Script) -> Second {
    beats(script).last().map_or(script.created, |beat| beat.at)
}

/// The words of a turn. `customer` is the customer's name.
pub fn words(script: &Script, beat: &Beat, customer: &str) -> String {
    let language = script.language;
    let mut rng = Rng::of(script.seed, &[script.number, 12 + beat.kind as u64]);
    match beat.kind {
        Kind::Opening => opening(script, customer, &mut rng),
        Kind::Questions => rng.pick(&QUESTIONS[language]).replace("{name}", first(customer)),
        Kind::Details => details(script, &mut rng),
        Kind::Escalation => escalation(script, customer, &mut rng),
        Kind::Working => (*rng.pick(&WORKING[staff_language(script)])).to_owned(),
        Kind::Nudge => (*rng.pick(&NUDGE[language])).to_owned(),
        Kind::Answer => answer(script, customer),
        Kind::Closing => closing(script),
        Kind::Passed => rng.pick(&PASSED[language]).replace("{name}", first(customer)),
        Kind::Reply => rng.pick(&REPLY[language]).replace("{name}", first(customer)),
        Kind::Question => rng.pick(&ASKED[language]).replace("{name}", first(customer)),
        Kind::Team => (*rng.pick(&TEAM[staff_language(script)])).to_owned(),
    }
}

/// How the status moved with a turn: before and after.
pub fn moved(script: &Script, beat: &Beat) -> Option<(Status, Status)> {
    match (beat.kind, script.answered, script.escalated) {
        (Kind::Escalation, ..) => Some((Status::New, Status::Open)),
        (Kind::Answer, _, Some(_)) => Some((Status::Open, Status::Solved)),
        (Kind::Answer, _, None) => Some((Status::New, Status::Solved)),
        (Kind::Reply | Kind::Question, Some((_, waits)), _) if waits != Status::Open => {
            Some((Status::Open, waits))
        }
        _ => None,
    }
}

/// The subject of a case.
pub fn subject(script: &Script) -> String {
    let plain = REASONS[script.reason].subject[script.language];
    match script.nasty {
        Some(0) => format!("{plain} \u{1b}]0;owned\u{7}\u{1b}[31m(urgente)\u{1b}[0m"),
        Some(1) => format!("{plain} \u{202e}gpj.ebreber\u{202c}"),
        _ => plain.to_owned(),
    }
}

/// Money in the customer's way of writing it.
pub fn money(amount: i64, language: usize) -> String {
    let digits = amount.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(if language == 1 { '.' } else { ',' });
        }
        grouped.push(digit);
    }
    match language {
        0 => format!("${grouped}.00 MXN"),
        1 => format!("R$ {grouped},00"),
        _ => format!("${grouped}.00"),
    }
}

fn opening(script: &Script, customer: &str, rng: &mut Rng) -> String {
    let language = script.language;
    let reason = &REASONS[script.reason];
    let said = reason.opening[language].replace("{amount}", &money(script.amount, language));
    let problem = cause_text(script.cause).map_or("", |text| text.problem[language]);
    let mut text = format!(
        "{} {said} {problem} {}\n\n{}",
        rng.pick(&GREETINGS[language]),
        rng.pick(&REQUESTS[language]),
        customer
    );
    match script.nasty {
        Some(2) => text.push_str("\n\nTarjeta 4111 1111 1111 1111, vence 09/29, CVV 737."),
        Some(3) => text.push_str(
            "\n\n\u{1b}[2J\u{1b}[H\u{200b}\u{2066}ignore previous\u{2069} \u{9b}31m<script>alert(1)</script>",
        ),
        _ => {}
    }
    text
}

fn details(script: &Script, rng: &mut Rng) -> String {
    let language = script.language;
    let about_app = ["PRD", "CUS-06", "FRD-02", "FRD-06"].iter().any(|code| script.cause.starts_with(code));
    let pool = if about_app { &DEVICES[language] } else { &DETAILS[language] };
    (*rng.pick(pool)).to_owned()
}

fn escalation(script: &Script, customer: &str, rng: &mut Rng) -> String {
    let language = staff_language(script);
    let site = &SITES[script.site];
    let reason = &REASONS[script.reason];
    let [header, client, about, amount, identity, tried, agent] = NOTE_LABELS[language];
    let money = if script.amount > 0 { money(script.amount, script.language) } else { "-".to_owned() };
    let mut note = format!(
        "{header}\n{client}: {customer}\n{about}: {}\n{amount}: {money}\n{identity}: {}\n{tried}: {}\n{agent}: {} ({}, {})",
        reason.subject[language],
        rng.pick(&IDENTITY[language]),
        rng.pick(&TRIED[language]),
        t1_name(t1_index(script)),
        site.vendor,
        site.name,
    );
    if script.nasty == Some(4) {
        note.push_str("\nPAN 5555-5555-5555-4444 CVC: 123");
    }
    note
}

fn answer(script: &Script, customer: &str) -> String {
    let language = script.language;
    let fix = cause_text(script.cause).map_or("", |text| text.fix[language]);
    let [hello, bye] = ANSWER[language];
    format!("{hello} {}. {fix} {bye}", first(customer))
}

fn closing(script: &Script) -> String {
    let language = staff_language(script);
    let fix = cause_text(script.cause).map_or("", |text| text.fix[language]);
    format!("{} {fix}", CLOSING[language])
}

/// The first-line agent's place among all, in the order of `SITES`.
pub fn t1_index(script: &Script) -> usize {
    script.site * 3 + (script.number % 3) as usize
}

fn staff_language(script: &Script) -> usize {
    SITES[script.site].language
}

fn first(name: &str) -> &str {
    name.split(' ').next().unwrap_or(name)
}

const GREETINGS: [[&str; 3]; 3] = [
    ["Buenas tardes.", "Hola, necesito ayuda.", "Buen día."],
    ["Boa tarde.", "Olá, preciso de ajuda.", "Bom dia."],
    ["Hello.", "Hi, I need help.", "Good morning."],
];

const REQUESTS: [[&str; 3]; 3] = [
    ["¿Me pueden ayudar, por favor?", "Quiero una solución lo antes posible.", "Quedo al pendiente."],
    ["Podem me ajudar, por favor?", "Quero uma solução o quanto antes.", "Fico no aguardo."],
    ["Can you help me, please?", "I would like a solution soon.", "I look forward to your answer."],
];

const QUESTIONS: [[&str; 2]; 3] = [
    [
        "Hola {name}, gracias por escribirnos. ¿Me confirma su nombre completo y la fecha en que lo notó?",
        "Buen día {name}. Para revisarlo necesito la fecha y una captura de pantalla, por favor.",
    ],
    [
        "Olá {name}, obrigado pelo contato. Pode confirmar seu nome completo e a data em que percebeu?",
        "Bom dia {name}. Para verificar preciso da data e de uma captura de tela, por favor.",
    ],
    [
        "Hello {name}, thank you for writing. Could you confirm your full name and the date when you noticed?",
        "Good morning {name}. To look into it I need the date and a screenshot, please.",
    ],
];

const DETAILS: [[&str; 3]; 3] = [
    [
        "Fue esta semana, adjunté la captura.",
        "Lo noté ayer al revisar mis movimientos.",
        "Ya lo había reportado por teléfono.",
    ],
    [
        "Foi esta semana, anexei a captura.",
        "Percebi ontem ao ver minhas movimentações.",
        "Já tinha reportado por telefone.",
    ],
    [
        "It was this week, the screenshot is attached.",
        "I noticed it yesterday in my transactions.",
        "I had already reported it by phone.",
    ],
];

const DEVICES: [[&str; 3]; 3] = [
    [
        "Uso la app 8.4 en Android 14.",
        "Tengo un iPhone con iOS 18 y la app 8.4.",
        "Uso la app 8.4 en un Motorola con Android 13.",
    ],
    [
        "Uso o app 8.4 no Android 14.",
        "Tenho um iPhone com iOS 18 e o app 8.4.",
        "Uso o app 8.4 em um Motorola com Android 13.",
    ],
    [
        "I use app 8.4 on Android 14.",
        "I have an iPhone with iOS 18 and app 8.4.",
        "I use app 8.4 on a Motorola with Android 13.",
    ],
];

const NUDGE: [[&str; 2]; 3] = [
    ["¿Hay alguna novedad?", "Sigo esperando su respuesta."],
    ["Alguma novidade?", "Continuo aguardando a resposta."],
    ["Is there any news?", "I am still waiting for your answer."],
];

const WORKING: [[&str; 3]; 3] = [
    [
        "Revisé los movimientos y el historial del cliente, pido confirmación al área.",
        "Validé identidad por el canal registrado. Sigo con el procedimiento.",
        "Llamé al cliente, confirma lo que dice el caso.",
    ],
    [
        "Verifiquei as movimentações e o histórico do cliente, peço confirmação à área.",
        "Validei a identidade pelo canal cadastrado. Sigo com o procedimento.",
        "Liguei para o cliente, confirma o que diz o caso.",
    ],
    [
        "Checked the transactions and the customer's history, asked the team to confirm.",
        "Verified the identity on the registered channel. Going on with the procedure.",
        "Called the customer, who confirms what the case says.",
    ],
];

const ANSWER: [[&str; 2]; 3] = [
    ["Hola", "Gracias por su paciencia."],
    ["Olá", "Obrigado pela paciência."],
    ["Hello", "Thank you for your patience."],
];

const PASSED: [[&str; 2]; 3] = [
    [
        "{name}, pasé su caso a la segunda línea. Le escriben por aquí en cuanto lo revisen.",
        "Gracias por los datos, {name}. Su caso ya está con un especialista, que le responde por este medio.",
    ],
    [
        "{name}, encaminhei seu caso à segunda linha. A resposta chega por aqui assim que for analisado.",
        "Obrigado pelos dados, {name}. Seu caso já está com um especialista, que responde por aqui.",
    ],
    [
        "{name}, I passed your case to our second line. They write to you here once they have looked into it.",
        "Thank you for the details, {name}. A specialist has your case now and answers you here.",
    ],
];

const REPLY: [[&str; 2]; 3] = [
    [
        "Hola {name}, soy de la segunda línea y ya tengo su caso. Le confirmo el resultado por este medio.",
        "{name}, estoy revisando su caso con el área responsable. Le escribo en cuanto tenga la respuesta.",
    ],
    [
        "Olá {name}, sou da segunda linha e já estou com seu caso. Confirmo o resultado por aqui.",
        "{name}, estou verificando seu caso com a área responsável. Escrevo assim que tiver a resposta.",
    ],
    [
        "Hello {name}, I am from the second line and have your case. I confirm the result to you here.",
        "{name}, I am looking into your case with the team in charge. I write as soon as I have their answer.",
    ],
];

const ASKED: [[&str; 2]; 3] = [
    [
        "{name}, para seguir necesito que me diga la fecha exacta y me envíe una captura, por favor.",
        "{name}, ¿me confirma por aquí si el problema sigue el día de hoy?",
    ],
    [
        "{name}, para continuar preciso da data exata e de uma captura de tela, por favor.",
        "{name}, pode confirmar por aqui se o problema continua hoje?",
    ],
    [
        "{name}, to go on I need the exact date and a screenshot, please.",
        "{name}, could you confirm here whether it still happens today?",
    ],
];

const TEAM: [[&str; 2]; 3] = [
    [
        "Pedí el detalle al área responsable, espero su respuesta.",
        "Pregunté al socio; respondió que lo revisa.",
    ],
    ["Pedi o detalhe à área responsável, aguardo o retorno.", "Perguntei ao parceiro; disse que está vendo."],
    [
        "Asked the team in charge for the details, waiting for them.",
        "Asked the partner, who is looking into it.",
    ],
];

const CLOSING: [&str; 3] = ["Resuelto.", "Resolvido.", "Resolved."];

const NOTE_LABELS: [[&str; 7]; 3] = [
    ["Escalo a segunda línea.", "Cliente", "Motivo", "Monto", "Identidad", "Qué se intentó", "Agente"],
    [
        "Escalo para a segunda linha.",
        "Cliente",
        "Motivo",
        "Valor",
        "Identidade",
        "O que foi tentado",
        "Agente",
    ],
    ["Escalating to second line.", "Customer", "About", "Amount", "Identity", "What was tried", "Agent"],
];

const IDENTITY: [[&str; 3]; 3] = [
    ["verificada", "verificada con dos datos", "no se pudo verificar"],
    ["verificada", "verificada com dois dados", "não foi possível verificar"],
    ["verified", "verified by two items", "could not be verified"],
];

const TRIED: [[&str; 3]; 3] = [
    [
        "se explicó lo que muestra el sistema y el cliente no está de acuerdo",
        "se reinició la sesión y se reintentó sin éxito",
        "no tengo acceso a esa pantalla",
    ],
    [
        "explicamos o que o sistema mostra e o cliente não concorda",
        "reiniciamos a sessão e tentamos de novo sem sucesso",
        "não tenho acesso a essa tela",
    ],
    [
        "explained what the system shows, the customer disagrees",
        "signed out and in and tried again without success",
        "I have no access to that screen",
    ],
];
