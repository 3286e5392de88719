//! What happens while a `--live` sandbox runs: customers answer, colleagues note, claim, edit and solve, escalations
//! arrive, drafts are published, product requests are taken up. The sandbox's clock drives it, a few events a minute;
//! the same seed, content and clock give the same events. What the first agent owns is left to that agent.

use std::sync::Arc;
use std::time::Duration;

use super::accounts::accounts;
use super::constants::{FIELDS, GROUPS};
use super::content::cause_text;
use super::days;
use super::generate;
use super::http::{Site, locked};
use super::journal::Line;
use super::model::{PRIORITIES, Second, Status, Ticket};
use super::rng::Rng;
use super::world::{NewComment, Update, World};

/// How often the machine looks at the sandbox's clock.
const LOOK: Duration = Duration::from_millis(500);
/// Events made up for at one look: a clock moved by days does not stop the server.
const AT_ONCE: u32 = 400;

/// A clock that was moved by more than this was moved over days.
const LONG: Second = 36 * 3600;

/// Lives until the server stops.
pub async fn live(site: Arc<Site>, mut life: Life) {
    loop {
        tokio::time::sleep(LOOK).await;
        let now = site.clock.now().as_second();
        let mut world = locked(&site.world);
        let mut journal = locked(&site.journal);
        life.until(&mut world, now, |line| journal.keep(line).is_ok());
    }
}

/// The events to come.
#[derive(Debug)]
pub struct Life {
    seed: u64,
    number: u64,
    next: Second,
}

impl Life {
    /// A life that goes on at `now` with event `number`.
    pub fn new(seed: u64, number: u64, now: Second) -> Self {
        Self { seed, number, next: now + 5 }
    }

    /// Lets happen what is due until `now`, as long as `keep` can keep it.
    pub fn until(&mut self, world: &mut World, now: Second, mut keep: impl FnMut(&Line) -> bool) {
        // Nobody is written to every few seconds for weeks: days that are moved over pass at their own pace.
        if now - self.next > LONG {
            if !keep(&Line::Days { from: self.next, until: now }) {
                return;
            }
            days::pass(world, self.seed, self.next, now);
            self.next = now + 5;
        }
        for _ in 0..AT_ONCE {
            if self.next > now {
                return;
            }
            if !keep(&Line::Life { at: self.next, number: self.number }) {
                return;
            }
            let mut rng = event(world, self.seed, self.number, self.next);
            self.number += 1;
            self.next += rng.between(9, 26);
        }
        self.next = self.next.max(now);
    }
}

/// Lets event `number` happen at `at`; what is left of its chance says when the next one comes.
pub fn event(world: &mut World, seed: u64, number: u64, at: Second) -> Rng {
    let mut chance = Rng::of(seed, &[number, 99]);
    let rng = &mut chance;
    match rng.weighted(&[30, 22, 13, 13, 12, 5, 5]) {
        0 => customer_answers(world, rng, at),
        1 => {
            let ticket = generate::arrival(world, seed, at, rng);
            world.add_ticket(ticket);
        }
        2 => colleague_claims(world, rng, at),
        3 => colleague_solves(world, rng, at),
        4 => colleague_edits(world, rng, at),
        5 => draft_is_published(world, at),
        _ => request_is_taken_up(world, at),
    }
    chance
}

fn customer_answers(world: &mut World, rng: &mut Rng, at: Second) {
    let waiting = |ticket: &Ticket| second_line(ticket) && !ticket.status.is_done();
    let Some(place) = any(world, rng, waiting) else { return };
    let language = world.tickets[place].script.as_ref().map_or(2, |script| script.language);
    let body = (*rng.pick(&ANSWERS[language])).to_owned();
    let author = world.tickets[place].requester;
    write(
        world,
        place,
        author,
        Update { comment: comment(body, true), channel: Some("web"), ..Update::default() },
        at,
    );
}

fn colleague_claims(world: &mut World, rng: &mut Rng, at: Second) {
    let Some(place) = any(world, rng, |ticket| {
        second_line(ticket) && ticket.assignee.is_none() && !ticket.status.is_done()
    }) else {
        return;
    };
    let colleague = *rng.pick(&colleagues());
    write(world, place, colleague, Update { assignee: Some(Some(colleague)), ..Update::default() }, at);
}

fn colleague_solves(world: &mut World, rng: &mut Rng, at: Second) {
    let colleagues = colleagues();
    let theirs = |ticket: &Ticket| {
        second_line(ticket)
            && !ticket.status.is_done()
            && ticket.script.is_some()
            && ticket.assignee.is_some_and(|owner| colleagues.contains(&owner))
    };
    let Some(place) = any(world, rng, theirs) else { return };
    let ticket = &world.tickets[place];
    let (Some(script), Some(owner)) = (&ticket.script, ticket.assignee) else { return };
    let text = cause_text(script.cause).map_or("", |text| text.fix[script.language]).to_owned();
    let verdict = ["right", "avoidable", "incomplete"][rng.weighted(&[70, 15, 15])];
    let fields = [("cause", script.cause), ("verdict", verdict), ("knowledge", "not_needed")];
    let update = Update {
        status: Some(Status::Solved),
        comment: comment(text, true),
        fields: fields
            .iter()
            .filter_map(|(title, value)| Some((index(title)?, Some((*value).to_owned()))))
            .collect(),
        ..Update::default()
    };
    write(world, place, owner, update, at);
}

