//! Output files, read back by readers that share no code with the writers.

mod docx;
mod html;
mod sample;
mod xls;
mod xlsx;
