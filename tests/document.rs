//! What `document` lays out.

mod a1;
mod defined_name;
mod placement;
mod row_height;
mod sheets;
mod statistics;
