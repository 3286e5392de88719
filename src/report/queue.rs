//! A queue as the screen and the command line show it: what recurs by the settings' rule, and what became of the contacts of
//! what is out. One function, so that both say the same.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::standing::Stands;
use crate::config::{Config, Words};
use crate::domain::article::{Existing, existing};
use crate::domain::proposal::{Effect, Kind, Proposal, SETTLE_DAYS, Told};
use crate::domain::recurrence::Rule;
use crate::domain::say::Say;
use crate::domain::stats::Interval;
use crate::store::{Among, Store, StoreError};

/// The proposals of a kind with their effects.
///
/// # Errors
/// Only faults of the file.
pub fn queue(
    store: &Store,
    config: &Config,
    kind: Kind,
    now: Timestamp,
) -> Result<Vec<Proposal>, StoreError> {
    let mut proposals = store.proposals(kind, rule(config, kind), now)?;
    let known = store.documents(kind)?;
    let stands = Stands::read(store, kind)?;
    for proposal in &mut proposals {
        proposal.standing = stands.of(proposal.key.as_str());
        if proposal.state.is_offered() && !known.is_empty() {
            let links = match kind {
                Kind::Knowledge => store.knowledge_of(&proposal.evidence.tickets)?,
                Kind::Product => Vec::new(),
            };
            proposal.existing = existing(&known, &title(proposal, config), &links);
        }
        if let Some(out) = proposal.out() {
            let evidence = &proposal.evidence;
            let causes = config.taxonomy.recode().sources(evidence.cause.as_str());
            let of = Among::of(evidence);
            proposal.effect = Some(store.effect(&causes, &of, (out, now), &config.exposure)?);
        }
    }
    Ok(proposals)
}

/// What its article or request would be called.
fn title(proposal: &Proposal, config: &Config) -> String {
    let code = proposal.evidence.cause.as_str();
    let cause = config.taxonomy.get(code).map_or(code, |cause| cause.name(config.words.language()));
    let product = config.words.product(proposal.evidence.product.as_str());
    config.words.say(&proposal.title_say(cause, &product))
}

/// What exists already, as a sentence.
pub fn existing_say(existing: &Existing, kind: Kind) -> Say {
    let by = if existing.linked > 0 { "links" } else { "title" };
    Say::new(&format!("existing-{}-{by}", kind.as_str()))
        .with("id", &existing.id)
        .with("title", &existing.title)
        .with("count", existing.linked)
}

/// When a recurrence is offered to a queue.
pub fn rule(config: &Config, kind: Kind) -> Rule {
    let rules = &config.settings.recurrence;
    match kind {
        Kind::Knowledge => rules.knowledge,
        Kind::Product => rules.product,
    }
    .into()
}

/// What became of the contacts, as a sentence.
fn effect_say(effect: &Effect) -> Say {
    let day = |at: Timestamp| at.strftime("%Y-%m-%d").to_string();
    let is_few = effect.told == Told::CannotTell && effect.change().is_empty();
    let word = if is_few { "few" } else { effect.told.as_str() };
    Say::new(&format!("effect-{word}"))
        .with("out", day(effect.out))
        .with("closes", day(effect.closes))
        .with("days", effect.days())
        .with("settle", SETTLE_DAYS)
        .with("before", effect.before.count)
        .with("after", effect.after.count)
        .with("change", effect.change())
}

/// What became of the contacts in a person's words, with the rates where it is known what contacts can come from, and that
/// they are of days alone where it is not.
pub fn effect_told(effect: &Effect, words: &Words) -> String {
    let told = words.say(&effect_say(effect));
    let Some([before, after]) = effect.per_thousand() else {
        let by_days = effect.windows.map(|_| words.get("effect-by-days"));
        return std::iter::once(told).chain(by_days).collect::<Vec<_>>().join(" ");
    };
    let rate = |(rate, found): (f64, Interval)| format!("{rate:.2} [{:.2}–{:.2}]", found.low, found.high);
    let say = Say::new("effect-rate")
        .with("unit", effect.unit.as_deref().unwrap_or_default())
        .with("before", words.decimals(&rate(before)))
        .with("after", words.decimals(&rate(after)));
    format!("{told} {}", words.say(&say))
}

/// The same in a few cells: `14→3 −79%`; a question mark where it cannot be told.
pub fn effect_short(effect: &Effect) -> String {
    let counts = format!("{}→{}", effect.before.count, effect.after.count);
    match (effect.windows, effect.change().split_once(" [")) {
        (None, _) => "?".to_owned(),
        (Some(_), Some((change, _))) if effect.is_told() => format!("{counts} {change}"),
        _ => format!("{counts} ?"),
    }
}

/// The effect as JSON: counts, exposure in days or in `unit`, the multiple with its 95 % interval (an open end is null).
pub(super) fn effect_document(effect: &Effect) -> Value {
    json!({
        "told": effect.told,
        "out": effect.out,
        "closes": effect.closes,
        "days": effect.days(),
        "windows": effect.windows,
        "before": effect.before,
        "after": effect.after,
        "unit": effect.unit,
        "ratio": effect.ratio(),
        "interval": effect.interval(),
    })
}
