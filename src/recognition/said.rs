//! What running text says of the notions of a form: 新收到政府信息公开申请12件, 3件结转下年度, 未收到申请.

use rust_decimal::Decimal;

pub use super::notion_said::Said;
pub use super::scope::{Scope, Surroundings, is_doubtful};
use super::{
    carried::{carried_from, counts_carried_in},
    cases::{Cases, DISCLOSURE},
    hit::{Context, Place, RECEIVED, hit_before, hit_behind},
    nothing::none,
    notion::{Notion, VOCABULARY, sayings},
    scope::{is_of_part, scope},
};
use crate::language::{
    exactness::Exactness,
    measure::are_alike,
    quantity::Quantity,
    stretch::Stretch as _,
    word_table::{ends_with_any, has_any},
};

/// What `text`, a paragraph under `heading` with these quantities in it, says of the notions.
#[must_use]
pub fn said(
    text: &str,
    heading: &str,
    quantities: &[Quantity],
    around: Surroundings<'_>,
) -> Vec<Said> {
    let mut quantities = quantities.to_vec();
    label_amounts(text, &mut quantities);
    let context = Context::of(heading, text);
    let mut found = Vec::new();
    if !quantities.is_empty() {
        let cases = Cases::of(text);
        let told = quantities
            .iter()
            .filter_map(|one| of_quantity(text, &context, one, &cases, around));
        found = totals(text, &told.collect::<Vec<_>>());
    }
    let mut none = none(text, &context, &quantities, around);
    none.retain(|said| {
        let at = found.partition_point(|other| other.range.start < said.range.start);
        let mut there = found
            .iter()
            .skip(at)
            .take_while(|other| other.range.start == said.range.start);
        there.all(|other| other.range != said.range)
    });
    found.append(&mut none);
    found.sort_by_key(|said| said.range.start);
    found
}

/// What a quantity says.
struct Told<'q> {
    quantity: &'q Quantity,
    said: Said,
    /// Whether its own words say that it is a part of what the organ has: 延期办结1件.
    is_of_part: bool,
}

