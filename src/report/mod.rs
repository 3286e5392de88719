//! Tallies, queues and tickets as tables and JSON documents. Personal data is masked here exactly as on the
//! screen. Shapes are a promise to scripts: fields are added, never renamed. Not where they are printed.

mod approvals;
mod articles;
mod audit;
mod causes;
mod cells;
mod change;
mod clock;
mod day;
mod digest;
mod evidence;
mod export;
mod handover;
mod html;
mod lead;
mod leads;
mod mapped;
mod metrics;
mod news;
mod picture;
mod problems;
mod proposals;
mod queue;
mod sop;
mod spikes;
mod standing;
mod table;
mod ticket;
mod together;
mod value;
mod verdicts;
mod xlsx;

pub use approvals::{pending, waits};
pub use articles::{article_document, article_hints, articles, articles_table, stale_say};
pub use audit::{audit_document, audit_table};
pub use causes::{causes_document, causes_table};
pub use change::{
    alarm_document, alarm_lines, change_document, change_line, outbox_document, outbox_table,
    refusal_document,
};
pub use clock::{clock_document, clock_text, clocks_of};
pub use day::{day, day_document, day_text, did_words, total_words};
pub use digest::{Digest, Example, digest, teams_called};
pub use evidence::{Basis, basis};
pub use export::{Head, export_csv, export_json, export_lines};
pub use handover::Handover;
pub use lead::{About, Report, lead_report};
pub use leads::{
    cases_table, leads, measured, plan_document, plans_table, queue_document, risks_told, scores_told,
};
pub use mapped::{mapped_beside, mapped_document};
pub use metrics::{metric_document, metric_markdown, metric_text};
pub use news::{became, news, part, part_says};
pub use problems::{problem_document, problem_text, problems_table};
pub use proposals::{Keys, draft_document, proposal_document, proposals_table};
pub use queue::{effect_short, effect_told, existing_say, queue, rule};
pub use sop::{Procedure, sop_document, sop_markdown, sop_text};
pub use spikes::{compared_table, spike_record, spikes_document, spikes_table, watch};
pub use standing::{Stands, carrier, standing_document, standing_told};
pub use table::{Column, Table};
pub use ticket::{row_document, rows_table, ticket_document, ticket_text, urgency_document};
pub use together::{together_document, together_table};
pub use value::{Cell, Value};
pub use verdicts::{
    missing_table, team_of, teams_table, topics_table, verdicts, verdicts_document, verdicts_told,
};
