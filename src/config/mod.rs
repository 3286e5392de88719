//! Files that a person edits: read, checked and explained. Not what they do.
//!
//! [`load`] reads all of them and never fails: it returns what is good and every [`Fault`] of what is not.
//! A file in the person's config folder wins over the shipped one of the same relative name.

mod bell;
mod calendar_file;
mod clock;
mod csv_rows;
mod dmn;
mod exposure_file;
mod fault;
pub mod files;
mod home;
pub mod keyring;
mod looks;
mod macros_file;
mod markdown;
mod metric_words;
mod outlets;
mod private;
mod profile;
pub mod reader;
mod recode_file;
mod releases_file;
mod secret;
mod sense;
mod settings;
mod settle;
mod shelf;
mod sla_file;
mod sop_examples;
mod sop_file;
mod sop_input;
mod sop_lint;
mod sop_timing;
mod sop_words;
mod sops;
mod taxonomy_file;
mod triage_file;
mod views_file;
mod words;

use std::env;
use std::sync::Arc;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

pub use bell::{Bell, Quiet};
pub use clock::Clock;
pub use dmn::{Imported, import_dmn};
pub use fault::{Fault, nearest};
pub use home::{Home, HomeError};
pub use looks::{Look, Symbols, Terminal, WishedLook};
pub use macros_file::{Macro, Macros, along, reply, unfilled};
pub use metric_words::{Explained, explain, value_told};
pub use outlets::{FeedbackSettings, KnowledgeSettings};
pub use private::{open_private, private_dir, private_file, save_new, write_private};
pub use profile::ProfileFile;
pub use secret::{Reference, SecretError};
pub use sense::Lint;
pub use settings::{CrmSettings, RecurrenceRule, ReturnSettings, Settings};
pub use settle::{Setting, remember, settle};
pub use shelf::{append_once, shelve};
pub use sop_examples::{Examples, examples};
pub use views_file::{Views, add_view, drop_view};
pub use words::{LANGUAGES, Words, choose, speaks};

use crate::domain::clock::{Policies, Rulebook};
use crate::domain::exposure::Exposure;
use crate::domain::ids::SopId;
use crate::domain::release::Releases;
use crate::domain::sop::{Sop, latest};
use crate::domain::taxonomy::Taxonomy;
use crate::domain::triage::Table;

/// What the command line says over the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// `--profile`.
    pub profile: Option<String>,
    /// `--lang`.
    pub language: Option<String>,
}

/// Everything that the files say.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where they lie.
    pub home: Home,
    /// Settings.
    pub settings: Settings,
    /// The CRM profile as text, where there is one.
    pub profile: Option<ProfileFile>,
    /// The profile that product requests go to, where the settings name another one.
    pub feedback: Option<ProfileFile>,
    /// Procedures without faults.
    pub sops: Vec<Sop>,
    /// Which procedure applies; absent where the table has faults.
    pub triage: Option<Table>,
    /// Replies that steps offer.
    pub macros: Macros,
    /// Root causes.
    pub taxonomy: Taxonomy,
    /// Releases of products by their days: they are written below charts.
    pub releases: Releases,
    /// What contacts can come from, week by week.
    pub exposure: Exposure,
    /// What is promised by when, with the calendars.
    pub clocks: Arc<Policies>,
    /// The words of the screen.
    pub words: Arc<Words>,
    /// The ways to look at the tickets.
    pub views: Views,
    /// Keys that the person gave to commands.
    pub keys: Vec<KeyOverride>,
}

impl Config {
    /// All that due times are derived from, for an agent in a zone.
    #[must_use]
    pub fn rulebook(&self, zone: TimeZone) -> Rulebook {
        Rulebook::new(Arc::clone(&self.clocks), self.sops.clone(), self.triage.clone(), zone)
    }
}

/// Keys that a person gave to a command in `keys.toml`; the room `keymap` knows whether both exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyOverride {
    /// The command, for example `ticket.claim`.
    pub command: String,
    /// Its keys; none takes the command off the keyboard.
    pub keys: Vec<String>,
    /// Line in `keys.toml`.
    pub line: usize,
}

/// What was read, and what is wrong.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What is good.
    pub config: Config,
    /// What is not.
    pub faults: Vec<Fault>,
}

