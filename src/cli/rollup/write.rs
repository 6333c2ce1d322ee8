//! The district's own year file, written or completed with the sums.

use std::path::Path;

use anyhow::anyhow;

use super::options::Options;
use crate::{
    cli::{
        fix::{self, Mode},
        input,
        output::Output,
        staging,
    },
    compile::{self, Compiled},
    diagnostic::say::{counted, say},
    forms::Form,
    rollup::{self, Completed, Rollup},
    source::Source,
    succession::{pasted::Pasted, skeleton},
};

/// Writes the sums to the file at `path`.
///
/// # Errors
/// It cannot be read or written.
pub(super) fn write(
    path: &Path,
    rollup: &Rollup,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<()> {
    let (compiled, is_new) = own(path, rollup, options, output)?;
    let shown = path.display();
    let Some(report) = &compiled.report else {
        let broken = say!(
            "{shown} 的写法有误，没有改动；用 report check {shown} 查看",
            "{shown} cannot be read and was left as it is; see report check {shown}"
        );
        return Err(anyhow!(broken.into_words(output.language)));
    };
    let source = compiled.source();
    let done = rollup::completed(source, report, rollup, options.partial, is_new);
    let Completed {
        text,
        written,
        lacking,
    } = done.map_err(|spoilt| anyhow!(spoilt.why().into_words(output.language)))?;
    if is_new {
        staging::create(path, text.as_bytes(), output.language)?;
    } else {
        fix::change(source, &text, Mode::Write, output)?;
    }
    output.say(&say!(
        "{shown}：写入 {written} 个数",
        "{shown}: {written} written",
        shown,
        written = counted(written, "figure")
    ));
    if lacking > 0 {
        output.say(&say!(
            "{lacking} 个数还缺单位，没有写；--partial 照已有的写，缺哪些写在注释里",
            "{lacking} were not, as something is lacking of them; --partial writes what there is, and names the rest in a comment"
        ));
    }
    Ok(())
}

/// The year file as it stands, or a new one with everything open; and which of them.
fn own(
    path: &Path,
    rollup: &Rollup,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<(Compiled, bool)> {
    let name = path.display().to_string();
    if path.exists() {
        return Ok((input::load(&name, &options.allow, output)?, false));
    }
    let form = Form::for_year(rollup.year);
    let pasted = Pasted::default();
    let text = skeleton::text(&rollup.district, rollup.year, form.as_deref(), &pasted, &[]);
    let source = Source::new(name, text.as_bytes()).expect("a skeleton is text");
    let disk = input::around(path, &options.allow, output)?;
    Ok((compile::compile(&disk, source), true))
}
