//! The only test binary: the program and the library from outside.
//!
//! Each module says `cfg(test)`, by which clippy knows its helpers as test code too.

#[cfg(test)]
mod cases;
#[cfg(test)]
mod culprits;
#[cfg(test)]
mod document;
#[cfg(test)]
mod writers;