fn colleague_edits(world: &mut World, rng: &mut Rng, at: Second) {
    let first = accounts()[0].id;
    let free =
        |ticket: &Ticket| second_line(ticket) && !ticket.status.is_done() && ticket.assignee != Some(first);
    let Some(place) = any(world, rng, free) else { return };
    let colleague = *rng.pick(&colleagues());
    let update = if rng.chance(50) {
        Update { priority: Some(Some(*rng.pick(&PRIORITIES))), ..Update::default() }
    } else {
        Update { comment: comment((*rng.pick(&NOTES)).to_owned(), false), ..Update::default() }
    };
    write(world, place, colleague, update, at);
}

fn draft_is_published(world: &mut World, at: Second) {
    let ripe = |created: Second| at - created > 120;
    if let Some(article) = world.articles.iter_mut().find(|article| article.draft && ripe(article.created)) {
        article.draft = false;
        article.updated = at;
    }
}

fn request_is_taken_up(world: &mut World, at: Second) {
    let taken_up = |ticket: &Ticket| {
        ticket.tags.contains("product_feedback") && ticket.status == Status::New && at - ticket.created > 120
    };
    let found = world.by_id(0).find(|place| taken_up(&world.tickets[*place]));
    if let Some(place) = found {
        let admin = accounts().last().map_or(0, |account| account.id);
        let update = Update {
            status: Some(Status::Hold),
            comment: comment("Thank you, we planned it for the next release.".to_owned(), false),
            ..Update::default()
        };
        write(world, place, admin, update, at);
    }
}

/// One of the tickets that fit.
fn any(world: &World, rng: &mut Rng, fits: impl Fn(&Ticket) -> bool) -> Option<usize> {
    let places: Vec<usize> = world.by_id(0).filter(|place| fits(&world.tickets[*place])).collect();
    (!places.is_empty()).then(|| *rng.pick(&places))
}

fn second_line(ticket: &Ticket) -> bool {
    ticket.group.is_some_and(|group| GROUPS[..2].iter().any(|(id, _)| *id == group))
}

fn colleagues() -> Vec<u64> {
    accounts()
        .into_iter()
        .skip(1)
        .filter(|account| account.role == "agent")
        .map(|account| account.id)
        .collect()
}

fn index(title: &str) -> Option<usize> {
    FIELDS.iter().position(|(_, known)| *known == title)
}

fn comment(body: String, public: bool) -> Option<NewComment> {
    (!body.is_empty()).then_some(NewComment { author: None, public, body, html: None })
}

fn write(world: &mut World, place: usize, by: u64, update: Update, at: Second) {
    if world.check(place, &update).is_ok() {
        world.apply(place, by, update, at);
    }
}

const ANSWERS: [[&str; 3]; 3] = [
    [
        "Gracias, quedo atento.",
        "Sigo con el mismo problema, ¿hay alguna novedad?",
        "Adjunto el comprobante que me pidieron.",
    ],
    [
        "Obrigado, fico no aguardo.",
        "Continuo com o mesmo problema, alguma novidade?",
        "Segue o comprovante solicitado.",
    ],
    [
        "Thank you, I will wait.",
        "I still have the same problem, is there any news?",
        "Here is the receipt that you asked for.",
    ],
];

const NOTES: [&str; 3] = [
    "Hablé con el área, responden hoy.",
    "Verifiquei com a operação, aguardo retorno.",
    "Asked the partner, an answer is due today.",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn lived(seed: u64) -> (World, usize) {
        let mut world = World::default();
        let now = 1_770_000_000;
        generate::staff(&mut world, now);
        generate::cases(&mut world, seed, 120, now);
        let before = world.tickets.len();
        Life::new(seed, 0, now).until(&mut world, now + 1800, |_| true);
        (world, before)
    }

    #[test]
    fn half_an_hour_brings_answers_arrivals_claims_and_solves() {
        let (world, before) = lived(5);
        assert!(world.tickets.len() > before, "an escalation arrived");
        let changed = |name: &str| {
            world
                .tickets
                .iter()
                .flat_map(|t| &t.written)
                .flat_map(|a| &a.changes)
                .any(|(field, ..)| field == name)
        };
        assert!(changed("assignee_id") && changed("status"));
        assert!(
            world
                .tickets
                .iter()
                .flat_map(|t| &t.written)
                .any(|a| a.comment.as_ref().is_some_and(|c| c.public))
        );
    }

    #[test]
    fn events_kept_and_done_again_give_the_same_world() {
        let start = |now| {
            let mut world = World::default();
            generate::staff(&mut world, now);
            generate::cases(&mut world, 5, 120, now);
            world
        };
        let now = 1_770_000_000;
        let (mut first, mut second, mut kept) = (start(now), start(now), Vec::new());
        Life::new(5, 0, now).until(&mut first, now + 900, |line| {
            kept.push(line.clone());
            true
        });
        for line in kept {
            if let Line::Life { at, number } = line {
                event(&mut second, 5, number, at);
            }
        }
        assert_eq!(format!("{:?}", first.tickets), format!("{:?}", second.tickets));
    }

    #[test]
    fn a_life_repeats_itself() {
        let told = |world: &World| format!("{:?}", world.tickets);
        assert_eq!(told(&lived(5).0), told(&lived(5).0));
    }
}
