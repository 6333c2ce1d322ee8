//! The outside view of the library and the program.

mod writers;
