//! The list of output formats; each turns what `document` composed into the bytes of one file.

mod cell_look;
pub mod doc;
pub mod docx;
pub mod html;
mod qr_picture;
pub mod xls;
pub mod xlsx;
