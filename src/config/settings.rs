//! `settings.toml`: what a person may set. The shipped file is the sample and says the defaults.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use secrecy::SecretString;
use serde::Serialize;
use serde_json::Value;

use super::bell::{Bell, Quiet};
use super::fault::Fault;
use super::looks::{Look, Symbols, WishedLook};
use super::outlets::{FeedbackSettings, KnowledgeSettings};
use super::reader::{self, Kind, Table};
use super::secret::{Reference, SecretError};
use crate::domain::recurrence::Rule;

/// All settings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Settings {
    /// Language tag of the screen's words, or `auto`.
    pub language: String,
    /// The theme, or `auto`.
    pub theme: WishedLook,
    /// Which signs are drawn.
    pub symbols: Symbols,
    /// Bytes a second that the line to the terminal carries; 0 where nobody said.
    pub line: u32,
    /// Name of the CRM profile.
    pub profile: String,
    /// What wins over the profile.
    pub crm: CrmSettings,
    /// The Desk.
    pub desk: DeskSettings,
    /// Sync.
    pub sync: SyncSettings,
    /// When a recurring cause becomes a candidate.
    pub recurrence: RecurrenceSettings,
    /// How long finished tickets are kept.
    pub retention: RetentionSettings,
    /// Where returned cases go.
    #[serde(rename = "return")]
    pub back: ReturnSettings,
    /// The cover over a screen that nobody sits at.
    pub lock: LockSettings,
    /// The local file.
    pub store: StoreSettings,
    /// Where articles go.
    pub knowledge: KnowledgeSettings,
    /// Where product requests go.
    pub feedback: FeedbackSettings,
}

/// The cover over a screen that nobody sits at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LockSettings {
    /// Minutes without a key after which it comes; 0 for never.
    pub minutes: u32,
    /// The PIN by reference; without one it is chosen at the first cover and known until the program ends.
    pub pin: Option<String>,
}

impl StoreSettings {
    /// The key of the local file, where the settings name one. May run a program.
    ///
    /// # Errors
    /// The reference gives no secret.
    pub fn secret(&self) -> Result<Option<SecretString>, SecretError> {
        self.key.as_deref().and_then(Reference::parse).map(|reference| reference.fetch()).transpose()
    }
}

/// The local file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct StoreSettings {
    /// The key that it is encrypted with, by reference.
    pub key: Option<String>,
}

/// Values that win over those of the CRM profile; what is absent stays as the profile says.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CrmSettings {
    /// Address of the CRM.
    pub base: Option<String>,
    /// How requests are authorised; tokens by reference only.
    pub auth: Option<Value>,
    /// Values that the profile's templates and filters use.
    pub vars: BTreeMap<String, Value>,
    /// Our field name to the CRM's key.
    pub fields: BTreeMap<String, String>,
    /// Our status to the CRM's words for it, in place of the profile's.
    pub status: BTreeMap<String, Vec<Value>>,
    /// The same for priorities.
    pub priority: BTreeMap<String, Vec<Value>>,
    /// Highest request rate, for example `90/min`.
    pub rate: Option<String>,
    /// Page size.
    pub size: Option<u32>,
    /// How long a write whose answer was lost may still land.
    pub grace: Option<SignedDuration>,
    /// How long a whole request may take.
    pub timeout: Option<SignedDuration>,
    /// The line of each key above that is written, for faults that only the profile's compiler can find.
    #[serde(skip)]
    pub lines: BTreeMap<String, usize>,
}

/// The Desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeskSettings {
    /// A ticket due within this time is due soon.
    pub soon: SignedDuration,
    /// How a new urgent case makes itself heard.
    pub bell: Bell,
    /// Hours in which it does not.
    pub quiet: Option<Quiet>,
}

/// Sync.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SyncSettings {
    /// Time between two pulls.
    pub every: SignedDuration,
}

/// How long finished tickets are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RetentionSettings {
    /// Days after their last change; 0 keeps them for ever.
    pub days: u32,
}

/// Recurrence rules, one a kind of proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecurrenceSettings {
    /// For articles.
    pub knowledge: RecurrenceRule,
    /// For product requests.
    pub product: RecurrenceRule,
}

/// So many tickets in so many days from so many customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RecurrenceRule {
    /// Least number of resolved tickets of one cause and product.
    pub tickets: u32,
    /// Window in days.
    pub days: u32,
    /// Least number of different customers among them.
    pub customers: u32,
}

