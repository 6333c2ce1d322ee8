//! A panic is told in a sentence, whatever it said.

use std::{io::Write as _, panic};

use crate::diagnostic::{
    Language,
    fault::{self, Fault},
};

/// Has every panic said in a sentence. With `RUST_BACKTRACE` set it is shown as Rust shows it too.
pub(super) fn tell_in_sentences() {
    let shown = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let is_asked_for = std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0");
        if is_asked_for {
            shown(info);
        }
        let Some(said) = fault::kept(fault::said(info)) else {
            return;
        };
        let words = Fault::Ours(said).words();
        let (zh, en) = (words.get(Language::Chinese), words.get(Language::English));
        // The language in force may be what went wrong.
        let _ = writeln!(std::io::stderr(), "错误：{zh}\nerror: {en}");
    }));
}
