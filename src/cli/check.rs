//! `report check`: all checks over year files; nothing is written.

use super::{
    Outcome,
    arguments::CheckOptions,
    input::{self, Checked},
    output::Output,
};

pub(super) fn run(options: &CheckOptions, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let mut checked = options
        .inputs
        .iter()
        .map(|name| input::load(name, output.language))
        .collect::<anyhow::Result<Vec<_>>>()?;
    if options.verbose {
        checked.iter_mut().for_each(Checked::list_on_request);
    }
    output.findings(&checked)?;
    for one in &checked {
        output.summary(one);
    }
    Ok(output.outcome(&checked))
}