impl From<RecurrenceRule> for Rule {
    fn from(rule: RecurrenceRule) -> Self {
        Self { tickets: rule.tickets, days: rule.days, customers: rule.customers }
    }
}

/// Where returned cases go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReturnSettings {
    /// Name of the Tier-1 queue.
    pub queue: String,
    /// Names of the Tier-1 queues of single products, by product.
    pub queues: BTreeMap<String, String>,
}

impl ReturnSettings {
    /// Name of the queue that a case of a product goes back to.
    #[must_use]
    pub fn queue_for(&self, product: Option<&str>) -> &str {
        product.and_then(|product| self.queues.get(product)).unwrap_or(&self.queue)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: "auto".to_owned(),
            theme: WishedLook(None),
            symbols: Symbols::Auto,
            line: 0,
            profile: "zendesk".to_owned(),
            crm: CrmSettings::default(),
            desk: DeskSettings { soon: SignedDuration::from_hours(2), bell: Bell::Off, quiet: None },
            sync: SyncSettings { every: SignedDuration::from_secs(30) },
            recurrence: RecurrenceSettings {
                knowledge: RecurrenceRule { tickets: 5, days: 28, customers: 4 },
                product: RecurrenceRule { tickets: 8, days: 28, customers: 6 },
            },
            retention: RetentionSettings { days: 0 },
            back: ReturnSettings { queue: "Tier 1".to_owned(), queues: BTreeMap::new() },
            lock: LockSettings { minutes: 15, pin: None },
            store: StoreSettings::default(),
            knowledge: KnowledgeSettings::default(),
            feedback: FeedbackSettings::default(),
        }
    }
}

impl Settings {
    /// Reads settings over the defaults. A value that is at fault leaves its default in place.
    pub fn parse(file: &str, text: &str, faults: &mut Vec<Fault>) -> Self {
        let mut settings = Self::default();
        let mut root = reader::parse(file, text, 1, faults);
        if let Some((language, line)) = root.text("language", faults) {
            if language == "auto" || super::words::LANGUAGES.contains(&language.as_str()) {
                settings.language = language;
            } else {
                let known = super::words::LANGUAGES.join(", ");
                faults.push(
                    root.fault(line, "language", "language").with("value", language).with("known", known),
                );
            }
        }
        settings.read_looks(&mut root, faults);
        if let Some(line) = root.count("line", 0, faults).and_then(|line| u32::try_from(line).ok()) {
            settings.line = line;
        }
        if let Some((profile, _)) = root.text("profile", faults) {
            settings.profile = profile;
        }
        if let Some(mut crm) = root.table("crm", faults) {
            settings.crm = CrmSettings::read(&mut crm, faults);
            crm.finish(faults);
        }
        if let Some(mut desk) = root.table("desk", faults) {
            duration(&mut desk, "soon", &mut settings.desk.soon, faults);
            settings.desk.bell = Bell::read(&mut desk, faults).unwrap_or_default();
            settings.desk.quiet = Quiet::read(&mut desk, faults);
            desk.finish(faults);
        }
        if let Some(mut sync) = root.table("sync", faults) {
            duration(&mut sync, "every", &mut settings.sync.every, faults);
            sync.finish(faults);
        }
        if let Some(mut rules) = root.table("recurrence", faults) {
            if let Some(table) = rules.table("knowledge", faults) {
                settings.recurrence.knowledge.read(table, faults);
            }
            if let Some(table) = rules.table("product", faults) {
                settings.recurrence.product.read(table, faults);
            }
            rules.finish(faults);
        }
        if let Some(mut keep) = root.table("retention", faults) {
            if let Some(days) = keep.count("days", 0, faults).and_then(|days| u32::try_from(days).ok()) {
                settings.retention.days = days;
            }
            keep.finish(faults);
        }
        if let Some(mut back) = root.table("return", faults) {
            if let Some((queue, _)) = back.text("queue", faults) {
                settings.back.queue = queue;
            }
            if let Some(mut queues) = back.table("queues", faults) {
                settings.back.queues = names(&mut queues, faults);
            }
            back.finish(faults);
        }
        if let Some(mut lock) = root.table("lock", faults) {
            let minutes = lock.count("minutes", 0, faults).and_then(|minutes| u32::try_from(minutes).ok());
            settings.lock.minutes = minutes.unwrap_or(settings.lock.minutes);
            settings.lock.pin = reference(&mut lock, "pin", faults);
            lock.finish(faults);
        }
        if let Some(mut store) = root.table("store", faults) {
            settings.store.key = reference(&mut store, "key", faults);
            store.finish(faults);
        }
        if let Some(table) = root.table("knowledge", faults) {
            settings.knowledge = KnowledgeSettings::read(table, faults);
        }
        if let Some(table) = root.table("feedback", faults) {
            settings.feedback = FeedbackSettings::read(table, faults);
        }
        root.finish(faults);
        settings
    }

