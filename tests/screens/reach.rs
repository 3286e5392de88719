//! Every command can be found: by its key, in the help, in the palette, with words in three languages.

use std::collections::BTreeSet;

use secondline::app::Sheet;
use secondline::config::{LANGUAGES, Words};
use secondline::keymap::{COMMANDS, Command, Keymap, Layer, STACKS};

use super::harness::Person;

#[test]
fn every_command_has_a_key_and_words_in_every_language() {
    let keymap = Keymap::new(&[]).0;
    for command in Command::ALL {
        let mut rows = keymap.all().filter(|bound| bound.row.command == *command);
        assert!(rows.any(|bound| !bound.sequences.is_empty()), "{command:?} has no key");
    }
    for language in LANGUAGES {
        let words = Words::shipped(language);
        for row in COMMANDS {
            for id in [row.help(), row.layer.title().to_owned()] {
                assert!(words.has(&id), "{id} in {language}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn palette_and_help_of_every_screen_hold_every_command_of_its_layers() {
    let mut person = Person::sits(120, 40, "pt-BR").await;
    let mut seen = BTreeSet::new();
    for keys in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "1<enter>", "<tab>"] {
        let layers = person.press(keys).await.session.app.layers();
        seen.extend(STACKS.iter().position(|stack| *stack == layers.as_slice()));
        let rows = || COMMANDS.iter().filter(|row| layers.contains(&row.layer));
        let wanted: BTreeSet<&str> =
            rows().map(|row| row.command.id()).filter(|id| *id != Command::Palette.id()).collect();
        person.press(":").await;
        let Some(Sheet::Picker(_, picker)) = person.session.app.sheets.last() else { panic!("the palette") };
        let found: BTreeSet<&str> = picker.matches().0.map(|item| item.id.as_str()).collect();
        assert_eq!(found, wanted, "the palette after {keys}");
        person.press("<esc>?").await;
        let Some(Sheet::Reading(help)) = person.session.app.sheets.last() else { panic!("the help") };
        let words = &person.session.app.config.words;
        let written: BTreeSet<&str> = help.lines.iter().map(|(keys, _)| keys.as_str()).collect();
        for row in rows() {
            let keys = words.keys(row.keys);
            assert!(written.contains(keys.as_str()), "{:?} is missing in the help after {keys}", row.command);
        }
        person.press("<esc>").await;
    }
    assert_eq!(seen.len(), STACKS.len(), "every screen was looked at");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_help_narrows_and_a_key_typed_into_the_palette_finds_its_command() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("?/").await.type_text("ctrl-r").await;
    let screen = person.guarded();
    assert!(screen.contains("sync now"), "{screen}");
    person.press("<esc>:").await.type_text("g,k").await.press("<enter>").await;
    assert_eq!(person.session.app.place, secondline::app::Place::Knowledge);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_footer_says_what_its_key_does_now() {
    let mut person = Person::sits(120, 40, "en").await;
    for (keys, says) in [
        ("<enter>i", "ctrl-s save the note  esc close and keep"),
        ("<esc>r", "ctrl-s send  esc close and keep"),
        ("<esc>R", "ctrl-s resolve"),
        ("<esc>b", "ctrl-s return"),
        ("<esc>A", "ctrl-s ask"),
        ("<esc>z", "↵ skip  esc close"),
        ("<esc>y", "↵ promise  esc close"),
        ("<esc>?", "j down  k up  pgdn page down"),
    ] {
        let screen = person.press(keys).await.screen();
        let footer = screen.lines().last().unwrap_or_default();
        assert!(footer.contains(says), "after {keys}: {footer}");
    }
}

/// What a list says when it is empty, with the layers of its screen.
const EMPTY: &[(&str, &[Layer])] = &[
    ("desk-empty-first", &[Layer::Global]),
    ("desk-empty-offline", &[Layer::Global]),
    ("desk-empty-filter", &[Layer::Desk]),
    ("desk-empty-typing", &[Layer::Filter]),
    ("desk-empty-view", &[Layer::Desk]),
    ("conversation-empty", &[Layer::Global]),
    ("causes-empty", &[Layer::Causes]),
    ("queue-empty", &[Layer::Ticket, Layer::Global]),
    ("outbox-empty", &[Layer::Global]),
    ("waiting-empty", &[Layer::Ticket]),
    ("problems-empty", &[Layer::Ticket]),
    ("review-part-sample-none", &[Layer::Review]),
    ("review-part-risk-none", &[Layer::Review]),
    ("review-part-teams-none", &[Layer::Review]),
    ("review-part-topics-none", &[Layer::Review]),
    ("review-part-missing-none", &[Layer::Review]),
    ("review-part-notes-none", &[Layer::Ticket]),
    ("review-part-plans-none", &[Layer::Review]),
    ("review-notes-mine-none", &[Layer::Global]),
];

#[test]
fn every_empty_list_says_why_and_which_key_changes_that() {
    let keymap = Keymap::new(&[]).0;
    for language in LANGUAGES {
        let words = Words::shipped(language);
        for (id, layers) in EMPTY {
            let values = [("tickets", "5"), ("customers", "4"), ("days", "28")];
            let sentence = words.with(id, &values);
            let said: Vec<&str> = sentence
                .split_whitespace()
                .map(|word| word.trim_matches(|letter: char| "(),.:;".contains(letter)))
                .collect();
            let keys: Vec<String> = keymap
                .rows(layers)
                .flat_map(|bound| bound.sequences.iter().map(ToString::to_string))
                .collect();
            let named = said.iter().any(|word| keys.iter().any(|key| key == word));
            assert!(named && said.len() > 5, "{language}: {id} names no key: {sentence}");
        }
    }
}
