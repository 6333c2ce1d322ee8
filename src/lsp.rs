//! The language server: findings while somebody types, mends, completion, explanations, and the way
//! between figures and where they are used.
//!
//! A [`Session`] takes messages and gives messages; it knows no stream and no disk. What is typed last
//! wins: changes are taken as they come, and a file is compiled when it is asked for or when nothing
//! more waits ([`Session::settle`]).

mod addresses;
mod completion;
mod documents;
mod figures;
mod findings;
pub mod framing;
mod hover;
mod keys;
mod mends;
mod mentions;
mod navigation;
mod positions;
mod questions;
mod rename;
mod session;
mod standing;
mod view;

pub use self::{
    documents::Worlds,
    session::{End, Session},
};