    fn read_looks(&mut self, root: &mut Table, faults: &mut Vec<Fault>) {
        if let Some((theme, line)) = root.text("theme", faults) {
            self.theme = WishedLook(Look::named(&theme));
            if self.theme.0.is_none() && theme != "auto" {
                let known = Look::ALL.map(Look::name).join(", ");
                let fault = root.fault(line, "theme", "none-of").with("value", theme);
                faults.push(fault.with("known", format!("auto, {known}")));
            }
        }
        if let Some((symbols, line)) = root.text("symbols", faults) {
            if let Some((_, known)) = Symbols::NAMES.into_iter().find(|(name, _)| *name == symbols) {
                self.symbols = known;
            } else {
                let known = Symbols::NAMES.map(|(name, _)| name).join(", ");
                let fault = root.fault(line, "symbols", "none-of").with("value", symbols);
                faults.push(fault.with("known", known));
            }
        }
    }
}

impl CrmSettings {
    pub(super) fn read(table: &mut Table, faults: &mut Vec<Fault>) -> Self {
        let mut crm = Self::default();
        for key in ["base", "auth", "vars", "fields", "rate", "size", "grace", "timeout"] {
            if table.has(key) {
                crm.lines.insert(key.to_owned(), table.line_of(key));
            }
        }
        crm.base = table.text("base", faults).map(|(text, _)| text);
        crm.auth = table.take("auth").map(|node| node.json());
        if let Some(mut vars) = table.table("vars", faults) {
            crm.vars = vars.take_all().into_iter().map(|(key, _, node)| (key, node.json())).collect();
        }
        if let Some(mut fields) = table.table("fields", faults) {
            crm.fields = names(&mut fields, faults);
        }
        for (key, into) in [("status", &mut crm.status), ("priority", &mut crm.priority)] {
            for (name, line, node) in
                table.table(key, faults).map(|mut own| own.take_all()).unwrap_or_default()
            {
                let words = match node.json() {
                    Value::Array(words) => words,
                    one => vec![one],
                };
                crm.lines.insert(format!("{key}.{name}"), line);
                into.insert(name, words);
            }
        }
        crm.rate = table.text("rate", faults).map(|(text, _)| text);
        crm.size = table.count("size", 1, faults).and_then(|size| u32::try_from(size).ok());
        for (key, value) in [("grace", &mut crm.grace), ("timeout", &mut crm.timeout)] {
            if table.has(key) {
                let mut span = SignedDuration::ZERO;
                duration(table, key, &mut span, faults);
                *value = Some(span).filter(|span| !span.is_zero());
            }
        }
        crm
    }
}

impl RecurrenceRule {
    fn read(&mut self, mut table: Table, faults: &mut Vec<Fault>) {
        for (key, value) in
            [("tickets", &mut self.tickets), ("days", &mut self.days), ("customers", &mut self.customers)]
        {
            if let Some(number) = table.count(key, 1, faults).and_then(|number| u32::try_from(number).ok()) {
                *value = number;
            }
        }
        table.finish(faults);
    }
}

/// A table of names: texts, or numbers that are meant as such.
fn names(table: &mut Table, faults: &mut Vec<Fault>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (key, line, node) in table.take_all() {
        match node.kind {
            Kind::Text(text) => drop(names.insert(key, text)),
            Kind::Int(number) => drop(names.insert(key, number.to_string())),
            _ => {
                let fault = table.fault(line, &key, "type").with("wanted", "text");
                faults.push(fault.with("found", node.kind.word()));
            }
        }
    }
    names
}

/// A secret by reference. A value that is none is not repeated in the fault: it may be the secret itself.
fn reference(table: &mut Table, key: &'static str, faults: &mut Vec<Fault>) -> Option<String> {
    let (text, line) = table.text(key, faults)?;
    if Reference::parse(&text).is_none() {
        faults.push(table.fault(line, key, "reference"));
        return None;
    }
    Some(text)
}

