//! The lists: order, filters, search and tallies.

use jiff::SignedDuration;

use super::*;
use crate::domain::filter::{Context, Filter};
use crate::domain::proposal::{Kind, State};
use crate::domain::recurrence::Rule;
use crate::domain::release::{Release, Releases};
use crate::domain::tally::{Dim, Measure, Span, Wanted, tally};
use crate::domain::taxonomy::{Recode, Recoded};
use crate::domain::ticket::Priority;
use crate::domain::view::Scope;
use crate::store::desk::{scope, urgency};

pub(super) fn query(filter: &str, scope: Scope, order: Order) -> DeskQuery {
    DeskQuery {
        scope,
        filter: Filter::parse(filter).unwrap(),
        order,
        me: Some(PersonId::new("7")),
        now: now(),
        soon: SignedDuration::from_hours(2),
        limit: None,
    }
}

fn keys(store: &Store, query: &DeskQuery) -> Vec<String> {
    let list = store.desk(query).unwrap();
    let rows = store.rows(&list.rows).unwrap();
    assert_eq!(list.total, rows.len());
    rows.iter().map(|row| row.key.to_string()).collect()
}

/// Keys of all tickets that a filter finds, newest first.
pub(super) fn found(store: &Store, filter: &str) -> Vec<String> {
    keys(store, &query(filter, Scope::All, Order::Newest))
}

#[test]
fn the_desk_orders_by_due_class_then_what_is_due_first_then_priority_repeats_and_age() {
    let due = |name: &str, due: &str, priority: Priority| {
        with(ticket(name), |it| {
            it.due = due.parse().ok();
            it.priority = priority;
        })
    };
    let bench = holding([
        due("later-urgent", "2026-11-25T00:00:00Z", Priority::Urgent),
        due("soon-low", "2026-11-21T13:00:00Z", Priority::Low),
        due("late-low", "2026-11-21T11:00:00Z", Priority::Low),
        due("late-high", "2026-11-21T11:59:00Z", Priority::High),
        due("late-urgent", "2026-11-21T11:59:30Z", Priority::Urgent),
        due("later-low", "2026-11-24T00:00:00Z", Priority::Low),
        due("none-high", "", Priority::High),
        with(due("none-high-older", "", Priority::High), |it| it.created = at("2026-10-01T00:00:00Z")),
        with(due("paused-urgent", "2026-11-21T11:00:00Z", Priority::Urgent), |it| it.status = Status::Hold),
        with(due("again-1", "", Priority::High), |it| it.requester = ticket("same").requester),
        with(due("again-2", "", Priority::High), |it| it.requester = ticket("same").requester),
        with(ticket("solved"), |it| it.status = Status::Solved),
        with(ticket("tier-1"), |it| it.escalated = false),
    ]);
    let order = [
        "late-low",
        "late-urgent",
        "late-high",
        "soon-low",
        "later-low",
        "later-urgent",
        "again-1",
        "again-2",
        "none-high-older",
        "none-high",
        "paused-urgent",
    ];
    assert_eq!(keys(&bench, &query("", Scope::Mine, Order::Urgency)), order);
    let due_soon = query("due:<2h", Scope::Mine, Order::Urgency);
    assert_eq!(
        keys(&bench, &due_soon),
        ["late-low", "late-urgent", "late-high", "soon-low", "paused-urgent"]
    );
    let list = bench.desk(&due_soon).unwrap();
    assert_eq!((list.total, list.of), (5, 11));
}

#[test]
fn the_desk_reads_its_order_from_an_index() {
    let bench = holding([ticket("1")]);
    let db = rusqlite::Connection::open(bench.path()).unwrap();
    let (mine, _) = scope(&query("", Scope::Mine, Order::Urgency)).unwrap();
    let mut explain = db.prepare(&format!("EXPLAIN QUERY PLAN {}", urgency(mine))).unwrap();
    let plan: Vec<String> =
        explain.query_map(["7"], |row| row.get(3)).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(plan, ["SCAN t USING COVERING INDEX tickets_desk"], "read alone and not sorted");
}

