//! Any year file, with any form, last year's file and `report.toml` around it, is read and checked.

use super::{around::Around, findings};

/// Compiles the input, and asks for what the checks on request list.
pub fn run(data: &[u8]) {
    let Some(mut compiled) = Around::new(data).compile() else {
        return;
    };
    findings::hold(&compiled);
    compiled.list_on_request();
    findings::hold(&compiled);
}
