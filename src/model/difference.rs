//! Two reports figure by figure: how each figure changed, what appeared and what vanished.

use rust_decimal::Decimal;

use super::{
    figure::{Figure, FigureId, Figures, Origin},
    printed_number::{percent_change, percent_of},
    report::Report,
};

/// Every figure that at least one of two reports states.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The files' own figures first, then the cells of the form, table by table.
    pub groups: Vec<Group>,
}

/// Figures that stand together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The title of the form's table; `None` for figures of `[figures]`.
    pub table: Option<String>,
    /// Those of the second report in its order, then those that only the first one has.
    pub figures: Vec<Compared>,
}

/// One figure in both reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Its id, the same in both.
    pub id: String,
    /// What it counts; in the second report's words where they differ.
    pub label: String,
    /// Its unit; the second report's where they differ.
    pub unit: Option<String>,
    /// The first report's unit, where it is another one: the numbers then cannot be compared.
    pub unit_before: Option<String>,
    /// In the first report.
    pub from: Side,
    /// In the second report.
    pub to: Side,
}

/// A figure in one of the two reports.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Side {
    /// Its value; `None` where it is not reported.
    pub value: Option<Decimal>,
    /// Its value as typed, with the words of an approximation; empty where not reported.
    pub typed: String,
    /// The id of the figure that it is a part of.
    pub whole: Option<String>,
    /// Its share in that figure, in percent with one decimal.
    pub share: Option<Decimal>,
}

/// What became of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The same value in the same unit.
    Same,
    /// Another value, another unit, or an approximation in place of an exact value.
    Changed,
    /// Reported in the second report only.
    Appeared,
    /// Reported in the first report only.
    Vanished,
}

impl Compared {
    /// What became of it.
    #[must_use]
    pub fn state(&self) -> State {
        match (self.from.value, self.to.value) {
            (None, _) => State::Appeared,
            (_, None) => State::Vanished,
            (Some(from), Some(to)) => {
                let same_words = self.from.is_bare() == self.to.is_bare();
                if from == to && same_words && self.unit_before.is_none() {
                    State::Same
                } else {
                    State::Changed
                }
            }
        }
    }

    /// The second value less the first; `None` where one is not reported or the units differ.
    #[must_use]
    pub fn change(&self) -> Option<Decimal> {
        if self.unit_before.is_some() {
            return None;
        }
        self.to.value?.checked_sub(self.from.value?)
    }

    /// The change in percent of the first value with one decimal, as `| change` prints it; `None`
    /// where there is no change to speak of or the first value is zero.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        self.change()?;
        percent_change(self.to.value?, self.from.value?)
    }
}

impl Side {
    fn of(figure: &Figure, figures: &Figures) -> Self {
        let whole = figure.whole.map(|whole| figures.get(whole));
        Self {
            value: figure.value,
            typed: figure.as_typed(),
            share: figure
                .value
                .and_then(|value| percent_of(value, whole?.value?)),
            whole: whole.map(|whole| whole.id.clone()),
        }
    }

    /// Whether its number stands without words of an approximation.
    fn is_bare(&self) -> bool {
        self.value
            .is_none_or(|value| value.to_string() == self.typed)
    }
}

/// Compares two reports, of one organ or of two, of whatever years and forms: figures and cells
/// are matched by id. A figure that neither reports is left out.
#[must_use]
pub fn difference(from: &Report, to: &Report) -> Difference {
    let mut groups = vec![Group {
        table: None,
        figures: Vec::new(),
    }];
    for (id, figure) in own(to) {
        let earlier = find(from, &figure.id);
        place(
            &mut groups,
            table(to, figure),
            compared(from, earlier, to, Some(id)),
        );
    }
    for (id, figure) in own(from) {
        if find(to, &figure.id).is_none() {
            place(
                &mut groups,
                table(from, figure),
                compared(from, Some(id), to, None),
            );
        }
    }
    groups.retain(|group| !group.figures.is_empty());
    Difference { groups }
}

/// The report's figures without those of the year before it.
fn own(report: &Report) -> impl Iterator<Item = (FigureId, &Figure)> {
    report
        .figures
        .iter()
        .filter(|(_, figure)| !matches!(figure.origin, Origin::Last | Origin::Text))
}

fn find(report: &Report, id: &str) -> Option<FigureId> {
    report
        .figures
        .find(id)
        .filter(|found| report.figures.get(*found).origin != Origin::Last)
}

/// The title of the form's table that a figure is a cell of.
fn table<'a>(report: &'a Report, figure: &Figure) -> Option<&'a str> {
    let Origin::Cell { table, .. } = figure.origin else {
        return None;
    };
    let table = report.form.as_ref()?.tables.get(table)?;
    Some(&table.title)
}

fn place(groups: &mut Vec<Group>, table: Option<&str>, compared: Option<Compared>) {
    let Some(compared) = compared else { return };
    match groups
        .iter_mut()
        .find(|group| group.table.as_deref() == table)
    {
        Some(group) => group.figures.push(compared),
        None => groups.push(Group {
            table: table.map(str::to_owned),
            figures: vec![compared],
        }),
    }
}

/// One figure of both reports, unless neither reports it.
fn compared(
    from: &Report,
    earlier: Option<FigureId>,
    to: &Report,
    later: Option<FigureId>,
) -> Option<Compared> {
    let earlier = earlier.map(|id| from.figures.get(id));
    let later = later.map(|id| to.figures.get(id));
    let described = later.or(earlier)?;
    let side = |figure: Option<&Figure>, report: &Report| {
        figure.map_or_else(Side::default, |figure| Side::of(figure, &report.figures))
    };
    let (from, to) = (side(earlier, from), side(later, to));
    if from.value.is_none() && to.value.is_none() {
        return None;
    }
    let unit = |figure: Option<&Figure>| figure.and_then(|figure| figure.unit.clone());
    let (unit_before, unit) = (unit(earlier), unit(later));
    // A unit left out is no other unit.
    let differ = matches!((&unit_before, &unit), (Some(before), Some(now)) if before != now);
    Some(Compared {
        id: described.id.clone(),
        label: described.label.clone(),
        unit: unit.or_else(|| unit_before.clone()),
        unit_before: unit_before.filter(|_| differ),
        from,
        to,
    })
}
