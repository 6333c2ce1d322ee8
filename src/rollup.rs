//! What a district's organs report, added up: who is missing, which sums do not reach what the
//! district itself reports, and which organ it most likely lies with.
//!
//! Only what is stated is added: counts and amounts of one unit, never shares, rates, approximations
//! or what is computed of others. As long as something is lacking, the district's figure is at least
//! the sum, and no more is said.

mod added;
mod completed;
mod contribution;
mod findings;
mod measure;
mod ranking;
mod sheets;
mod sum;

pub use self::{
    added::{Rollup, SetAside, WhyAside},
    completed::{Completed, completed},
    contribution::Contribution,
    findings::findings,
    ranking::{Ranked, Reason, ranked},
    sheets::workbook,
    sum::{Cell, Lack, Verdict},
};
