//! What must hold by a spreadsheet of ours and by nothing else in its year file.

use std::collections::BTreeSet;

use crate::{
    forms::Comparison,
    language::written_toml,
    model::{Report, figure::FigureId, obligation::ObligationKind, relation::Relation},
    recognition::own_workbook::OwnRelation,
};

/// Two sides, each as its figures in order, and how they compare.
type Sides = (Vec<String>, &'static str, Vec<String>);

/// The entries of `[[relations]]` for what must hold beside what a report demands already.
pub(super) fn further(relations: &[OwnRelation], report: &Report) -> String {
    let demanded = report.obligations.iter();
    let demanded: BTreeSet<Sides> = demanded
        .filter_map(|one| match &one.kind {
            ObligationKind::Sum(relation) => sides(relation, report),
            ObligationKind::Formula(_) | ObligationKind::Claim(_) => None,
        })
        .collect();
    let is_stated = |id: &String| report.figures.find(id).is_some();
    let mut entries = Vec::new();
    for relation in relations {
        let OwnRelation {
            left, is, right, ..
        } = relation;
        let sides = (sorted(left.clone()), *is, sorted(right.clone()));
        if demanded.contains(&sides) || !left.iter().chain(right).all(is_stated) {
            continue;
        }
        let ids = |ids: &[String]| {
            let ids: Vec<String> = ids.iter().map(|id| written_toml::string(id)).collect();
            ids.join(", ")
        };
        let says = written_toml::string(&relation.says);
        let (left, right) = (ids(left), ids(right));
        let sign = if *is == "=" {
            String::new()
        } else {
            format!("is    = \"{is}\"\n")
        };
        entries.push(format!(
            "\n[[relations]]\nsays  = {says}\nleft  = [{left}]\n{sign}right = [{right}]\n"
        ));
    }
    entries.concat()
}

fn sides(relation: &Relation, report: &Report) -> Option<Sides> {
    let ids = |side: &[FigureId]| {
        let ids = side.iter().map(|id| report.figures.get(*id).id.clone());
        sorted(ids.collect())
    };
    let is = match relation.comparison {
        Comparison::Equal => "=",
        Comparison::AtMost => "<=",
        Comparison::AtLeast => ">=",
        Comparison::ZeroIfZero => return None,
    };
    Some((ids(&relation.left), is, ids(&relation.right)))
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}
