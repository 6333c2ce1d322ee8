//! The sheet 校核: every relation, formula and claim with both sides, the difference and a
//! verdict, live, and above them how many hold.

use rust_decimal::Decimal;

use super::{
    home::Homes,
    last_year,
    live_expression::{live, live_value, operator},
    number_format,
    position::Position,
    sheet::{CellStyle, FormulaResult, Pages, Sheet, SheetCell},
    sheet_cells::{
        across, blank_cell, copy_cell, formula_cell, places, result_of, text_cell, to_row,
    },
    sheet_formula::{FAILED, Formula, Function, HELD, OPEN, Operator},
    sheet_name,
};
use crate::{
    diagnostic::Language,
    facts::trace::Trace,
    model::{
        Report,
        claim::Claim,
        derivation::Derivation,
        figure::FigureId,
        formula::rounded,
        obligation::{Obligation, ObligationKind},
        relation::{Relation, Verdict, last_place},
    },
};

/// The columns and their widths in characters.
const COLUMNS: [(&str, f64); 5] = [
    ("勾稽关系", 56.0),
    ("左边", 10.0),
    ("右边", 10.0),
    ("差额", 10.0),
    ("结论", 16.0),
];
const LEFT: u16 = 1;
const RIGHT: u16 = 2;
const DIFFERENCE: u16 = 3;
const VERDICT: u16 = 4;

/// The row of the columns' heads; the counts stand above it.
const HEAD: u32 = 4;

/// Decimal places of what a formula gives: more than any figure is typed with.
const EXACT_PLACES: u32 = 8;

/// The proof; what cannot be assessed stands at its end.
pub(super) fn sheet(report: &Report, homes: &Homes) -> Sheet {
    let mut proof = Proof {
        report,
        homes,
        cells: vec![across(0, 5, "校核表", CellStyle::Title)],
        row: HEAD + 1,
        verdicts: Vec::new(),
        folded: Vec::new(),
    };
    for (column, (head, _)) in (0..).zip(COLUMNS) {
        proof
            .cells
            .push(text_cell(HEAD, column, head, CellStyle::Header));
    }
    for is_open in [false, true] {
        let asked = |verdict: Verdict| (verdict == Verdict::NotAssessable) == is_open;
        for obligation in report.obligations.iter().filter(|one| one.is_to_prove()) {
            let verdict = obligation.verdict(&report.figures);
            if asked(verdict) {
                proof.obligation(obligation, verdict);
            }
        }
    }
    proof.finish()
}

/// The sheet as far as it is written.
struct Proof<'a> {
    report: &'a Report,
    homes: &'a Homes,
    cells: Vec<SheetCell>,
    /// The next free row.
    row: u32,
    verdicts: Vec<Verdict>,
    /// The rows of members, which are folded away under their relation.
    folded: Vec<(u32, u32)>,
}

