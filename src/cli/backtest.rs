//! `sop backtest`: what the procedures as they are written now, drafts among them, would have made of the tickets
//! that are held here. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use serde_json::json;

use super::args::Backtest;
use super::fail::Fail;
use super::progress::Meter;
use super::session::Session;
use crate::domain::filter::Filter;
use crate::domain::ids::SopId;
use crate::domain::sop::{Level, Progress, Run, Sop, State, newest, pinned};
use crate::domain::ticket::{Fact, Status};
use crate::domain::view::Scope;
use crate::report::{Column, Table};
use crate::store::{Order, TicketView};

/// What would be different for a ticket, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Blocked,
    Lead,
    Other,
    Path,
    Same,
    Unknown,
}

impl Verdict {
    const ALL: [Self; 6] = [Self::Blocked, Self::Lead, Self::Other, Self::Path, Self::Same, Self::Unknown];

    fn word(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Lead => "lead",
            Self::Other => "other",
            Self::Path => "path",
            Self::Same => "same",
            Self::Unknown => "unknown",
        }
    }
}

struct Tried {
    key: String,
    ran: String,
    would: String,
    verdict: Verdict,
    why: String,
}

/// `sop backtest --days N`.
pub fn backtest(session: &mut Session, wanted: &Backtest) -> Result<(), Fail> {
    let since = session.now().to_zoned(TimeZone::UTC).checked_sub(i64::from(wanted.days).days());
    let since = since.map(|since| since.timestamp()).unwrap_or_default();
    let query = session.query(Scope::All, Filter::default(), Order::Newest)?;
    let store = session.store()?;
    let mut tried = Vec::new();
    let rows = store.rows(&store.desk(&query)?.rows)?;
    let mut progress = Meter::new(Some(rows.len()));
    for (nth, row) in rows.into_iter().enumerate() {
        progress.tell(nth as u64, session.words());
        let Some(view) = store.ticket(&row.id)? else { continue };
        if view.shown.created < since {
            continue;
        }
        let one = attempt(session, &view);
        let named = |id: &String| one.ran.starts_with(id.as_str()) || one.would.starts_with(id.as_str());
        if wanted.ids.is_empty() || wanted.ids.iter().any(named) {
            tried.push(one);
        }
    }
    drop(progress);
    tried.sort_by(|one, other| (one.verdict, &one.key).cmp(&(other.verdict, &other.key)));
    print(session, &tried, &since.strftime("%Y-%m-%d").to_string());
    Ok(())
}

fn attempt(session: &Session, view: &TicketView) -> Tried {
    let words = session.words();
    let sops = &session.config.sops;
    let run = Run::of(&view.shown, &view.journal, &view.timeline, sops);
    let field = view.shown.fact(Fact::Sop).and_then(|field| field.split_whitespace().next()?.split_once('@'));
    let ran: Option<(String, String)> = match (&run.pinned, field) {
        (Some((id, version)), _) => Some((id.to_string(), version.clone())),
        (None, Some((id, version))) => Some((id.to_owned(), version.to_owned())),
        (None, None) => None,
    };
    let choice = session.choice(view);
    let would = choice.as_ref().and_then(|choice| newest(sops, choice.sop.as_str()));
    let mut tried = Tried {
        key: view.shown.key.to_string(),
        ran: ran.as_ref().map_or_else(String::new, |(id, version)| format!("{id}@{version}")),
        would: would
            .map_or_else(|| words.get("sop-backtest-no-rule"), |sop| format!("{}@{}", sop.id, sop.version)),
        verdict: Verdict::Unknown,
        why: choice
            .map(|choice| choice.why.iter().map(|say| words.say(say)).collect::<Vec<_>>().join(" "))
            .unwrap_or_default(),
    };
    let (Some((id, version)), Some(would)) = (ran, would) else {
        return tried;
    };
    if would.id.as_str() != id {
        tried.verdict = Verdict::Other;
        return tried;
    }
    tried.why = String::new();
    if run.answers.is_empty() && run.ticks.is_empty() {
        return tried;
    }
    let now = Progress::of(would, &run, &view.shown, session.local());
    let before = pinned(sops, &SopId::new(&id), &version)
        .map(|sop| (sop, Progress::of(sop, &run, &view.shown, session.local())));
    (tried.verdict, tried.why) = compare(session, view, would, &now, before.as_ref());
    tried
}

