//! What can be pointed at from the chain of the resolve sheet: entries of the conversation, answers of the procedure,
//! attached files; and what the sheet says of the chain while it is typed.

use super::App;
use super::forms::ResolveSheet;
use super::picker::{Item, Picker};
use crate::domain::clean::Clean;
use crate::domain::say::Say;
use crate::domain::sop::{Kind, show_answer};
use crate::domain::ticket::Fact;
use crate::domain::why::{Evidence, Why, advice};

/// Letters of an entry that say which one it is.
const SAID: usize = 60;

impl App {
    /// Everything of the ticket that an answer of the chain can point at, the newest entry first.
    pub(super) fn evidence_picker(&self) -> Picker {
        let mut items = Vec::new();
        let words = &self.config.words;
        if let Some(view) = self.current() {
            let veil = self.privacy.veil(view);
            for entry in view.timeline.iter().rev() {
                let at = self.zone.to_datetime(entry.at).strftime("%d/%m %H:%M").to_string();
                let one = Evidence::Entry(entry.id.clone(), Clean::line(&at));
                let said: String = veil.text(entry.text.as_str()).chars().take(SAID).collect();
                let by = entry.author.as_ref().map_or_else(String::new, |author| {
                    if veil.covers(author, &view.shown) {
                        veil.name(author.name.as_str())
                    } else {
                        author.name.to_string()
                    }
                });
                items.push(offered(&one, format!("{at}  {}", said.replace('\n', " ")), by));
                for file in &entry.files {
                    let name = veil.text(file.name.as_str());
                    let shown = words.with("file-attached", &[("name", &name)]);
                    items.push(offered(&Evidence::File(file.name.clone()), shown, String::new()));
                }
            }
        }
        let opened =
            self.ticket.as_ref().filter(|ticket| self.current().is_some_and(|it| it.shown.id == ticket.id));
        if let Some(procedure) = opened.and_then(|ticket| ticket.procedure.as_ref()) {
            let names = procedure.sop.words(words.language());
            for (input, value) in &procedure.run.answers {
                let Some((_, asked)) = procedure.sop.input(input) else { continue };
                let shown = match (&asked.kind, value.as_str()) {
                    (Kind::Bool { .. }, "true") => words.get("yes"),
                    (Kind::Bool { .. }, "false") => words.get("no"),
                    _ => show_answer(&procedure.sop, asked, value, words.language()),
                };
                let one = Evidence::Answer(input.clone(), Clean::line(&shown));
                items.push(offered(&one, format!("{}: {shown}", names.label(input)), words.get("procedure")));
            }
        }
        items.push(Item::new("[https://", words.get("evidence-link"), String::new()));
        items.push(Item::new("[", words.get("evidence-typed"), String::new()));
        Picker::new(words.get("pick-evidence"), items)
    }

    /// What the resolve sheet says of its chain: what may help, else how much of it is shown by something.
    #[must_use]
    pub fn chain_told(&self, sheet: &ResolveSheet) -> Option<Say> {
        let chain = Why::chain(&sheet.why.text());
        let agent = self.current().and_then(|view| view.shown.fact(Fact::T1Agent));
        let me = self.me.as_ref().map(|me| me.name.as_str());
        let names: Vec<&str> = agent.into_iter().chain(me).collect();
        let mut told = advice(&chain, &names);
        if told.is_empty() && !chain.is_empty() {
            let assumed = chain.iter().filter(|why| why.is_assumed()).count();
            told.push(Say::new("why-shown").with("shown", chain.len() - assumed).with("of", chain.len()));
        }
        told.into_iter().next_back()
    }
}

fn offered(one: &Evidence, label: String, detail: String) -> Item {
    Item::new(&format!("[{one}]"), label, detail)
}
