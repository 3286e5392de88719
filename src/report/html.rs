//! A report as one page: no script, nothing loaded from elsewhere, every text escaped, light and dark, fit to print, its
//! tables with captions and heads for those who listen to them. The pictures are `picture`'s.

use std::fmt::Write as _;

use super::lead::Report;
use super::picture::spark;
use super::table::Table;
use super::value::{Cell, Value};
use crate::config::{Words, explain};

/// Text as it stands between tags and in attributes.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

/// The whole page.
pub fn page(report: &Report, words: &Words) -> String {
    let title = escape(&report.title);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n\
         <main>\n<h1>{title}</h1>\n<p>{}</p>\n<p>{}</p>\n",
        words.language(),
        include_str!("page.css"),
        escape(&report.told),
        escape(&report.made),
    );
    for section in &report.sections {
        let title = &section.title;
        let _ = writeln!(page, "<section>\n<h2>{}</h2>", escape(title));
        for picture in &section.pictures {
            page.push_str(&picture.svg(title, words));
        }
        if section.table.is_empty() {
            let _ = writeln!(page, "<p>{}</p>", escape(&words.get("report-nothing")));
        } else {
            page.push_str(&table(&section.table, title));
        }
        page.push_str("</section>\n");
    }
    let _ = writeln!(page, "<section>\n<h2>{}</h2>\n<dl>", escape(&words.get("metric-title")));
    for metric in report.metrics() {
        let told = explain(metric, words);
        let _ = write!(page, "<dt>{}</dt>", escape(&told.title));
        for (label, text) in told.parts(words) {
            let _ = write!(page, "<dd>{}: {}</dd>", escape(&label), escape(text));
        }
        page.push('\n');
    }
    page.push_str("</dl>\n</section>\n</main>\n</body>\n</html>\n");
    page
}

fn table(table: &Table, title: &str) -> String {
    let mut text = format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table>\n<caption>{0}</caption>\n<thead><tr>",
        escape(title)
    );
    let class = |right: bool| if right { " class=\"n\"" } else { "" };
    for column in table.columns() {
        let _ = write!(text, "<th scope=\"col\"{}>{}</th>", class(column.right), escape(&column.head));
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for row in table.rows() {
        text.push_str("<tr>");
        for (nth, (cell, column)) in row.iter().zip(table.columns()).enumerate() {
            let (open, close) = if nth == 0 { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
            let whole = matches!(cell.value, Value::Rate(_) | Value::Bounds(_) | Value::Span(_));
            let look = if whole && !column.right { " class=\"w\"" } else { class(column.right) };
            let _ = write!(text, "{open}{look}>{}{close}", inside(cell, &table.read(cell)));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table></div>\n");
    text
}

fn inside(cell: &Cell, read: &str) -> String {
    match &cell.value {
        Value::Series(counts) => spark(counts),
        Value::Day(date) => format!("<time datetime=\"{date}\">{read}</time>"),
        _ => escape(read),
    }
}
