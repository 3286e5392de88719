//! Makes the content: customers, first-line agents and 120 days of cases that end at the sandbox's now.

use super::accounts::accounts;
use super::case;
use super::constants::GROUPS;
use super::content::{LANGUAGES, REASONS, SITES, customer_name, login_of, t1_name};
use super::days;
use super::model::{Organization, Role, Script, Second, Status, Ticket, User};
use super::rng::Rng;
use super::story;
use super::world::World;

const DAY: Second = 86_400;
const HOUR: Second = 3_600;
/// How far back the history goes.
const HISTORY: Second = 120 * DAY;
/// What recurs visibly in the last weeks: reason, cause, days back, percent of that reason's cases.
const RISING: [(&str, &str, Second, u64); 3] = [
    ("unrecognised_charge", "INF-06", 28, 72),
    ("activation_error", "PRD-06", 21, 75),
    ("refund_missing", "PAY-02", 28, 70),
];

/// The first customer's id; first-line agents are 910,001 and on.
const FIRST_CUSTOMER: u64 = 1_000_001;
const FIRST_T1: u64 = 910_001;
/// Cases that carry hostile text, one each: see `story`.
const NASTY: usize = 5;
/// Most of what is open came in this time; what is older is mostly done.
const LATELY: Second = 36 * HOUR;
/// What is acted on within minutes: nobody leaves it for a day.
const AT_ONCE: [&str; 3] = ["card_lost_stolen", "safety_report", "driver_conduct"];

/// Adds the staff: accounts of the second line, the admin, and the partners' first-line agents.
pub fn staff(world: &mut World, now: Second) {
    let since = now - HISTORY - 200 * DAY;
    let companies = ["Grupo Mirasol", "Comércio Ipê", "Northfield Services"];
    for (id, name) in (360_000_700_001..).zip(companies) {
        world.organizations.push(Organization { id, name: name.to_owned() });
    }
    let second_line: Vec<u64> = GROUPS[..2].iter().map(|(id, _)| *id).collect();
    for account in accounts() {
        world.add_user(User {
            id: account.id,
            name: account.name,
            email: account.email,
            role: if account.role == "admin" { Role::Admin } else { Role::Agent },
            locale: if account.site == "São Paulo" { LANGUAGES[1] } else { LANGUAGES[0] },
            groups: second_line.clone(),
            organization: None,
            created: since,
        });
    }
    for index in 0..SITES.len() * 3 {
        let site = &SITES[index / 3];
        let name = t1_name(index);
        world.add_user(User {
            id: FIRST_T1 + index as u64,
            name: name.to_owned(),
            email: format!("{}@{}.example", login_of(name), login_of(site.vendor)),
            role: Role::Agent,
            locale: LANGUAGES[site.language],
            groups: GROUPS[2..].iter().map(|(id, _)| *id).collect(),
            organization: None,
            created: since,
        });
    }
}

/// Adds `count` tickets with their customers.
pub fn cases(world: &mut World, seed: u64, count: u32, now: Second) {
    let mut maker = Maker { seed, now, recent: Vec::new(), customers: 0, nasty: 0 };
    // The last part of them fills the last day and a half: a desk is what came lately, and a little that stayed.
    let count = u64::from(count);
    let lately = (count * 14 / 100).max(count.min(160) / 4);
    let step = (HISTORY - LATELY) / Second::try_from((count - lately).max(1)).unwrap_or(1);
    let pace = (LATELY - 240) / Second::try_from(lately.max(1)).unwrap_or(1);
    let mut made = Vec::with_capacity(usize::try_from(count).unwrap_or_default());
    for number in 0..count {
        let mut rng = Rng::of(seed, &[number, 1]);
        let (from, nth, step) = match number.checked_sub(count - lately) {
            Some(nth) => (LATELY, nth, pace),
            None => (HISTORY, number, step),
        };
        let created = now - from + nth as Second * step + rng.between(0, step.max(1) - 1);
        made.push(maker.case(world, number, created, &mut rng));
    }
    // The feed orders by the time of the last change, ties by the order of the writes.
    made.sort_by_key(|ticket| (ticket.updated, ticket.id));
    for ticket in made {
        world.add_ticket(ticket);
    }
}

/// A case that the first line passes on at `at`.
pub fn arrival(world: &mut World, seed: u64, at: Second, rng: &mut Rng) -> Ticket {
    let (id, known) = (world.next_ticket_id(), world.users.len() as u64);
    let mut maker = Maker { seed, now: at, recent: Vec::new(), customers: known, nasty: NASTY };
    let created = at - rng.between(HOUR / 2, 3 * HOUR);
    let (customer, language, reason, cause) = maker.who_and_why(world, created, rng);
    let mut script = maker.script(id, created, (customer, language, reason, cause), rng);
    script.escalated = Some(at);
    let mut ticket = case::ticket(script, at, rng);
    ticket.id = id;
    ticket.assignee = None;
    ticket.assigned = None;
    ticket.status = Status::Open;
    ticket
}

/// A case of a day that was passed over, as it stands at `now`; `None` for those that the first line keeps.
pub fn later_case(
    world: &mut World,
    (seed, number): (u64, u64),
    created: Second,
    now: Second,
    rng: &mut Rng,
) -> Option<Ticket> {
    let known = world.users.len() as u64;
    let mut maker = Maker { seed, now: created, recent: Vec::new(), customers: known, nasty: NASTY };
    let why = maker.who_and_why(world, created, rng);
    let mut script = maker.script(number, created, why, rng);
    let escalated = created + rng.between(HOUR / 4, 5 * HOUR);
    let solved = escalated + days::span_of_work(rng);
    script.escalated = Some(escalated).filter(|at| *at < now);
    script.solved = Some(solved).filter(|at| *at < now);
    script.escalated.map(|_| case::ticket(script, now, rng))
}