fn duration(table: &mut Table, key: &'static str, value: &mut SignedDuration, faults: &mut Vec<Fault>) {
    let Some((text, line)) = table.text(key, faults) else { return };
    match text.parse::<SignedDuration>() {
        Ok(parsed) if parsed.as_secs() >= 1 => *value = parsed,
        _ => faults.push(table.fault(line, key, "duration").with("value", text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::files::shipped;

    fn parse(text: &str) -> (Settings, Vec<Fault>) {
        let mut faults = Vec::new();
        (Settings::parse("settings.toml", text, &mut faults), faults)
    }

    #[test]
    fn the_shipped_sample_says_every_default_and_nothing_else() {
        let sample = shipped("settings.toml").unwrap();
        assert_eq!(parse(sample), (Settings::default(), Vec::new()));
        let shown: toml::Table = sample.parse().unwrap();
        for (table, keys) in [
            ("desk", vec!["bell", "soon"]),
            ("sync", vec!["every"]),
            ("retention", vec!["days"]),
            ("return", vec!["queue", "queues"]),
            ("recurrence", vec!["knowledge", "product"]),
            ("lock", vec!["minutes"]),
            ("store", vec![]),
            ("knowledge", vec!["stale", "to"]),
            ("feedback", vec!["target", "to"]),
        ] {
            let written: Vec<&String> = shown[table].as_table().unwrap().keys().collect();
            assert_eq!(written, keys, "the sample shows each key of [{table}]");
        }
    }

    #[test]
    fn each_commented_line_of_the_sample_works_when_its_hash_is_taken_away() {
        let sample = shipped("settings.toml").unwrap();
        let open: Vec<&str> = sample
            .lines()
            .map(|line| if line.contains(" = ") { line.trim_start_matches("# ") } else { line })
            .collect();
        let (settings, faults) = parse(&open.join("\n"));
        assert_eq!(faults, Vec::new());
        assert_eq!(settings.crm.fields["cause"], "360002");
        assert_eq!(settings.crm.size, Some(100));
        assert!(settings.desk.quiet.is_some());
        assert_eq!(settings.lock.pin.as_deref(), Some("keyring:secondline-pin"));
        assert_eq!(settings.store.key.as_deref(), Some("keyring:secondline-key"));
        assert!(settings.knowledge.folder.is_some() && settings.feedback.file.is_some());
        assert_eq!(settings.feedback.target.vars["repo"], "product");
        assert_eq!(settings.back.queue_for(Some("credit_card")), "Tier 1 Cards");
        assert_eq!(settings.back.queue_for(Some("loan")), "Tier 1");
    }

    #[test]
    fn a_bell_or_quiet_hours_that_are_none_are_told_with_their_line() {
        let (settings, faults) = parse("[desk]\nbell = \"loud\"\nquiet = \"at night\"\n");
        let told: Vec<(usize, &str)> = faults.iter().map(|one| (one.line, one.what.id.as_str())).collect();
        assert_eq!(told, [(2, "fault-choice"), (3, "fault-quiet")]);
        assert_eq!(settings.desk, Settings::default().desk);
        let (settings, _) = parse("[desk]\nbell = \"osc9\"\nquiet = \"22:00-07:00\"\n");
        assert_eq!(settings.desk.bell, Bell::Osc9);
        assert_eq!(settings.desk.quiet, Quiet::parse("22:00-07:00"));
    }

    #[test]
    fn a_theme_is_chosen_by_its_name_and_another_word_is_told() {
        let (settings, faults) = parse("theme = \"16\"\nsymbols = \"ascii\"\n");
        assert_eq!(
            (settings.theme.0, settings.symbols, faults),
            (Some(Look::Sixteen), Symbols::Ascii, vec![])
        );
        let (settings, faults) = parse("theme = \"pink\"\nsymbols = \"runes\"\n");
        assert_eq!((settings.theme.0, settings.symbols), (None, Symbols::Auto));
        assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn all_faults_are_told_at_once_and_the_good_values_hold() {
        let (settings, faults) = parse(
            "langage = \"en\"\n[desk]\nsoon = \"soonish\"\n[sync]\nevery = \"1m\"\n[return]\nqueue = 3\n",
        );
        let told: Vec<(usize, &str, &str)> =
            faults.iter().map(|fault| (fault.line, fault.key.as_str(), fault.what.id.as_str())).collect();
        assert_eq!(
            told,
            [
                (3, "desk.soon", "fault-duration"),
                (7, "return.queue", "fault-type"),
                (1, "langage", "fault-unknown-key"),
            ]
        );
        assert_eq!(settings.sync.every, SignedDuration::from_mins(1));
        assert_eq!(settings.desk, Settings::default().desk);
    }
}
