//! The desk: a year file that is filled in, read and built on a page in the browser of one's own
//! machine.
//!
//! A [`session`](Session) is pure: the text of a year file, edits of it, and what the page shows, all
//! through the same front door as a check. [`server`] puts it on the loopback address; what it may do
//! with files is for whoever opens it to say ([`Folder`]); [`InPage`] needs neither, and is compiled into
//! a page that is a file by itself. This is the only room that opens a socket.

mod answer;
mod begun;
mod bound;
mod desktop;
mod edit;
mod files_in_memory;
mod findings;
mod folder;
mod in_memory;
mod in_page;
mod line_ends;
mod open_file;
mod particulars;
mod request;
// A page that holds the program asks it without a socket.
#[cfg(not(target_family = "wasm"))]
pub mod server;
mod session;
mod state;
mod texts;
mod values;
mod versions;
mod written;

pub use self::{
    files_in_memory::Written,
    folder::{Folder, Listed, Opened, Wanted},
    in_memory::InMemory,
    in_page::InPage,
    session::Session,
};