/// Of several numbers that a sentence gives for one notion the total: 网上收到申请36件、当面收到申请18件 are parts,
/// whatever each is of.
fn totals(text: &str, told: &[Told<'_>]) -> Vec<Said> {
    let sentences = told.chunk_by(|one, next| {
        let between = one.quantity.number.end..next.quantity.number.start;
        !text.stretch(between).contains(['。', '\n'])
    });
    let of_sentence = |sentence: &[Told<'_>]| -> Vec<Said> {
        let of_all = sentence.iter().filter(|one| {
            let said = &one.said;
            let others = sentence.iter().map(|other| &other.said).filter(|other| {
                other.notion.id == said.notion.id
                    && other.range != said.range
                    && (other.value.is_none() || other.value != said.value)
            });
            let values: Vec<Option<Decimal>> = others.map(|other| other.value).collect();
            let sum: Option<Decimal> = values.iter().copied().sum();
            let number = &one.quantity.number;
            let clause = one.quantity.clause.start.min(number.start)..number.start;
            let is_total = values.is_empty()
                || (sum.is_some() && said.value == sum)
                || has_any(text.stretch(clause), VOCABULARY.summing);
            is_total && !one.is_of_part
        });
        of_all.map(|one| one.said.clone()).collect()
    };
    sentences.flat_map(of_sentence).collect()
}

/// Gives an amount without words of its own the label of the count before it: 收取信息处理费2件，共880元.
fn label_amounts(text: &str, quantities: &mut [Quantity]) {
    for index in 1..quantities.len() {
        let (before, from) = quantities.split_at_mut(index);
        let (Some(counted), Some(amount)) = (before.last(), from.first_mut()) else {
            continue;
        };
        let is_amount = are_alike(text.stretch(amount.measure.clone()), "元");
        if is_amount && amount.label.is_empty() && counted.sentence == amount.sentence {
            amount.label = counted.label.clone();
            amount.clause.start = counted.clause.start;
        }
    }
}

/// The notion that a quantity counts.
fn of_quantity<'q>(
    text: &str,
    context: &Context<'_>,
    quantity: &'q Quantity,
    cases: &Cases,
    around: Surroundings<'_>,
) -> Option<Told<'q>> {
    let under = cases.before(quantity.number.start);
    let measure = text.stretch(quantity.measure.clone());
    // Back to the number before, over 、: 公民、法人提出的申请 is one label.
    let before = text.stretch(quantity.label.clone());
    let behind = text.stretch(quantity.behind.clone());
    let place = Place {
        context,
        at: quantity.number.start,
    };
    if let Some((notion, scope)) = carried_from(text, quantity, place, around) {
        return Some(Told {
            quantity,
            said: Said::of_quantity(notion, text, quantity, scope),
            is_of_part: false,
        });
    }
    let names_nothing = before.is_empty() || VOCABULARY.remainders.contains(&before.trim());
    let (notion, starts, is_hit_of_part) = if names_nothing {
        let notion = hit_behind(behind, place, under)?;
        (notion, quantity.number.start, false)
    } else {
        // 结转1件至2026年.
        let is_split = ends_with_any(before, VOCABULARY.split);
        let split = || is_split.then(|| [before, behind].concat());
        let hit = hit_before(before, behind, place, under)
            .or_else(|| hit_before(&split()?, "", place, under))?;
        (hit.notion, quantity.label.start + hit.at, hit.is_of_part)
    };
    let prefix = text.stretch(quantity.clause.start..starts);
    if has_any(prefix, notion.not_in_clause) {
        return None;
    }
    let fits = |one: &&str| measure.is_empty() || are_alike(one, measure);
    if !notion.measures.iter().any(fits) {
        return None;
    }
    let sentence = text.stretch(quantity.sentence.start..quantity.number.start);
    if notion.not_with.iter().any(|word| sentence.contains(word)) {
        return None;
    }
    // 行政复议4件，行政诉讼2件，分别维持2件和1件; 新收15件中已办结14件.
    let whole_sentence = text.stretch(quantity.sentence.clone());
    if whole_sentence.contains("分别") || before.starts_with('中') {
        return None;
    }
    // 行政复议20件与登记有关；因信息公开引起的行政复议2件: what is said of some later is not meant
    // before.
    let is_later = cases
        .of_disclosure
        .is_some_and(|at| at >= quantity.sentence.end);
    // 应诉行政诉讼案件21件，其中政府信息公开类5件.
    let rest = text.stretch(quantity.number.end..quantity.sentence.end.max(quantity.number.end));
    let is_behind = !sentence.contains(DISCLOSURE) && rest.contains(DISCLOSURE);
    if notion.of.contains(&DISCLOSURE) && (is_later || is_behind) {
        return None;
    }
    let scope = scope(text, quantity, prefix, notion, around)?;
    // 收到行政复议11件 may be of those that others asked it to review.
    let label = text.stretch(quantity.label.start..starts.max(quantity.label.start));
    let is_received = || !sayings(label, |other| other.id == RECEIVED).is_empty();
    let scope = if notion.is_case() && is_received() {
        Scope::Unclear
    } else {
        scope
    };
    let rest = text.near_behind(quantity.measure.end);
    let bracket = rest.strip_prefix(['（', '(', '，', ',']);
    let includes_carried_in = bracket.is_some_and(|inside| {
        let mut words = VOCABULARY.carried_in_too.iter();
        let is_bracket = rest.starts_with(['（', '(']);
        let closed = is_bracket.then(|| inside.find(['）', ')'])).flatten();
        // 46件（其中，新收42件，上年结转4件）.
        let held = closed.map_or("", |end| inside.before(end));
        words.any(|word| inside.starts_with(word))
            || counts_carried_in(inside, around.year)
            || has_any(held, VOCABULARY.carried_in_within)
    });
    Some(Told {
        quantity,
        said: Said {
            includes_carried_in,
            ..Said::of_quantity(notion, text, quantity, scope)
        },
        is_of_part: is_hit_of_part || is_of_part(prefix, around.organ),
    })
}