impl Proof<'_> {
    fn obligation(&mut self, obligation: &Obligation, verdict: Verdict) {
        let says = obligation.says.get(Language::Chinese);
        match &obligation.kind {
            ObligationKind::Sum(relation) => self.relation(says, relation, verdict),
            ObligationKind::Formula(derivation) => self.derivation(says, derivation, verdict),
            ObligationKind::Claim(claim) => self.claim(says, claim, verdict),
        }
    }

    /// The headline of a relation; its members stand in the rows below, folded away.
    fn relation(&mut self, says: &str, relation: &Relation, verdict: Verdict) {
        let row = self.headline(says);
        let is_complete = self.values(relation.members()).all(|value| value.is_some());
        // A missing figure does not always leave the verdict open: 5 cannot be 6 and more.
        let is_strict = is_complete || verdict == Verdict::NotAssessable;
        let left = self.side(row, LEFT, &relation.left, is_strict);
        let right = self.side(row, RIGHT, &relation.right, is_strict);
        self.difference(row, left, right);
        let last = self.row.saturating_sub(1);
        if last > row {
            self.folded.push((row + 1, last));
        }
        let (left, right) = sides(row);
        let tolerance = relation
            .members()
            .map(|id| self.report.figures.get(id))
            .filter(|figure| figure.is_approximate())
            .filter_map(|figure| figure.value)
            .fold(Decimal::ZERO, |sum, value| {
                sum.saturating_add(last_place(value))
            });
        let formula = Formula::verdict(left, relation.comparison, right, tolerance);
        self.verdict(row, verdict, formula);
    }

    /// A typed figure beside what its formula gives.
    fn derivation(&mut self, says: &str, derivation: &Derivation, verdict: Verdict) {
        let figures = &self.report.figures;
        let figure = figures.get(derivation.figure);
        let live = live(self.report, derivation, EXACT_PLACES, self.homes);
        let (Some(right), Some(typed)) = (live, figure.value) else {
            return;
        };
        let row = self.headline(says);
        self.same(row, LEFT, derivation.figure);
        let exact = derivation
            .exact(figures)
            .and_then(|exact| rounded(&exact, EXACT_PLACES));
        self.computed(row, RIGHT, right, exact, places(typed).saturating_add(2));
        // A fall is typed without its sign, 下降12.3%.
        let falls = derivation.is_change(figures) && !typed.is_sign_negative();
        let compared = exact.map(|exact| if falls { exact.abs() } else { exact });
        self.difference(row, figure.value, compared.filter(|_| !falls).or(exact));
        let (left, right) = sides(row);
        let absolute = |formula| Formula::Call(Function::Abs, vec![formula]);
        let computed = if falls {
            absolute(Formula::Cell(right))
        } else {
            Formula::Cell(right)
        };
        let gap = absolute(Formula::Cell(left).with(Operator::Subtract, computed));
        let gap = Formula::Call(
            Function::Round,
            vec![gap, Formula::Number(EXACT_PLACES.into())],
        );
        // A last digit that was cut off rather than rounded is told of elsewhere.
        let condition = if figure.is_approximate() {
            gap.with(Operator::AtMost, Formula::Number(last_place(typed)))
        } else {
            let unit = Decimal::new(1, typed.scale());
            gap.with(Operator::Less, Formula::Number(unit))
        };
        self.verdict(row, verdict, Formula::judged(left, right, condition));
    }

    /// What the text claims in words.
    fn claim(&mut self, says: &str, claim: &Claim, verdict: Verdict) {
        let figures = &self.report.figures;
        let side = |formula| {
            let value = crate::model::formula::Formula::value(formula, figures)
                .and_then(|value| rounded(&value, EXACT_PLACES));
            let live = live_value(formula, false, EXACT_PLACES, self.homes)?;
            Some((live, value))
        };
        let (Some(left), Some(right)) = (side(claim.left()), side(claim.right())) else {
            return;
        };
        let claimed = self.in_words(claim.written());
        let row = self.headline(&format!("正文“{says}”：{claimed}"));
        let normal = |value: Option<Decimal>| value.map(|value| value.normalize());
        let values = (normal(left.1), normal(right.1));
        for (column, formula, value) in [(LEFT, left.0, values.0), (RIGHT, right.0, values.1)] {
            let shown = value.map_or(0, places).min(2);
            self.computed(row, column, formula, value, shown);
        }
        self.difference(row, values.0, values.1);
        let (left, right) = sides(row);
        let sign = operator(claim.sign());
        let condition = Formula::Cell(left).with(sign, Formula::Cell(right));
        self.verdict(row, verdict, Formula::judged(left, right, condition));
    }

    /// A comparison as it is written, with each figure's label in place of its id.
    fn in_words(&self, written: &str) -> String {
        let is_of_id = |character: char| character.is_alphanumeric() || "_.".contains(character);
        let mut words = String::new();
        let mut rest = written;
        while !rest.is_empty() {
            let end = rest.find(|c| !is_of_id(c)).unwrap_or(rest.len());
            let (name, behind) = rest.split_at(end);
            match self.report.figures.find(name) {
                Some(id) => words.push_str(&self.report.figures.get(id).label),
                None => words.push_str(name),
            }
            let end = behind.find(is_of_id).unwrap_or(behind.len());
            let (between, next) = behind.split_at(end);
            words.push_str(&between.replace("==", "="));
            rest = next;
        }
        words
    }

    /// Takes a row and says what it proves.
    fn headline(&mut self, says: &str) -> u32 {
        let row = self.row;
        self.row += 1;
        self.cells.push(text_cell(row, 0, says, CellStyle::Part));
        row
    }

    /// One side of a relation: a single figure in the headline itself, several in rows of their
    /// own with their sum in the headline. Returns what it amounts to.
    fn side(
        &mut self,
        row: u32,
        column: u16,
        members: &[FigureId],
        is_strict: bool,
    ) -> Option<Decimal> {
        let figures = &self.report.figures;
        if let [one] = members {
            self.same(row, column, *one);
            return figures.get(*one).value;
        }
        let first = self.row;
        for id in members {
            let figure = figures.get(*id);
            let row = self.row;
            self.row += 1;
            self.cells
                .push(text_cell(row, 0, &figure.label, CellStyle::Label(1)));
            let others = (LEFT..=VERDICT).filter(|other| *other != column);
            self.cells
                .extend(others.map(|other| blank_cell(row, other)));
            self.same(row, column, *id);
        }
        let at = |row| Position { row, column };
        let range = (at(first), at(self.row.saturating_sub(1)));
        let (sum, formula) = if is_strict {
            let all: Option<Vec<Decimal>> = self.values(members.iter().copied()).collect();
            let sum = all.map(|all| added(all.into_iter()));
            (sum, Formula::complete_sum(range.0, range.1))
        } else {
            let known = added(self.values(members.iter().copied()).flatten());
            (Some(known), Formula::sum(range.0, range.1))
        };
        self.computed(row, column, formula, sum, sum.map_or(0, places));
        let is_about = |id: &FigureId| figures.get(*id).is_approximate();
        if let (Some(cell), Some(sum)) = (self.cells.last_mut(), sum)
            && members.iter().any(is_about)
        {
            cell.format = Some(number_format::about(sum));
        }
        sum
    }

    fn values(&self, ids: impl Iterator<Item = FigureId>) -> impl Iterator<Item = Option<Decimal>> {
        let figures = &self.report.figures;
        ids.map(|id| figures.get(id).value)
    }

    /// A figure's value, taken from its home.
    fn same(&mut self, row: u32, column: u16, id: FigureId) {
        let figure = self.report.figures.get(id);
        self.cells.push(match self.homes.get(&id) {
            Some(home) => copy_cell(Position { row, column }, *home, figure),
            None => blank_cell(row, column),
        });
    }

    fn computed(
        &mut self,
        row: u32,
        column: u16,
        formula: Formula,
        value: Option<Decimal>,
        places: u8,
    ) {
        let style = CellStyle::Value(places);
        self.cells
            .push(formula_cell(row, column, formula, result_of(value), style));
    }

    fn difference(&mut self, row: u32, left: Option<Decimal>, right: Option<Decimal>) {
        let difference = left
            .zip(right)
            .and_then(|(left, right)| left.checked_sub(right));
        let (left, right) = sides(row);
        let formula = Formula::known_difference(left, right);
        let shown = difference.map_or(0, places).min(4);
        self.computed(row, DIFFERENCE, formula, difference, shown);
    }

    fn verdict(&mut self, row: u32, verdict: Verdict, formula: Formula) {
        let style = match verdict {
            Verdict::Held => CellStyle::Held,
            Verdict::Failed { .. } => CellStyle::Failed,
            Verdict::NotAssessable => CellStyle::NotAssessable,
        };
        self.verdicts.push(verdict);
        let result = FormulaResult::Text(word(verdict).to_owned());
        self.cells
            .push(formula_cell(row, VERDICT, formula, result, style));
    }

    /// The sheet, with the counts at its top.
    fn finish(mut self) -> Sheet {
        let at = |row| Position {
            row,
            column: VERDICT,
        };
        let (first, last) = (at(HEAD + 1), at(self.row.saturating_sub(1).max(HEAD + 1)));
        for (row, counted) in (1..).zip([HELD, FAILED, OPEN]) {
            let words = self.verdicts.iter().map(|verdict| word(*verdict));
            let count = words.filter(|word| *word == counted).count();
            self.cells.push(text_cell(
                row,
                0,
                &format!("{counted}（条）"),
                CellStyle::Label(0),
            ));
            let formula = Formula::count_of(first, last, counted);
            self.computed(row, LEFT, formula, Some(to_row(count).into()), 0);
        }
        // The relations are one thing to print and this another.
        let top = self.row.max(HEAD + 1) + 1;
        let compared = last_year::rows(self.report, self.homes, top);
        let page_breaks = if compared.is_empty() {
            vec![]
        } else {
            vec![top]
        };
        self.cells.extend(compared);
        self.cells.sort_by_key(|cell| cell.at);
        Sheet {
            name: sheet_name::PROOF.to_owned(),
            column_widths: COLUMNS.iter().map(|(_, width)| *width).collect(),
            row_heights: vec![(0, 36.0)],
            cells: self.cells,
            repeated_rows: Some((HEAD, HEAD)),
            landscape: false,
            // Where a sheet is locked, Excel unfolds no rows.
            locked: false,
            page_breaks,
            pages: Pages::Traced(Trace::of(self.report)),
            folded: self.folded,
            charts: Vec::new(),
        }
    }
}

/// A verdict in a word.
fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Held => HELD,
        Verdict::Failed { .. } => FAILED,
        Verdict::NotAssessable => OPEN,
    }
}

/// The cells with the two sides of a headline.
fn sides(row: u32) -> (Position, Position) {
    let at = |column| Position { row, column };
    (at(LEFT), at(RIGHT))
}

fn added(values: impl Iterator<Item = Decimal>) -> Decimal {
    values.fold(Decimal::ZERO, Decimal::saturating_add)
}
