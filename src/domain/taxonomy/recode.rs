//! What became of codes that are no longer used: renamed, merged into another, or split. Old tickets keep their code; a
//! tally counts it as what it is called today. A code that was split stays itself: nobody knows which part it was.

use jiff::civil::Date;

/// One change of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recoded {
    /// The taxonomy's version that brought it.
    pub version: String,
    /// From which day on the new codes were used.
    pub date: Date,
    /// The code before.
    pub from: String,
    /// The codes since: one where it was renamed or merged, several where it was split.
    pub to: Vec<String>,
}

/// All changes, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recode {
    changes: Vec<Recoded>,
}

impl Recode {
    /// From changes in any order.
    #[must_use]
    pub fn new(mut changes: Vec<Recoded>) -> Self {
        changes.sort_by_key(|change| change.date);
        Self { changes }
    }

    /// Whether no code ever changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// What a code is called today; itself where it was split or never changed.
    #[must_use]
    pub fn now<'a>(&'a self, code: &'a str) -> &'a str {
        let mut now = code;
        for change in &self.changes {
            if let [to] = change.to.as_slice()
                && change.from.eq_ignore_ascii_case(now)
            {
                now = to;
            }
        }
        now
    }

    /// A code and everything that is called so today.
    #[must_use]
    pub fn sources(&self, code: &str) -> Vec<String> {
        let mut codes = vec![code.to_owned()];
        let old = self.changes.iter().map(|change| &change.from).filter(|from| self.now(from) == code);
        for from in old {
            if !codes.contains(from) {
                codes.push(from.clone());
            }
        }
        codes
    }

    /// Codes of other families that belong to this family today.
    #[must_use]
    pub fn sources_of_family(&self, family: &str) -> Vec<String> {
        let of = |code: &str| code.split('-').next().is_some_and(|first| first == family);
        let old = self.changes.iter().map(|change| &change.from);
        old.filter(|from| !of(from) && of(self.now(from))).cloned().collect()
    }

    /// What a code was split into, where it was.
    #[must_use]
    pub fn split(&self, code: &str) -> Option<&Recoded> {
        self.changes.iter().rev().find(|change| change.to.len() > 1 && change.from.eq_ignore_ascii_case(code))
    }

    /// The changes that break a code's line: counts before them and after them are not of the same thing.
    pub fn breaks<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Recoded> {
        let of = move |change: &&Recoded| {
            let is = |other: &String| other.eq_ignore_ascii_case(code) || self.now(other) == code;
            is(&change.from) || change.to.iter().any(is)
        };
        self.changes.iter().filter(of)
    }

    /// Each change that leads round in a circle, or to a code that neither `is_known` nor changes later.
    pub fn faults(&self, is_known: impl Fn(&str) -> bool) -> Vec<(&Recoded, &str)> {
        let mut found = Vec::new();
        for (nth, change) in self.changes.iter().enumerate() {
            for to in &change.to {
                let later = &self.changes[nth + 1..];
                if !is_known(to) && !later.iter().any(|other| other.from.eq_ignore_ascii_case(to)) {
                    found.push((change, to.as_str()));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn recode() -> Recode {
        let change = |version: &str, day, from: &str, to: &[&str]| Recoded {
            version: version.to_owned(),
            date: day,
            from: from.to_owned(),
            to: to.iter().map(|code| (*code).to_owned()).collect(),
        };
        Recode::new(vec![
            change("3", date(2026, 8, 1), "APP-02", &["PRD-02"]),
            change("2", date(2026, 3, 1), "APP-01", &["APP-02"]),
            change("3", date(2026, 8, 1), "PAY-01", &["PAY-02", "PAY-03"]),
        ])
    }

    #[test]
    fn a_merged_code_counts_as_what_it_is_called_today_through_every_version() {
        let recode = recode();
        assert_eq!(
            ["APP-01", "app-02", "PRD-02", "XXX-01"].map(|code| recode.now(code)),
            ["PRD-02", "PRD-02", "PRD-02", "XXX-01"]
        );
        assert_eq!(recode.sources("PRD-02"), ["PRD-02", "APP-01", "APP-02"]);
        assert_eq!(recode.sources_of_family("PRD"), ["APP-01", "APP-02"]);
    }

    #[test]
    fn a_split_code_stays_itself_and_breaks_the_lines_of_its_parts() {
        let recode = recode();
        assert_eq!(recode.now("PAY-01"), "PAY-01");
        assert_eq!(recode.split("PAY-01").map(|change| change.version.as_str()), Some("3"));
        assert_eq!(recode.breaks("PAY-03").map(|change| change.date).collect::<Vec<_>>(), [date(2026, 8, 1)]);
        assert_eq!(recode.breaks("PRD-02").count(), 2);
        assert_eq!(recode.breaks("FRD-01").count(), 0);
    }

    #[test]
    fn a_change_to_a_code_that_nobody_knows_is_a_fault() {
        let recode = recode();
        assert!(recode.faults(|code| code.starts_with('P')).is_empty(), "APP-02 changes later");
        assert_eq!(
            recode.faults(|code| code != "PAY-03").iter().map(|(_, to)| *to).collect::<Vec<_>>(),
            ["PAY-03"]
        );
    }
}
