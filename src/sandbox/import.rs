//! Tickets from a file instead of made ones: a CSV or JSONL, with a map that says what its columns mean. People and
//! sites, which exports do not name, are derived from each row, the same at every run.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::constants::GROUPS;
use super::content::{LANGUAGES, SITES, customer_name, login_of, t1_name};
use super::import_map::{Column, ImportMap, Template};
use super::model::{Audit, Comment, PRIORITIES, Role, Second, Status, Ticket, User};
use super::options::{Import, SandboxError};
use super::rng::{Rng, hash};
use super::world::World;

/// How many faults of a file are listed.
const LISTED: usize = 20;
/// The first person's id.
const FIRST_PERSON: u64 = 1_000_001;

/// A row: its line in the file and its texts by column.
type Row = (u64, HashMap<String, String>);

/// Reads file and map and adds the tickets, the newest at `now` where the map shifts the times.
///
/// # Errors
/// [`SandboxError::Faults`] with every fault found: file, line, key and what to do.
pub fn import(world: &mut World, import: &Import, now: Second) -> Result<(), SandboxError> {
    let read = |path: &Path| {
        std::fs::read_to_string(path).map_err(|source| SandboxError::Read { path: path.to_owned(), source })
    };
    let map_text = read(&import.map)?;
    let map = ImportMap::parse(&import.map, &map_text).map_err(|fault| SandboxError::Faults(vec![fault]))?;
    let text = read(&import.file)?;
    let file = import.file.display().to_string();
    let (columns, rows) = match import.file.extension().and_then(|ext| ext.to_str()) {
        Some("csv") => read_csv(&file, &text)?,
        Some("jsonl" | "ndjson") => read_jsonl(&file, &text)?,
        _ => {
            return Err(SandboxError::Faults(vec![format!(
                "{file}: cannot be imported by its name. Give a file that ends in .csv or .jsonl."
            )]));
        }
    };
    let unknown = map.unknown_columns(&import.map, &map_text, &columns);
    if !unknown.is_empty() {
        return Err(SandboxError::Faults(unknown));
    }
    let tickets = Reader { map: &map, file: &file, faults: Vec::new() }.tickets(world, rows, now)?;
    for ticket in tickets {
        world.add_ticket(ticket);
    }
    Ok(())
}

fn read_csv(file: &str, text: &str) -> Result<(BTreeSet<String>, Vec<Row>), SandboxError> {
    let fault = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        SandboxError::Faults(vec![format!(
            "{file}:{line}: this is not a row of the header's width: {error}. Correct the line, or quote a text with commas."
        )])
    };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().map_err(fault)?.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(fault)?;
        let line = record.position().map_or(0, csv::Position::line);
        let texts = header.iter().cloned().zip(record.iter().map(|text| text.trim().to_owned()));
        rows.push((line, texts.collect()));
    }
    Ok((header.into_iter().collect(), rows))
}

fn read_jsonl(file: &str, text: &str) -> Result<(BTreeSet<String>, Vec<Row>), SandboxError> {
    let mut columns = BTreeSet::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Map<String, Value>>(line) {
            Ok(object) => {
                let texts = object.into_iter().map(|(key, value)| match value {
                    Value::String(text) => (key, text.trim().to_owned()),
                    Value::Null => (key, String::new()),
                    other => (key, other.to_string()),
                });
                let texts: HashMap<String, String> = texts.collect();
                columns.extend(texts.keys().cloned());
                rows.push((number, texts));
            }
            Err(error) if faults.len() < LISTED => {
                faults.push(format!(
                    "{file}:{number}: this line is not a JSON object: {error}. Put one object on each line."
                ));
            }
            Err(_) => {}
        }
    }
    if faults.is_empty() { Ok((columns, rows)) } else { Err(SandboxError::Faults(faults)) }
}

struct Reader<'a> {
    map: &'a ImportMap,
    file: &'a str,
    faults: Vec<String>,
}

