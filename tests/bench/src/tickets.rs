//! Tickets without a CRM: deterministic, about a kilobyte of text each, with words as frequent as words are
//! (Zipf), one word in nearly every ticket and one in a handful.

use secondline::domain::ticket::Ticket;

/// Stands in nineteen tickets of twenty.
pub const COMMON: &str = "tarjeta";
/// Stands in one ticket of ten thousand.
pub const RARE: &str = "quetzal";

/// A small generator of numbers: the same seed gives the same tickets on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end` (xorshift64*).
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % end
    }

    /// Small numbers far more often than large ones, below `end`.
    fn skewed(&mut self, end: u64) -> u64 {
        let scale = self.below(end) + 1;
        self.below(scale)
    }
}

const SYLLABLES: [&str; 20] = [
    "ca", "ro", "mi", "to", "né", "la", "pu", "si", "gra", "do", "en", "ti", "ver", "lo", "ñu", "ba", "cre",
    "ja", "os", "ul",
];

/// The word of a rank; 8,000 different ones.
pub fn word(rank: u64) -> String {
    let (mut rank, mut word) = (rank, String::new());
    for _ in 0..3 {
        word.push_str(SYLLABLES[(rank % 20) as usize]);
        rank /= 20;
    }
    word
}

fn text(dice: &mut Dice, words: u64) -> String {
    let mut text = String::new();
    for nth in 0..words {
        if nth > 0 {
            text.push_str(if nth % 11 == 0 { ". " } else { " " });
        }
        text.push_str(&word(dice.skewed(8_000)));
    }
    text
}

/// Ticket `nth` of a cache where one in `open_of` is open.
pub fn ticket(nth: u64, open_of: u64) -> Ticket {
    let mut dice = Dice::new(nth + 1);
    let open = nth.is_multiple_of(open_of);
    let created = 1_763_000_000 + nth * 100;
    let stamp = |second: u64| {
        jiff::Timestamp::from_second(second as i64).map(|at| at.to_string()).unwrap_or_default()
    };
    let mut description = text(&mut dice, 130);
    if !nth.is_multiple_of(20) {
        description.push_str(". Mi ");
        description.push_str(COMMON);
    }
    if nth % 10_000 == 5 {
        description.push_str(". Un ");
        description.push_str(RARE);
    }
    let agent = dice.below(6);
    let owned = !open || dice.below(3) == 0;
    let json = serde_json::json!({
        "id": (nth + 1).to_string(),
        "key": (nth + 1).to_string(),
        "url": format!("http://127.0.0.1/tickets/{}", nth + 1),
        "subject": text(&mut dice, 7),
        "description": description,
        "status": if open { ["new", "open", "open", "pending"][dice.below(4) as usize] } else { "solved" },
        "priority": (["urgent", "high", "normal", "normal", "normal", "low"][dice.below(6) as usize]),
        "queue": {"id": "1", "name": "Tier 2"},
        "assignee": owned.then(|| serde_json::json!({"id": agent.to_string(), "name": format!("Agent {agent}")})),
        "requester": {"id": format!("c{}", dice.skewed(60_000)), "name": "Laura Méndez"},
        "channel": "web",
        "facts": {
            "product": (["credit_card", "loan", "ride", "food"][dice.skewed(4) as usize]),
            "reason": word(dice.skewed(40)),
            "amount": format!("{}.00", dice.below(9_000)),
            "language": (["es-MX", "pt-BR", "en"][dice.skewed(3) as usize]),
            "vendor": "Atento",
            "site": (["Atento CDMX", "Concentrix GDL", "Teleperformance SP"][dice.skewed(3) as usize]),
            "cause": if open { String::new() } else { format!("INF-{:02}", dice.skewed(40)) },
        },
        "tags": ["tier2", word(dice.skewed(60))],
        "created": stamp(created),
        "updated": stamp(created + dice.below(90_000)),
        "solved": (!open).then(|| stamp(created + 80_000)),
        "due": open.then(|| stamp(created + dice.below(400_000))),
        "version": "1",
        "mark": dice.below(6).to_string(),
        "escalated": true,
    });
    serde_json::from_value(json).expect("the generator writes tickets")
}
