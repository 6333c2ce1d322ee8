//! Any form file: its mistakes are findings in it, and a form without any can be filled in.

use report::{compile::blank, forms::Form, source::Source};

use super::{around::Around, findings, outputs};

/// A year file on the form; it names cells of the form that the seeds have.
const ON_IT: &str = "year = 2016\n[organ]\nname = \"某镇\"\n[report]\nform = \"form.toml\"\n\
    [table]\n\"a\" = 3\n\"a.b\" = 2\n\"a.c\" = 1\n[[sections]]\nheading = \"概述\"\n\
    body = \"共{{ a }}条。\"\n";

/// Reads the input as a form, alone and named by a year file.
pub fn run(data: &[u8]) {
    let around = Around::new(ON_IT.as_bytes()).with("form.toml", data);
    if let Some(compiled) = around.compile() {
        findings::hold(&compiled);
    }
    let Ok(source) = Source::new("form.toml", data) else {
        return;
    };
    if let Ok(form) = Form::read(&source) {
        outputs::hold(&blank(&form), &[], &around);
    }
}
