//! Days on which something was released, of one product or of all, and which of them a ticket counts to. Where a ticket
//! stands in a tally is the store's.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::filter::fold;

/// Something was released.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Release {
    /// The day.
    pub day: Date,
    /// What people call it.
    pub name: String,
    /// The product it is of; none where it is of all of them.
    pub product: Option<String>,
}

/// What was in force from one day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// First day; none before the first release.
    pub since: Option<Date>,
    /// The value that its tickets are counted as.
    pub value: String,
}

/// Releases in the order of their days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Releases(Vec<Release>);

impl FromIterator<Release> for Releases {
    fn from_iter<I: IntoIterator<Item = Release>>(all: I) -> Self {
        let mut all: Vec<Release> = all.into_iter().collect();
        all.sort();
        Self(all)
    }
}

impl Releases {
    /// All of them, the first one first.
    pub fn all(&self) -> impl Iterator<Item = &Release> {
        self.0.iter()
    }

    /// The products that have releases of their own, each once and as it was written first.
    #[must_use]
    pub fn products(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for product in self.0.iter().filter_map(|release| release.product.as_deref()) {
            if !found.iter().any(|known| fold(known) == fold(product)) {
                found.push(product);
            }
        }
        found.sort_unstable();
        found
    }

    /// What was in force one after the other for a product with releases of its own, or for all others: its own ones and
    /// those of all products. First what was before all of them; nothing where there was none.
    #[must_use]
    pub fn of(&self, product: Option<&str>) -> Vec<InForce> {
        let is_own = |release: &&Release| match (&release.product, product) {
            (None, _) => true,
            (Some(theirs), Some(product)) => fold(theirs) == fold(product),
            (Some(_), None) => false,
        };
        let own: Vec<&Release> = self.0.iter().filter(is_own).collect();
        let Some(first) = own.first() else { return Vec::new() };
        let whose = match product {
            Some(product) => term("", product),
            None => self.products().into_iter().map(|other| term("-", other)).collect(),
        };
        let value = |name: &str, since: Option<Date>, until: Option<Date>| InForce {
            since,
            value: format!("{}{whose}", release_value(name, since, until)),
        };
        let ends = own.iter().skip(1).map(|next| next.day.yesterday().ok()).chain([None]);
        let before = value("–", None, first.day.yesterday().ok());
        let rest = own.iter().zip(ends).map(|(one, until)| value(&one.name, Some(one.day), until));
        std::iter::once(before).chain(rest).collect()
    }
}

/// A term of the filter as a part of a value: which products are counted, or are not.
fn term(not: &str, product: &str) -> String {
    format!(" {not}product:=\"{}\"", product.replace('"', ""))
}

/// A release as a value: its name, and the days on which it was in force.
#[must_use]
pub fn release_value(name: &str, since: Option<Date>, until: Option<Date>) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    format!("{name} ({}..{})", day(since), day(until))
}

/// The parts of a value: name with days, the first and the last day as they are written, and the term of its products.
#[must_use]
pub fn parts(value: &str) -> Option<(&str, &str, &str, &str)> {
    let (at, _) = value.rmatch_indices("..").next()?;
    let open = value[..at].rfind('(')?;
    let close = at + value[at..].find(')')?;
    Some((&value[..=close], &value[open + 1..at], &value[at + 2..close], value[close + 1..].trim()))
}

/// The filter that lists the tickets of a value.
#[must_use]
pub fn release_term(value: &str) -> String {
    let Some((_, since, until, products)) = parts(value) else { return "created:-".to_owned() };
    let days = match (since, until) {
        ("", "") => String::new(),
        (since, "") => format!("created:>={since}"),
        ("", until) => format!("created:<={until}"),
        (since, until) => format!("created:>={since} created:<={until}"),
    };
    format!("{days} {products}").trim().to_owned()
}

/// The products that a value names, and whether they are those that are not counted.
#[must_use]
pub fn named(products: &str) -> (bool, Vec<&str>) {
    let names = products.split("product:=\"").skip(1).filter_map(|rest| rest.split('"').next());
    (products.starts_with('-'), names.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn release(day: &str, name: &str, product: &str) -> Release {
        let product = (!product.is_empty()).then(|| product.to_owned());
        Release { day: day.parse().unwrap(), name: name.to_owned(), product }
    }

    fn values(releases: &Releases, product: Option<&str>) -> Vec<String> {
        releases.of(product).into_iter().map(|one| one.value).collect()
    }

    #[test]
    fn a_product_has_its_own_releases_between_those_of_all() {
        let all: Releases = [
            release("2026-03-01", "App 5", ""),
            release("2026-02-01", "Card 2", "Credit Card"),
            release("2026-02-01", "App 4", ""),
        ]
        .into_iter()
        .collect();
        assert_eq!(
            values(&all, None),
            [
                "– (..2026-01-31) -product:=\"Credit Card\"",
                "App 4 (2026-02-01..2026-02-28) -product:=\"Credit Card\"",
                "App 5 (2026-03-01..) -product:=\"Credit Card\"",
            ]
        );
        assert_eq!(
            values(&all, Some("credit card")).last().unwrap(),
            "App 5 (2026-03-01..) product:=\"credit card\""
        );
        let one: Releases = [release("2026-02-01", "Card 2", "card")].into_iter().collect();
        assert!(one.of(None).is_empty(), "nothing was released for the others");
        assert_eq!(one.of(Some("card")).len(), 2);
    }

    #[test]
    fn a_value_is_also_the_filter_of_its_tickets() {
        assert_eq!(
            release_term("App (beta) 5 (2026-03-01..) product:=\"loan\""),
            "created:>=2026-03-01 product:=\"loan\""
        );
        assert_eq!(
            release_term("– (..2026-01-31) -product:=\"loan\" -product:=\"ride\""),
            "created:<=2026-01-31 -product:=\"loan\" -product:=\"ride\""
        );
        assert_eq!(release_term("nothing of this kind"), "created:-");
        assert_eq!(named("-product:=\"loan\" -product:=\"ride\""), (true, vec!["loan", "ride"]));
        assert_eq!(named("product:=\"credit card\""), (false, vec!["credit card"]));
        assert_eq!(named(""), (false, Vec::new()));
    }
}
