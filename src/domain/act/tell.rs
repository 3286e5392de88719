//! What goes along when somebody else is going to need it: the answers and ticks of a run that colleagues do not know yet,
//! as one internal note before the act that hands them on. What the note says to other machines is in
//! [`crate::domain::sop`].

use std::collections::BTreeMap;

use super::{Case, said};
use crate::domain::able::Able;
use crate::domain::change::{Change, FieldValue, NewChange};
use crate::domain::clean::Clean;
use crate::domain::ids::ChangeId;
use crate::domain::mark::short;
use crate::domain::sop::{Item, Progress, Said, Sop, Step, Telling, show_answer};

/// Most bytes of what one note tells, so that it fits wherever a note does: what is more goes in a further one.
const MOST: usize = 12 * 1024;

/// The act with what is not told yet of the run before it.
pub(super) fn with_told(
    case: &Case<'_>,
    acted: Vec<NewChange>,
    ids: &mut impl FnMut() -> ChangeId,
) -> Vec<NewChange> {
    if acted.is_empty() {
        return acted;
    }
    let mut changes = tell(case, ids);
    changes.extend(acted);
    changes
}

/// Whether a value of a field hands the case on to somebody else.
pub(super) fn hands_on(case: &Case<'_>, value: &FieldValue) -> bool {
    match value {
        FieldValue::Assignee(to) => to.as_ref().is_none_or(|to| to.id != case.me.id),
        FieldValue::Queue(_) => true,
        _ => false,
    }
}

/// Tells colleagues what was answered and ticked since the last time; nothing where they know it all. As it is a change
/// like any other, who tells it twice tells nothing the second time.
pub fn tell(case: &Case<'_>, ids: &mut impl FnMut() -> ChangeId) -> Vec<NewChange> {
    let (Some(sop), Some((id, version))) = (case.sop, &case.run.pinned) else { return Vec::new() };
    if *id != sop.id || case.ticket.gone.is_some() || !case.ticket.status.is_open() {
        return Vec::new();
    }
    let now = case.at();
    let mut untold = case.run.untold(now);
    untold.retain(|item, _| match item {
        Item::Answer(input) => sop.input(input).is_some(),
        Item::Tick(step) => sop.step(step).is_some(),
    });
    let moved = case.run.known.version.as_ref().is_some_and(|(_, known)| known != version);
    if untold.is_empty() && !moved {
        return Vec::new();
    }
    let mut notes = vec![BTreeMap::new()];
    let mut bytes = 0;
    for step in &sop.steps {
        for (item, said) in items_of(step).filter_map(|item| Some((item.clone(), untold.remove(&item)?))) {
            let more = said.value.as_ref().map_or(0, |value| value.as_str().len());
            if bytes > 0 && bytes + more > MOST {
                notes.push(BTreeMap::new());
                bytes = 0;
            }
            bytes += more;
            notes.last_mut().into_iter().for_each(|note| {
                note.insert(item.clone(), said.clone());
            });
        }
    }
    let role = case.me.role.clone().unwrap_or_default();
    let since = case.run.since.unwrap_or(now);
    let telling = |items| {
        let (ticket, version, role) = (case.ticket.id.clone(), version.clone(), role.clone());
        Telling { ticket, sop: sop.id.clone(), version, since, role, items }
    };
    notes.into_iter().map(|items| note(case, sop, &telling(items), ids())).collect()
}

/// The changes of one act as they are committed: a run is told once, and not where the CRM has no place for notes.
#[must_use]
pub fn told_once(changes: Vec<NewChange>, able: Option<&Able>) -> Vec<NewChange> {
    let mut known: Vec<Telling> = Vec::new();
    let mut kept = Vec::new();
    for new in changes {
        if let (Change::Record { mark, .. }, Some(out)) = (&new.change, &new.out)
            && let Some(telling) = Telling::of(mark)
        {
            if known.contains(&telling) || able.is_some_and(|able| able.refuses(out).is_some()) {
                continue;
            }
            known.push(telling);
        }
        kept.push(new);
    }
    kept
}

/// What a step can hold, in the order in which it is read.
fn items_of(step: &Step) -> impl Iterator<Item = Item> {
    let answers = step.ask.iter().map(|input| Item::Answer(input.id.clone()));
    answers.chain([Item::Tick(step.id.clone())])
}

fn note(case: &Case<'_>, sop: &Sop, telling: &Telling, id: ChangeId) -> NewChange {
    let progress = Progress::of(sop, case.run, case.ticket, case.now);
    let title = &sop.words(case.language).title;
    let mut words = vec![format!("▶ {title} {} ({}/{})", telling.version, progress.done, progress.of)];
    for step in &sop.steps {
        let told: Vec<(Item, &Said)> =
            items_of(step).filter_map(|item| Some((item.clone(), telling.items.get(&item)?))).collect();
        let tick = told.iter().find(|(item, _)| matches!(item, Item::Tick(_)));
        let sign = tick.map_or("", |(_, said)| if said.value.is_some() { "✔ " } else { "○ " });
        if !told.is_empty() {
            words.push(format!("{sign}{}", case.step_title(&step.id)));
        }
        for (item, said) in &told {
            if let Item::Answer(input) = item {
                words.push(format!("  {}: {}", case.label(input), shown(case, sop, input, said)));
            }
        }
    }
    let (mark, words) = (telling.mark(&short(&id)), words.join("\n"));
    let out = said(mark.note(&words), false);
    case.change(id, Change::Record { mark, text: Clean::text(&words) }, Some(out))
}

/// An answer as a colleague reads it.
fn shown(case: &Case<'_>, sop: &Sop, input: &str, said: &Said) -> String {
    match (&said.value, sop.input(input)) {
        (Some(value), _) if value.as_str() == "true" => "✔".to_owned(),
        (Some(value), _) if value.as_str() == "false" => "✘".to_owned(),
        (Some(value), Some((_, asked))) => show_answer(sop, asked, value, case.language),
        _ => "–".to_owned(),
    }
}
