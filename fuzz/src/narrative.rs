//! Any text of a section, with its expressions.

use super::{around::Around, findings};

/// What the text is written into: figures of every kind, and last year's.
const BEFORE: &str = "year = 2017\n[organ]\nname = \"某区某局\"\n\
    [figures.a]\nlabel = \"甲\"\nunit = \"条\"\nvalue = 12\n\
    [figures.a.parts]\nb = { label = \"乙\", value = 7 }\nc = { label = \"丙\", value = 5 }\n\
    [figures.d]\nlabel = \"丁\"\nvalue = 1234.50\nunit = \"万元\"\n\
    [figures.e]\nlabel = \"戊\"\nvalue = \"1200余\"\n\
    [figures.f]\nlabel = \"己\"\nformula = \"a.b / a\"\n\
    [[sections]]\nheading = \"概述\"\nbody = '''\n";
const LAST: &str = "year = 2016\n[organ]\nname = \"某区某局\"\n\
    [figures.a]\nlabel = \"甲\"\nvalue = 8\n[figures.d]\nlabel = \"丁\"\nvalue = 0\n";

/// Reads the input as the text of a section.
pub fn run(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    let file = format!("{BEFORE}{}\n'''\n", text.replace("'''", "''"));
    let around = Around::new(b"").with("2016.toml", LAST);
    let around = around.with("2017.toml", file);
    if let Some(compiled) = around.compile() {
        findings::hold(&compiled);
    }
}