/// Reads everything that a person may edit.
#[must_use]
pub fn load(home: &Home, overrides: &Overrides) -> Loaded {
    let mut faults = Vec::new();
    let settings = match files::read(home, "settings.toml", &mut faults) {
        Some(file) => Settings::parse(&file.name, &file.text, &mut faults),
        None => Settings::default(),
    };
    let wish = overrides.language.as_deref().unwrap_or(&settings.language);
    let words = Words::load(home, choose(wish, locale().as_deref()), &mut faults);
    let name = overrides.profile.as_deref().unwrap_or(&settings.profile);
    let profile = ProfileFile::load(home, name, "profile", &mut faults);
    let feedback = settings.feedback.profile();
    let feedback = feedback.and_then(|name| ProfileFile::load(home, name, "feedback.to", &mut faults));
    let keys = read_keys(home, &mut faults);
    let views = views_file::load(home, &mut faults);
    let taxonomy = taxonomy_file::load(home, &mut faults);
    let releases = releases_file::load(home, &mut faults);
    let exposure = exposure_file::load(home, &mut faults);
    let macros = macros_file::load(home, &mut faults);
    let sops = sops::load(home, &taxonomy, &macros, &mut faults);
    let triage = triage_file::load(home, &sops, &mut faults);
    let clocks = Arc::new(sla_file::load(home, &mut faults));
    let config = Config {
        home: home.clone(),
        clocks,
        macros,
        settings,
        profile,
        feedback,
        sops,
        triage,
        taxonomy,
        releases,
        exposure,
        words: Arc::new(words),
        views,
        keys,
    };
    Loaded { config, faults }
}

/// The words of another language, with the person's own over them. Their faults were told when the program started.
#[must_use]
pub fn words(home: &Home, language: &str) -> Words {
    Words::load(home, language, &mut Vec::new())
}

/// Everything that is or may be wrong with the root causes, the procedures, their examples' files and the triage table, and
/// with what these rest on: promises, agreements, calendars, replies. `queues`: the names of the CRM's queues, as far as it
/// was read.
#[must_use]
pub fn lint(home: &Home, now: DateTime, queues: &[String]) -> Lint {
    let mut lint = Lint::default();
    let taxonomy = taxonomy_file::load(home, &mut lint.faults);
    let _days = releases_file::load(home, &mut lint.faults);
    let _weeks = exposure_file::load(home, &mut lint.faults);
    let macros = macros_file::load(home, &mut lint.faults);
    let policies = sla_file::load(home, &mut lint.faults);
    let settings = files::read(home, "settings.toml", &mut Vec::new());
    let back = settings.map(|file| Settings::parse(&file.name, &file.text, &mut Vec::new()).back);
    let back = back.map(|back| std::iter::once(back.queue).chain(back.queues.into_values()));
    let around = sense::Around::new(home, &policies, now.date(), queues, back.into_iter().flatten());
    let all = sops::gather(home, &taxonomy, &macros, &mut lint.faults);
    lint.files = all.iter().map(|read| 1 + read.translations.len()).sum();
    let stems = |folder: &str| -> Vec<String> {
        let names = files::list(home, folder, ".toml", &mut Vec::new());
        names
            .iter()
            .filter_map(|name| Some(name.rsplit('/').next()?.trim_end_matches(".toml").to_owned()))
            .collect()
    };
    sense::examine(&all, &stems("calendars"), &around, &mut lint);
    sense::beside(&around, &mut lint);
    let tested = stems("sops/tests");
    let places: Vec<(String, String)> =
        all.iter().map(|read| (read.file.clone(), read.sop.id.to_string())).collect();
    let sops: Vec<Sop> = all.into_iter().map(|read| read.sop).collect();
    let triage = triage_file::load(home, &sops, &mut lint.faults);
    sense::chosen(&around, &sops, &mut lint);
    let _cases = examples(home, &sops, now, &mut lint.faults);
    for (file, id) in places {
        if !tested.contains(&id) {
            lint.notes.push(Fault::new(&file, 1, "", "sense-no-examples").with("id", &id));
        }
        let named = |table: &Table| table.rules.iter().any(|rule| rule.sop.as_str() == id);
        let offered = sops
            .iter()
            .flat_map(|sop| &sop.steps)
            .any(|step| step.next.as_ref().is_some_and(|next| next.as_str() == id));
        let active = latest(&sops, &SopId::new(&id)).is_some();
        if active && !offered && triage.as_ref().is_some_and(|table| !named(table)) {
            lint.notes.push(Fault::new(&file, 1, "", "sense-no-way").with("id", &id));
        }
    }
    for list in [&mut lint.faults, &mut lint.notes] {
        list.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
        list.dedup();
    }
    lint
}

fn locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
}

fn read_keys(home: &Home, faults: &mut Vec<Fault>) -> Vec<KeyOverride> {
    let Some(file) = files::read(home, "keys.toml", faults) else { return Vec::new() };
    let mut table = reader::parse(&file.name, &file.text, 1, faults);
    let mut keys = Vec::new();
    for (command, line, node) in table.take_all() {
        let given = table.texts_of(node, &command, faults).into_iter().map(|(key, _)| key).collect();
        keys.push(KeyOverride { command, keys: given, line });
    }
    keys
}
