//! Making a seal, or signing the one that is there.

use std::{ffi::OsString, fs, path::Path};

use anyhow::{Context as _, anyhow};

use super::{
    day, foreign,
    key::OpenKey,
    options::{Options, Person},
    written_files::{self, WrittenFiles},
};
use crate::{
    cli::{
        bounded, input::Disk, outcome::Outcome, output::Output, staging, whereabouts, words::listed,
    },
    compile::{self, Compiled},
    diagnostic::{Text, say::say},
    model::Unread,
    seal::{
        self,
        broken::signature_beside,
        content::Signer,
        reading, sealing,
        signers::{self, NewSeal, Signing},
    },
    source::Source,
};

/// Seals the report of a year file.
///
/// # Errors
/// Something cannot be read, drawn or written.
pub(super) fn sign(
    disk: &Disk,
    source: Source,
    person: &Person,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<Outcome> {
    let path = seal::beside(Path::new(source.name()));
    let mut compiled = compile::compile(disk, source);
    let written = match &compiled.report {
        Some(report) if !compiled.has_errors() => {
            let folder = written_files::folder(options.directory.as_deref(), report.year);
            Some(written_files::compared(
                report,
                &folder,
                disk,
                output.language,
            )?)
        }
        _ => None,
    };
    if let Some(written) = &written {
        compiled.tell_missing_faces(&written.missing_faces);
    }
    let checked = std::slice::from_ref(&compiled);
    output.hold_apart(checked, std::slice::from_ref(&path))?;
    output.findings(checked)?;
    output.summary(&compiled);
    let outcome = output.outcome(checked);
    let written = match written {
        Some(written) if outcome == Outcome::Clean => written,
        _ => {
            output.say(&Text::fixed(
                "没有签认：先把上面的问题改好",
                "nothing was sealed: mend what is found above first",
            ));
            return Ok(outcome.max(Outcome::Findings));
        }
    };
    if !written.differences.is_empty() {
        refuse(&compiled, &written, output);
        return Ok(Outcome::Findings);
    }
    write(disk, &compiled, &written, &path, person, output)
}

/// Says why files that were written cannot be sealed.
fn refuse(compiled: &Compiled, written: &WrittenFiles, output: &Output<'_>) {
    for difference in &written.differences {
        output.say(difference);
    }
    let year = compiled.report.as_ref().map_or(0, |report| report.year);
    if let Some(text) = written_files::what_to_do(year, written) {
        output.say(&text);
    }
}

/// Writes the seal, with one signer more than it had.
fn write(
    disk: &Disk,
    compiled: &Compiled,
    written: &WrittenFiles,
    path: &Path,
    person: &Person,
    output: &Output<'_>,
) -> anyhow::Result<Outcome> {
    let language = output.language;
    let outputs = written.files.iter();
    let outputs: Vec<_> = outputs
        .map(|(role, name, bytes)| sealing::Output { role, name, bytes })
        .collect();
    let content = sealing::unsigned(disk, compiled, &outputs)
        .expect("what could not be read was refused above");
    let key = person.key.as_deref();
    let key = key.map(|key| OpenKey::open(key, language)).transpose()?;
    let signer = signer(person, key.as_ref(), output)?;
    let standing = standing(path, output)?;
    let read = standing.as_ref().map(reading::read);
    let read = match &read {
        None => None,
        Some(Ok(read)) => Some(read),
        Some(Err(unreadable)) => {
            refuse_unreadable(path, standing.as_ref(), unreadable, output);
            return Ok(Outcome::Findings);
        }
    };
    let signature = signature_beside(path);
    let detached = bounded::regular(&whereabouts::of(&signature)).ok();
    let detached = detached.and_then(|bytes| String::from_utf8(bytes).ok());
    let new = match signers::sign(&content, &signer, read, detached.as_deref(), language) {
        Signing::Already(signer) => {
            let (told, shown) = (signer.told(), path.display());
            output.say(&say!(
                "{told} 已经签认过现在的内容，{shown} 没有改动",
                "{told} has sealed this content already; {shown} was left as it is",
                told
            ));
            return Ok(Outcome::Clean);
        }
        Signing::Written(new) => new,
    };
    let mut files = vec![(name_of(path), new.text.clone().into_bytes())];
    if let Some(key) = &key {
        let minisig = key.sign(new.text.as_bytes(), &signer.date)?;
        files.push((name_of(&signature), minisig.into_bytes()));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    staging::write_all(folder, &files, language)?;
    if key.is_none() && detached.is_some() {
        // It is in the seal by now, or of a content that is no longer sealed.
        fs::remove_file(&signature).with_context(|| signature.display().to_string())?;
    }
    tell(path, &new, &signer, output);
    Ok(Outcome::Clean)
}

fn name_of(path: &Path) -> OsString {
    path.file_name().expect("a seal has a name").to_os_string()
}

/// Who signs, and when.
fn signer(person: &Person, key: Option<&OpenKey>, output: &Output<'_>) -> anyhow::Result<Signer> {
    let date = person.date.or_else(day::today).ok_or_else(|| {
        let text = Text::fixed(
            "系统的时钟不对，不知道今天是哪天：用 --date 写明日期",
            "the clock of the system is wrong, and nobody knows the day: write it by --date",
        );
        anyhow!(text.into_words(output.language))
    })?;
    Ok(Signer {
        by: person.by.clone(),
        role: person.role.clone(),
        date: date.format("%Y-%m-%d").to_string(),
        key: key.map(OpenKey::public),
        signature: None,
    })
}

/// The seal that is there.
fn standing(path: &Path, output: &Output<'_>) -> anyhow::Result<Option<Source>> {
    let shown = path.display().to_string();
    let cannot = |why: Text| {
        let text = say!("无法读取 {shown}：{why}", "cannot read {shown}: {why}", why);
        anyhow!(text.into_words(output.language))
    };
    let bytes = match bounded::regular(&whereabouts::of(path)) {
        Err(Unread::Missing) => return Ok(None),
        Err(unread) => return Err(cannot(unread.why())),
        Ok(bytes) => bytes,
    };
    let source = Source::new(shown.clone(), &bytes);
    let no_text = || cannot(Text::fixed("它不是文本文件", "it is no text"));
    source.map(Some).map_err(|_| no_text())
}

/// Says that the seal that is there cannot be read, and is no reason to lose those who signed it.
fn refuse_unreadable(
    path: &Path,
    standing: Option<&Source>,
    unreadable: &reading::Unreadable,
    output: &Output<'_>,
) {
    let (shown, why) = (path.display(), &unreadable.why);
    let at = standing.map(|source| source.line_column(unreadable.at.start()));
    let at = at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
    output.say(&say!(
        "没有签认：原有的 {shown}{at} 读不出来：{why}。不要它了，就删去，再签认一次",
        "nothing was sealed: {shown}{at}, which is there already, cannot be read: {why}; if nobody needs it, delete it and seal again",
        why
    ));
}

/// Says what was written, and whose signatures no longer count.
fn tell(path: &Path, new: &NewSeal, signer: &Signer, output: &Output<'_>) {
    let (shown, told) = (path.display(), signer.told());
    output.say(&say!(
        "已写出 {shown}：{told}",
        "wrote {shown}: {told}",
        told
    ));
    let names = |signers: &[Signer]| {
        let told: Vec<Text> = signers.iter().map(Signer::told).collect();
        listed(&told)
    };
    if !new.kept.is_empty() {
        let kept = names(&new.kept);
        output.say(&say!(
            "先前签认同一内容的：{kept}",
            "who sealed the same content before: {kept}",
            kept
        ));
    }
    if new.is_mended {
        output.say(&Text::fixed(
            "原有记录的签名不成立，重新开始",
            "a signature of the seal that was there does not hold, and the seal begins anew",
        ));
    }
    if !new.dropped.is_empty() {
        let dropped = names(&new.dropped);
        let why = if new.is_mended {
            Text::fixed("", "")
        } else {
            Text::fixed(
                "内容和上次签认时不同，重新开始；",
                "the content is not what was sealed before, and the seal begins anew; ",
            )
        };
        output.say(&say!(
            "{why}这些人签认的是原来的，要重新签认：{dropped}",
            "{why}these sealed the former one and would have to seal again: {dropped}",
            why,
            dropped
        ));
    }
    let others = foreign::signatures(path);
    if !others.is_empty() {
        let others = listed(&others);
        output.say(&say!(
            "旁边的 {others} 是对原来的记录签的，原样留下，要用制作它的工具重签",
            "{others} beside it was made of the former seal and was left as it is; sign anew with the tool that made it",
            others
        ));
    }
}
