//! Files and texts made to exhaust: larger, deeper and more twisted than anything a person writes.

use std::fs::{self, File};
use std::time::{Duration, Instant};

use secondline::config::{self, Home, Overrides};
use secondline::domain::clean::Clean;
use secondline::domain::filter::Filter;
use secondline::domain::redact::Veil;

/// Far more than any of it takes, far less than what grows with the square.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn a_file_that_is_too_large_or_too_deep_is_a_fault_with_its_place_and_the_rest_is_in_use() {
    let root = tempfile::tempdir().expect("a folder");
    let home = Home::new(Some(root.path())).expect("folders");
    for folder in ["sops", "words/en"] {
        fs::create_dir_all(home.config.join(folder)).expect("a folder");
    }
    for name in ["sops/huge.md", "words/en/huge.ftl"] {
        let file = File::create(home.config.join(name)).expect("a file");
        file.set_len(50 * 1024 * 1024).expect("a hole of 50 MiB");
    }
    let deep = format!("x = {}{}\n", "[".repeat(50_000), "]".repeat(50_000));
    fs::write(home.config.join("settings.toml"), deep).expect("a file");
    let began = Instant::now();
    let loaded = config::load(&home, &Overrides::default());
    assert!(began.elapsed() < SOON);
    for name in ["sops/huge.md", "words/en/huge.ftl", "settings.toml"] {
        let fault = loaded.faults.iter().find(|fault| fault.place().starts_with(name));
        assert!(fault.is_some(), "{name}: {:?}", loaded.faults);
    }
    assert!(loaded.config.taxonomy.causes().count() > 20, "the shipped files are in use");
    let resident = fs::read_to_string("/proc/self/statm").ok();
    if let Some(pages) = resident.and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok()) {
        println!("{} MiB resident in the whole test process", pages * 4 / 1024);
    }
}

#[test]
fn no_text_makes_a_pattern_run_without_end() {
    let texts = [
        "a".repeat(400_000) + "!",
        "4 ".repeat(200_000),
        "41111111".repeat(50_000),
        "cvv ".repeat(100_000),
        "cvv%20".repeat(60_000),
        "a@".repeat(200_000),
        "a.".repeat(200_000) + "@",
        "+(55) ".repeat(60_000),
        "soy Ana ".repeat(50_000),
        "••••1111 ".repeat(40_000),
        "\u{301}".repeat(200_000),
        "क्".repeat(100_000),
        "👩\u{200d}".repeat(60_000),
    ];
    let veil = Veil::over(["Ana Ruiz", "Soy Soy"]);
    for text in texts {
        let began = Instant::now();
        let clean = Clean::text(&text);
        let _masked = veil.text(clean.as_str());
        let spent = began.elapsed();
        assert!(spent < SOON, "{:?}… took {spent:?}", &text.chars().take(8).collect::<String>());
    }
    for query in ["(a+)+$", "((((((((((x", "a OR b AND NOT -\"", "owner:me owner:me", &"(".repeat(5_000)] {
        let began = Instant::now();
        let _read = Filter::parse(query);
        assert!(began.elapsed() < Duration::from_secs(2), "{query:.20}");
    }
}
