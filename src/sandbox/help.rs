//! The Help Center's sections and the articles that are there from the start.

use super::constants::{PERMISSION_GROUP, SECTION, SECTION_TIER_1};
use super::model::{Article, Second};
use super::world::World;

/// Sections by id and name.
pub const SECTIONS: [(u64, &str); 2] = [(SECTION, "Second line"), (SECTION_TIER_1, "First line")];

const FIRST_ARTICLE: u64 = 360_000_600_001;

/// Cause, title and text; the first answers no cause.
const SEEDED: [(&str, &str, &str); 6] = [
    ("", "How to look up a case", "<p>Search by customer, amount and date before you escalate.</p>"),
    (
        "CUS-05",
        "Subscriptions that renew",
        "<p>A renewal shows the name of the platform, not of the app.</p>",
    ),
    ("FRD-01", "Card used without the card", "<p>Block the card, open the claim, send a new one.</p>"),
    (
        "PAY-02",
        "Where is my refund?",
        "<p>Refunds take up to ten days; look at the reconciliation first.</p>",
    ),
    (
        "INF-01",
        "The activation code did not arrive",
        "<p>Check the phone number, then send the code again.</p>",
    ),
    ("FUL-01", "Late deliveries", "<p>Look at the last scan, then schedule the delivery again.</p>"),
];

/// The id of the article that answers a cause, where there is one.
pub fn seeded_article(cause: &str) -> Option<u64> {
    SEEDED.iter().position(|(code, ..)| *code == cause).map(|at| FIRST_ARTICLE + at as u64)
}

/// Adds the published articles.
pub fn articles(world: &mut World, author: u64, since: Second) {
    for (number, (_, title, body)) in SEEDED.iter().enumerate() {
        world.articles.push(Article {
            id: FIRST_ARTICLE + number as u64,
            section: SECTION_TIER_1,
            title: (*title).to_owned(),
            body: (*body).to_owned(),
            draft: false,
            labels: Vec::new(),
            author,
            permission_group: PERMISSION_GROUP,
            user_segment: None,
            created: since,
            updated: since,
        });
    }
}
