//! Tallies without a screen: any two dimensions, intervals, spikes, and codes that were renamed.

use std::collections::BTreeMap;

use serde_json::Value;

use super::desk::{Desk, options};
use crate::sync::site::Site;

fn count(document: &Value) -> u64 {
    document["rows"].as_array().expect("rows").iter().filter_map(|row| row["count"].as_u64()).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lead_counts_by_any_dimension_compares_and_recodes() {
    let site = Site::with(options()).await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();

    // Every dimension counts every resolved ticket once, and every cell of two of them as well.
    let plain = desk.run(&["causes", "--since", "400d"]).ok();
    let total = plain["total"].as_u64().expect("a total");
    assert!(total > 50, "{plain:#}");
    for of in ["site", "agent", "queue", "priority", "week", "language", "version"] {
        let found = desk.run(&["causes", "--since", "400d", "--of", of, "--by", "vendor"]).ok();
        assert_eq!((found["total"].as_u64(), count(&found)), (Some(total), total), "{of}");
        let crossed: u64 = found["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .flat_map(|row| row["by"]["vendor"].as_array().expect("parts"))
            .filter_map(|part| part["count"].as_u64())
            .sum();
        assert_eq!(crossed, total, "{of}");
    }
    let harm = desk.run(&["causes", "--since", "400d", "--measure", "harm"]).ok();
    let harms: Vec<u64> =
        harm["rows"].as_array().expect("rows").iter().filter_map(|row| row["sum"]["harm"].as_u64()).collect();
    assert!(harms.is_sorted_by(|one, other| one >= other) && harms[0] > 0, "{harms:?}");

    // A share has its interval; a handful has none and no rank.
    for row in plain["rows"].as_array().expect("rows") {
        let (low, high) = (row["low"].as_f64().expect("a bound"), row["high"].as_f64().expect("a bound"));
        let share = row["share"].as_f64().expect("a share");
        assert!(low <= share && share <= high, "{row:#}");
        assert_eq!(row["rank"].is_null(), row["count"].as_u64().expect("a count") < 10, "{row:#}");
    }
    let code = plain["rows"][0]["code"].as_str().expect("a code").to_owned();
    let compared = desk.run(&["causes", "--since", "400d", "--compare", &code, "--by", "site"]).ok();
    let rows = compared["rows"].as_array().expect("rows");
    let here: u64 = rows.iter().filter_map(|row| row["here"]["k"].as_u64()).sum();
    assert_eq!(Some(here), plain["rows"][0]["count"].as_u64());
    assert!(
        rows.iter()
            .all(|row| ["higher", "lower", "cannot_tell"].contains(&row["than"].as_str().expect("a word")))
    );

    // The same tickets under new codes: the most frequent one is merged into one of another family.
    let counts: BTreeMap<String, u64> = plain["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            (row["code"].as_str().expect("a code").to_owned(), row["count"].as_u64().expect("a count"))
        })
        .collect();
    let other = if code == "CUS-06" { "CUS-05" } else { "CUS-06" };
    let lines: Vec<String> = include_str!("../../config/taxonomy.csv")
        .lines()
        .filter(|line| !line.starts_with(&format!("{code},")))
        .map(str::to_owned)
        .collect();
    desk.write("taxonomy.csv", &lines.join("\n"));
    desk.write("taxonomy_changes.csv", &format!("version,date,from,to\n2,2026-01-01,{code},{other}\n"));
    let recoded = desk.run(&["causes", "--since", "400d"]).ok();
    let merged = recoded["rows"].as_array().expect("rows").iter().find(|row| row["code"] == other);
    let expected = counts[&code] + counts.get(other).copied().unwrap_or_default();
    assert_eq!(merged.and_then(|row| row["count"].as_u64()), Some(expected));
    assert_eq!(recoded["total"].as_u64(), Some(total));

    // A map that leads nowhere is told with its line.
    desk.write("taxonomy_changes.csv", "version,date,from,to\n2,2026-01-01,OLD-01,NOP-01\n");
    let lint = desk.run(&["sop", "lint"]);
    assert_eq!(lint.status, 1);
    let told = lint.json.as_array().expect("a list").iter().any(|fault| {
        fault["file"] == "taxonomy_changes.csv" && fault["line"] == 2 && fault["id"] == "recode-to"
    });
    assert!(told, "{:#}", lint.json);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_spike_is_told_only_where_there_is_one_and_is_judged_with_a_reason() {
    let site = Site::with(options()).await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    let spikes = desk.run(&["causes", "--spikes"]).ok();
    let open: Vec<&Value> =
        spikes.as_array().expect("a list").iter().filter(|it| it["open"] == true).collect();
    let without = desk.run(&["causes", "--judge", "UNK-01=noise", "--reason", "promo"]);
    assert_eq!(
        (without.status, without.json["refused"][0]["rule"].as_str()),
        (1, Some("spike")),
        "{}",
        without.stderr
    );
    assert_eq!(desk.run(&["causes", "--judge", "PRD-01=perhaps", "--reason", "promo"]).status, 2);
    for spike in open {
        let cause = spike["cause"].as_str().expect("a cause");
        let said = desk.run(&["causes", "--judge", &format!("{cause}=noise"), "--reason", "promo"]).ok();
        assert_eq!(said["word"], "noise");
        let after = desk.run(&["causes", "--spikes"]).ok();
        let again =
            after.as_array().expect("a list").iter().find(|it| it["cause"] == cause && it["open"] == true);
        assert_eq!(again.map(|it| &it["said"]["reason"]), Some(&Value::from("promo")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_has_the_numbers_of_the_tally_and_its_csv_reads_back() {
    let site = Site::with(options()).await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    let tally = desk.run(&["causes"]).ok();
    let markdown = desk.run(&["report", "month"]);
    assert_eq!(markdown.status, 0, "{}", markdown.stderr);
    let code = tally["rows"][0]["code"].as_str().expect("a code");
    let share = format!(
        "| {code} | {} | {} |",
        tally["rows"][0]["name"].as_str().expect("a name"),
        tally["rows"][0]["count"]
    );
    assert!(markdown.stdout.contains(&share), "{share}\n{}", markdown.stdout);
    let csv = desk.run(&["report", "month", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.stdout.as_bytes());
    let cells: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let counted: u64 = cells
        .iter()
        .filter(|row| &row[0] == "Causes by count" && &row[2] == "COUNT")
        .map(|row| row[3].parse::<u64>().expect("a number"))
        .sum();
    assert_eq!(counted, count(&tally));
    for about in [&["report", "site"][..], &["report", "cause", code], &["report", "week"]] {
        let said = desk.run(about);
        assert!(said.status == 0 && said.stdout.starts_with("# "), "{about:?}: {}", said.stderr);
    }
    let about = desk.run(&["report", "cause", code]).stdout;
    let told = format!("with this cause: {}/{} ", tally["rows"][0]["count"], tally["total"]);
    assert!(about.contains(&told), "{told}\n{about}");
    assert_eq!(desk.run(&["report", "cause", "NOP-01"]).status, 1);
}

/// The cells of a section of a report's CSV that stand below a head.
fn column<'a>(cells: &'a [csv::StringRecord], section: &str, head: &str) -> Vec<&'a str> {
    cells.iter().filter(|row| &row[0] == section && &row[2] == head).map(|row| &row[3]).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_and_a_workbook_hold_the_numbers_of_the_csv_and_are_their_owners_alone() {
    use std::io::Read as _;
    use std::os::unix::fs::PermissionsExt as _;
    let site = Site::with(options()).await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    let file = |name: &str| desk.home.path().join(name);
    let kept = |name: &str| {
        let path = file(name).display().to_string();
        let said = desk.run(&["report", "month", "--to", &path]);
        assert_eq!(said.status, 0, "{}", said.stderr);
        let mode = std::fs::metadata(file(name)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
        std::fs::read(file(name)).expect("its bytes")
    };
    let csv = kept("month.csv");
    let mut reader = csv::Reader::from_reader(&csv[..]);
    let cells: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let counts: Vec<u64> =
        column(&cells, "Causes by count", "COUNT").iter().filter_map(|cell| cell.parse().ok()).collect();
    assert!(counts.len() > 3);

    let page = String::from_utf8(kept("month.html")).expect("text");
    for code in column(&cells, "Causes by count", "CAUSE") {
        assert!(page.contains(&format!("<th scope=\"row\">{code}</th>")), "{code}");
    }
    assert!(
        page.contains("<svg")
            && !page.contains("<script")
            && !page.contains("http:")
            && !page.contains("https:"),
        "it stands alone"
    );

    let book = kept("month.xlsx");
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("a workbook");
    let mut sheet = String::new();
    let first = book.by_name("xl/worksheets/sheet2.xml").expect("the first table").read_to_string(&mut sheet);
    assert!(first.is_ok() && !sheet.contains("<f>"));
    // Column C of the sheet is COUNT: plain numbers.
    let sums: Vec<u64> = sheet
        .split("<c r=\"C")
        .skip(1)
        .filter(|cell| !cell.contains("t=\"s\"") || cell.find("t=\"s\"") > cell.find('>'))
        .filter_map(|cell| cell.split("<v>").nth(1)?.split('<').next()?.parse().ok())
        .collect();
    assert_eq!(sums, counts);

    // What is there already is not replaced unless that was said, and cron sees the difference.
    let path = file("month.html").display().to_string();
    assert_eq!(desk.run(&["report", "month", "--to", &path]).status, 1);
    assert_eq!(desk.run(&["report", "month", "--to", &path, "--force"]).status, 0);
    assert_eq!(desk.run(&["report", "year"]).status, 2);
    let audit = desk.run(&["audit", "list"]).ok();
    assert!(audit.to_string().contains("month.xlsx"), "{audit:#}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_number_has_an_entry_and_what_goes_with_what_says_how_many_were_looked_at() {
    let site = Site::with(options()).await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    let entries = desk.run(&["metrics"]).ok();
    assert!(entries.as_array().is_some_and(|all| all.len() >= 16), "{entries:#}");
    let one = desk.run(&["metrics", "share"]).ok();
    assert_eq!((one[0]["name"].as_str(), one[0]["least"].as_u64()), (Some("share"), Some(10)));
    assert_eq!(desk.run(&["metrics", "csat"]).status, 2, "only what is really shown");
    let by = ["causes", "--since", "400d", "--of", "reason", "--by", "product", "--together"];
    let found = desk.run(&by).ok();
    let pairs = found["pairs"].as_array().expect("pairs");
    assert!(found["tested"].as_u64() == Some(pairs.len() as u64) && !pairs.is_empty(), "{found:#}");
    for pair in pairs {
        let (ratio, low) = (pair["ratio"].as_f64().expect("a ratio"), pair["bounds"]["low"].as_f64());
        assert!(low.is_some_and(|low| low <= ratio), "{pair:#}");
        assert!(pair["here"]["n"].as_u64() >= Some(10) && pair["rest"]["n"].as_u64() >= Some(10), "{pair:#}");
    }
}
