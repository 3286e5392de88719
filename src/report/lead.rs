//! A lead's report: sections of the same tables as the screen with their pictures, as Markdown, as one page, as a workbook
//! or as one CSV of cells. How a page and a workbook are written is in `html` and `xlsx`.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::causes::causes_table;
use super::cells::csv_line;
use super::picture::{Bar, Picture};
use super::queue::{effect_told, queue};
use super::spikes::{compared_table, days_table, spikes_table, watch};
use super::table::{Column, Table};
use super::together::together_table;
use super::{html, xlsx};
use crate::config::{Config, Words};
use crate::domain::locale;
use crate::domain::metric::Metric;
use crate::domain::proposal::Kind;
use crate::domain::say::Refusal;
use crate::domain::spike::Watch;
use crate::domain::stats::{LEAST, Rate, garwood};
use crate::domain::tally::{Dim, Measure, Share, Span, Tally, Together, Wanted, compare, stratum, tally};
use crate::store::{Store, StoreError, TallyQuery};

/// Pairs of a report at most.
const PAIRS: usize = 20;
/// For so long an article or a fix that is out is reported: its windows are closed by then.
const OUT_FOR: SignedDuration = SignedDuration::from_hours(24 * 90);
/// Spikes that have a picture each.
const PICTURES: usize = 6;

/// What a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Everything that was resolved in the time.
    All,
    /// One cause, compared over its dimensions.
    Cause(String),
    /// Sites, vendors and Tier-1 agents.
    Site,
}

/// A part of a report.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) title: String,
    pub(super) table: Table,
    pub(super) pictures: Vec<Picture>,
}

/// A finished report.
#[derive(Debug, Clone)]
pub struct Report {
    pub(super) title: String,
    pub(super) told: String,
    pub(super) made: String,
    pub(super) sections: Vec<Section>,
}

/// What the sections of a report are made from.
struct Maker<'a> {
    store: &'a Store,
    config: &'a Config,
    query: TallyQuery,
    sections: Vec<Section>,
}

