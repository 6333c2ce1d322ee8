//! What `document` lays out.

mod a1;
mod defined_name;
mod row_height;
