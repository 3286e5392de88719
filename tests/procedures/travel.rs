//! A run travels: what one desk tells, another one knows, in whatever order it comes.

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use secondline::domain::act::{self, Case};
use secondline::domain::change::{Change, Committed, FieldValue, NewChange, Outgoing};
use secondline::domain::clean::Clean;
use secondline::domain::ids::ChangeId;
use secondline::domain::mark::Mark;
use secondline::domain::sop::{Kind, Progress, Run, Sop, State};
use secondline::domain::ticket::{Entry, Person, Ticket};

use super::{CONFIG, UTC, person, procedure, ticket};

/// A machine with its person: its own journal, and the notes that reached it.
struct Machine {
    me: Person,
    journal: Vec<Committed>,
    ticket: Ticket,
    /// Which of all notes arrived here.
    seen: Vec<Entry>,
}

impl Machine {
    fn new(me: &str, role: &str) -> Self {
        let ticket = Ticket {
            status: secondline::domain::ticket::Status::Open,
            ..ticket("credit_card", "unrecognised_charge")
        };
        Self { me: person(me, role), journal: Vec::new(), ticket, seen: Vec::new() }
    }

    fn run(&self) -> Run {
        Run::of(&self.ticket, &self.journal, &self.seen, &CONFIG.sops)
    }

