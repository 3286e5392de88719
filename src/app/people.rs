//! Whom work can be given to: colleagues of our line first, those of Tier 1 behind them and marked, and whom it went to.

use super::App;
use super::acting::Team;
use super::picker::Item;
use crate::config::Words;
use crate::domain::ids::PersonId;
use crate::domain::say::Say;
use crate::domain::ticket::{Person, Ticket};

/// People to choose from, in the order and with the marks in which they are offered.
pub(super) fn items<'a>(
    people: impl IntoIterator<Item = &'a Person>,
    team: &Team,
    words: &Words,
) -> Vec<Item> {
    let (first, ours): (Vec<&Person>, Vec<&Person>) =
        people.into_iter().partition(|one| team.first_line.contains_key(&one.id));
    let ours = ours.into_iter().map(|one| Item::new(one.id.as_str(), one.name.to_string(), String::new()));
    let first = first.into_iter().map(|one| {
        let label = words.with("pick-coach-t1", &[("name", one.name.as_str())]);
        let queue = team.first_line.get(&one.id).map(ToString::to_string).unwrap_or_default();
        Item::new(one.id.as_str(), label, queue)
    });
    ours.chain(first).collect()
}

impl App {
    /// To whom a case went, and to which queue where that is another one.
    pub(super) fn given(&self, ticket: &Ticket, id: &str) -> Say {
        let wanted = PersonId::new(id);
        let Some(to) = self.team.agents.iter().find(|one| one.id == wanted) else {
            return Say::new("given-nobody").with("key", &ticket.key);
        };
        let say = |id: &str| Say::new(id).with("key", &ticket.key).with("name", &to.name);
        match self.team.first_line.get(&to.id) {
            Some(queue) if queue.is_empty() => say("given-queue").with("queue", "Tier 1"),
            Some(queue) if ticket.queue.as_ref().is_none_or(|here| here.name != *queue) => {
                say("given-queue").with("queue", queue)
            }
            _ => say("given-to"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::clean::Clean;

    #[test]
    fn those_of_tier_1_stand_last_and_are_marked() {
        let person =
            |id: &str| Person { id: PersonId::new(id), name: Clean::line(id), email: None, role: None };
        let agents = vec![person("Ana"), person("Gustavo"), person("Zoe")];
        let first_line = BTreeMap::from([(PersonId::new("Gustavo"), Clean::line("Tier 1 Cards"))]);
        let team = Team { agents, first_line, ..Team::default() };
        let items = items(&team.agents, &team, &Words::shipped("en"));
        let shown: Vec<(&str, &str)> =
            items.iter().map(|item| (item.label.as_str(), item.detail.as_str())).collect();
        assert_eq!(shown, [("Ana", ""), ("Zoe", ""), ("Gustavo (Tier 1)", "Tier 1 Cards")]);
    }
}
