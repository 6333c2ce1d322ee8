//! Rows and columns of the cases' statutory tables in the codes of the built-in forms.

use rust_decimal::Decimal;
use serde_json::Value;

use super::case::Home;

/// The columns of table three: in a case's `where`, and in the form.
pub(super) const COLUMNS: [(&str, &str); 7] = [
    ("natural", "natural"),
    ("commercial", "org.business"),
    ("research", "org.research"),
    ("social", "org.welfare"),
    ("legal", "org.legal"),
    ("other_org", "org.other"),
    ("total", "total"),
];

/// The cells that `t3.received`, `t3.total[natural]`, `t3[natural]` or `t4.review` speak of.
pub(super) fn table_home(place: &str, is_row_total: bool) -> Option<Home> {
    if let Some(kind) = place.strip_prefix("t4.") {
        return Some(Home::Table(
            vec![format!("{}.total", case_kind(kind))],
            true,
        ));
    }
    let place = place.strip_prefix("t3")?;
    let (row, column) = match place.split_once('[') {
        Some((row, column)) => (row, column.trim_end_matches(']')),
        None => (place, "total"),
    };
    let (_, column) = COLUMNS.iter().find(|(known, _)| *known == column)?;
    let left = match row.strip_prefix('.') {
        Some(row) => vec![format!("{}.{column}", request_row(row, "2021"))],
        None => ["received", "carried_in"]
            .map(|row| format!("{}.{column}", request_row(row, "2021")))
            .to_vec(),
    };
    Some(Home::Table(left, is_row_total))
}

pub(super) fn cell(value: &Value) -> String {
    match value {
        // An amount printed in 万元 in a column that counts 元.
        Value::String(text) => {
            let amount: Decimal = text.trim_end_matches(['万', '元']).parse().unwrap();
            let amount = amount * Decimal::from(10_000);
            amount.normalize().to_string()
        }
        number => number.to_string(),
    }
}

/// The code of a row of active disclosure; `None` for one that an organ added by itself.
pub(super) fn disclosure_row(label: &str) -> Option<&'static str> {
    Some(match label {
        "规章" => "disclosed.rules",
        "规范性文件" | "行政规范性文件" => "disclosed.normative_documents",
        "行政许可" => "disclosed.licences",
        "其他对外管理服务事项" => "disclosed.other_services",
        "行政处罚" => "disclosed.penalties",
        "行政强制" => "disclosed.coercion",
        "行政事业性收费" => "disclosed.fees",
        "政府集中采购" => "disclosed.procurement",
        _ => return None,
    })
}

pub(super) fn case_kind(kind: &str) -> &'static str {
    match kind {
        "review" => "review",
        "direct" => "litigation.direct",
        "post" => "litigation.after_review",
        other => panic!("no such kind of case: {other}"),
    }
}

pub(super) fn request_row(code: &str, form: &str) -> String {
    let name = match code {
        "received" => return "requests.new".to_owned(),
        "carried_in" | "carried_out" => return format!("requests.{code}"),
        "granted" | "partial" | "total" => code,
        "d1" => "refused.state_secret",
        "d2" => "refused.other_law",
        "d3" => "refused.security_stability",
        "d4" => "refused.third_party",
        "d5" => "refused.internal_affairs",
        "d6" => "refused.process_info",
        "d7" => "refused.enforcement_file",
        "d8" => "refused.admin_query",
        "u1" => "unavailable.not_held",
        "u2" => "unavailable.needs_creation",
        "u3" => "unavailable.unclear",
        "n1" => "not_processed.petition",
        "n2" => "not_processed.repeat",
        "n3" => "not_processed.publication",
        "n4" => "not_processed.excessive",
        "n5" => "not_processed.reissue",
        "o1" => "other.no_correction",
        "o2" => "other.no_payment",
        "other" if form == "2019" => "other",
        "o3" | "other" => "other.other",
        unknown => panic!("no such row: {unknown}"),
    };
    format!("requests.result.{name}")
}
