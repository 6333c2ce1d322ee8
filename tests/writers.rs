//! Output files, read back by readers that share no code with the writers.

mod doc;
mod docx;
mod html;
mod paging;
mod pdf;
mod sample;
mod xls;
mod xlsx;

use docx::sample as docx_sample;