impl Said {
    fn of_quantity(notion: &'static Notion, text: &str, quantity: &Quantity, scope: Scope) -> Self {
        Self {
            notion,
            range: quantity.number.clone(),
            value: quantity.scaled_value(),
            exactness: Exactness::of(text, quantity),
            includes_carried_in: false,
            scope,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::quantity::quantities;

    /// Each notion said, its number and whether it is surely the organ's own.
    fn read(text: &str) -> Vec<String> {
        let around = Surroundings {
            year: 2024,
            organ: "甲州市乙水区民政局",
        };
        let quantities = quantities(text);
        said(text, "收到和处理政府信息公开申请情况", &quantities, around)
            .into_iter()
            .map(|said| {
                let value = said.value.map_or("?".to_owned(), |value| value.to_string());
                let mark = if said.scope == Scope::Own { "" } else { "?" };
                format!("{} {value}{mark}", said.notion.id)
            })
            .collect()
    }

    #[test]
    fn notions_are_known_by_their_words() {
        for (text, expected) in [
            (
                "2024年共收到政府信息公开申请12件。",
                vec!["requests-new 12"],
            ),
            (
                "全年新收到公民、法人和其他组织提出的政府信息公开申请12件，上年结转1件，共办结11件，结转下年度继续办理2件。",
                vec![
                    "requests-new 12",
                    "requests-carried-in 1",
                    "requests-closed 11",
                    "requests-carried-out 2",
                ],
            ),
            (
                "我局收到12件信息公开申请，3件结转下年度办理。",
                vec!["requests-new 12", "requests-carried-out 3"],
            ),
            (
                "其中，予以公开5件，部分公开\u{FFFC}件，不予公开1件，无法提供2件。",
                vec![
                    "requests-granted 5?",
                    "requests-partial ??",
                    "requests-refused 1?",
                    "requests-unavailable 2?",
                ],
            ),
            (
                "2024年未收到政府信息公开申请，没有结转下年度办理的申请。",
                vec!["requests-new 0", "requests-carried-out 0"],
            ),
            (
                "2024年，因政府信息公开引发行政复议2件、行政诉讼0件。",
                vec!["review 2", "litigation 0"],
            ),
            (
                "2024年受理申请7件，从申请内容看，涉及项目审批4件。均给予申请人答复，予以公开3件。",
                vec!["requests-handled 7", "requests-granted 3?"],
            ),
            // The total of a sentence, and those of its parts.
            (
                "2024年共办结申请56件，其中网上办结37件，信函办结18件。",
                vec!["requests-closed 56"],
            ),
            (
                "2024年办结申请55件，其中网上办结37件，信函办结18件。",
                vec!["requests-closed 55"],
            ),
            (
                "2024年，在全年办结的55件申请中，按时办结54件。",
                vec!["requests-closed 55"],
            ),
            (
                "2024年被提起行政诉讼21件，其中因政府信息公开引发的行政诉讼5件。",
                vec!["litigation 5"],
            ),
            // A mark of half width.
            ("效果好!收到申请42件。", vec!["requests-new 42?"]),
            ("2024年?收到申请42件。", vec!["requests-new 42?"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_anothers_or_something_else_is_left_alone() {
        for text in [
            "2024年上半年收到政府信息公开申请5件。",
            "2024年全市共收到政府信息公开申请208件。",
            "2023年收到政府信息公开申请9件。",
            "2024年收到网络申请5件，信函申请3件。",
            "予以公开或部分公开的有6件。",
            "召开新闻发布会6次，收到意见建议3082条。",
            "收到申请比上年增加5件。",
            "2024年，县政府办公室共收到申请20件，县公安局收到申请22件。",
            "2024年，我镇收到低保申请86件，办结82件。",
            "2024年，我局收到渣土处置核准申请402件，全部办结。",
            "2024年收到12件建房申请，结转下年度6件。",
            "2024年，通过线上渠道收到申请36件；通过线下渠道收到申请18件。",
            "2024年，局机关收到申请41件，执法大队收到申请9件，自行收到申请4件。",
            "2024年政府信息公开申请按时办结54件，延期办结1件。",
            "2024年应诉行政诉讼案件21件，其中政府信息公开类5件。",
            "2024年发生行政复议3件、行政诉讼1件，均与政府信息公开无关。",
            "2024年新增政府信息公开行政复议4件。",
            "2022-2024年，我局共收到申请143件。",
            "2022年至2024年，我局共收到申请143件。",
            "2024年征收城镇垃圾处理费18.2万元。",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