    /// Acts at a moment; what leaves is appended to `wire`.
    fn act(
        &mut self,
        now: Timestamp,
        wire: &mut Vec<Entry>,
        act: impl FnOnce(&Case<'_>, &mut dyn FnMut() -> ChangeId) -> act::Acted,
    ) -> Result<usize, String> {
        let run = self.run();
        let sop = procedure("cc-unrecognised-charge");
        let case = Case {
            ticket: &self.ticket,
            me: &self.me,
            run: &run,
            sop: Some(sop),
            taxonomy: &CONFIG.taxonomy,
            now: UTC.to_datetime(now),
            zone: &UTC,
            language: "en",
        };
        let mut nth = self.journal.len();
        let name = self.me.id.to_string();
        let mut ids = move || {
            nth += 1;
            ChangeId::new(format!("{name}{nth:06}"))
        };
        let made = act(&case, &mut ids).map_err(|no| no[0].rule.to_string())?;
        for NewChange { id, ticket, change, out } in made.clone() {
            if let Some(Outgoing::Ticket(patch)) = &out {
                if let Some(comment) = &patch.comment {
                    wire.push(Entry { text: comment.text.clone(), ..entry(wire.len(), now, &self.me) });
                }
                self.ticket = self.ticket.with([patch]);
            }
            self.journal.push(Committed { id, ticket, by: self.me.clone(), at: now, change });
        }
        Ok(made.len())
    }

    /// Whether it changed anything: a question that does not apply yet is refused.
    fn answer(&mut self, now: Timestamp, wire: &mut Vec<Entry>, input: &str, typed: Option<&str>) -> bool {
        self.act(now, wire, |case, mut ids| act::answer(case, input, typed, &mut ids))
            .is_ok_and(|made| made > 0)
    }

    fn tell(&mut self, now: Timestamp, wire: &mut Vec<Entry>) -> usize {
        self.act(now, wire, |case, mut ids| Ok(act::tell(case, &mut ids))).unwrap()
    }

    /// The notes arrive in some order.
    fn receive(&mut self, wire: &[Entry], turn: usize) {
        self.seen = wire.to_vec();
        if !self.seen.is_empty() {
            let by = turn % self.seen.len();
            self.seen.rotate_left(by);
        }
    }
}

fn entry(nth: usize, at: Timestamp, by: &Person) -> Entry {
    serde_json::from_value(serde_json::json!({
        "id": nth.to_string(), "at": at, "author": {"id": by.id, "name": by.name}, "public": false, "text": ""
    }))
    .unwrap()
}

fn start() -> Timestamp {
    "2026-03-20T10:00:00Z".parse().unwrap()
}

/// Answers with who gave them, ticks, and the procedure.
type Shown = (Vec<(String, String, String)>, Vec<String>, Option<String>);

/// What a person is shown of a run. A procedure in which nothing was ever told is nobody's news: its version alone does
/// not travel.
fn shown(run: &Run) -> Shown {
    let answers = run
        .answers
        .iter()
        .map(|(input, value)| (input.clone(), value.to_string(), run.marks[input].by.id.to_string()));
    let told = run.pinned.as_ref().filter(|_| run.known.version.is_some());
    let version = told.map(|(sop, version)| format!("{sop}@{version}"));
    (answers.collect(), run.ticks.keys().cloned().collect(), version)
}

fn typed(sop: &Sop, pick: usize, value: usize) -> (&str, Option<String>) {
    let inputs: Vec<_> = sop.steps.iter().take(3).flat_map(|step| &step.ask).collect();
    let input = inputs[pick % inputs.len()];
    let text = match &input.kind {
        Kind::Choice { of } => of[value % of.len()].clone(),
        Kind::Bool { .. } => value.is_multiple_of(2).to_string(),
        Kind::Money { .. } | Kind::Int { .. } => (100 + value).to_string(),
        Kind::Date { .. } => "2026-03-10".to_owned(),
        Kind::DateTime { .. } => format!("2026-03-10 10:{:02}", value % 60),
        Kind::Last4 => format!("{:04}", 4000 + value),
        _ => format!("ABCD1234{value}"),
    };
    (&input.id, (!value.is_multiple_of(5)).then_some(text))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn two_desks_come_to_the_same_run_in_whatever_order_its_notes_arrive(
        deeds in prop::collection::vec((0_usize..2, 0_usize..12, 0_usize..40, 0_usize..4), 1..40),
        turns in (0_usize..40, 0_usize..40),
    ) {
        let mut desks = [Machine::new("ana", "agent"), Machine::new("marisol", "lead")];
        let sop = procedure("cc-unrecognised-charge");
        let mut wire = Vec::new();
        let mut now = start();
        for (who, pick, value, kind) in deeds {
            now += SignedDuration::from_secs(1);
            let desk = &mut desks[who];
            match kind {
                0 => { desk.tell(now, &mut wire); }
                1 => { let all = wire.clone(); desk.receive(&all, pick); }
                _ => {
                    let (input, text) = typed(sop, pick, value);
                    if desk.answer(now, &mut wire, input, text.as_deref()) {
                        // One's own later word is never overwritten by what arrives.
                        let before = desk.run().answers.get(input).cloned();
                        let all = wire.clone();
                        desk.receive(&all, value);
                        prop_assert_eq!(desk.run().answers.get(input).cloned(), before, "{}", input);
                    }
                }
            }
        }
        // All is told and all arrives, at each in an order of its own.
        for _ in 0..2 {
            for (who, desk) in desks.iter_mut().enumerate() {
                now += SignedDuration::from_secs(1);
                let all = wire.clone();
                desk.receive(&all, turns.0 + who);
                desk.tell(now, &mut wire);
            }
        }
        desks[0].receive(&wire.clone(), turns.0);
        desks[1].receive(&wire.clone(), turns.1);
        prop_assert_eq!(shown(&desks[0].run()), shown(&desks[1].run()));
        for desk in &mut desks {
            prop_assert_eq!(desk.tell(now, &mut wire), 0, "nothing is told twice");
        }
    }
}

#[test]
fn what_was_answered_goes_along_once_when_a_case_is_given_away_and_is_read_by_people() {
    let (mut ana, mut wire, now) = (Machine::new("ana", "agent"), Vec::new(), start());
    let step = procedure("cc-unrecognised-charge").steps.first().unwrap();
    let given = FieldValue::Assignee(Some(person("marisol", "lead")));
    let input = step.ask.first().unwrap();
    assert!(ana.answer(now, &mut wire, &input.id, Some("otp")));
    let before = wire.len();
    let give = |case: &Case<'_>, mut ids: &mut dyn FnMut() -> ChangeId| act::set(case, given, &mut ids);
    assert_eq!(ana.act(now, &mut wire, give), Ok(2), "the note and the owner, in one act");
    assert_eq!(wire.len(), before + 1);
    let (_, words) = Mark::read(wire[before].text.as_str()).unwrap();
    let sop = procedure("cc-unrecognised-charge");
    assert!(words.contains(sop.words("en").label(&input.id)), "{words}");
    assert!(words.contains(sop.words("en").step(&step.id)), "{words}");
    assert!(!words.contains("secondline"), "{words}");
    assert_eq!(ana.tell(now, &mut wire), 0, "a second time nothing is new");

    let mut marisol = Machine::new("marisol", "lead");
    marisol.receive(&wire, 0);
    assert_eq!(shown(&marisol.run()), shown(&ana.run()));
    let progress = |run: &Run, desk: &Machine| Progress::of(sop, run, &desk.ticket, UTC.to_datetime(now));
    assert_eq!(progress(&marisol.run(), &marisol).done, progress(&ana.run(), &ana).done);
    assert_eq!(marisol.tell(now, &mut wire), 0, "what came from somebody else is not told back");
}

#[test]
fn what_does_not_fit_here_is_passed_over() {
    let (mut ana, mut wire, now) = (Machine::new("ana", "agent"), Vec::new(), start());
    let step = procedure("cc-unrecognised-charge").steps.first().unwrap();
    let Kind::Choice { of } = &step.ask[0].kind else { panic!("another first question") };
    ana.answer(now, &mut wire, &step.ask[0].id, Some(&of[0]));
    ana.tell(now, &mut wire);
    let text = wire.last().unwrap().text.to_string();
    let read = |text: String, journal: &[Committed]| {
        let note = Entry { text: Clean::text(&text), ..entry(9, now, &ana.me) };
        Run::of(&ana.ticket, journal, &[note], &CONFIG.sops)
    };
    // A procedure that is not here, and a note that a merge brought from another ticket.
    assert_eq!(read(text.replace("sop=cc-unrecognised-charge", "sop=unheard-of"), &[]).pinned, None);
    assert_eq!(read(text.replace("on=48213", "on=48214"), &[]).answers.len(), 0);
    // Another version tells its answers, but does not displace the one that runs here.
    let version = &procedure("cc-unrecognised-charge").version;
    let newer = text.replace(&format!("version={version}"), "version=99.0.0");
    assert_ne!(newer, text);
    let own = Committed {
        id: ChangeId::new("x"),
        ticket: None,
        by: person("bruno", "agent"),
        at: now - SignedDuration::from_hours(1),
        change: Change::StartSop {
            sop: procedure("cc-unrecognised-charge").id.clone(),
            version: version.clone(),
        },
    };
    let run = read(newer.clone(), &[own]);
    assert_eq!((run.pinned.unwrap().1.as_str(), run.answers.len()), (version.as_str(), 1));
    assert_eq!(read(newer, &[]).answers.len(), 1, "it is held against the version that lies here");
    // Words of an input that no longer exists stand for nothing.
    let lost = text.replace(&format!("a.{}=", step.ask[0].id), "a.lost=");
    let run = read(lost, &[]);
    let progress = Progress::of(procedure("cc-unrecognised-charge"), &run, &ana.ticket, UTC.to_datetime(now));
    assert_eq!(progress.steps[0].state, State::Open);
    // A customer writes no notes.
    let mut customer = entry(9, now, &ana.me);
    customer.text = Clean::text(&text);
    customer.public = true;
    assert_eq!(Run::of(&ana.ticket, &[], &[customer], &CONFIG.sops).answers.len(), 0);
}
