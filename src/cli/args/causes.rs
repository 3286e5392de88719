//! The verb of root causes: tallies by any dimension, spikes, comparisons.

use clap::Args;

use super::ListFormat;

/// `causes`.
#[derive(Debug, Clone, Args)]
pub struct Causes {
    /// Which tickets, as in `tickets`.
    pub filter: Vec<String>,
    /// Count these instead of causes: family, product, reason, site, vendor, agent, sop, version, language, verdict,
    /// knowledge, queue, priority, owner or week.
    #[arg(long, value_name = "DIM", default_value = "cause")]
    pub of: String,
    /// Split by one or more of the same.
    #[arg(long, value_delimiter = ',', value_name = "DIM")]
    pub by: Vec<String>,
    /// Order by `count`, by `time` from creation to solving, by `focus` (time in front of somebody), or by `harm`: the time
    /// from creation to solving weighted by priority.
    #[arg(long, value_name = "MEASURE", default_value = "count")]
    pub measure: String,
    /// Solved since: a duration back from now such as 28d, or a date.
    #[arg(long, value_name = "D", default_value = "28d")]
    pub since: String,
    /// Solved before: a duration back from now, or a date (that day included).
    #[arg(long, value_name = "D")]
    pub until: Option<String>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub format: ListFormat,
    /// What comes more often than chance explains, instead of a tally.
    #[arg(long, conflicts_with_all = ["filter", "by", "compare"])]
    pub spikes: bool,
    /// How often this cause is found among the values of the dimension of `--by`, as counted and at the same mix of
    /// cases.
    #[arg(long, value_name = "CODE", requires = "by")]
    pub compare: Option<String>,
    /// What goes with what: the values of `--of` among those of `--by`, how many times as often as elsewhere.
    #[arg(long, requires = "by", conflicts_with_all = ["compare", "spikes"])]
    pub together: bool,
    /// Say what the spike of a cause that goes on is: `INF-06=real`, `=noise` or `=muted`.
    #[arg(long, value_name = "CODE=WORD", requires = "reason", conflicts_with_all = ["filter", "by", "compare"])]
    pub judge: Option<String>,
    /// Why, in a few words.
    #[arg(long, value_name = "TEXT", requires = "judge")]
    pub reason: Option<String>,
}
