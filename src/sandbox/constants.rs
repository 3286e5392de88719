//! Ids that a profile or a script may name: they are the same in every sandbox, whatever its seed.
//! The people and cases behind them are made elsewhere.

/// Ids of the custom ticket fields with the titles that `/ticket_fields` lists, in the order of a ticket's form.
pub const FIELDS: [(u64, &str); 15] = [
    (360_000_000_001, "product"),
    (360_000_000_002, "reason"),
    (360_000_000_003, "amount"),
    (360_000_000_004, "language"),
    (360_000_000_005, "vendor"),
    (360_000_000_006, "site"),
    (360_000_000_007, "t1_agent"),
    (360_000_000_008, "cause"),
    (360_000_000_009, "causes_also"),
    (360_000_000_010, "knowledge"),
    (360_000_000_011, "verdict"),
    (360_000_000_012, "sop"),
    (360_000_000_013, "stage"),
    (360_000_000_014, "focus"),
    (360_000_000_015, "topic"),
];

/// Groups by id and name: the first two are second-line work.
pub const GROUPS: [(u64, &str); 5] = [
    (360_000_100_001, "Tier 2"),
    (360_000_100_002, "Escalations"),
    (360_000_100_011, "Tier 1 Cards"),
    (360_000_100_012, "Tier 1 Mobility"),
    (360_000_100_013, "Tier 1 Commerce"),
];

/// The group where escalated cases wait.
pub const TIER_2: u64 = GROUPS[0].0;

/// The Help Center's only locale.
pub const LOCALE: &str = "en-us";
/// The Help Center's category.
pub const CATEGORY: u64 = 360_000_150_001;
/// The Help Center's section for drafts of the second line.
pub const SECTION: u64 = 360_000_200_001;
/// A second section, for articles of the first line.
pub const SECTION_TIER_1: u64 = 360_000_200_002;
/// The permission group that may edit and publish articles.
pub const PERMISSION_GROUP: u64 = 360_000_300_001;
/// The custom role of a lead.
pub const ROLE_LEAD: u64 = 360_000_350_001;
/// The first ticket's id.
pub const FIRST_TICKET: u64 = 40_001;
/// The ticket form, named in every ticket.
pub const TICKET_FORM: u64 = 360_000_400_001;
/// The brand, named in every ticket.
pub const BRAND: u64 = 360_000_500_001;
