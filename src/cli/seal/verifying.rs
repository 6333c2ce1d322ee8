//! Whether what was sealed still holds.

use std::path::Path;

use anyhow::bail;

use super::{foreign, key, options::Options};
use crate::{
    cli::{input::Disk, outcome::Outcome, output::Output, sealed_files, words::listed},
    compile,
    diagnostic::{
        Severity, Text,
        say::{counted, say},
    },
    seal::{
        self,
        broken::{self, Held},
        content::Signer,
        signature::State,
    },
    source::Source,
};

/// Holds the seal of a year file against all that it is of. What no longer holds are errors,
/// whatever the settings say, which may be what has changed.
///
/// # Errors
/// There is no seal, or the key that was named is none.
pub(super) fn verify(
    disk: &Disk,
    source: Source,
    key: Option<&str>,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<Outcome> {
    let key = key
        .map(|key| key::public(key, output.language))
        .transpose()?;
    let path = seal::beside(Path::new(source.name()));
    let mut compiled = compile::compile(disk, source);
    let written = sealed_files::in_folder(options.directory.clone());
    let Some(mut held) = broken::held(disk, &mut compiled, &written, key.as_ref()) else {
        let shown = path.display();
        let text = say!(
            "没有 {shown}：这份年报还没有人签认",
            "there is no {shown}: nobody has sealed this report"
        );
        bail!(text.into_words(output.language));
    };
    for finding in &mut held.findings {
        finding.severity = Severity::Error;
    }
    compiled.findings.clone_from(&held.findings);
    crate::diagnostic::sort(&mut compiled.findings);
    let checked = std::slice::from_ref(&compiled);
    output.hold_apart(checked, &[])?;
    output.findings(checked)?;
    tell(&path, &held, output);
    Ok(if held.findings.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

/// Says how the seal stands, and by whom it is.
fn tell(path: &Path, held: &Held, output: &Output<'_>) {
    let shown = path.display();
    let broken = held.findings.len();
    match &held.seal {
        Some(seal) if broken == 0 => {
            let (inputs, outputs) = (seal.inputs.len(), seal.outputs.len());
            output.say(&say!(
                "{shown}：没有变：依据的文件 {inputs} 个，写出的文件 {outputs} 个，数字、勾稽关系、豁免都和签认时相同",
                "{shown}: all holds: {inputs} that the result depends on, {outputs}, figures, relations and waivers",
                shown,
                inputs = counted(inputs, "file"),
                outputs = counted(outputs, "written file")
            ));
        }
        _ => output.say(&say!(
            "{shown}：有 {broken} 处不再是签认时的样子",
            "{shown}: no longer holds in {broken}",
            shown,
            broken = counted(broken, "place")
        )),
    }
    let told: Vec<Text> = held.signers.iter().map(signer).collect();
    if !told.is_empty() {
        let told = listed(&told);
        output.say(&say!("签认：{told}", "sealed by {told}", told));
    }
    let others = foreign::signatures(path);
    if !others.is_empty() {
        let others = listed(&others);
        output.say(&say!(
            "旁边另有 {others}：本程序不能核对，请用制作它的工具核对",
            "beside it lies {others}, which this program cannot check; use the tool that made it",
            others
        ));
    }
}

/// A signer, and what is known of the signature.
fn signer((signer, state): &(Signer, State)) -> Text {
    let told = signer.told();
    match state {
        State::None => told,
        State::Holds => match &signer.key {
            Some(key) => say!(
                "{told}，签名有效，公钥 {key}",
                "{told}, signature holds, by the key {key}",
                told
            ),
            None => say!("{told}，签名有效", "{told}, signature holds", told),
        },
        State::Unchecked => say!(
            "{told}，有签名，没有核对：用 --key 给出公钥",
            "{told}, signature not checked: name the public key by --key",
            told
        ),
        State::Broken => say!(
            "{told}，签名不成立",
            "{told}, signature does not hold",
            told
        ),
    }
}
