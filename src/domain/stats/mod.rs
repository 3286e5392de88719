//! How sure a number is: intervals, tails, mixes, many comparisons at once, and the one place that turns a rate
//! into something to read. Not what is counted: that is [`super::tally`].

mod interval;
mod many;
mod mix;
mod rate;
mod ratio;
mod tail;
mod times;

pub use interval::{Interval, garwood, newcombe, wilson};
pub use many::discoveries;
pub use mix::{Adjusted, Stratum, adjust};
pub use rate::{LEAST, Rate, Than, ranks};
pub use ratio::Counted;
pub use tail::{negative_binomial_upper, poisson_upper};
pub use times::{exact, times};
