//! Who owes us what: every open question to another team, the oldest first, and how much of their tickets' time the teams
//! took. Personal data is covered here already, so that no list of it is ever made.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::ask::{Ask, waits};
use super::chase::chase_at;
use super::clean::Clean;
use super::clock::Policies;
use super::ids::TicketId;
use super::redact::Veil;
use super::ticket::{Status, Ticket};

/// For so many days after its solution a ticket counts for the share of a team: one that answers fast has few open ones.
const DAYS: i64 = 28;

/// From when on solved tickets count for the shares.
#[must_use]
pub fn shares_since(now: Timestamp) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(24 * DAYS)).unwrap_or(Timestamp::MIN)
}

/// An open question, with what a list shows of its ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The ticket.
    pub ticket: TicketId,
    /// What people call it.
    pub key: Clean,
    /// Its subject, covered.
    pub subject: Clean,
    /// Its status.
    pub status: Status,
    /// Who owns it.
    pub owner: Option<Clean>,
    /// The question, its words covered.
    pub ask: Ask,
    /// When the team is asked again.
    pub chase: Option<Timestamp>,
}

impl Line {
    /// Whether the time to ask again has come.
    #[must_use]
    pub fn is_chase_due(&self, now: Timestamp) -> bool {
        self.chase.is_some_and(|at| at <= now)
    }
}

/// How much a team is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamWait {
    /// The team.
    pub team: Clean,
    /// How many questions to it are open.
    pub open: usize,
    /// How many tickets it was asked about.
    pub tickets: usize,
    /// How long it was waited for on them; two questions at once count once.
    pub waited: SignedDuration,
    /// How long those tickets have been open.
    pub of: SignedDuration,
}

impl TeamWait {
    /// Its share of the time that those tickets were open, in percent.
    #[must_use]
    pub fn percent(&self) -> f64 {
        (100.0 * self.waited.as_secs_f64() / self.of.as_secs_f64().max(1.0)).min(100.0)
    }
}

/// All of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// The open questions, the oldest first.
    pub lines: Vec<Line>,
    /// The teams, longest waited for first.
    pub teams: Vec<TeamWait>,
}

impl Waiting {
    /// What is waited for on tickets, each with its questions and what covers it. On a ticket that is solved nothing is
    /// waited for any more; what was counts for the shares.
    #[must_use]
    pub fn of<'a>(
        cases: impl IntoIterator<Item = (&'a Ticket, Vec<Ask>, Veil)>,
        policies: &Policies,
        now: Timestamp,
    ) -> Self {
        let mut lines = Vec::new();
        let mut teams: BTreeMap<String, TeamWait> = BTreeMap::new();
        for (ticket, mut asks, veil) in cases {
            for ask in &mut asks {
                // A team is one team, whatever it was called.
                if let Some(rule) = policies.ask(ask.team.as_str()) {
                    ask.team = Clean::line(&rule.team);
                }
            }
            let works = ticket.status.is_open();
            let until = ticket.solved.filter(|_| !works).unwrap_or(now);
            let open_for = until.duration_since(ticket.created);
            for (team, waited) in waits(&asks, until) {
                let open = asks.iter().filter(|ask| works && ask.is_open() && ask.team == team).count();
                let sum = teams.entry(team.as_str().to_lowercase()).or_insert_with(|| TeamWait {
                    team,
                    open: 0,
                    tickets: 0,
                    waited: SignedDuration::ZERO,
                    of: SignedDuration::ZERO,
                });
                sum.open += open;
                sum.tickets += 1;
                sum.waited += waited;
                sum.of += open_for.max(waited);
            }
            let covered = |text: &Clean| Clean::text(&veil.text(text.as_str()));
            for ask in asks.into_iter().filter(|ask| works && ask.is_open()) {
                lines.push(Line {
                    ticket: ticket.id.clone(),
                    key: ticket.key.clone(),
                    subject: covered(&ticket.subject),
                    status: ticket.status,
                    owner: ticket.assignee.as_ref().map(|owner| owner.name.clone()),
                    chase: chase_at(&ask, policies),
                    ask: Ask { question: covered(&ask.question), ..ask },
                });
            }
        }
        lines.sort_by(|a, b| (a.ask.asked, &a.key, &a.ask.id).cmp(&(b.ask.asked, &b.key, &b.ask.id)));
        let mut teams: Vec<TeamWait> = teams.into_values().collect();
        teams.sort_by(|a, b| b.waited.cmp(&a.waited).then_with(|| a.team.cmp(&b.team)));
        Self { lines, teams }
    }
}

#[cfg(test)]
mod tests {
    use super::super::urgency::tests::ticket;
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn ask(id: &str, team: &str, asked: &str, answered: Option<&str>) -> Ask {
        Ask {
            id: id.to_owned(),
            team: Clean::line(team),
            question: Clean::line("Laura Méndez: 3DS?"),
            by: None,
            asked: at(asked),
            due: None,
            step: None,
            pace: None,
            chased: Vec::new(),
            answered: answered.map(|answered| (at(answered), Clean::line("No"))),
        }
    }

    #[test]
    fn open_questions_stand_oldest_first_and_a_team_s_share_counts_answered_ones_too() {
        let now = at("2026-11-18T12:00:00Z");
        let veil = || Veil::over(["Laura Méndez"]);
        // Both tickets were opened two days before.
        let (one, two) = (ticket(), Ticket { id: TicketId::new("2"), ..ticket() });
        let cases = [
            (
                &one,
                vec![
                    ask("a", "Fraud", "2026-11-17T00:00:00Z", Some("2026-11-17T12:00:00Z")),
                    ask("b", "fraud", "2026-11-18T00:00:00Z", None),
                ],
                veil(),
            ),
            (&two, vec![ask("c", "Risk", "2026-11-17T12:00:00Z", None)], veil()),
        ];
        let waiting = Waiting::of(cases, &Policies::default(), now);
        let ids: Vec<&str> = waiting.lines.iter().map(|line| line.ask.id.as_str()).collect();
        assert_eq!(ids, ["c", "b"]);
        assert!(!waiting.lines[0].ask.question.as_str().contains("Méndez"));
        let teams: Vec<(&str, usize, usize, i64)> = waiting
            .teams
            .iter()
            .map(|team| (team.team.as_str(), team.open, team.tickets, team.percent().round() as i64))
            .collect();
        assert_eq!(teams, [("Fraud", 1, 2, 25), ("Risk", 1, 1, 50)], "names that differ only in letters");
    }
    #[test]
    fn what_was_answered_on_a_solved_ticket_counts_for_the_share_and_nothing_is_waited_for_there() {
        let now = at("2026-11-20T12:00:00Z");
        let solved = Ticket {
            status: Status::Solved,
            created: at("2026-11-18T00:00:00Z"),
            solved: Some(at("2026-11-19T00:00:00Z")),
            ..ticket()
        };
        let asks = vec![
            ask("a", "Fraud", "2026-11-18T00:00:00Z", Some("2026-11-18T06:00:00Z")),
            ask("b", "Risk", "2026-11-18T12:00:00Z", None),
        ];
        let waiting = Waiting::of([(&solved, asks, Veil::over(["x"]))], &Policies::default(), now);
        assert_eq!(waiting.lines, []);
        let teams: Vec<_> =
            waiting.teams.iter().map(|team| (team.team.as_str(), team.open, team.percent())).collect();
        assert_eq!(teams, [("Risk", 0, 50.0), ("Fraud", 0, 25.0)]);
    }
}
