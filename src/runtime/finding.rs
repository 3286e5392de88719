//! What may be jumped to, read for the engine: tickets near a few letters, and everything else that has a name.

use crate::app::{Aim, Hit, Reach, ranked, veiled};
use crate::config::Config;
use crate::domain::clean::Clean;
use crate::domain::proposal::Kind;
use crate::domain::redact::mask_name;
use crate::domain::sop::latest;
use crate::store::{DeskRow, Store, StoreError};

/// Tickets that are listed.
const LISTED: usize = 60;
/// What an exact key is worth: more than any letters.
const EXACT: u32 = 100_000;
/// What work that is still owed is worth: it decides among equals.
const OPEN: u32 = 4;

/// Tickets that the letters may mean, best first, and how many of all they are; without letters those that were opened last.
pub fn near(store: &Store, config: &Config, text: &str) -> Result<(Vec<Hit>, Reach), StoreError> {
    if text.trim().is_empty() {
        let rows = store.rows(&store.recent()?)?;
        return Ok((rows.into_iter().map(|row| hit(row, 0, String::new(), config)).collect(), Reach::All));
    }
    let nearby = store.near(text)?;
    let key = text.trim().trim_start_matches('#');
    let mut best: Vec<(u32, usize)> = ranked(text, nearby.tickets.iter().map(|near| near.text.as_str()))
        .into_iter()
        .map(|(score, place)| {
            let near = &nearby.tickets[place];
            let exact = if near.key.eq_ignore_ascii_case(key) { EXACT } else { 0 };
            (score + exact + if near.open { OPEN } else { 0 }, place)
        })
        .collect();
    best.sort_by_key(|(score, place)| (std::cmp::Reverse(*score), *place));
    let reach = match (nearby.cut || best.len() > LISTED, nearby.partly) {
        (true, _) => Reach::Cut,
        (false, true) => Reach::Partly,
        (false, false) => Reach::All,
    };
    best.truncate(LISTED);
    let mut hits = Vec::with_capacity(best.len());
    for (score, place) in best {
        let near = &nearby.tickets[place];
        // A ticket that is gone meanwhile is not listed.
        hits.extend(
            store.rows(&[near.row])?.into_iter().map(|row| hit(row, score, near.text.clone(), config)),
        );
    }
    Ok((hits, reach))
}

fn hit(row: DeskRow, score: u32, text: String, config: &Config) -> Hit {
    let row = veiled(row);
    let status = config.words.get(&format!("status-{}", row.status.as_str()));
    let customer = row.requester.as_ref().map(|name| format!("{} · ", mask_name(name.as_str())));
    Hit {
        aim: Aim::Ticket(row.id),
        label: format!("#{} {}", row.key, row.subject),
        detail: format!("{}{status}", customer.unwrap_or_default()),
        text,
        score,
    }
}

/// Colleagues, articles and procedures.
pub fn goals(store: &Store, config: &Config) -> Result<Vec<Hit>, StoreError> {
    let words = &config.words;
    let goal = |aim: Aim, label: String, detail: &str, also: &str| Hit {
        text: format!("{label} {also}"),
        aim,
        label,
        detail: words.get(detail),
        score: 0,
    };
    let mut goals: Vec<Hit> = Vec::new();
    for person in store.agents()? {
        let name = person.name.to_string();
        let mail = person.email.as_ref().map_or("", Clean::as_str);
        goals.push(goal(Aim::Person(name.clone()), name, "goal-person", mail));
    }
    for article in store.documents(Kind::Knowledge)? {
        let (id, title) = (article.id.to_string(), article.title.to_string());
        goals.push(goal(Aim::Article(Box::new(article)), title, "goal-article", &id));
    }
    for sop in &config.sops {
        if latest(&config.sops, &sop.id).is_some_and(|newest| newest.version == sop.version) {
            let title = sop.words(words.language()).title.clone();
            let id = sop.id.to_string();
            goals.push(goal(Aim::Sop(sop.id.clone()), title, "goal-sop", &id));
        }
    }
    Ok(goals)
}
