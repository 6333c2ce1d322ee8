//! A figure called otherwise, everywhere in its file.
//!
//! What comes out is read back: the keys and values are the same but for the name, and what is found in
//! the file is the same. Otherwise nothing is renamed.

use std::ops::Range;

use super::{
    mentions::{self, Mention, Role},
    view::View,
};
use crate::{
    compile::Compiled,
    diagnostic::{Text, say::say},
    language::{stretch::Stretch as _, written_toml},
    model::{
        Report,
        figure::{Figure, Origin},
    },
    year_file::spots::{Spot, spots},
};

/// A figure that can be renamed: its id, and where the part of it stands that is changed.
#[derive(Debug)]
pub(super) struct Renaming {
    id: String,
    pub(super) place: Range<usize>,
}

/// The figure that is named at an offset.
///
/// # Errors
/// There is none, or its name is not the clerk's to choose.
pub(super) fn prepare(view: &View<'_>, offset: usize) -> Result<Renaming, Text> {
    let mentions = view.mentions();
    let no_figure = || Text::fixed("这里没有可以改名的数字", "no figure to rename stands here");
    let mention = mentions::at(&mentions, offset).ok_or_else(no_figure)?;
    let report = view.report.ok_or_else(no_figure)?;
    let (mut id, mut place) = mention.part_at(offset);
    if report.figures.find(&id).is_none() {
        (id, place) = (mention.id.clone(), mention.place.clone());
    }
    let figure = report.figures.find(&id).ok_or_else(no_figure)?;
    match report.figures.get(figure).origin {
        Origin::Stated => Ok(Renaming { id, place }),
        Origin::Cell { .. } => Err(say!(
            "{id} 是统计表的格子，名称是格式定的",
            "{id} is a cell, which the form has named"
        )),
        Origin::Last | Origin::Text => Err(no_figure()),
    }
}

