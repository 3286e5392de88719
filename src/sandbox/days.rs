//! What happens on days that the clock is moved over: requests are taken up and ship, drafts are published, colleagues solve
//! what is open, and new cases arrive at the pace of the weeks before, fewer of them where an article or a fix is out for
//! their cause. The same seed, content and days give the same events.

use super::accounts::accounts;
use super::constants::{FIELDS, GROUPS, TIER_2};
use super::content::{REASONS, cause_text};
use super::generate;
use super::model::{Second, Status, Ticket};
use super::rng::Rng;
use super::world::{NewComment, Update, World};
use crate::domain::proposal::{Kind, key};

const DAY: Second = 86_400;
const HOUR: Second = 3_600;
/// The weeks whose pace goes on, in days.
const PACE: Second = 28;
/// After so long a request is taken up, and a draft is published.
const TAKEN_UP: Second = DAY;
/// After so long a request that was taken up ships.
const SHIPS: Second = 3 * DAY;
/// Of a hundred cases with the cause, so many do not happen any more.
const SPARED_BY_FIX: u64 = 85;
const SPARED_BY_ARTICLE: u64 = 35;
/// How often a cause may have been proposed before.
const EPISODES: u32 = 9;

/// A cause that somebody did something about.
#[derive(Debug)]
struct Cure {
    cause: &'static str,
    product: &'static str,
    since: Second,
    spares: u64,
}

/// Lets the time between `from` and `until` pass.
pub fn pass(world: &mut World, seed: u64, from: Second, until: Second) {
    let recent = world.tickets.iter().filter(|one| one.script.is_some() && one.created >= from - PACE * DAY);
    let a_day = (recent.count() as u64).div_ceil(PACE as u64).max(1);
    let mut day = from;
    while day < until {
        let end = (day + DAY).min(until);
        documents(world, end);
        solves(world, seed, day, end);
        arrivals(world, seed, (day, end), a_day, until);
        day = end;
    }
}

/// Drafts are published, requests are taken up, and ship.
fn documents(world: &mut World, at: Second) {
    for article in &mut world.articles {
        if article.draft && at - article.created > TAKEN_UP {
            article.draft = false;
            article.updated = at;
        }
    }
    let requests: Vec<usize> = world.by_id(0).filter(|place| is_request(&world.tickets[*place])).collect();
    let admin = accounts().last().map_or(0, |account| account.id);
    for place in requests {
        let age = at - world.tickets[place].created;
        let (status, words) = match world.tickets[place].status {
            Status::New if age > TAKEN_UP => (Status::Hold, "Thank you, we planned it for the next release."),
            Status::Hold | Status::Open if age > SHIPS => (Status::Solved, "The fix is out for everybody."),
            _ => continue,
        };
        let update = Update { status: Some(status), comment: comment(words, false), ..Update::default() };
        world.apply(place, admin, update, at);
    }
}

/// Colleagues solve what was open for a day; what the first agent owns is left to that agent.
fn solves(world: &mut World, seed: u64, day: Second, end: Second) {
    let staff = accounts();
    let colleagues: Vec<u64> =
        staff.iter().skip(1).filter(|account| account.role == "agent").map(|account| account.id).collect();
    let open = |ticket: &Ticket| {
        let ours = ticket.group.is_some_and(|group| GROUPS[..2].iter().any(|(id, _)| *id == group));
        ours && !ticket.status.is_done()
            && ticket.script.is_some()
            && ticket.created < day - DAY
            && ticket.assignee.is_none_or(|owner| colleagues.contains(&owner))
    };
    let places: Vec<usize> = world.by_id(0).filter(|place| open(&world.tickets[*place])).collect();
    for place in places {
        let Some((cause, language, number)) =
            world.tickets[place].script.as_ref().map(|script| (script.cause, script.language, script.number))
        else {
            continue;
        };
        let mut rng = Rng::of(seed, &[number, 71, day.unsigned_abs()]);
        let by = world.tickets[place].assignee.unwrap_or_else(|| *rng.pick(&colleagues));
        let focus = super::case::focus(number, cause);
        let fields =
            [("cause", cause), ("verdict", "right"), ("knowledge", "not_needed"), ("focus", focus.as_str())];
        let update = Update {
            status: Some(Status::Solved),
            assignee: Some(Some(by)),
            comment: comment(cause_text(cause).map_or("", |text| text.fix[language]), true),
            fields: fields
                .iter()
                .filter_map(|(title, value)| {
                    let index = FIELDS.iter().position(|(_, known)| known == title)?;
                    Some((index, Some((*value).to_owned())))
                })
                .collect(),
            ..Update::default()
        };
        if world.check(place, &update).is_ok() {
            world.apply(place, by, update, end);
        }
    }
}

