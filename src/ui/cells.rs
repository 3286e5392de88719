//! Texts that fit their columns: cut by display width with an ellipsis, padded, aligned, masked. Everything
//! from outside arrives here as clean text.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::CellWidth;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::locale;

/// Columns that a text takes: cluster by cluster, as it is drawn. A whole text can measure less, where letters
/// of some scripts join.
#[must_use]
pub fn width(text: &str) -> usize {
    let cells = |cluster: &str| usize::from(cluster.cell_width());
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(cells).sum() }
}

/// `text` cut to at most `columns` cells, the last one an ellipsis where something was cut.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    if columns == 0 {
        return String::new();
    }
    let mut kept = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        let cells = usize::from(cluster.cell_width());
        if used + cells >= columns {
            break;
        }
        used += cells;
        kept.push_str(cluster);
    }
    kept.push('…');
    kept
}

/// A line cut to at most `columns` cells, the last one an ellipsis where something was cut.
#[must_use]
pub fn cut_line(line: Line<'_>, columns: usize) -> Line<'_> {
    if line.width() <= columns {
        return line;
    }
    let (mut room, mut spans) = (columns, Vec::new());
    for span in line.spans {
        let cells = span.width();
        // The last cell is the ellipsis's, whatever else would still fit.
        if cells < room {
            room -= cells;
            spans.push(span);
            continue;
        }
        let text = cut(&format!("{} ", span.content), room);
        spans.push(Span::styled(text, span.style));
        break;
    }
    Line { spans, ..Line::default() }
}

/// `text` in exactly `columns` cells, to the left.
#[must_use]
pub fn left(text: &str, columns: usize) -> String {
    let mut cell = cut(text, columns);
    cell.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(&cell))));
    cell
}

/// `text` in exactly `columns` cells, to the right.
#[must_use]
pub fn right(text: &str, columns: usize) -> String {
    let cell = cut(text, columns);
    let mut padded: String = std::iter::repeat_n(' ', columns.saturating_sub(width(&cell))).collect();
    padded.push_str(&cell);
    padded
}

/// Time of day, `14:02`, in the person's zone.
#[must_use]
pub fn clock(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M").to_string()
}

/// Day and time, `18 Nov 14:02` or `18/11 14:02`, in the person's zone.
#[must_use]
pub fn day(at: Timestamp, zone: &TimeZone, language: &str) -> String {
    locale::short_moment(zone.to_datetime(at), language)
}

/// A length of time in its largest fitting unit: `12m`, `5h`, `3d`.
#[must_use]
pub fn span(length: SignedDuration) -> String {
    let minutes = length.as_secs().unsigned_abs() / 60;
    match minutes {
        0..60 => format!("{minutes}m"),
        60..2_880 => format!("{}h", minutes / 60),
        _ => format!("{}d", minutes / 1_440),
    }
}

/// Hours and minutes up to two days, else days: `0:18`, `26:10`, `6d`; a minus sign where it is past.
#[must_use]
pub fn countdown(length: SignedDuration) -> String {
    let sign = if length.is_negative() { "−" } else { "" };
    let minutes = length.as_secs().unsigned_abs() / 60;
    match minutes {
        0 => "<1m".to_owned(),
        1..60 => format!("{sign}{minutes}m"),
        // With its unit: without one it would read as a time of day.
        60..2_880 => format!("{sign}{}h{:02}", minutes / 60, minutes % 60),
        _ => format!("{sign}{}d", minutes / 1_440),
    }
}

/// A bar of `share` (0 to 1) in at most `columns` cells, to an eighth of a cell; anything above nothing shows.
#[must_use]
pub fn bar(share: f64, columns: usize) -> String {
    const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    let eighths = (share.clamp(0.0, 1.0) * columns as f64 * 8.0).round() as usize;
    let eighths = eighths.max(usize::from(share > 0.0 && columns > 0));
    let part = (eighths % 8).checked_sub(1).map(|part| EIGHTHS[part]);
    std::iter::repeat_n('█', eighths / 8).chain(part).collect()
}

