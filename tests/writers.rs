//! The outputs, read back without their writers.

mod docx;
