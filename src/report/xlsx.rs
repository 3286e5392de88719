//! A report as a workbook: one sheet a table, numbers as numbers, days as days, shares as shares. Every text is written
//! as text and marked as such where it begins like a formula: nothing in the file is a formula.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::cells::is_formula;
use super::lead::Report;
use super::table::{Column, Table};
use super::value::{Cell, Value};
use crate::config::{Words, explain};

/// Longest text of a cell.
const TEXT: usize = 32_000;
/// Longest name of a sheet.
const NAME: usize = 31;
/// Widest column of a sheet, in pixels.
const WIDEST: u32 = 420;

struct Looks {
    head: Format,
    head_right: Format,
    plain: Format,
    quoted: Format,
    count: Format,
    real: Format,
    share: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let head = Format::new().set_bold().set_align(FormatAlign::Left);
        Self {
            head_right: Format::new().set_bold().set_align(FormatAlign::Right),
            plain: Format::new(),
            quoted: Format::new().set_quote_prefix(),
            count: Format::new().set_num_format("0"),
            real: Format::new().set_num_format("0.0"),
            share: Format::new().set_num_format("0.0%"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            head,
        }
    }
}

/// The bytes of the workbook.
///
/// # Errors
/// Where a report is larger than a sheet can be.
pub fn workbook(report: &Report, words: &Words, at: Timestamp) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let looks = Looks::new();
    let made = TimeZone::UTC.to_datetime(at);
    book.set_properties(&DocProperties::new().set_title(&report.title).set_creation_datetime(&made));
    let mut names = Vec::new();
    let sheet = book.add_worksheet().set_name(fit(&words.get("report-sheet"), &mut names))?;
    for (row, text) in (0..).zip([&report.title, &report.told, &report.made]) {
        write_text(sheet, row, 0, text, &looks)?;
    }
    for section in &report.sections {
        let sheet = book.add_worksheet().set_name(fit(&section.title, &mut names))?;
        write_table(sheet, &section.table, &looks)?;
    }
    let sheet = book.add_worksheet().set_name(fit(&words.get("metric-title"), &mut names))?;
    for (row, metric) in (0..).zip(report.metrics()) {
        let told = explain(metric, words);
        write_text(sheet, row + 1, 0, &told.title, &looks)?;
        for (column, (label, text)) in (1..).zip(told.parts(words)) {
            sheet.write_string_with_format(0, column, label, &looks.head)?;
            write_text(sheet, row + 1, column, text, &looks)?;
        }
    }
    sheet.set_autofit_max_width(WIDEST).autofit();
    book.save_to_buffer()
}

/// A name that a sheet can have and no other has.
fn fit(title: &str, names: &mut Vec<String>) -> String {
    let plain: String = title.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = |most: usize| plain.trim().chars().take(most).collect::<String>().trim().to_owned();
    let first = if plain.trim().is_empty() { "1".to_owned() } else { short(NAME) };
    let others = (2..).map(|nth: usize| format!("{} {nth}", short(NAME - 4)));
    let mut all = std::iter::once(first).chain(others);
    let is_free = |name: &String| names.iter().all(|other| !other.eq_ignore_ascii_case(name));
    let name = all.find(is_free).unwrap_or_default();
    names.push(name.clone());
    name
}

/// How many columns a column of the table takes: a rate is its two counts, its share and both bounds.
fn breadth(table: &Table, at: usize) -> usize {
    let of = |row: &Vec<Cell>| match &row[at].value {
        Value::Rate(_) => 5,
        Value::Bounds(_) | Value::Span(_) => 2,
        Value::Series(counts) => counts.len(),
        _ => 1,
    };
    table.rows().iter().map(of).max().unwrap_or(1).max(1)
}

fn heads(column: &Column, breadth: usize) -> Vec<String> {
    let head = &column.head;
    match breadth {
        1 => vec![head.clone()],
        2 => vec![format!("{head} ≥"), format!("{head} ≤")],
        5 if column.metric.is_some_and(|metric| metric.as_str() == "share") => {
            ["K", "N", "%", "95% ≥", "95% ≤"].map(|part| format!("{head} {part}")).to_vec()
        }
        more => (0..more)
            .rev()
            .map(|back| if back == 0 { head.clone() } else { format!("{head} −{back}") })
            .collect(),
    }
}

fn write_table(sheet: &mut Worksheet, table: &Table, looks: &Looks) -> Result<(), XlsxError> {
    let mut column = 0;
    for (at, told) in table.columns().iter().enumerate() {
        let breadth = breadth(table, at);
        for (nth, head) in heads(told, breadth).iter().enumerate() {
            let look = if told.right || breadth > 1 { &looks.head_right } else { &looks.head };
            sheet.write_string_with_format(0, column + nth as u16, head, look)?;
        }
        for (row, cells) in (1..).zip(table.rows()) {
            write_cell(sheet, (row, column), &cells[at], breadth, looks)?;
        }
        column += breadth as u16;
    }
    sheet.set_freeze_panes(1, 1)?;
    if !table.is_empty() {
        sheet.autofilter(0, 0, table.rows().len() as u32, column.saturating_sub(1))?;
    }
    sheet.set_autofit_max_width(WIDEST).autofit();
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    breadth: usize,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut number = |at: u16, number: f64, look: &Format| {
        sheet.write_number_with_format(row, column + at, number, look).map(drop)
    };
    match &cell.value {
        Value::Text if cell.text.is_empty() => Ok(()),
        Value::Text => write_text(sheet, row, column, &cell.text, looks),
        Value::Count(count) => number(0, *count as f64, &looks.count),
        Value::Real(real) => number(0, *real, &looks.real),
        Value::Share(share) => number(0, *share, &looks.share),
        Value::Bounds(bounds) => {
            number(0, bounds.low, &looks.share)?;
            number(1, bounds.high, &looks.share)
        }
        Value::Span(bounds) => {
            number(0, bounds.low, &looks.real)?;
            number(1, bounds.high, &looks.real)
        }
        Value::Rate(rate) => {
            number(0, rate.k as f64, &looks.count)?;
            number(1, rate.n as f64, &looks.count)?;
            if rate.is_enough() {
                number(2, rate.share(), &looks.share)?;
                number(3, rate.interval().low, &looks.share)?;
                number(4, rate.interval().high, &looks.share)?;
            }
            Ok(())
        }
        Value::Day(date) => sheet.write_date_with_format(row, column, date, &looks.day).map(drop),
        Value::Series(counts) => {
            let first = breadth.saturating_sub(counts.len());
            for (at, count) in counts.iter().enumerate() {
                number((first + at) as u16, *count as f64, &looks.count)?;
            }
            Ok(())
        }
    }
}

fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let look = if is_formula(text) { &looks.quoted } else { &looks.plain };
    let text: String = text.chars().take(TEXT).collect();
    sheet.write_string_with_format(row, column, text, look).map(drop)
}