/// What would be different, and why in words.
fn compare(
    session: &Session,
    view: &TicketView,
    sop: &Sop,
    now: &Progress,
    before: Option<&(&Sop, Progress)>,
) -> (Verdict, String) {
    let own = sop.words(session.words().language());
    let leads = now.steps.iter().flat_map(|step| &step.checks);
    let leads =
        leads.filter(|check| check.level == Level::Lead && check.holds == Some(false) && !check.accepted);
    let mut leads: Vec<&str> = leads.map(|check| own.message(&check.say)).collect();
    let approvals = now.steps.iter().filter(|step| step.state == State::Open && step.wants_approval());
    leads.extend(approvals.map(|step| own.step(&step.id)));
    let was_out = matches!(view.shown.status, Status::Solved | Status::Closed)
        || before.is_some_and(|(_, before)| before.can_resolve);
    if was_out && !now.can_resolve && now.ended.as_ref().is_none_or(|end| end.as_str() != "returned_to_t1") {
        let open = now.steps.iter().filter(|step| step.holds_up()).map(|step| own.step(&step.id));
        let gates = now.gates.iter().filter(|gate| !gate.holds).map(|gate| own.message(&gate.say));
        let all: Vec<&str> = open.chain(gates).collect();
        // Where nothing but a lead's word is missing, a lead is what it takes.
        let only_leads =
            !leads.is_empty() && now.steps.iter().filter(|step| step.holds_up()).count() <= leads.len();
        return if only_leads {
            (Verdict::Lead, leads.join(" · "))
        } else {
            (Verdict::Blocked, all.join(" · "))
        };
    }
    if !leads.is_empty() {
        return (Verdict::Lead, leads.join(" · "));
    }
    let Some((_, before)) = before else { return (Verdict::Same, String::new()) };
    let way = |progress: &Progress| -> BTreeSet<String> {
        let applies = progress.steps.iter().filter(|step| step.state != State::NotApplicable);
        applies.map(|step| step.id.clone()).collect()
    };
    let (old, new) = (way(before), way(now));
    if old == new && before.ended == now.ended {
        return (Verdict::Same, String::new());
    }
    let joined = |set: Vec<&String>| set.into_iter().cloned().collect::<Vec<_>>().join(", ");
    let (more, less) = (joined(new.difference(&old).collect()), joined(old.difference(&new).collect()));
    let dash = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    (
        Verdict::Path,
        session.words().with("sop-backtest-steps", &[("more", &dash(more)), ("less", &dash(less))]),
    )
}

fn print(session: &Session, tried: &[Tried], since: &str) {
    let words = session.words();
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for one in tried {
        *counts.entry(one.verdict).or_default() += 1;
    }
    let tickets: Vec<_> = tried
        .iter()
        .map(|one| json!({"key": one.key, "ran": one.ran, "would": one.would, "verdict": one.verdict.word(), "why": one.why}))
        .collect();
    let counted: serde_json::Map<String, serde_json::Value> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict.word().to_owned(), json!(counts.get(&verdict).copied().unwrap_or_default())))
        .collect();
    let document = json!({"since": since, "total": tried.len(), "counts": counted, "tickets": tickets});
    session.out.one(&document, || {
        let total = tried.len().to_string();
        let mut text = words.with("sop-backtest-head", &[("tickets", &total), ("since", since)]) + "\n";
        for verdict in Verdict::ALL {
            let count = counts.get(&verdict).copied().unwrap_or_default();
            let what = words.get(&format!("sop-backtest-{}", verdict.word()));
            text += &[
                "  ",
                &format!("{count:>6}"),
                "  ",
                &what,
                "
",
            ]
            .concat();
        }
        let mut table = Table::new(vec![
            Column::text("#"),
            Column::text(words.get("sop-backtest-col-was")),
            Column::text(words.get("sop-backtest-col-would")),
            Column::text(words.get("sop-backtest-col-what")),
        ]);
        for one in tried.iter().filter(|one| one.verdict < Verdict::Same) {
            let what = words.get(&format!("sop-backtest-{}", one.verdict.word()));
            let what = if one.why.is_empty() { what } else { format!("{what}: {}", one.why) };
            table.row([one.key.clone(), one.ran.clone(), one.would.clone(), what]);
        }
        if !table.is_empty() {
            text.push('\n');
            text.push_str(&table.text());
        }
        text
    });
}
