//! Bounded work: no year file, however hostile, keeps the program busy, fills the memory or
//! overflows the stack.

mod expressions;
mod extent;
mod long_sentences;
mod terminal;

use report::compile::Compiled;

use crate::support::{small, world};

/// A small year file whose one section says `body`, with figures `a` and `b`.
fn saying(body: &str) -> String {
    small(&format!(
        "[figures.a]\nlabel = \"甲\"\nvalue = 8\nunit = \"件\"\n\
         [figures]\nb = 2\n\
         [[sections]]\nheading = \"概述\"\nbody = '''{body}'''\n"
    ))
}

/// What compiling a file gives on the stack of a main thread of Windows, 1 MB.
fn on_a_small_stack(text: &str) -> Compiled {
    let text = text.to_owned();
    let thread = std::thread::Builder::new().stack_size(1024 * 1024);
    let compiling = thread.spawn(move || world(&text).compile()).unwrap();
    compiling.join().unwrap()
}

/// The errors of a file, each as its rule and the text at its place, of which no more than the
/// first twenty characters.
fn errors(text: &str) -> Vec<String> {
    let compiled = on_a_small_stack(text);
    let found = compiled.found();
    let errors = found.findings.iter().filter(|finding| {
        finding.severity == report::diagnostic::Severity::Error && finding.waived.is_none()
    });
    errors
        .map(|finding| {
            let place = finding.primary.place;
            let text = compiled.files.get(place.file).source.slice(place.span);
            let start: String = text.chars().take(20).collect();
            format!("{} {start}", finding.rule.name)
        })
        .collect()
}