#[test]
fn colleagues_are_read_from_an_index_however_many_customers_there_are() {
    let bench = holding([ticket("1")]);
    let db = rusqlite::Connection::open(bench.path()).unwrap();
    let mut explain = db.prepare(&format!("EXPLAIN QUERY PLAN {}", crate::store::people::AGENTS)).unwrap();
    let plan: Vec<String> =
        explain.query_map([], |row| row.get(3)).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(plan, ["SCAN people USING COVERING INDEX people_agents"], "read alone and not sorted");
}

#[test]
fn the_desk_shows_mine_and_nobodys_and_the_team_shows_all() {
    let of = |name: &str, owner: &str| {
        with(ticket(name), |it| it.assignee = Some(Person { id: PersonId::new(owner), ..ana() }))
    };
    let bench = holding([of("mine", "7"), of("theirs", "8"), ticket("free")]);
    assert_eq!(keys(&bench, &query("", Scope::Mine, Order::Urgency)), ["mine", "free"]);
    assert_eq!(keys(&bench, &query("", Scope::Team, Order::Urgency)).len(), 3);
}

#[test]
fn newest_first_follows_creation_and_a_limit_still_counts_all() {
    let bench = holding(
        ["2026-11-03", "2026-11-09", "2026-11-06"]
            .map(|day| with(ticket(day), |it| it.created = at(&format!("{day}T00:00:00Z")))),
    );
    let mut newest = query("cargo", Scope::All, Order::Newest);
    assert_eq!(keys(&bench, &newest), ["2026-11-09", "2026-11-06", "2026-11-03"]);
    newest.limit = Some(2);
    let list = bench.desk(&newest).unwrap();
    assert_eq!((list.rows.len(), list.total, list.of), (2, 3, 3));
}

#[test]
fn what_is_gone_is_neither_listed_nor_searched() {
    let bench = holding([ticket("1"), ticket("2")]);
    pull(&bench, [with(ticket("1"), |it| it.gone = Some(crate::domain::ticket::Gone::Deleted))]);
    assert_eq!(found(&bench, "cargo"), ["2"]);
    assert_eq!(found(&bench, ""), ["2"]);
    assert_eq!(bench.desk(&query("", Scope::All, Order::Urgency)).unwrap().of, 1);
    pull(&bench, [ticket("1")]);
    assert_eq!(found(&bench, "cargo").len(), 2);
}

#[test]
fn what_is_no_longer_open_comes_last_newest_first() {
    let bench = holding([("old", "2026-11-01", 4), ("open", "2026-11-02", 1), ("new", "2026-11-03", 4)].map(
        |(name, day, status)| {
            with(ticket(name), |it| {
                it.created = at(&format!("{day}T00:00:00Z"));
                it.status = Status::ALL[status];
            })
        },
    ));
    for filter in ["", "cargo", "product:card", "cargo -nothing"] {
        assert_eq!(
            keys(&bench, &query(filter, Scope::All, Order::Urgency)),
            ["open", "new", "old"],
            "{filter}"
        );
    }
}

#[test]
fn waiting_writes_are_listed_searched_and_counted_as_shown() {
    let bench = holding([ticket("1"), ticket("2")]);
    bench.commit(&[solve("a", "1"), note("b", "1", "Dictamen enviado")], &ana(), now()).unwrap();
    assert_eq!(found(&bench, "status:solved cause:inf"), ["1"]);
    assert_eq!(found(&bench, "dictamen"), ["1"]);
    assert_eq!(keys(&bench, &query("", Scope::Mine, Order::Urgency)), ["2"]);
    let row =
        &bench.rows(&bench.desk(&query("is:open", Scope::All, Order::Newest)).unwrap().rows).unwrap()[0];
    assert_eq!((row.key.as_str(), row.waiting), ("2", 0));
    assert_eq!(bench.find("#1").unwrap(), Some(id("1")));
    let tally = TallyQuery {
        filter: Filter::default(),
        me: None,
        now: now(),
        span: Span { since: at("2026-11-01T00:00:00Z"), until: at("2026-11-22T00:00:00Z") },
        recode: Recode::default(),
        releases: Releases::default(),
    };
    let cells = bench.cells(&tally, Dim::Cause, &[Dim::Product]).unwrap();
    assert_eq!(cells.len(), 1);
    assert_eq!((cells[0].of.as_ref().map(Clean::as_str), cells[0].sum.count), (Some("INF-06"), 1));
}

