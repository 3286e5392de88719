//! Makes the content: customers, first-line agents and 120 days of cases that end at the sandbox's now.

use std::collections::BTreeSet;

use super::accounts::accounts;
use super::constants::{FIRST_TICKET, GROUPS, TIER_2};
use super::content::{LANGUAGES, REASONS, SITES, customer_name, login_of, t1_name};
use super::model::{Role, Script, Second, Status, Ticket, User};
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

/// Adds the staff: accounts of the second line, the admin, and the partners' first-line agents.
pub fn staff(world: &mut World, now: Second) {
    let since = now - HISTORY - 200 * DAY;
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
    let step = (HISTORY - 240) / Second::from(count.max(1));
    let mut made = Vec::with_capacity(count as usize);
    for number in 0..u64::from(count) {
        let mut rng = Rng::of(seed, &[number, 1]);
        let created = now - HISTORY + number as Second * step + rng.between(0, step.max(1) - 1);
        made.push(maker.case(world, number, created, &mut rng));
    }
    // The feed orders by the time of the last change, ties by the order of the writes.
    made.sort_by_key(|ticket| (ticket.updated, ticket.id));
    for ticket in made {
        world.add_ticket(ticket);
    }
}

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
        let age = self.now - created;
        let (customer, language, reason, cause) = self.who_and_why(world, created, rng);
        let site =
            SITES.iter().position(|site| site.language == language && rng.chance(60)).unwrap_or_else(|| {
                let matching: Vec<usize> =
                    (0..SITES.len()).filter(|i| SITES[*i].language == language).collect();
                *rng.pick(&matching)
            });
        let spec = &REASONS[reason];
        let amount = if spec.amount.1 == 0 { 0 } else { rng.between(spec.amount.0, spec.amount.1) };
        let open = rng.chance(match age / DAY {
            0..=2 => 90,
            3..=9 => 65,
            10..=29 => 25,
            _ => 1,
        });
        let kept_below = rng.chance(7);
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
            nasty: None,
        };
        script.t1_agent = FIRST_T1 + story::t1_index(&script) as u64;
        if !kept_below {
            script.escalated =
                Some((created + rng.between(HOUR / 2, 7 * HOUR)).min(self.now - 60).max(created + 1));
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
        self.ticket(script, rng)
    }

    /// The customer and what happened: now and then somebody who wrote days ago about the same thing.
    fn who_and_why(
        &mut self,
        world: &mut World,
        created: Second,
        rng: &mut Rng,
    ) -> (u64, usize, usize, &'static str) {
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

    fn ticket(&self, mut script: Script, rng: &mut Rng) -> Ticket {
        let spec = &REASONS[script.reason];
        let staff = accounts();
        let agents: Vec<u64> = staff.iter().filter(|a| a.role == "agent").map(|a| a.id).collect();
        let escalated = script.escalated.is_some();
        let owner = *rng.pick(&agents);
        let (status, assignee, group) = match (escalated, script.solved) {
            (true, Some(_)) => {
                script.agent = Some(owner);
                (Status::Solved, Some(owner), GROUPS[usize::from(rng.chance(15))].0)
            }
            (true, None) if rng.chance(35) => {
                let status = [Status::Open, Status::Pending, Status::Hold][rng.weighted(&[70, 22, 8])];
                (status, Some(owner), TIER_2)
            }
            (true, None) => (Status::Open, None, GROUPS[usize::from(rng.chance(12))].0),
            (false, Some(_)) => (Status::Solved, Some(script.t1_agent), GROUPS[spec.group].0),
            (false, None) => {
                ([Status::New, Status::Open][rng.weighted(&[40, 60])], None, GROUPS[spec.group].0)
            }
        };
        let mut ticket = Ticket {
            id: FIRST_TICKET + script.number,
            external_id: None,
            kind: Some("problem".to_owned()),
            subject: story::subject(&script),
            description: String::new(),
            status,
            priority: Some(priority(spec.word, rng)),
            requester: script.customer,
            submitter: script.customer,
            assignee,
            group: Some(group),
            organization: None,
            channel: ["web", "chat", "email", "voice"][rng.weighted(&[40, 30, 20, 10])],
            tags: BTreeSet::from([spec.product.to_owned(), spec.word.to_owned()]),
            fields: Default::default(),
            created: script.created,
            updated: story::last_turn(&script).min(self.now),
            due: None,
            solved: script.solved,
            assigned: assignee.map(|_| script.escalated.unwrap_or(script.created)),
            reopens: u32::from(rng.chance(1)),
            generated: (0, 0),
            script: None,
            written: Vec::new(),
        };
        if rng.chance(6) {
            ticket.tags.insert("vip".to_owned());
        }
        Self::facts(&mut ticket, &script, rng);
        self.dates(&mut ticket, &script, rng);
        ticket.script = Some(Box::new(script));
        ticket
    }

    fn facts(ticket: &mut Ticket, script: &Script, rng: &mut Rng) {
        let spec = &REASONS[script.reason];
        let site = &SITES[script.site];
        let text = |value: &str| Some(value.to_owned());
        ticket.set_field("product", text(spec.product));
        ticket.set_field("reason", text(spec.word));
        ticket.set_field("amount", (script.amount > 0).then(|| format!("{}.00", script.amount)));
        ticket.set_field("language", text(LANGUAGES[script.language]));
        ticket.set_field("vendor", text(site.vendor));
        ticket.set_field("site", text(site.name));
        ticket.set_field("t1_agent", text(t1_name(story::t1_index(script))));
        if script.escalated.is_none() || script.solved.is_none() {
            return;
        }
        ticket.set_field("cause", text(script.cause));
        let also = spec.causes[rng.zipf(spec.causes.len())];
        if also != script.cause && rng.chance(18) {
            ticket.set_field("causes_also", text(also));
        }
        let verdict = ["right", "avoidable", "incomplete", "wrong_queue"][rng.weighted(&[60, 18, 15, 7])];
        ticket.set_field("verdict", text(verdict));
        let knowledge = match rng.weighted(&[50, 30, 12, 8]) {
            0 => "not_needed".to_owned(),
            1 => format!("linked:{}", super::help::seeded_article(script.cause)),
            2 => "new".to_owned(),
            _ => format!("flagged:{}", super::help::seeded_article(script.cause)),
        };
        ticket.set_field("knowledge", Some(knowledge));
        let (version, steps) = match spec.sop {
            "cc-unrecognised-charge" => ("3.1.0", 7),
            "card-delivered-not-activated" => ("1.4.0", 6),
            _ => ("1.0.0", 5),
        };
        ticket.set_field("sop", Some(format!("{}@{version} {steps}/{steps}", spec.sop)));
    }

    fn dates(&self, ticket: &mut Ticket, script: &Script, rng: &mut Rng) {
        if let Some(solved) = script.solved {
            // An automation closes what was solved four weeks ago, every day at 03:00:00 and all of it in one
            // second: that is why so many rows share a stamp.
            let closes = (solved + 28 * DAY) / DAY * DAY + 3 * HOUR;
            if closes <= self.now {
                ticket.status = Status::Closed;
                ticket.updated = closes;
            }
            return;
        }
        if script.escalated.is_some() && rng.chance(72) {
            let from_now = match rng.weighted(&[16, 20, 64]) {
                0 => -rng.between(20 * 60, 22 * HOUR),
                1 => rng.between(5 * 60, 115 * 60),
                _ => rng.between(2 * HOUR, 72 * HOUR),
            };
            ticket.kind = Some("task".to_owned());
            ticket.due = Some(self.now + from_now);
        }
    }
}

fn priority(reason: &str, rng: &mut Rng) -> &'static str {
    let weights: [u64; 4] = match reason {
        "fraud_report" => [0, 15, 55, 30],
        "unrecognised_charge" | "account_blocked" | "payment_not_credited" => [5, 55, 32, 8],
        _ => [18, 62, 17, 3],
    };
    super::model::PRIORITIES[rng.weighted(&weights)]
}
