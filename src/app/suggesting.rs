//! The causes that a sheet offers, with why: from the steps of the procedure, similar tickets and open problems. What
//! weighs how much is decided in `domain::suggest`.

use super::App;
use super::acting::{Team, procedure};
use super::context::Context;
use super::picker::{Item, Picker};
use super::sheet::{Choosing, Sheet};
use super::update::context;
use crate::domain::ids::TicketId;
use crate::domain::sop::State;
use crate::domain::suggest::{Grounds, Suggestion, suggest};
use crate::store::{Similar, TicketView};

/// The causes to offer for a ticket.
pub(super) fn suggestions(
    view: &TicketView,
    similar: &[Similar],
    team: &Team,
    cx: &Context<'_>,
) -> Vec<Suggestion> {
    let procedure = procedure(view, cx);
    let mut steps = Vec::new();
    if let Some(procedure) = &procedure {
        let words = procedure.sop.words(cx.config.words.language());
        let live = procedure.progress.steps.iter();
        for state in live.filter(|state| matches!(state.state, State::Done | State::Open)) {
            let named = procedure.sop.step(&state.id).into_iter().flat_map(|step| &step.suggest);
            steps.extend(named.map(|code| (code.as_str(), words.step(&state.id))));
        }
    }
    let similar = similar.iter().map(|one| (&one.id, one.cause.as_str())).collect();
    suggest(&view.shown.id, &Grounds { steps, similar, problems: &team.problems })
}

/// All causes to choose from, those that are offered first.
pub(super) fn picker(suggested: &[Suggestion], cx: &Context<'_>) -> Picker {
    Picker::new(cx.word("pick-cause"), items(suggested, cx))
}

fn items(suggested: &[Suggestion], cx: &Context<'_>) -> Vec<Item> {
    let language = cx.config.words.language();
    let taxonomy = &cx.config.taxonomy;
    let rank = |code: &str| suggested.iter().position(|one| one.code == code).unwrap_or(suggested.len());
    let mut causes: Vec<_> = taxonomy.causes().collect();
    causes.sort_by_key(|cause| rank(&cause.code));
    causes
        .into_iter()
        .map(|cause| {
            let family = cause.parent.as_deref().and_then(|parent| taxonomy.get(parent));
            let detail = family.map_or_else(String::new, |family| family.name(language).to_owned());
            Item::new(&cause.code, format!("{}  {}", cause.code, cause.name(language)), detail)
        })
        .collect()
}

impl App {
    /// Similar tickets arrived: what chooses a cause for their ticket offers theirs too.
    pub(super) fn suggest(&mut self, ticket: &TicketId, similar: &[Similar]) {
        let Some(view) = self.current().filter(|view| view.shown.id == *ticket).cloned() else { return };
        let mut effects = Vec::new();
        let cx = context!(self, effects);
        let found = suggestions(&view, similar, &self.team, &cx);
        let items = items(&found, &cx);
        for sheet in &mut self.sheets {
            match sheet {
                Sheet::Resolve(sheet) if sheet.ticket == *ticket => sheet.suggested.clone_from(&found),
                Sheet::Picker(Choosing::SetCause(of), picker) if of == ticket => picker.refill(items.clone()),
                _ => {}
            }
        }
    }
}
