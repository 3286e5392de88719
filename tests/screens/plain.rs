//! The causes on terminals with few colours and with none: what is told is told by characters.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use secondline::config::Look;
use secondline::store::PulledPage;
use secondline::ui::{self, Theme};

use super::harness::Person;
use super::shown::burst;

fn drawn(person: &Person, look: Look) -> Buffer {
    let size = person.session.app.size;
    let mut terminal = Terminal::new(TestBackend::new(size.columns, size.rows)).expect("a terminal");
    let theme = Theme::new(look, None);
    let frame = terminal.draw(|frame| ui::draw(frame, &person.session.app, &theme)).expect("a drawn frame");
    frame.buffer.clone()
}

fn text(buffer: &Buffer) -> Vec<String> {
    let rows = 0..buffer.area.height;
    rows.map(|y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_causes_say_without_colour_what_they_say_with_it() {
    let mut person = Person::sits(80, 24, "en").await;
    let page = PulledPage { tickets: burst("PRD-05", 14), ..Default::default() };
    person.agent.store.absorb(page, crate::sync::site::time()).expect("a page");
    // The list with a spike, its chart, the list by harm, and two dimensions crossed.
    for keys in ["2", "c", "ct", "tttx"] {
        person.press(keys).await;
        if keys == "tttx" {
            person.type_text("vendor").await;
            person.press("<enter>").await;
        }
        let (none, few) = (drawn(&person, Look::None), drawn(&person, Look::Sixteen));
        assert_eq!(text(&none), text(&few), "{keys}");
        let coloured =
            none.content().iter().filter(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset);
        assert_eq!(coloured.count(), 0, "{keys}");
        let lines = text(&none);
        if keys == "c" {
            assert!(lines.iter().any(|line| line.contains('▲')), "a day of a spike has a sign: {lines:#?}");
            continue;
        }
        assert_eq!(lines.iter().filter(|line| line.starts_with('▌')).count(), 1, "{lines:#?}");
        if keys == "tttx" {
            let reversed = none.content().iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED));
            assert!(reversed.count() > 0, "the selected number stands out");
        }
        // With sixteen colours the selected row is in the terminal's own text and ground, the other way round.
        let turned: Vec<_> =
            few.content().iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).collect();
        assert!(!turned.is_empty(), "{keys}");
        assert!(turned.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)), "{keys}");
    }
    let spike = person.press("x").await.screen();
    assert!(spike.contains("▲") && spike.contains("WEEKS"), "{spike}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_explained_and_its_table_is_a_file_of_ones_own() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut person = Person::sits(80, 24, "en").await;
    person.press("2<f1>").await;
    let told = person.screen();
    assert!(
        told.contains("▸ Share (OF ALL, K/N, %)") && told.contains("Formula:") && told.contains("Traps:"),
        "{told}"
    );
    person.press("<esc>e").await;
    let screen = person.screen();
    assert!(screen.contains(".csv holds the"), "{screen}");
    let folder = person.agent.folder.path().join("exports");
    let files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file")).collect();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].metadata().expect("its data").permissions().mode() & 0o777, 0o600);
    let written = std::fs::read_to_string(files[0].path()).expect("text");
    let tally = person.session.app.causes.tally.clone().expect("a tally");
    let (head, table) = written.split_once('\n').expect("a head");
    assert!(head.trim_start_matches('"').starts_with("# secondline export of causes"), "{written}");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let read: Vec<(&str, u64)> = rows.iter().map(|row| (&row[0], row[2].parse().expect("a count"))).collect();
    let shown: Vec<(&str, u64)> = tally.rows.iter().map(|row| (row.code.as_str(), row.count)).collect();
    assert_eq!(read, shown, "the file holds what the screen shows");
    let audit = person.agent.store.audit().expect("an audit");
    assert!(audit.iter().filter_map(|entry| entry.text.as_ref()).any(|text| text.what == "exported"));
}