/// Filters and the searched text meet every kind of test; the SQL must mean what `Filter::hits` means.
#[test]
fn a_filter_finds_the_same_in_sql_as_in_memory() {
    let tickets = [
        with(ticket("1"), |it| it.assignee = Some(ana())),
        with(ticket("2"), |it| {
            it.status = Status::Solved;
            it.solved = Some(at("2026-11-20T00:00:00Z"));
            it.facts.insert(Fact::Cause, Clean::line("INF-06"));
            it.facts.insert(Fact::Verdict, Clean::line("right"));
        }),
        with(ticket("3"), |it| {
            it.subject = Clean::line("Cobrança \"duplicada\" NEAR(na corrida) E-1042");
            it.due = Some(at("2026-11-21T11:00:00Z"));
            it.tags.clear();
            it.facts.clear();
            it.priority = Priority::Urgent;
        }),
        with(ticket("4"), |it| {
            it.assignee = Some(Person {
                id: PersonId::new("9"),
                name: Clean::line("Zoë Núñez"),
                email: Some(Clean::line("zoe@example.com")),
                role: None,
            });
            it.queue =
                Some(crate::domain::ticket::Named { id: "q1".to_owned(), name: Clean::line("Crédito") });
            it.due = Some(at("2026-11-21T13:00:00Z"));
            it.created = at("2026-11-21T10:00:00Z");
        }),
    ];
    let bench = holding(tickets.clone());
    let me = PersonId::new("7");
    for text in [
        "",
        "status:open",
        "status:solved,closed",
        "-status:open",
        "priority:urgent",
        "owner:me",
        "-owner:me",
        "owner:none",
        "owner:nunez",
        "owner:zoe@",
        "product:card",
        "-product:card",
        "product:-",
        "-product:-",
        "site:=\"atento cdmx\"",
        "site:atento",
        "cause:-",
        "cause:inf",
        "verdict:right",
        "tag:vip",
        "-tag:vip",
        "tag:-",
        "queue:credito",
        "queue:q1",
        "queue:-",
        "key:3",
        "#4",
        "due:<2h",
        "due:<30m",
        "due:>1h",
        "due:-",
        "age:<1d",
        "created:2026-11-21",
        "solved:<3d",
        "-solved:<3d",
        "updated:>1d",
        "is:open",
        "is:mine",
        "is:unassigned",
        "is:escalated",
        "is:late",
        "-is:late",
        "cargo",
        "cobranca",
        "cobr",
        "\"cobr\"",
        "\"cargo no\"",
        "-cargo",
        "cargo -reconocido",
        "near",
        "e-1042",
        "laura",
        "credit",
        "méndez vip",
        "duplicada) OR *",
        "is:open cargo -owner:me",
    ] {
        let filter = Filter::parse(text).unwrap();
        let context = Context { me: Some(&me), now: now(), thread: "" };
        let mut expected: Vec<String> =
            tickets.iter().filter(|it| filter.hits(it, &context)).map(|it| it.key.to_string()).collect();
        let mut newest = found(&bench, text);
        let mut urgent = keys(&bench, &query(text, Scope::All, Order::Urgency));
        expected.sort();
        newest.sort();
        urgent.sort();
        assert_eq!(newest, expected, "{text}");
        assert_eq!(urgent, expected, "{text}");
    }
}

