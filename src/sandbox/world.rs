//! The state of the CRM and the one way in which a ticket changes. No HTTP here.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use super::constants::{FIELDS, GROUPS};
use super::http::Attached;
use super::model::{Article, Audit, Comment, Organization, Role, Second, Status, Ticket, User};
use super::rng::Rng;
use super::story;

/// Everything the sandbox holds.
#[derive(Debug, Default)]
pub struct World {
    pub users: BTreeMap<u64, User>,
    pub organizations: Vec<Organization>,
    pub tickets: Vec<Ticket>,
    pub articles: Vec<Article>,
    /// Answers of `POST /tickets` by idempotency key: hash of the body, ticket, when it was.
    pub keys: HashMap<String, (u64, u64, Second)>,
    /// Finished background jobs, by id.
    pub jobs: BTreeMap<String, Value>,
    /// Files of comments.
    pub attached: Attached,
    by_id: BTreeMap<u64, usize>,
    by_created: BTreeSet<(Second, u64)>,
    feed: BTreeMap<(Second, u64), usize>,
    sequence: u64,
    last_generated: Second,
    last_id: u64,
}

/// What an update sets; `None` leaves a thing as it is, `Some(None)` empties it.
#[expect(clippy::option_option, reason = "absent, null and a value are three things in a PUT")]
#[derive(Debug, Clone, Default)]
pub struct Update {
    pub subject: Option<String>,
    pub external_id: Option<Option<String>>,
    pub kind: Option<Option<String>>,
    pub problem: Option<Option<u64>>,
    pub status: Option<Status>,
    pub priority: Option<Option<&'static str>>,
    pub assignee: Option<Option<u64>>,
    pub group: Option<Option<u64>>,
    pub requester: Option<u64>,
    pub due: Option<Option<Second>>,
    /// Replaces all tags.
    pub tags: Option<BTreeSet<String>>,
    pub add_tags: BTreeSet<String>,
    pub remove_tags: BTreeSet<String>,
    /// Custom fields by their index in `constants::FIELDS`.
    pub fields: Vec<(usize, Option<String>)>,
    pub comment: Option<NewComment>,
    /// Becomes `metadata.custom` of the audit.
    pub custom: Map<String, Value>,
    pub channel: Option<&'static str>,
}

/// A comment to add.
#[derive(Debug, Clone)]
pub struct NewComment {
    pub author: Option<u64>,
    pub public: bool,
    pub body: String,
    pub html: Option<String>,
}

