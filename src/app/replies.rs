//! The replies of the files as a list to choose from: what suits the case first, by what a person calls them.

use super::acting::{Acting, Team, procedure, spoken};
use super::context::Context;
use super::news::field_word;
use super::picker::{Item, Picker};
use super::sheet::{Choosing, Sheet};
use crate::config::{Words, along, reply};
use crate::domain::act::Along;
use crate::domain::change::FieldValue;
use crate::domain::sop::{State, StepState};
use crate::domain::ticket::Fact;
use crate::store::TicketView;

/// What helps against a known error, then the texts of the procedure, the one of its latest step first, then those of the
/// ticket's product, those of none, and at the end those of other products.
pub(super) fn offered(view: &TicketView, team: &Team, cx: &mut Context<'_>) -> Acting {
    let language = spoken(view, cx).to_owned();
    let mut items: Vec<Item> = super::problems::workarounds(view, &language, team, cx);
    let words = &cx.config.words;
    let titled = |name: &str, detail: String| {
        let title = cx.config.macros.get(name).map_or(name, |one| one.title(name, words.language()));
        Item::new(name, title.to_owned(), detail).keyed(vec![name.to_owned()])
    };
    if let Some(procedure) = procedure(view, cx) {
        let steps = procedure.sop.words(words.language());
        let named =
            |state: &StepState| procedure.sop.step(&state.id).and_then(|step| step.macro_name.clone());
        let (done, open): (Vec<&StepState>, Vec<&StepState>) =
            procedure.progress.steps.iter().partition(|it| matches!(it.state, State::Done | State::Open));
        for state in done.into_iter().rev().chain(open) {
            if let Some(name) =
                named(state).filter(|name| reply(&cx.config.macros, name, &language).is_some())
                && !items.iter().any(|known| known.id == name)
            {
                items.push(titled(&name, steps.step(&state.id).to_owned()));
            }
        }
    }
    let product = view.shown.fact(Fact::Product);
    let mut rest: Vec<_> = cx.config.macros.iter().collect();
    rest.sort_by_key(|(_, one)| (!one.fits(product), one.products.is_empty()));
    for (name, one) in rest {
        if !items.iter().any(|known| known.id == *name) {
            let of: Vec<String> = one.products.iter().map(|product| words.product(product)).collect();
            items.push(titled(name, if one.fits(product) { String::new() } else { of.join(", ") }));
        }
    }
    for known in &mut items {
        let told = told_along(&along(&cx.config.macros, &known.id), words);
        if !told.is_empty() {
            let apart = if known.detail.is_empty() { "" } else { "  " };
            known.detail = format!("{}{apart}{told}", known.detail);
        }
    }
    Acting::sheet(Sheet::Picker(
        Choosing::Macro(view.shown.id.clone()),
        Picker::new(cx.word("pick-macro"), items),
    ))
}

/// What happens along with a reply, in a few words; empty where nothing does.
pub(super) fn told_along(along: &Along, words: &Words) -> String {
    let value = |value: &FieldValue| match value {
        FieldValue::Status(status) => words.get(&format!("status-{}", status.as_str())),
        FieldValue::Priority(priority) => words.get(&format!("priority-{}", priority.as_str())),
        FieldValue::Fact(_, text) => text.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string),
        FieldValue::Assignee(_) | FieldValue::Queue(_) => String::new(),
    };
    let set = along.set.iter().map(|one| format!("{} {}", words.get(&field_word(one.name())), value(one)));
    let add = along.add.iter().map(|tag| format!("+{tag}"));
    let remove = along.remove.iter().map(|tag| format!("-{tag}"));
    set.chain(add).chain(remove).collect::<Vec<_>>().join(" · ")
}