/// Makes a report of the time up to now.
///
/// # Errors
/// Only faults of the file.
pub fn lead_report(
    store: &Store,
    config: &Config,
    about: &About,
    span: Span,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Report, StoreError> {
    let words = &config.words;
    let query = TallyQuery::over(config, span, now);
    let mut maker = Maker { store, config, query, sections: Vec::new() };
    let causes = maker.count(Dim::Cause, &[], Measure::Count)?;
    match about {
        About::All => {
            maker.tallied(words.get("report-by-count"), &causes, &[]);
            // Where nobody's time is known, a table of noughts would say that none was spent.
            if causes.sum.timed > 0 {
                let focus = maker.count(Dim::Cause, &[], Measure::Focus)?;
                let values = [("timed", focus.sum.timed.to_string()), ("total", focus.total.to_string())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                maker.tallied(words.with("report-by-focus", &values), &focus, &[]);
            }
            let harm = maker.count(Dim::Cause, &[], Measure::Harm)?;
            maker.tallied(words.get("report-by-harm"), &harm, &[]);
            maker.spikes(&watch(store, config, now, zone)?);
            maker.out(now)?;
            for of in [Dim::Verdict, Dim::Knowledge, Dim::Site] {
                let found = maker.count(of, &[], Measure::Count)?;
                maker.tallied(maker.heading(of), &found, &[]);
            }
            maker.together(Dim::Reason, Dim::Product)?;
        }
        About::Cause(code) => {
            let since = span.since.to_zoned(zone.clone()).date();
            maker.days(&watch(store, config, now, zone)?, code, since);
            for by in [Dim::Product, Dim::Site, Dim::Vendor, Dim::Language, Dim::Version] {
                let cells = store.cells(&maker.query, Dim::Cause, &[by, stratum(by)])?;
                let table = compared_table(&compare(&cells, code), by, words);
                maker.sections.push(Section { title: maker.heading(by), table, pictures: Vec::new() });
            }
        }
        About::Site => {
            for of in [Dim::Site, Dim::Vendor, Dim::Agent] {
                let by = [Dim::Verdict];
                let found = maker.count(of, &by, Measure::Count)?;
                maker.tallied(maker.heading(of), &found, &by);
            }
        }
    }
    let day = |at: Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string();
    let title = match about {
        About::All => words.with("report-title", &[("since", &day(span.since)), ("until", &day(span.until))]),
        About::Cause(code) => maker.cause(code),
        About::Site => maker.heading(Dim::Site),
    };
    let here = match about {
        About::Cause(code) => {
            causes.rows.iter().find(|row| row.code.as_str() == code.as_str()).map_or(0, |row| row.count)
        }
        About::All | About::Site => 0,
    };
    let id = if matches!(about, About::Cause(_)) { "report-told-cause" } else { "report-told" };
    let values = [
        ("here", words.decimals(&Rate::new(here, causes.total).reading())),
        ("since", day(span.since)),
        ("until", day(span.until)),
        ("total", causes.total.to_string()),
        ("unknown", words.decimals(&Rate::new(causes.unknown, causes.total).reading())),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let now = now.to_zoned(zone.clone());
    let at = format!("{} {}", locale::moment(now.datetime(), words.language()), now.strftime("%Z"));
    let made = words.with("report-made", &[("at", &at)]);
    Ok(Report { title, told: words.with(id, &values), made, sections: maker.sections })
}

impl Maker<'_> {
    fn count(&self, of: Dim, by: &[Dim], measure: Measure) -> Result<Tally, StoreError> {
        let span = self.query.span;
        Ok(tally(&self.store.cells(&self.query, of, by)?, Wanted { of, by, measure, span }))
    }

    fn dim(&self, dim: Dim) -> String {
        self.config.words.get(&format!("dim-{}", dim.as_str()))
    }

    /// A dimension as a heading.
    fn heading(&self, dim: Dim) -> String {
        let name = self.dim(dim);
        let mut letters = name.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    fn cause(&self, code: &str) -> String {
        let name =
            self.config.taxonomy.get(code).map_or("", |cause| cause.name(self.config.words.language()));
        format!("{code} {name}").trim_end().to_owned()
    }

    fn tallied(&mut self, title: String, found: &Tally, by: &[Dim]) {
        let table = causes_table(found, by, &self.config.taxonomy, &self.config.words);
        let bars = found.rows.iter().map(|row| {
            let code = row.code.as_str();
            let label = match (code, found.of.is_cause()) {
                ("", _) => "–".to_owned(),
                (code, true) => self.cause(code),
                (code, false) => code.to_owned(),
            };
            let (told, bounds) = match row.part(found) {
                Share::Tickets(rate) => (
                    format!("{}  {}", rate.counts(), rate.percent()),
                    (row.count >= LEAST).then(|| garwood(row.count)),
                ),
                Share::Of(share) => (format!("{}  {:.1}%", row.sum.told(found.measure), share * 100.0), None),
            };
            let told = self.config.words.decimals(&told);
            Bar { label, value: row.sum.hours(found.measure), bounds, told }
        });
        let pictures = if found.rows.is_empty() { Vec::new() } else { vec![Picture::Bars(bars.collect())] };
        self.sections.push(Section { title, table, pictures });
    }

    fn spikes(&mut self, watch: &Watch) {
        let words = &self.config.words;
        let table = spikes_table(watch, &self.config.taxonomy, words);
        let open = watch.open().filter(|seen| seen.is_shown()).map(|seen| seen.episode.cause.as_str());
        let days = |code: &str| Some(Picture::Days(self.cause(code), Box::new(watch.chart(code)?)));
        let pictures = open.filter_map(days).take(PICTURES).collect();
        self.sections.push(Section { title: words.get("report-spikes"), table, pictures });
    }

    /// Articles and fixes that customers feel by now, the youngest first, with what they did to the contacts.
    fn out(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let words = &self.config.words;
        let mut all = Vec::new();
        for kind in [Kind::Knowledge, Kind::Product] {
            all.extend(queue(self.store, self.config, kind, now)?);
        }
        all.retain(|one| one.out().is_some_and(|out| out > now - OUT_FOR));
        all.sort_by_key(|one| std::cmp::Reverse(one.out()));
        let head = |name: &str| words.get(&format!("report-col-{name}"));
        let columns = vec![
            Column::text(head("cause")),
            Column::text(head("name")).at_most(48),
            Column::text(words.get("dim-product").to_uppercase()),
            Column::text(head("state")),
            Column::text(head("effect")).of(Metric::Effect),
        ];
        let mut table = Table::spoken(words, columns);
        for one in &all {
            let code = one.evidence.cause.as_str();
            let name = self.config.taxonomy.get(code).map_or("", |cause| cause.name(words.language()));
            let topic = one.evidence.topic_told();
            let name = if topic.is_empty() { name } else { &topic };
            let effect = one.effect.as_ref().map(|effect| effect_told(effect, words));
            table.row([
                code.to_owned(),
                name.to_owned(),
                words.product(one.evidence.product.as_str()),
                words.get(&one.told_state()),
                effect.unwrap_or_default(),
            ]);
        }
        self.sections.push(Section { title: words.get("report-out"), table, pictures: Vec::new() });
        Ok(())
    }

    /// Which complaints come with which products.
    fn together(&mut self, of: Dim, by: Dim) -> Result<(), StoreError> {
        let mut found = Together::of(&self.store.cells(&self.query, of, &[by])?);
        let words = &self.config.words;
        found.pairs.retain(|pair| pair.told);
        let table = together_table(&found, (of, by), PAIRS, words);
        let title = words.with("report-together", &[("of", &self.heading(of)), ("by", &self.dim(by))]);
        self.sections.push(Section { title, table, pictures: Vec::new() });
        Ok(())
    }

    /// The days of one cause, and what else happened on them.
    fn days(&mut self, watch: &Watch, code: &str, since: Date) {
        let Some(chart) = watch.chart(code) else { return };
        let table = days_table(&chart, since, &self.config.words);
        let pictures = vec![Picture::Days(self.cause(code), Box::new(chart))];
        self.sections.push(Section { title: self.config.words.get("report-days"), table, pictures });
    }
}

impl Report {
    /// What its numbers are, in the order of the dictionary.
    pub(super) fn metrics(&self) -> impl Iterator<Item = Metric> {
        let columns = self.sections.iter().flat_map(|section| section.table.columns());
        let mut shown: BTreeSet<Metric> = columns.filter_map(|column| column.metric).collect();
        shown.insert(Metric::Unknown);
        Metric::all().filter(move |metric| shown.contains(metric))
    }

    /// The report as Markdown.
    pub fn markdown(&self, words: &Words) -> String {
        let mut text = format!("# {}\n\n{}\n", self.title, self.told);
        for Section { title, table, .. } in &self.sections {
            let told = if table.is_empty() { words.get("report-nothing") + "\n" } else { table.markdown() };
            text.push_str(&["\n## ", title, "\n\n", &told].concat());
        }
        text
    }

    /// The report as CSV: section, row, column and cell, so that every section fits one table.
    pub fn csv(&self) -> String {
        let mut text = csv_line(["section", "row", "column", "value"]);
        for Section { title, table, .. } in &self.sections {
            for (row, column, value) in table.cells() {
                text.push_str(&csv_line([title.as_str(), &row.to_string(), column, value]));
            }
        }
        text
    }

    /// The report as one page with its pictures.
    pub fn html(&self, words: &Words) -> String {
        html::page(self, words)
    }

    /// The report as a workbook.
    ///
    /// # Errors
    /// Where it is larger than a workbook can be.
    pub fn xlsx(&self, words: &Words, at: Timestamp) -> Result<Vec<u8>, Refusal> {
        xlsx::workbook(self, words, at).map_err(|error| Refusal::new("report-workbook").with("detail", error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Cell;

    /// A report whose texts would do harm if they were taken for anything but text.
    fn hostile() -> Report {
        let mut table = Table::new(vec![
            Column::text("=cmd()"),
            Column::number("COUNT").of(Metric::Count),
            Column::number("SINCE"),
            Column::text("95%").of(Metric::Interval),
        ]);
        let nasty = "=HYPERLINK(\"http://x/\")<script>alert('1')</script>";
        let rate = Rate::new(9, 30);
        let day = jiff::civil::date(2026, 2, 28);
        table.row([nasty.to_owned().into(), Cell::count(9), Cell::day(day), Cell::bounds(rate)]);
        let bars = vec![Bar {
            label: nasty.to_owned(),
            value: 9.0,
            bounds: Some(garwood(9)),
            told: nasty.to_owned(),
        }];
        let title = "a]b/c:d*e?f[g\\h <b> and more than thirty-one letters".to_owned();
        let section = Section { title: title.clone(), table, pictures: vec![Picture::Bars(bars)] };
        let sections = vec![section.clone(), section];
        Report { title: title.clone(), told: nasty.to_owned(), made: String::new(), sections }
    }

    #[test]
    fn a_page_holds_no_script_and_nothing_from_elsewhere_whatever_the_texts_say() {
        let page = hostile().html(&Words::shipped("en"));
        assert!(
            !page.contains("<script")
                && !page.contains("<b>")
                && !page.contains("src=")
                && !page.contains("url(")
        );
        assert!(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
        assert!(page.contains("default-src 'none'"));
        // Well formed: what was opened is closed.
        for tag in ["table", "svg", "figure", "section", "thead", "tbody", "tr", "dl", "main"] {
            let opened =
                page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }

    #[test]
    fn a_section_without_rows_says_so_instead_of_ending_in_a_head() {
        let mut report = hostile();
        let table = Table::new(vec![Column::text("CAUSE"), Column::number("COUNT")]);
        report.sections = vec![Section { title: "Spikes".to_owned(), table, pictures: Vec::new() }];
        let words = Words::shipped("en");
        let text = report.markdown(&words);
        assert!(text.ends_with(&format!("## Spikes\n\n{}\n", words.get("report-nothing"))), "{text}");
    }

    #[test]
    fn a_workbook_holds_numbers_and_days_as_such_and_no_formula() {
        use std::io::Read as _;
        let at = "2026-02-28T12:00:00Z".parse().unwrap();
        let bytes = hostile().xlsx(&Words::shipped("en"), at).unwrap();
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            book.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let sheet = part("xl/worksheets/sheet2.xml");
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
        assert!(sheet.contains("<v>9</v>"), "{sheet}");
        // 2026-02-28 as days since the end of 1899, and the interval as two shares.
        assert!(sheet.contains("<v>46081</v>") && sheet.contains("<v>0.1666"), "{sheet}");
        assert!(part("xl/sharedStrings.xml").contains("=HYPERLINK"), "it is there as text");
        assert!(part("xl/styles.xml").contains("quotePrefix=\"1\""));
        assert!(
            part("xl/workbook.xml").contains("name=\"a b c d e f g h &lt;b&gt;"),
            "a name that a sheet can have"
        );
    }

    #[test]
    fn what_is_written_as_csv_is_read_back_cell_by_cell() {
        let report = hostile();
        let text = report.csv();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let mut written = report.sections.iter().flat_map(|section| section.table.cells());
        assert_eq!(read.len(), 8);
        for record in read {
            let (row, column, value) = written.next().unwrap();
            // A cell that could be a formula has a quote in front and is otherwise the same.
            let plain = |text: &str| text.trim_start_matches('\'').to_owned();
            assert_eq!((record[1].parse(), plain(&record[2])), (Ok(row), column.to_owned()));
            assert_eq!(plain(&record[3]), value);
        }
    }
}
