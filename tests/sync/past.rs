//! What happened in the CRM before we came: its own history is read into the clocks.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use secondline::config::{Config, Home, Overrides, load};
use secondline::domain::clock::{Clock, Kind, Why, explain, next};
use secondline::domain::ids::TicketId;
use secondline::domain::ticket::{Fact, Status};
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
