//! Words that begin with `-` and are no options: `tag 48213 -vip`, `tickets -tag:vip`. They are marked before the
//! arguments are parsed, and the mark is taken off where they are used.

use std::ffi::OsString;

/// Stands in front of a marked word; no keyboard types it.
const MARK: char = '\u{2}';
/// Verbs that take such words.
const VERBS: [&str; 4] = ["tag", "tickets", "causes", "export"];
/// Options before the verb that take a value.
const VALUED: [&str; 4] = ["--home", "--profile", "--lang", "--clock"];
/// Short options that stay options.
const SHORT: [&str; 5] = ["-v", "-vv", "-vvv", "-h", "-V"];

/// The arguments with such words marked.
pub fn marked(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut taking = None;
    let mut before = String::new();
    arguments
        .into_iter()
        .enumerate()
        .map(|(nth, argument)| {
            let Some(word) = argument.to_str().map(str::to_owned) else { return argument };
            let is_value = VALUED.contains(&before.as_str());
            before.clone_from(&word);
            if nth > 0 && taking.is_none() && !is_value && !word.starts_with('-') {
                taking = Some(VERBS.contains(&word.as_str()));
            } else if taking == Some(true)
                && word.len() > 1
                && word.starts_with('-')
                && !word.starts_with("--")
                && !SHORT.contains(&word.as_str())
            {
                return format!("{MARK}{word}").into();
            }
            argument
        })
        .collect()
}

/// A word without its mark.
pub fn plain(word: &str) -> &str {
    word.strip_prefix(MARK).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        marked(line.split(' ').map(OsString::from))
            .into_iter()
            .map(|word| word.into_string().unwrap())
            .collect()
    }

    #[test]
    fn a_dash_in_a_filter_or_before_a_tag_is_no_option_and_options_stay_options() {
        let tag = words("secondline --home tag tag 7 +a -b --json -v");
        assert_eq!(tag[6], "\u{2}-b");
        assert_eq!(plain(&tag[6]), "-b");
        assert_eq!((tag[7].as_str(), tag[8].as_str()), ("--json", "-v"));
        assert_eq!(words("secondline tickets -tag:vip")[2], "\u{2}-tag:vip");
        assert_eq!(words("secondline note 7 -")[3], "-");
        assert_eq!(words("secondline next -x")[2], "-x");
    }
}