/// Customer, language, reason, cause.
type Why = (u64, usize, usize, &'static str);

struct Maker {
    seed: u64,
    now: Second,
    /// The latest cases, for repeat contacts: creation, customer, language, reason, cause.
    recent: Vec<(Second, u64, usize, usize, &'static str)>,
    customers: u64,
    nasty: usize,
}

impl Maker {
    fn case(&mut self, world: &mut World, number: u64, created: Second, rng: &mut Rng) -> Ticket {
        let why = self.who_and_why(world, created, rng);
        let at_once = AT_ONCE.contains(&REASONS[why.2].word);
        let lately = self.now - created < LATELY;
        let created =
            if at_once && lately { self.now - rng.between(HOUR / 12, HOUR * 3 / 4) } else { created };
        let age = self.now - created;
        let mut script = self.script(number, created, why, rng);
        let open = rng.chance(match age {
            0..LATELY => 92,
            _ if at_once => 0,
            LATELY..259_200 => 30,
            259_200..604_800 => 6,
            604_800..1_728_000 => 3,
            _ => 0,
        });
        if !rng.chance(7) {
            let wait = if at_once { rng.between(60, 4 * 60) } else { rng.between(HOUR / 4, 5 * HOUR) };
            script.escalated = Some((created + wait).min(self.now - 60).max(created + 1));
        }
        if !open {
            let from = script.escalated.unwrap_or(created);
            let took = rng.between(2 * HOUR, 60 * HOUR).min((self.now - from - 120).max(60));
            script.solved = Some(from + took);
        }
        if open && script.escalated.is_some() && self.nasty < NASTY && age < 9 * DAY {
            script.nasty = Some(self.nasty);
            self.nasty += 1;
        }
        if let Some(escalated) = script.escalated.filter(|_| open) {
            // The longer it lies, the likelier somebody has answered; a little of it was forgotten.
            let lain = self.now - escalated;
            let likely = if lain < 2 * HOUR { 15 } else { 48 };
            if lain > HOUR / 2 && rng.chance(likely) {
                let waits = [Status::Open, Status::Pending, Status::Hold][rng.weighted(&[40, 38, 22])];
                let at = escalated + rng.between(HOUR / 4, (lain - 120).clamp(HOUR / 4 + 1, 6 * HOUR));
                script.answered = Some((at.min(self.now - 30), waits));
            }
        }
        case::ticket(script, self.now, rng)
    }

    /// The facts of a case that nobody has passed on yet.
    fn script(&self, number: u64, created: Second, why: Why, rng: &mut Rng) -> Script {
        let (customer, language, reason, cause) = why;
        let site =
            SITES.iter().position(|site| site.language == language && rng.chance(60)).unwrap_or_else(|| {
                let matching: Vec<usize> =
                    (0..SITES.len()).filter(|i| SITES[*i].language == language).collect();
                *rng.pick(&matching)
            });
        let spec = &REASONS[reason];
        let amount = if spec.amount.1 == 0 { 0 } else { rng.between(spec.amount.0, spec.amount.1) };
        let mut script = Script {
            seed: self.seed,
            number,
            reason,
            cause,
            language,
            site,
            customer,
            t1_agent: 0,
            agent: None,
            amount,
            created,
            escalated: None,
            solved: None,
            answered: None,
            nasty: None,
        };
        script.t1_agent = FIRST_T1 + story::t1_index(&script) as u64;
        script
    }

    /// The customer and what happened: now and then somebody who wrote days ago about the same thing.
    fn who_and_why(&mut self, world: &mut World, created: Second, rng: &mut Rng) -> Why {
        self.recent.retain(|(at, ..)| created - at < 6 * DAY);
        if !self.recent.is_empty() && rng.chance(12) {
            let (_, customer, language, reason, cause) = *rng.pick(&self.recent);
            return (customer, language, reason, cause);
        }
        let language = rng.weighted(&[45, 35, 20]);
        let weights: Vec<u64> = REASONS.iter().map(|reason| reason.weight).collect();
        let reason = rng.weighted(&weights);
        let spec = &REASONS[reason];
        let mut cause = spec.causes[rng.zipf(spec.causes.len())];
        for (of, code, days, percent) in RISING {
            let recent = (self.now - created) < days * DAY;
            if of == spec.word && recent && spec.causes.contains(&code) && rng.chance(percent) {
                cause = code;
            } else if code == cause && code == "PRD-06" && !recent {
                // The release that breaks activation is not out yet.
                cause = "PRD-01";
            }
        }
        let id = FIRST_CUSTOMER + self.customers;
        self.customers += 1;
        let name = customer_name(rng, language);
        world.add_user(User {
            id,
            email: format!("{}.{}@mail.example", login_of(&name), id % 1000),
            name,
            role: Role::EndUser,
            locale: LANGUAGES[language],
            groups: Vec::new(),
            organization: world.organization_for(rng),
            created: created - rng.between(DAY, 900 * DAY),
        });
        if self.recent.len() < 400 {
            self.recent.push((created, id, language, reason, cause));
        }
        (id, language, reason, cause)
    }
}
