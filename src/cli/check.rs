//! `report check`: all checks over year files; the files stay as they are unless `--fix` or
//! `--waive` asks for a change.

use anyhow::anyhow;

use super::{
    Outcome,
    arguments::CheckOptions,
    fix::{self, Mode, WaiverRequest},
    input::{self, Checked},
    output::Output,
};

pub(super) fn run(options: &CheckOptions, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let mut checked = options
        .inputs
        .iter()
        .map(|name| one(name, options, output))
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

/// Checks one file, after the changes that were asked for.
fn one(name: &str, options: &CheckOptions, output: &Output<'_>) -> anyhow::Result<Checked> {
    let mode = if options.dry_run {
        Mode::DryRun
    } else {
        Mode::Write
    };
    let mut checked = input::load(name, output.language)?;
    if (options.fix || (options.dry_run && options.waive.is_none()))
        && fix::fix(&checked, mode, output)?
    {
        checked = input::load(name, output.language)?;
    }
    if let Some(waive) = &options.waive {
        let reason = waive.reason.as_deref().filter(|reason| !reason.is_empty());
        let request = WaiverRequest {
            check: &waive.check,
            at: waive.at.as_deref(),
            reason: reason.ok_or_else(|| anyhow!(fix::reason_needed(output.language)))?,
        };
        if fix::waive(&checked, &request, mode, output)? {
            checked = input::load(name, output.language)?;
        }
    }
    Ok(checked)
}