impl Reader<'_> {
    fn tickets(
        mut self,
        world: &mut World,
        rows: Vec<Row>,
        now: Second,
    ) -> Result<Vec<Ticket>, SandboxError> {
        let mut people: HashMap<String, u64> = HashMap::new();
        let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
        let mut tickets = Vec::with_capacity(rows.len());
        for (line, row) in &rows {
            let id = self.id(*line, row, &mut seen);
            let created = self.created(*line, row);
            if let (Some(id), Some(created)) = (id, created) {
                let requester = self.person(world, &mut people, row, created);
                tickets.push(self.ticket(row, id, created, requester));
            }
        }
        if rows.is_empty() {
            self.faults.push(format!("{}: holds no rows. Give a file with at least one ticket.", self.file));
        }
        if !self.faults.is_empty() {
            let more = self.faults.len().saturating_sub(LISTED);
            self.faults.truncate(LISTED);
            if more > 0 {
                self.faults.push(format!("{}: {more} more faults of these kinds are not listed.", self.file));
            }
            return Err(SandboxError::Faults(self.faults));
        }
        if self.map.shift
            && let Some(newest) = tickets.iter().map(|ticket| ticket.created).max()
        {
            for ticket in &mut tickets {
                shift(ticket, now - newest);
            }
        }
        tickets.sort_by_key(|ticket| (ticket.updated, ticket.id));
        Ok(tickets)
    }

    fn id(&mut self, line: u64, row: &HashMap<String, String>, seen: &mut BTreeMap<u64, u64>) -> Option<u64> {
        let column = self.map.id.get_ref();
        let text = row.get(column).map_or("", String::as_str);
        let Some(id) = text.parse().ok().filter(|id| (1..1 << 48).contains(id)) else {
            let file = self.file;
            self.faults.push(format!("{file}:{line}: {column}: \"{text}\" is not a whole number. Give each row a number of its own."));
            return None;
        };
        if let Some(first) = seen.insert(id, line) {
            let file = self.file;
            self.faults.push(format!("{file}:{line}: {column}: {id} is the number of line {first} already. Keep one of the two rows."));
            return None;
        }
        Some(id)
    }

    fn created(&mut self, line: u64, row: &HashMap<String, String>) -> Option<Second> {
        let column = self.map.created.get_ref();
        let text = row.get(column).map_or("", String::as_str);
        let day =
            |day: Date| day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp().as_second());
        let at =
            text.parse::<Timestamp>().ok().map(Timestamp::as_second).or_else(|| day(text.parse().ok()?));
        if at.is_none() {
            let file = self.file;
            self.faults.push(format!("{file}:{line}: {column}: \"{text}\" is not a day or a time. Write 2026-03-01 or 2026-03-01T09:00:00Z."));
        }
        at
    }

    fn person(
        &self,
        world: &mut World,
        people: &mut HashMap<String, u64>,
        row: &HashMap<String, String>,
        created: Second,
    ) -> u64 {
        let key = self.map.requester.get_ref().fill(row).unwrap_or_default();
        let next = FIRST_PERSON + people.len() as u64;
        let id = *people.entry(key.clone()).or_insert(next);
        if id == next {
            let language = LANGUAGES.iter().position(|known| *known == self.map.language).unwrap_or(2);
            let name = customer_name(&mut Rng::of(hash(&key), &[21]), language);
            world.add_user(User {
                id,
                email: format!("{}.{id}@mail.example", login_of(&name)),
                name,
                role: Role::EndUser,
                locale: LANGUAGES[language],
                groups: Vec::new(),
                organization: None,
                created,
            });
        }
        id
    }

    fn ticket(&self, row: &HashMap<String, String>, id: u64, created: Second, requester: u64) -> Ticket {
        let map = self.map;
        let first =
            |templates: &[toml::Spanned<Template>]| templates.iter().find_map(|one| one.get_ref().fill(row));
        let description = first(&map.description).unwrap_or_default();
        let tags = map.tags.iter().filter_map(|one| one.get_ref().fill(row));
        let tags: BTreeSet<String> =
            tags.flat_map(|list| list.split(',').map(slug).collect::<Vec<_>>()).collect();
        let opening = Comment {
            id: 3_000_000_000_000 + id,
            audit: 6_000_000_000_000 + id,
            author: requester,
            at: created,
            public: true,
            body: description.clone(),
            html: None,
        };
        let mut ticket = Ticket {
            id,
            external_id: None,
            problem: None,
            kind: Some("problem".to_owned()),
            subject: first(&map.subject).unwrap_or_else(|| description.chars().take(80).collect()),
            description,
            status: Status::Open,
            priority: PRIORITIES.iter().copied().find(|word| *word == map.priority),
            requester,
            submitter: requester,
            assignee: None,
            group: GROUPS.iter().find(|(_, name)| *name == map.group).map(|(id, _)| *id),
            organization: None,
            channel: "web",
            tags: tags.into_iter().filter(|tag| !tag.is_empty()).collect(),
            fields: Default::default(),
            created,
            updated: created,
            due: None,
            solved: None,
            assigned: None,
            reopens: 0,
            generated: (0, 0),
            script: None,
            written: vec![Audit {
                id: opening.audit,
                author: requester,
                at: created,
                comment: Some(opening),
                changes: Vec::new(),
                custom: Map::new(),
                channel: "web",
            }],
        };
        let mut rng = Rng::of(id, &[22]);
        let place = rng.below(SITES.len() as u64 * 3) as usize;
        let site = &SITES[place / 3];
        let value = |column: &Option<Column>| column.as_ref().and_then(|column| column.value(row));
        let facts = [
            ("product", value(&map.product)),
            ("reason", value(&map.reason)),
            ("topic", value(&map.topic)),
            ("language", Some(map.language.clone())),
            ("vendor", Some(site.vendor.to_owned())),
            ("site", Some(site.name.to_owned())),
            ("t1_agent", Some(t1_name(place).to_owned())),
        ];
        for (title, fact) in facts {
            ticket.set_field(title, fact);
        }
        ticket
    }
}

fn shift(ticket: &mut Ticket, by: Second) {
    ticket.created += by;
    ticket.updated += by;
    for audit in &mut ticket.written {
        audit.at += by;
        if let Some(comment) = &mut audit.comment {
            comment.at += by;
        }
    }
}

/// Lower case letters and digits with single underscores between words.
pub fn slug(text: &str) -> String {
    // An apostrophe parts no words: “isn't” is one.
    let text = text.replace(['\'', '’'], "");
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("_")
}
