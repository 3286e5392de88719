//! What happened in the CRM before we came: its own history is read into the clocks.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use secondline::config::{Config, Home, LANGUAGES, Overrides, Words, load};
use secondline::domain::clock::{Amount, Clock, Kind, Why, explain, next};
use secondline::domain::ids::TicketId;
use secondline::domain::ticket::{Fact, Priority, Status};
use secondline::sandbox::Options;
use secondline::store::TicketView;
use serde_json::json;

use super::site::{Agent, Site, options};

fn config() -> Config {
    let folder = tempfile::tempdir().unwrap();
    load(&Home::new(Some(folder.path())).unwrap(), &Overrides::default()).config
}

fn view(agent: &Agent, ticket: &TicketId) -> TicketView {
    agent.store.ticket(ticket).unwrap().expect("the ticket is held")
}

fn resolution(config: &Config, view: &TicketView, now: Timestamp) -> Clock {
    let clocks = view.clocks(&config.clocks, now);
    clocks.into_iter().find(|clock| clock.kind == Kind::Resolution).expect("the policy has one")
}

/// An open ticket of Mexico that has no due time by the CRM, as somebody sees it who was there all the time.
fn untouched(scout: &Agent, config: &Config, now: Timestamp) -> TicketView {
    let open = scout.store.open_ids().unwrap().into_iter().map(|id| view(scout, &id));
    open.into_iter()
        .find(|view| {
            view.shown.status == Status::Open
                && view.server.due.is_none()
                && view.shown.fact(Fact::Language).is_some_and(|language| !language.starts_with("pt"))
                && next(&view.clocks(&config.clocks, now)).is_some_and(|next| {
                    next.kind == Kind::Resolution && next.due.is_some_and(|due| due > now)
                })
        })
        .expect("a ticket that is not late yet")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_from_before_our_first_sync_moves_the_due_time_by_exactly_the_business_time_paused() {
    let site = Site::with(Options { tickets: 400, ..options() }).await;
    let config = config();
    let scout = site.agent();
    scout.store.keep_clocks(config.rulebook(TimeZone::UTC)).unwrap();
    scout.sync().await;
    let now = site.running.clock.now();
    let ticket = untouched(&scout, &config, now).shown.id;
    let before = resolution(&config, &view(&scout, &ticket), now);

    // Monday, 9:00 in Mexico, until Tuesday, 11:00: a working day and two hours, though it lasts 26 hours.
    site.later();
    let from = site.running.clock.now();
    site.edit(&ticket, json!({"status": "pending"})).await;
    site.running.clock.advance(SignedDuration::from_hours(26));
    let to = site.running.clock.now();
    site.edit(&ticket, json!({"status": "open"})).await;

    let agent = site.agent();
    agent.store.keep_clocks(config.rulebook(TimeZone::UTC)).unwrap();
    agent.sync().await;
    let late = view(&agent, &ticket);
    assert_eq!(late.told, Some(true), "its history was read with its conversation");
    let clock = resolution(&config, &late, to);
    let paused = clock.stretches.iter().find(|stretch| stretch.why == Why::Paused(Status::Pending));
    let paused = paused.unwrap_or_else(|| panic!("the pause is told: {:#?}", clock.stretches));
    assert_eq!((paused.from.as_second(), paused.to.as_second()), (from.as_second(), to.as_second()));
    let calendar = config.clocks.calendar(&clock.calendar).unwrap();
    let stood = calendar.between(paused.from, paused.to);
    assert_eq!(stood.as_hours(), 11, "nine hours of Monday and two of Tuesday");
    let (was, is) = (before.due.unwrap(), clock.due.unwrap());
    assert_eq!(is, calendar.add(was, stood).unwrap(), "from {was}");
    assert_eq!(late.shown.due, Some(is), "and the desk has it");
    let said = explain(&clock, &config.clocks, &TimeZone::UTC, to);
    assert!(said.iter().any(|say| say.id == "clock-stood"), "{said:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crm_that_shows_no_history_is_said_to_have_none_and_everything_else_arrives() {
    let site = Site::start().await;
    let ticket = site.agent();
    ticket.sync().await;
    let id = ticket.open_ticket();
    let path = format!("/api/v2/tickets/{id}/audits");
    site.fault(json!({"path": path, "kind": "error", "status": 404, "times": 99})).await;
    let agent = site.agent();
    let report = agent.sync().await;
    assert_eq!(report.failed.len(), 0, "{report:?}");
    let view = view(&agent, &id);
    assert_eq!(view.told, Some(false));
    assert!(!view.timeline.is_empty());
    assert_eq!(secondline::domain::clock::past(view.told).unwrap().id, "clocks-past-none");
    assert!(!agent.store.wants_history(&id).unwrap(), "it is not asked for again and again");
}

fn time_of(amount: Amount) -> SignedDuration {
    match amount {
        Amount::Time(time) => time,
        Amount::Days(days) => panic!("{days} days, and this clock counts time"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_that_was_away_learns_two_pauses_around_a_holiday_and_a_priority_to_the_second() {
    let site = Site::with(Options { tickets: 400, ..options() }).await;
    let (config, agent) = (config(), site.agent());
    agent.store.keep_clocks(config.rulebook(TimeZone::UTC)).unwrap();
    agent.sync().await;
    let id = untouched(&agent, &config, site.running.clock.now()).shown.id;
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    // Mexico is six hours behind: the desk is open from 15:00 to midnight. 16 March is the third Monday.
    for (time, change) in [
        ("2026-03-02T15:00:05Z", json!({"status": "pending"})),
        ("2026-03-12T16:00:00Z", json!({"status": "open"})),
        ("2026-03-13T16:00:00Z", json!({"priority": "high"})),
        ("2026-03-13T18:00:10Z", json!({"status": "pending"})),
        ("2026-03-17T17:00:00Z", json!({"status": "open"})),
    ] {
        site.running.clock.set(at(time));
        site.edit(&id, change).await;
    }
    let before = resolution(&config, &view(&agent, &id), at("2026-03-02T15:00:05Z"));
    let now = at("2026-03-17T20:00:00Z");
    site.running.clock.set(now);
    agent.sync().await;
    let clock = resolution(&config, &view(&agent, &id), now);
    let pauses: Vec<_> =
        clock.stretches.iter().filter(|one| one.why == Why::Paused(Status::Pending)).collect();
    let told: Vec<_> = pauses.iter().map(|one| (one.from, one.to, time_of(one.amount))).collect();
    let length = |hours: i64, minutes: i64, seconds: i64| {
        SignedDuration::from_secs(hours * 3600 + minutes * 60 + seconds)
    };
    assert_eq!(
        told,
        [
            // The rest of that Monday, seven whole days, an hour of Thursday.
            (at("2026-03-02T15:00:05Z"), at("2026-03-12T16:00:00Z"), length(72, 59, 55)),
            // The rest of Friday, nothing of Monday the 16th, two hours of Tuesday.
            (at("2026-03-13T18:00:10Z"), at("2026-03-17T17:00:00Z"), length(7, 59, 50)),
        ]
    );
    // Eight hours of Thursday, three hours and ten seconds of Friday, three hours of Tuesday.
    assert_eq!(time_of(clock.used), time_of(before.used) + length(14, 0, 10));
    let aims: Vec<_> = clock.aims.iter().map(|aim| (aim.from, aim.priority)).collect();
    assert_eq!(aims.last(), Some(&(at("2026-03-13T16:00:00Z"), Priority::High)));
    let said = explain(&clock, &config.clocks, &TimeZone::UTC, now);
    let open: Vec<_> = said.iter().filter(|say| say.id.starts_with("clock-open")).collect();
    let open: Vec<_> = LANGUAGES
        .iter()
        .flat_map(|language| open.iter().map(|say| Words::shipped(language).say(say)))
        .collect();
    assert_eq!(
        open,
        [
            "From Monday to Friday it is open 09:00–18:00.",
            "Horario de lunes a viernes: 09:00–18:00.",
            "Expediente de segunda a sexta: 09:00–18:00."
        ],
        "who adds up by hand needs the hours"
    );
    let holidays: Vec<_> = said.iter().filter(|say| say.id == "clock-holiday").collect();
    assert!(format!("{holidays:?}").contains("2026-03-16"), "{holidays:?}");
    assert!(!agent.store.wants_history(&id).unwrap());
}
