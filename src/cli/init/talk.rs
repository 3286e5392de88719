//! Questions in plain lines, before any screen: on stderr, so that stdout stays for results. Secrets are typed unseen
//! where a terminal is there. No rule lives here.

use std::io::BufRead;

use crate::cli::{login, output};
use crate::config::Words;

/// A conversation with whoever sits there, or with nobody.
pub struct Talk<'a> {
    pub words: Words,
    input: &'a mut dyn BufRead,
    /// Nobody is asked: every question has its default.
    pub silent: bool,
    /// Answers come from a terminal, which would show what is typed.
    pub is_seen: bool,
}

impl<'a> Talk<'a> {
    pub fn new(words: Words, input: &'a mut dyn BufRead, silent: bool) -> Self {
        Self { words, input, silent, is_seen: false }
    }

    /// Says a sentence.
    pub fn say(&self, id: &str, args: &[(&str, &str)]) {
        output::notice(&self.words.with(id, args));
    }

    /// Asks until something is answered; an empty answer takes the default. `None` where nobody answers any more.
    pub fn ask(&mut self, id: &str, args: &[(&str, &str)], default: Option<&str>) -> Option<String> {
        if self.silent {
            return default.map(str::to_owned);
        }
        loop {
            let question = self.words.with(id, args);
            let shown = default.map_or_else(|| question.clone(), |default| format!("{question} [{default}]"));
            output::question(&shown);
            let mut answer = String::new();
            if self.input.read_line(&mut answer).ok()? == 0 {
                output::notice("");
                return None;
            }
            let answer = answer.trim();
            if !answer.is_empty() {
                return Some(answer.to_owned());
            }
            if let Some(default) = default {
                return Some(default.to_owned());
            }
        }
    }

    /// Asks for a secret, or for where one is. On a terminal nothing of the answer is shown.
    pub fn ask_unseen(&mut self, id: &str, args: &[(&str, &str)], default: &str) -> Option<String> {
        if self.silent || !self.is_seen {
            return self.ask(id, args, Some(default));
        }
        let question = format!("{} [{default}] ", self.words.with(id, args));
        let answer = login::ask(&question).ok()??;
        Some(Some(answer.trim()).filter(|answer| !answer.is_empty()).unwrap_or(default).to_owned())
    }

    fn list(&self, names: &[String]) {
        if !self.silent {
            for (number, name) in names.iter().enumerate() {
                output::notice(&format!("  {}  {name}", number + 1));
            }
        }
    }

    /// Asks for one of a list, by its number or its name.
    pub fn choose(&mut self, id: &str, list: &[String], default: &str) -> Option<String> {
        self.list(list);
        loop {
            let answer = self.ask(id, &[], Some(default))?;
            if let Some(found) = picked(list, &answer) {
                return Some(found);
            }
            if self.silent {
                return None;
            }
            self.say("init-not-listed", &[("value", &answer)]);
        }
    }

    /// Asks for some of a list, parted by commas.
    pub fn choose_some(&mut self, id: &str, list: &[String], default: &[String]) -> Vec<String> {
        self.list(list);
        let shown = default.join(", ");
        loop {
            let Some(answer) = self.ask(id, &[], Some(shown.as_str()).filter(|text| !text.is_empty())) else {
                return default.to_vec();
            };
            let parts: Vec<&str> = answer.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
            let found: Vec<Option<String>> = parts.iter().map(|part| picked(list, part)).collect();
            match found.iter().position(Option::is_none) {
                None => return found.into_iter().flatten().collect(),
                Some(at) => self.say("init-not-listed", &[("value", parts[at])]),
            }
        }
    }

    /// A plain yes; nobody and nothing else is one.
    pub fn agrees(&mut self, id: &str, args: &[(&str, &str)]) -> bool {
        !self.silent && output::is_yes(&self.ask(id, args, Some("n")).unwrap_or_default())
    }
}

fn picked(list: &[String], answer: &str) -> Option<String> {
    let by_number = answer.parse::<usize>().ok().and_then(|number| list.get(number.checked_sub(1)?));
    by_number.or_else(|| list.iter().find(|name| name.eq_ignore_ascii_case(answer))).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_number_a_name_or_the_default_and_the_end_of_input_ends_the_questions() {
        let list = ["zammad".to_owned(), "zendesk".to_owned()];
        let mut input = "\n9\nZENDESK\n1\n".as_bytes();
        let mut talk = Talk::new(Words::shipped("en"), &mut input, false);
        assert_eq!(talk.choose("x", &list, "zendesk").as_deref(), Some("zendesk"), "the default");
        assert_eq!(talk.choose("x", &list, "zammad").as_deref(), Some("zendesk"), "asked again after a 9");
        assert_eq!(talk.choose_some("x", &list, &[]), ["zammad"]);
        assert_eq!(talk.ask("x", &[], Some("y")), None);
    }
}