/// The text with the figure's name changed to `name`; of a part the last piece of its id.
///
/// # Errors
/// The name is none, is taken, or more than it would change.
pub(super) fn renamed(
    view: &View<'_>,
    renaming: &Renaming,
    name: &str,
    compile: &dyn Fn(&str) -> Option<Compiled>,
) -> Result<String, Text> {
    if !is_name(name) {
        return Err(say!(
            "{name:?} 不能作编号：用文字、数字和 _，不以数字开头",
            "{name:?} is no id: it takes letters, digits and _, and starts with no digit"
        ));
    }
    let old = &renaming.id;
    let new = match old.rsplit_once('.') {
        Some((whole, _)) => format!("{whole}.{name}"),
        None => name.to_owned(),
    };
    let report = view
        .report
        .filter(|report| *old != new && !is_taken(report, &new));
    let Some(report) = report else {
        return Err(say!("已经有 {new} 了", "there is {new} already"));
    };
    let text = replaced(view, report, old, name);
    let spoilt = || {
        say!(
            "没有改名：改成 {new} 会变动别的内容",
            "not renamed: calling it {new} would change more than its name"
        )
    };
    let is_same = is_same_but_for_the_name(view, &text, old, name);
    let (before, after) = (compile(view.text), compile(&text));
    match (before, after) {
        (Some(before), Some(after)) if is_same && says_the_same(&before, &after, old, &new) => {
            Ok(text)
        }
        _ => Err(spoilt()),
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && name.chars().all(|one| one.is_alphanumeric() || one == '_')
}

fn is_taken(report: &Report, id: &str) -> bool {
    report.figures.find(id).is_some() || report.figures.has_below(id)
}

/// The text with every mention changed.
fn replaced(view: &View<'_>, report: &Report, old: &str, name: &str) -> String {
    let mut text = String::with_capacity(view.text.len());
    let mut at = 0;
    for mention in view.mentions() {
        let Some((place, written)) = change(report, &mention, old, name) else {
            continue;
        };
        text.push_str(view.text.stretch(at..place.start));
        text.push_str(&written);
        at = place.end;
    }
    text.push_str(view.text.behind(at));
    text
}

/// What a mention of the figure, or of a part of it, becomes.
fn change(
    report: &Report,
    mention: &Mention,
    old: &str,
    name: &str,
) -> Option<(Range<usize>, String)> {
    match mention.role {
        Role::Cell => None,
        Role::Statement => {
            let is_meant = mention.id == old;
            is_meant.then(|| (mention.place.clone(), written_toml::plain_key(name)))
        }
        Role::Use => {
            let rest = mention.id.strip_prefix(old)?;
            let is_meant = rest.is_empty() || rest.starts_with('.');
            // A cell may be called as if it were a part.
            let figure = report.figures.find(&mention.id)?;
            let is_stated = report.figures.get(figure).origin == Origin::Stated;
            let last = old.rsplit_once('.').map_or(old, |(_, last)| last);
            let end = mention.place.start + old.len();
            let start = end - last.len();
            // The key of a value that a waiver was written for may stand in quotes.
            let length = mention.place.end - mention.place.start;
            let is_quoted = length != mention.id.len();
            let shift = usize::from(is_quoted);
            (is_meant && is_stated).then(|| (start + shift..end + shift, name.to_owned()))
        }
    }
}

/// Whether the keys and values are those of before, but for the name.
fn is_same_but_for_the_name(view: &View<'_>, text: &str, old: &str, name: &str) -> bool {
    let new = spots(text);
    let before = path_of(view.spots, &view.mentions(), old);
    let renamed = |path: &[String]| -> Vec<String> {
        let mut path = path.to_vec();
        for stated in &before {
            if path.starts_with(stated)
                && let Some(last) = path.get_mut(stated.len() - 1)
            {
                name.clone_into(last);
                break;
            }
        }
        path
    };
    // A waiver's values have the id as their key.
    let is_value = |path: &[String]| path.starts_with(&["waivers".to_owned(), "values".to_owned()]);
    new.len() == view.spots.len() && { view.spots.iter().zip(&new) }.all(|(old, new)| {
        old.kind == new.kind && (renamed(&old.path) == new.path || is_value(&old.path))
    })
}

/// The paths of the keys that state a figure.
fn path_of(spots: &[Spot], mentions: &[Mention], id: &str) -> Vec<Vec<String>> {
    let stated = mentions.iter();
    let stated = stated.filter(|one| one.role == Role::Statement && one.id == id);
    let mut paths: Vec<Vec<String>> = stated
        .filter_map(|one| {
            let mut spots = spots.iter();
            let spot = spots.find(|spot| spot.place == one.place)?;
            Some(spot.path.clone())
        })
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

/// Whether two files state the same figures and the same is found in them.
fn says_the_same(before: &Compiled, after: &Compiled, old: &str, new: &str) -> bool {
    let (Some(was), Some(is)) = (&before.report, &after.report) else {
        return false;
    };
    let id = |figure: &Figure| match figure.id.strip_prefix(old) {
        Some(rest)
            if figure.origin == Origin::Stated && (rest.is_empty() || rest.starts_with('.')) =>
        {
            format!("{new}{rest}")
        }
        _ => figure.id.clone(),
    };
    let figures = { was.figures.iter().zip(is.figures.iter()) };
    let are_same = was.figures.len() == is.figures.len()
        && figures.into_iter().all(|((_, was), (_, is))| {
            let is_text = was.origin == Origin::Text && is.origin == Origin::Text;
            (is_text || id(was) == is.id) && was.value == is.value
        });
    let rules = |compiled: &Compiled| -> Vec<(&'static str, bool)> {
        let findings = compiled.findings.iter();
        let mut rules: Vec<_> = findings
            .map(|finding| (finding.rule.name, finding.waived.is_some()))
            .collect();
        rules.sort_unstable();
        rules
    };
    are_same && rules(before) == rules(after)
}