#[test]
fn every_number_of_a_tally_opens_its_tickets() {
    let solved = |name: &str, cause: &str, sop: &str, day: &str| {
        with(ticket(name), |it| {
            it.status = Status::Solved;
            it.solved = Some(at(&format!("{day}T00:00:00Z")));
            for (fact, value) in [(Fact::Cause, cause), (Fact::Sop, sop)] {
                if !value.is_empty() {
                    it.facts.insert(fact, Clean::line(value));
                }
            }
        })
    };
    let bench = holding([
        solved("1", "INF-06", "card@1.0.0 3/9", "2026-11-20"),
        solved("2", "INF-06", "card@1.0.0 9/9", "2026-11-19"),
        solved("3", "", "", "2026-11-18"),
        solved("4", "INF-06", "", "2026-10-01"),
        ticket("5"),
    ]);
    let span = Span { since: at("2026-11-01T00:00:00Z"), until: now() };
    let recode = Recode::default();
    let filter = Filter::parse("cargo").unwrap();
    let query = TallyQuery {
        filter,
        me: None,
        now: now(),
        span,
        recode: recode.clone(),
        releases: Releases::default(),
    };
    let cells = bench.cells(&query, Dim::Cause, &[Dim::Sop]).unwrap();
    let sums = tally(&cells, Wanted { of: Dim::Cause, by: &[Dim::Sop], measure: Measure::Count, span });
    assert_eq!((sums.total, sums.unknown, sums.rows.len()), (3, 1, 1));
    for cell in &cells {
        let values = [(Dim::Cause, cell.of.clone()), (Dim::Sop, cell.split[0].clone())];
        assert_eq!(bench.behind(&query, &values).unwrap().len() as u64, cell.sum.count, "{cell:?}");
    }
    let inf = [(Dim::Cause, Some(Clean::line("INF-06")))];
    let rows = bench.rows(&bench.behind(&query, &inf).unwrap()).unwrap();
    assert_eq!(rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    // The desk's filter lists the same, whatever the dimension.
    for dim in Dim::all() {
        for cell in bench.cells(&query, dim, &[]).unwrap() {
            let value = cell.of.as_ref().map_or("", Clean::as_str);
            let filter = format!("cargo solved:>=2026-11-01 {}", dim.term(value, &recode));
            let listed = found(&bench, &filter).len() as u64;
            assert_eq!(listed, cells_of(&bench, &query, dim, cell.of.as_ref()), "{filter}");
        }
    }
}

fn cells_of(bench: &Bench, query: &TallyQuery, dim: Dim, value: Option<&Clean>) -> u64 {
    let cells = bench.cells(query, dim, &[]).unwrap();
    cells.iter().filter(|cell| cell.of.as_ref() == value).map(|cell| cell.sum.count).sum()
}

#[test]
fn old_tickets_count_under_todays_codes_and_are_found_by_them() {
    let solved = |name: &str, cause: &str, day: &str| {
        with(ticket(name), |it| {
            it.status = Status::Solved;
            it.solved = Some(at(&format!("{day}T10:00:00Z")));
            it.facts.insert(Fact::Cause, Clean::line(cause));
        })
    };
    let bench = holding([
        solved("1", "APP-01", "2026-11-02"),
        solved("2", "PRD-02", "2026-11-19"),
        solved("3", "PAY-01", "2026-11-18"),
    ]);
    let change = |from: &str, to: &[&str]| Recoded {
        version: "2".to_owned(),
        date: jiff::civil::date(2026, 11, 10),
        from: from.to_owned(),
        to: to.iter().map(|code| (*code).to_owned()).collect(),
    };
    let recode = Recode::new(vec![change("APP-01", &["PRD-02"]), change("PAY-01", &["PAY-02", "PAY-03"])]);
    let span = Span { since: at("2026-11-01T00:00:00Z"), until: now() };
    let query = TallyQuery {
        filter: Filter::default(),
        me: None,
        now: now(),
        span,
        recode: recode.clone(),
        releases: Releases::default(),
    };
    let counts: Vec<(String, u64)> = bench
        .cells(
            &TallyQuery { span: Span { since: at("2026-11-15T00:00:00Z"), until: now() }, ..query.clone() },
            Dim::Cause,
            &[],
        )
        .unwrap()
        .iter()
        .map(|cell| (cell.of.as_ref().map(ToString::to_string).unwrap_or_default(), cell.sum.count))
        .collect();
    assert_eq!(counts, [("PAY-01".to_owned(), 1), ("PRD-02".to_owned(), 1)]);
    assert_eq!(cells_of(&bench, &query, Dim::Cause, Some(&Clean::line("PRD-02"))), 2);
    assert_eq!(cells_of(&bench, &query, Dim::Family, Some(&Clean::line("PRD"))), 2);
    // Whoever has releases of its own is counted by them, and all others by those of all; each value lists its tickets.
    let release = |day: &str, name: &str, product: Option<&str>| Release {
        day: day.parse().unwrap(),
        name: name.to_owned(),
        product: product.map(str::to_owned),
    };
    let mut loan = solved("4", "PRD-02", "2026-11-19");
    loan.facts.insert(Fact::Product, Clean::line("Loan"));
    let mut none = solved("5", "PRD-02", "2026-11-19");
    none.facts.remove(&Fact::Product);
    let page = PulledPage { tickets: vec![loan, none], ..PulledPage::default() };
    bench.absorb(page, now()).unwrap();
    let releases = Releases::from_iter([
        release("2026-11-01", "App 5", None),
        release("2026-11-15", "Loan 2", Some("loan")),
    ]);
    let query = TallyQuery { releases, ..query };
    let cells = bench.cells(&query, Dim::Release, &[]).unwrap();
    let values: std::collections::BTreeSet<&Clean> =
        cells.iter().filter_map(|cell| cell.of.as_ref()).collect();
    let mut counts = Vec::new();
    for value in values {
        let filter = format!("solved:>=2026-11-01 {}", Dim::Release.term(value.as_str(), &recode));
        let count = cells_of(&bench, &query, Dim::Release, Some(value));
        assert_eq!(found(&bench, &filter).len() as u64, count, "{value}");
        counts.push(count);
    }
    assert_eq!(counts, [4, 1], "{cells:?}");
    for (dim, value) in [(Dim::Cause, "PRD-02"), (Dim::Family, "PRD")] {
        assert_eq!(found(&bench, &dim.term(value, &recode)).len(), 4, "{value}");
    }
    let starts: Vec<Timestamp> = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-19", "2026-11-20"]
        .iter()
        .map(|day| at(&format!("{day}T00:00:00Z")))
        .collect();
    let daily = bench.daily(&query, Dim::Cause, &starts).unwrap();
    let daily: Vec<(&str, &[u32])> =
        daily.iter().map(|(code, counts)| (code.as_str(), counts.as_slice())).collect();
    assert_eq!(daily, [("PAY-01", &[0, 0, 1, 0][..]), ("PRD-02", &[0, 1, 0, 3])]);
}

#[test]
fn similar_solved_tickets_suggest_their_causes() {
    let solved = |name: &str, subject: &str, cause: &str| {
        with(ticket(name), |it| {
            it.subject = Clean::line(subject);
            it.status = Status::Solved;
            it.facts.insert(Fact::Cause, Clean::line(cause));
        })
    };
    let bench = holding([
        with(ticket("1"), |it| it.subject = Clean::line("Cargo de Amazon no reconocido")),
        solved("2", "No reconozco un cargo de Amazon", "INF-06"),
        solved("3", "Amazon cobró dos veces", "INF-06"),
        solved("4", "Amazon prime", "FRD-01"),
        solved("5", "La tarjeta no llega", "DLV-02"),
        with(ticket("6"), |it| it.subject = Clean::line("Amazon, abierto todavía")),
    ]);
    let causes: Vec<(String, u32)> = bench
        .cause_suggestions(&id("1"), 2)
        .unwrap()
        .into_iter()
        .map(|(cause, count)| (cause.to_string(), count))
        .collect();
    assert_eq!(causes[0], ("INF-06".to_owned(), 2));
    assert_eq!(bench.similar(&id("1"), 1).unwrap()[0].key.as_str(), "2");
    assert!(matches!(bench.similar(&id("none"), 1), Err(StoreError::NoTicket(_))));
}

#[test]
fn a_recurrence_raises_a_candidate_that_becomes_a_draft() {
    let bench = holding((0..5).map(|nth| {
        with(ticket(&nth.to_string()), |it| {
            it.status = Status::Solved;
            it.solved = Some(at("2026-11-20T00:00:00Z"));
            it.facts.insert(Fact::Cause, Clean::line("INF-06"));
        })
    }));
    let queue = |at| bench.proposals(Kind::Knowledge, Rule::default(), at).unwrap();
    let candidate = queue(now()).remove(0);
    assert_eq!((candidate.state, candidate.evidence.tickets.len()), (State::Candidate, 5));
    let text = Begun { title: Clean::line("Cargos de Amazon"), text: Clean::text("…") };
    bench.begin_proposal(&candidate, &text, now()).unwrap();
    assert_eq!(bench.begun(&candidate.key).unwrap(), Some(text));
    assert_eq!(queue(now())[0].state, State::Draft);
    assert_eq!(queue(at("2027-06-01T00:00:00Z"))[0].state, State::Draft, "it stays when it no longer recurs");
    assert!(bench.proposals(Kind::Product, Rule::default(), now()).unwrap()[0].state == State::Candidate);
}
