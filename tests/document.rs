//! What `document` lays out.

mod placement;
mod statistics;
mod titles;