/// A row of small columns, one a value, scaled to the largest; none reaches the row above.
#[must_use]
pub fn sparkline(values: &[u32]) -> String {
    const STEPS: [char; 7] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];
    let top = values.iter().copied().max().unwrap_or(0).max(1);
    values.iter().map(|value| STEPS[((f64::from(*value) / f64::from(top)) * 6.0).round() as usize]).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cell_is_exactly_as_wide_as_its_column() {
        for text in [
            "",
            "short",
            "二重請求の件について",
            "👩‍👩‍👧 family",
            "naïve résumé wider than it",
            "سلام لا إله",
            "❤️❤️❤️",
        ] {
            for columns in 0..14 {
                assert_eq!(width(&left(text, columns)), columns, "{text:?}");
                assert_eq!(width(&right(text, columns)), columns, "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_fills_its_column_and_not_a_cell_more(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "a", " ", "é", "e\u{301}", "二", "ｗ", "👩‍💻", "❤️", "🇲🇽", "👍🏽", "ﾞ", "ا", "لا", "ñandú",
                    "wwwwwwwwwwww",
                ]),
                0..24,
            ),
            columns in 0usize..40,
        ) {
            let text = parts.concat();
            prop_assert_eq!(width(&left(&text, columns)), columns);
            prop_assert_eq!(width(&right(&text, columns)), columns);
            prop_assert!(width(&cut(&text, columns)) <= columns);
        }
    }

    #[test]
    fn a_past_due_time_is_marked_by_a_sign() {
        assert_eq!(countdown(SignedDuration::from_mins(-42)), "−42m");
        assert_eq!(countdown(SignedDuration::from_secs(-20)), "<1m");
        assert_eq!(countdown(SignedDuration::from_mins(65)), "1h05");
        assert_eq!(countdown(SignedDuration::from_hours(100)), "4d");
    }

    #[test]
    fn a_bar_never_exceeds_its_columns() {
        for share in [0.0, 0.01, 0.5, 0.999, 1.0, 2.0] {
            assert!(width(&bar(share, 10)) <= 10);
        }
        assert_eq!(
            ["7", "8", "12", "13"].map(|count| bar(count.parse::<f64>().unwrap() / 34.0, 5)),
            ["█", "█▏", "█▊", "█▉"]
        );
        assert_eq!(bar(1e-9, 5), "▏");
        assert_eq!(bar(0.0, 5), "");
        assert_eq!(sparkline(&[0, 1, 2]), "▁▄▇");
    }

    /// Zones as this program knows them, whatever this machine's files say.
    #[test]
    fn a_due_time_is_right_around_every_change_of_a_zone() {
        for (zone, instant, shown) in [
            // Mexico gave summer time up in October 2022; its border with the north did not.
            ("America/Mexico_City", "2022-07-01T18:00:00Z", "01/07 13:00"),
            ("America/Mexico_City", "2022-10-30T06:59:00Z", "30/10 01:59"),
            ("America/Mexico_City", "2022-10-30T07:00:00Z", "30/10 01:00"),
            ("America/Mexico_City", "2023-04-02T08:00:00Z", "02/04 02:00"),
            ("America/Mexico_City", "2023-07-01T18:00:00Z", "01/07 12:00"),
            ("America/Tijuana", "2023-07-01T18:00:00Z", "01/07 11:00"),
            // Brazil did so in 2019; its gap was at midnight.
            ("America/Sao_Paulo", "2018-11-04T02:59:00Z", "03/11 23:59"),
            ("America/Sao_Paulo", "2018-11-04T03:00:00Z", "04/11 01:00"),
            ("America/Sao_Paulo", "2019-02-17T01:59:00Z", "16/02 23:59"),
            ("America/Sao_Paulo", "2019-02-17T02:00:00Z", "16/02 23:00"),
            ("America/Sao_Paulo", "2019-12-01T15:00:00Z", "01/12 12:00"),
            // A gap and an overlap that come every year.
            ("America/New_York", "2024-03-10T06:59:00Z", "10/03 01:59"),
            ("America/New_York", "2024-03-10T07:00:00Z", "10/03 03:00"),
            ("America/New_York", "2024-11-03T05:59:00Z", "03/11 01:59"),
            ("America/New_York", "2024-11-03T06:00:00Z", "03/11 01:00"),
            ("Europe/Lisbon", "2026-03-29T01:00:00Z", "29/03 02:00"),
            // A leap day, half an hour, a year that is no leap year, and the end of 32 bits.
            ("America/Mexico_City", "2024-03-01T05:59:00Z", "29/02 23:59"),
            ("Asia/Kolkata", "2024-02-28T18:30:00Z", "29/02 00:00"),
            ("UTC", "2100-03-01T00:00:00Z", "01/03 00:00"),
            ("America/Sao_Paulo", "2038-01-19T03:14:08Z", "19/01 00:14"),
        ] {
            let known = TimeZone::get(zone).unwrap();
            assert_eq!(day(instant.parse().unwrap(), &known, "es-MX"), shown, "{instant} in {zone}");
            assert!(clock(instant.parse().unwrap(), &known).ends_with(&shown[6..]));
        }
    }
}