/// The cases of a day, as far as they still happen.
fn arrivals(world: &mut World, seed: u64, (day, end): (Second, Second), a_day: u64, now: Second) {
    let all = cures(world);
    let mut made = Vec::new();
    for nth in 0..a_day {
        let mut rng = Rng::of(seed, &[day.unsigned_abs(), nth, 72]);
        let created = rng.between(day, (end - 1).max(day));
        let number = world.next_ticket_id() + nth;
        let later = generate::later_case(world, (seed, number), created, now, &mut rng);
        let Some(mut ticket) = later else { continue };
        let Some(script) = &ticket.script else { continue };
        let (cause, product) = (script.cause, REASONS[script.reason].product);
        let spared =
            all.iter().filter(|cure| cure.cause == cause && cure.product == product && cure.since <= created);
        if spared.map(|cure| cure.spares).max().is_some_and(|percent| rng.chance(percent)) {
            continue;
        }
        if ticket.script.as_ref().is_some_and(|script| script.escalated.is_some() && script.solved.is_none())
        {
            ticket.assignee = None;
            ticket.group = Some(TIER_2);
            ticket.status = Status::Open;
        }
        made.push(ticket);
    }
    made.sort_by_key(|ticket| (ticket.updated, ticket.id));
    for mut ticket in made {
        ticket.id = world.next_ticket_id();
        world.add_ticket(ticket);
    }
}

/// What was done about causes so far. A key is the only trace of the cause: it is found by making the keys of all of them.
fn cures(world: &World) -> Vec<Cure> {
    let mut found = Vec::new();
    let requests: Vec<&Ticket> = world.tickets.iter().filter(|ticket| is_request(ticket)).collect();
    if requests.is_empty() && world.articles.iter().all(|article| article.labels.is_empty()) {
        return found;
    }
    for reason in &REASONS {
        for cause in reason.causes {
            for episode in 0..EPISODES {
                let ours = |kind| key(kind, cause, reason.product, episode).to_string();
                let (article, request) = (ours(Kind::Knowledge), ours(Kind::Product));
                let published =
                    world.articles.iter().filter(|one| !one.draft && one.labels.contains(&article));
                let shipped = requests.iter().filter(|one| one.external_id.as_ref() == Some(&request));
                let of = |since, spares| Cure { cause, product: reason.product, since, spares };
                found.extend(published.map(|one| of(one.updated, SPARED_BY_ARTICLE)));
                found.extend(shipped.filter_map(|one| Some(of(one.solved?, SPARED_BY_FIX))));
            }
        }
    }
    found
}

fn is_request(ticket: &Ticket) -> bool {
    ticket.tags.contains("product_feedback")
}

fn comment(body: &str, public: bool) -> Option<NewComment> {
    (!body.is_empty()).then(|| NewComment { author: None, public, body: body.to_owned(), html: None })
}

/// How long the second line takes for a case that arrives on such a day.
pub fn span_of_work(rng: &mut Rng) -> Second {
    rng.between(2 * HOUR, 60 * HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Second = 1_770_000_000;

    fn world() -> World {
        let mut world = World::default();
        generate::staff(&mut world, NOW);
        generate::cases(&mut world, 5, 300, NOW);
        world
    }

    fn count(world: &World, cause: &str, from: Second, until: Second) -> usize {
        let of = |one: &&Ticket| one.script.as_ref().is_some_and(|script| script.cause == cause);
        world.tickets.iter().filter(of).filter(|one| (from..until).contains(&one.created)).count()
    }

    fn request(world: &mut World, cause: &str, product: &str) {
        let mut ticket = world.tickets[0].clone();
        ticket.id = world.next_ticket_id();
        ticket.script = None;
        ticket.external_id = Some(key(Kind::Product, cause, product, 0).to_string());
        ticket.tags.insert("product_feedback".to_owned());
        (ticket.status, ticket.created, ticket.updated, ticket.solved) = (Status::New, NOW, NOW, None);
        world.add_ticket(ticket);
    }

    #[test]
    fn days_bring_cases_that_are_worked_and_a_fix_that_ships_spares_most_of_its_cause() {
        let (mut without, mut with) = (world(), world());
        request(&mut with, "INF-06", "credit_card");
        let until = NOW + 60 * DAY;
        pass(&mut without, 5, NOW, until);
        pass(&mut with, 5, NOW, until);
        let shipped = with.tickets.iter().find(|one| is_request(one)).and_then(|one| one.solved);
        let shipped = shipped.expect("it shipped");
        assert!((NOW + SHIPS..NOW + SHIPS + 2 * DAY).contains(&shipped));
        let (usual, spared) =
            (count(&without, "INF-06", shipped, until), count(&with, "INF-06", shipped, until));
        assert!(usual >= 20 && spared * 2 < usual, "{usual} without, {spared} with");
        let settled = |one: &&Ticket| one.created < until - 6 * DAY && one.script.is_some();
        let ours: Vec<_> = with.tickets.iter().filter(settled).filter(|one| one.created >= NOW).collect();
        let done = ours.iter().filter(|one| one.status.is_done()).count();
        assert!(done * 10 > ours.len() * 8, "{done} of {} are done", ours.len());
    }

    #[test]
    fn the_same_days_pass_alike() {
        let (mut one, mut other) = (world(), world());
        pass(&mut one, 5, NOW, NOW + 9 * DAY);
        pass(&mut other, 5, NOW, NOW + 9 * DAY);
        assert_eq!(format!("{:?}", one.tickets), format!("{:?}", other.tickets));
    }
}