/// A rule that an update would break: the field and the sentence of the CRM.
pub type Broken = (&'static str, String);

impl World {
    /// Adds or replaces a user.
    pub fn add_user(&mut self, user: User) {
        self.users.insert(user.id, user);
    }

    /// An organisation for a new customer: most have none.
    pub fn organization_for(&self, rng: &mut Rng) -> Option<u64> {
        (!self.organizations.is_empty() && rng.chance(12)).then(|| rng.pick(&self.organizations).id)
    }

    /// Adds a made or imported ticket with the times it carries.
    pub fn add_ticket(&mut self, mut ticket: Ticket) -> usize {
        let index = self.tickets.len();
        self.last_generated = self.last_generated.max(ticket.updated);
        self.sequence += 1;
        ticket.generated = (ticket.updated, self.sequence);
        if ticket.organization.is_none() {
            ticket.organization = self.users.get(&ticket.requester).and_then(|user| user.organization);
        }
        self.feed.insert(ticket.generated, index);
        self.by_id.insert(ticket.id, index);
        self.by_created.insert((ticket.created, ticket.id));
        self.tickets.push(ticket);
        index
    }

    /// The place of a ticket that is not deleted.
    pub fn find(&self, id: u64) -> Option<usize> {
        self.by_id.get(&id).copied().filter(|index| self.tickets[*index].status != Status::Deleted)
    }

    /// Places of the tickets that are not deleted, by id, after `after`.
    pub fn by_id(&self, after: u64) -> impl Iterator<Item = usize> + '_ {
        let alive = |index: &usize| self.tickets[*index].status != Status::Deleted;
        self.by_id.range(after + 1..).map(|(_, index)| *index).filter(alive)
    }

    /// Places of the tickets that are not deleted, oldest first, after a creation time and id.
    pub fn by_created(&self, after: (Second, u64)) -> impl Iterator<Item = usize> + '_ {
        let range = (std::ops::Bound::Excluded(after), std::ops::Bound::Unbounded);
        self.by_created.range(range).filter_map(|(_, id)| self.find(*id))
    }

    /// Places in the feed after a place, up to `until` (inclusive), deleted tickets included.
    pub fn feed(&self, after: (Second, u64), until: Second) -> impl Iterator<Item = usize> + '_ {
        let range = (std::ops::Bound::Excluded(after), std::ops::Bound::Included((until, u64::MAX)));
        let ordered = after < (until, u64::MAX);
        ordered.then(|| self.feed.range(range).map(|(_, index)| *index)).into_iter().flatten()
    }

    /// The name of a group.
    pub fn group_name(id: u64) -> Option<&'static str> {
        GROUPS.iter().find(|(known, _)| *known == id).map(|(_, name)| *name)
    }

    /// The next free number for something new.
    pub fn next_id(&mut self) -> u64 {
        self.last_id = self.last_id.max(9_000_000_000) + 1;
        self.last_id
    }

    /// The next free ticket id.
    pub fn next_ticket_id(&self) -> u64 {
        self.by_id.last_key_value().map_or(super::constants::FIRST_TICKET, |(id, _)| id + 1)
    }

    /// The whole conversation of a ticket, oldest first.
    pub fn comments(&self, ticket: &Ticket) -> Vec<Comment> {
        let mut comments = self.told(ticket);
        comments.extend(ticket.written.iter().filter_map(|audit| audit.comment.clone()));
        comments
    }

    /// How many entries the conversation has.
    pub fn comment_count(ticket: &Ticket) -> usize {
        ticket.script.as_ref().map_or(0, |script| story::beats(script).len())
            + ticket.written.iter().filter(|audit| audit.comment.is_some()).count()
    }

    /// The whole history of a ticket, oldest first.
    pub fn audits(&self, ticket: &Ticket) -> Vec<Audit> {
        let moved = ticket.script.iter().flat_map(|script| {
            story::beats(script).into_iter().map(|beat| story::moved(script, &beat)).collect::<Vec<_>>()
        });
        let told = self.told(ticket).into_iter().zip(moved).map(|(comment, moved)| {
            let moved = moved.map(|(was, is)| ("status".to_owned(), json!(was.as_str()), json!(is.as_str())));
            Audit {
                id: comment.audit,
                author: comment.author,
                at: comment.at,
                comment: Some(comment),
                changes: moved.into_iter().collect(),
                custom: Map::new(),
                channel: ticket.channel,
            }
        });
        told.chain(ticket.written.iter().cloned()).collect()
    }

    /// The first message of a ticket.
    pub fn description(&self, ticket: &Ticket) -> String {
        let Some(script) = &ticket.script else { return ticket.description.clone() };
        let name = self.users.get(&script.customer).map_or("", |user| user.name.as_str());
        story::beats(script).first().map(|beat| story::words(script, beat, name)).unwrap_or_default()
    }

    fn told(&self, ticket: &Ticket) -> Vec<Comment> {
        let Some(script) = &ticket.script else { return Vec::new() };
        let name = self.users.get(&script.customer).map_or("", |user| user.name.as_str());
        let base = ticket.id * 64;
        let told = story::beats(script).into_iter().enumerate().map(|(turn, beat)| Comment {
            id: 3_000_000_000 + base + turn as u64,
            audit: 6_000_000_000 + base + turn as u64,
            author: beat.author,
            at: beat.at,
            public: beat.public,
            body: story::words(script, &beat, name),
            html: None,
        });
        told.collect()
    }

    /// Whether a user may be the owner of tickets.
    pub fn is_agent(&self, id: u64) -> bool {
        self.users.get(&id).is_some_and(|user| user.role != Role::EndUser)
    }

    /// Checks `update` against the CRM's rules for this ticket.
    pub fn check(&self, index: usize, update: &Update) -> Result<(), Broken> {
        let ticket = &self.tickets[index];
        if ticket.status == Status::Closed {
            return Err(("status", "Status: closed prevents ticket update".to_owned()));
        }
        if let Some(Some(assignee)) = update.assignee
            && !self.is_agent(assignee)
        {
            return Err(("assignee", "Assignee: is not an agent".to_owned()));
        }
        if let Some(Some(group)) = update.group
            && Self::group_name(group).is_none()
        {
            return Err(("group", "Group: is invalid".to_owned()));
        }
        if update.comment.as_ref().is_some_and(|comment| comment.body.trim().is_empty()) {
            return Err(("comment", "Comment: cannot be blank".to_owned()));
        }
        Ok(())
    }

    /// Applies `update` by `by` at `now`, after [`World::check`], and returns the audit. Nothing changed and no
    /// comment means no audit and an untouched ticket.
    pub fn apply(&mut self, index: usize, by: u64, update: Update, now: Second) -> Option<Audit> {
        let update = self.settled(index, by, update);
        let (comment_id, audit_id) = (self.next_id(), self.next_id());
        let ticket = &mut self.tickets[index];
        let mut changes = Vec::new();
        change(&mut changes, "subject", &mut ticket.subject, update.subject);
        change(&mut changes, "external_id", &mut ticket.external_id, update.external_id);
        change(&mut changes, "type", &mut ticket.kind, update.kind);
        change(&mut changes, "problem_id", &mut ticket.problem, update.problem);
        change(&mut changes, "priority", &mut ticket.priority, update.priority);
        change(&mut changes, "group_id", &mut ticket.group, update.group);
        change(&mut changes, "due_at", &mut ticket.due, update.due);
        change(&mut changes, "requester_id", &mut ticket.requester, update.requester);
        if change(&mut changes, "assignee_id", &mut ticket.assignee, update.assignee) {
            ticket.assigned = ticket.assignee.map(|_| now);
        }
        if let Some(status) = update.status.filter(|status| *status != ticket.status) {
            changes.push(("status".to_owned(), json!(ticket.status.as_str()), json!(status.as_str())));
            ticket.reopens += u32::from(ticket.status == Status::Solved && !status.is_done());
            ticket.solved = if status.is_done() { ticket.solved.or(Some(now)) } else { None };
            ticket.status = status;
        }
        let mut tags = update.tags.unwrap_or_else(|| ticket.tags.clone());
        tags.extend(update.add_tags);
        tags.retain(|tag| !update.remove_tags.contains(tag));
        change(&mut changes, "tags", &mut ticket.tags, Some(tags));
        for (field, value) in update.fields {
            let name = FIELDS[field].0.to_string();
            change(
                &mut changes,
                &name,
                &mut ticket.fields[field],
                Some(value.filter(|text| !text.is_empty())),
            );
        }
        let comment = update.comment.map(|new| Comment {
            id: comment_id,
            audit: audit_id,
            author: new.author.unwrap_or(by),
            at: now,
            public: new.public,
            body: new.body,
            html: new.html,
        });
        if changes.is_empty() && comment.is_none() && update.custom.is_empty() {
            return None;
        }
        let audit = Audit {
            id: audit_id,
            author: by,
            at: now,
            comment,
            changes,
            custom: update.custom,
            channel: update.channel.unwrap_or("api"),
        };
        ticket.written.push(audit.clone());
        ticket.updated = ticket.updated.max(now);
        self.touch(index, now);
        Some(audit)
    }

    /// Moves a ticket to the end of the feed, as every change does, also those of the system that leave
    /// `updated_at` alone.
    pub fn touch(&mut self, index: usize, now: Second) {
        self.last_generated = self.last_generated.max(now);
        self.sequence += 1;
        let place = (self.last_generated, self.sequence);
        let ticket = &mut self.tickets[index];
        self.feed.remove(&ticket.generated);
        ticket.generated = place;
        self.feed.insert(place, index);
    }

    /// The update with what the CRM adds by its own rules: owner and group agree, a new ticket opens when somebody
    /// takes it, who solves an unowned ticket owns it.
    fn settled(&self, index: usize, by: u64, mut update: Update) -> Update {
        let ticket = &self.tickets[index];
        let groups_of =
            |agent: u64| self.users.get(&agent).map(|user| user.groups.as_slice()).unwrap_or_default();
        let solves = update.status == Some(Status::Solved) && ticket.status != Status::Solved;
        if solves && update.assignee.unwrap_or(ticket.assignee).is_none() && self.is_agent(by) {
            update.assignee = Some(Some(by));
        }
        match (update.assignee, update.group) {
            (Some(Some(agent)), None) => {
                let stays = ticket.group.is_some_and(|group| groups_of(agent).contains(&group));
                if !stays && let Some(group) = groups_of(agent).first() {
                    update.group = Some(Some(*group));
                }
            }
            (None, Some(Some(group)))
                if ticket.assignee.is_some_and(|agent| !groups_of(agent).contains(&group)) =>
            {
                update.assignee = Some(None);
            }
            _ => {}
        }
        if ticket.status == Status::New && update.status.is_none() && matches!(update.assignee, Some(Some(_)))
        {
            update.status = Some(Status::Open);
        }
        let answered = update.comment.as_ref().is_some_and(|comment| {
            comment.public
                && comment.author.unwrap_or(by) == ticket.requester
                && !self.is_agent(ticket.requester)
        });
        if answered && update.status.is_none() && ticket.status != Status::New {
            update.status = Some(Status::Open);
        }
        update
    }
}

fn change<T: PartialEq + serde::Serialize>(
    changes: &mut Vec<(String, Value, Value)>,
    name: &str,
    current: &mut T,
    wanted: Option<T>,
) -> bool {
    let Some(wanted) = wanted.filter(|wanted| wanted != current) else { return false };
    changes.push((name.to_owned(), json!(current), json!(wanted)));
    *current = wanted;
    true
}
