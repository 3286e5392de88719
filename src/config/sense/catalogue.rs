//! A person's own words over the shipped ones: sentences that the program never says, values that it never gives, and
//! folders of languages that it does not speak.

use std::fs;

use super::super::fault::{Fault, nearest};
use super::super::files;
use super::super::home::Home;
use super::super::words::{LANGUAGES, messages, texts};
use super::Lint;

/// Reports own words that nobody will ever read.
pub(super) fn words(home: &Home, out: &mut Lint) {
    let known = messages(texts(LANGUAGES[0]));
    for language in LANGUAGES {
        for name in files::list(home, &format!("words/{language}"), ".ftl", &mut Vec::new()) {
            let Some(file) = files::read(home, &name, &mut Vec::new()) else { continue };
            for (id, (line, values)) in messages([file.text.as_str()]) {
                let Some((_, given)) = known.get(&id) else {
                    let fault = Fault::new(&name, line, &id, "sense-sentence-unknown");
                    let near = nearest(&id, known.keys().map(String::as_str)).unwrap_or("none");
                    out.faults.push(fault.with("name", &id).with("near", near));
                    continue;
                };
                for value in values.difference(given) {
                    let fault = Fault::new(&name, line, &id, "sense-sentence-value").with("value", value);
                    let given = given.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ");
                    let given = if given.is_empty() { "none".to_owned() } else { given };
                    out.faults.push(fault.with("known", given));
                }
            }
        }
    }
    let folders = fs::read_dir(home.config.join("words")).into_iter().flatten().flatten();
    let mut folders: Vec<String> = folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    folders.sort_unstable();
    for name in folders.iter().filter(|name| !LANGUAGES.contains(&name.as_str())) {
        let fault = Fault::new(&format!("words/{name}"), 0, "", "language").with("value", name);
        out.faults.push(fault.with("known", LANGUAGES.join(", ")));
    }
}
