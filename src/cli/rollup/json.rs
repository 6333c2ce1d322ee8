//! A roll-up as JSON, for programs.

use serde_json::{Value, json};

use super::told::Told;
use crate::{
    diagnostic::{Account, FileFindings, json as findings},
    rollup::{Cell, Contribution, Rollup, WhyAside, ranked},
};

/// Version of the shape; a member may be added without a new one.
const VERSION: u32 = 1;

/// The text.
pub(super) fn render(told: &Told<'_>) -> anyhow::Result<String> {
    let rollup = told.rollup;
    let files = match told.own {
        Some(own) => {
            let found = FileFindings {
                findings: told.findings,
                account: Account::default(),
                not_assessable: &[],
                ..own.found()
            };
            let text = findings::render(&[(found, json!({}))], told.language)?;
            let whole: Value = serde_json::from_str(&text)?;
            whole.get("files").cloned().unwrap_or(Value::Null)
        }
        None => json!([]),
    };
    let [held, failed, blind] = rollup.verdicts();
    let exempt = rollup.exempt.iter();
    let exempt = exempt.map(|(name, reason)| json!({ "name": name, "reason": reason }));
    let cells = rollup.cells.iter().map(|one| cell(rollup, one));
    let whole = json!({
        "version": VERSION,
        "district": rollup.district,
        "year": rollup.year,
        "expected": rollup.expected,
        "deadline": rollup.deadline.map(|day| day.to_string()),
        "organs": rollup.organs.iter().map(|one| organ(rollup, one)).collect::<Vec<_>>(),
        "missing": rollup.missing,
        "exempt": exempt.collect::<Vec<_>>(),
        "unlisted": rollup.unlisted,
        "set_aside": rollup.set_aside.iter().map(|aside| json!({
            "name": aside.organ,
            "path": aside.path,
            "why": match aside.why {
                WhyAside::OtherYear(_) => "other year",
                WhyAside::Second(_) => "second",
            },
        })).collect::<Vec<_>>(),
        "unread": told.unread,
        "cells": cells.collect::<Vec<_>>(),
        "relations": {
            "checked": held + failed,
            "held": held,
            "failed": failed,
            "not_assessable": blind,
        },
        "files": files,
    });
    Ok(serde_json::to_string_pretty(&whole)? + "\n")
}

fn organ(rollup: &Rollup, organ: &Contribution) -> Value {
    json!({
        "name": organ.organ,
        "path": organ.path,
        "year": organ.year,
        "date": organ.date.map(|day| day.to_string()),
        "late": rollup.is_late(organ),
        "errors": organ.tally.errors,
        "warnings": organ.tally.warnings,
    })
}

fn cell(rollup: &Rollup, cell: &Cell) -> Value {
    let lacking = cell.lacking.iter();
    let lacking = lacking.map(|(name, lack)| json!({ "name": name, "why": lack.name() }));
    let ranking = ranked(rollup, cell).into_iter().map(|one| {
        json!({
            "name": one.organ.organ,
            "path": one.organ.path,
            "stated": one.stated.to_string(),
            "balancing": one.balancing.to_string(),
            "reason": one.reason.map(crate::rollup::Reason::name),
        })
    });
    json!({
        "id": cell.measure.id,
        "label": cell.measure.label,
        "unit": cell.measure.unit,
        "sum": cell.sum.to_string(),
        "added": cell.added,
        "own": cell.own.map(|own| own.to_string()),
        "is": if cell.is_complete() { "=" } else { ">=" },
        "verdict": cell.verdict.name(),
        "lacking": lacking.collect::<Vec<_>>(),
        "ranking": ranking.collect::<Vec<_>>(),
    })
}
