//! Whether an element of a page is seen.

use scraper::{ElementRef, Html, Selector};

use super::style_sheet::{Declared, declared, is_white, rules};

/// The most comparisons of an element with a rule: what takes more is no page of a report.
const MOST_COMPARISONS: usize = 2_000_000;
/// The longest selector that is followed, and the most elements that it may name.
const LONGEST_SELECTOR: usize = 120;
const MOST_STEPS: usize = 4;

/// How an element is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Seen,
    /// Neither seen nor heard.
    Gone,
    /// Not seen, but there for those who listen.
    Aside,
}

/// The rules of a page's own style sheet that hide something.
#[derive(Debug)]
pub(super) struct Looks {
    rules: Vec<(Selector, Declared)>,
    /// Rules that give a ground, asked only where something is white.
    grounds: Vec<Selector>,
    /// Style sheets from elsewhere, of which nothing is known.
    has_foreign: bool,
}

impl Looks {
    pub(super) fn of(page: &Html) -> Self {
        let mut all = Vec::new();
        let mut has_foreign = false;
        for element in page.tree.root().descendants().filter_map(ElementRef::wrap) {
            match element.value().name() {
                "style" => all.extend(rules(&element.text().collect::<String>())),
                "link" => has_foreign |= element.attr("rel") == Some("stylesheet"),
                _ => {}
            }
        }
        // What shows again matters only where something hides.
        let any = |says: fn(&Declared) -> bool| all.iter().any(|(_, said)| says(said));
        let displays = any(|said| said.displayed == Some(false));
        let shows = any(|said| said.visible == Some(false));
        let whitens = any(|said| said.white == Some(true));
        let mut looks = Self {
            rules: Vec::new(),
            grounds: Vec::new(),
            has_foreign,
        };
        let most = MOST_COMPARISONS / page.tree.values().len().max(1);
        for (head, said) in all {
            let Some(selector) = selector(&head) else {
                continue;
            };
            if said.ground && looks.grounds.len() < most {
                looks.grounds.push(selector.clone());
            }
            let matters = (displays && said.displayed.is_some())
                || (shows && said.visible.is_some())
                || (whitens && said.white.is_some())
                || said.set_aside.is_some();
            if matters && looks.rules.len() < most {
                looks.rules.push((selector, said));
            }
        }
        looks
    }

    /// How an element is seen, those around it apart.
    pub(super) fn look(&self, element: ElementRef<'_>) -> Look {
        let said = self.said(element);
        let is_gone = element.attr("hidden").is_some() && said.displayed != Some(true);
        if is_gone || said.displayed == Some(false) || said.visible == Some(false) {
            Look::Gone
        } else if said.set_aside == Some(true) {
            Look::Aside
        } else {
            Look::Seen
        }
    }

    /// Whether the text of an element is white on white, as far as the page itself tells.
    pub(super) fn is_white(&self, element: ElementRef<'_>) -> bool {
        let coloured =
            element.value().name() == "font" && element.attr("color").is_some_and(is_white);
        if !coloured && self.said(element).white != Some(true) {
            return false;
        }
        // A class may mean anything in a style sheet that is not here.
        let around = element.ancestors().filter_map(ElementRef::wrap);
        !std::iter::once(element).chain(around).any(|one| {
            one.attr("bgcolor").is_some()
                || one.attr("background").is_some()
                || one
                    .attr("style")
                    .is_some_and(|style| declared(style).ground)
                || self.grounds.iter().any(|ground| ground.matches(&one))
                || (self.has_foreign && one.attr("class").is_some())
        })
    }

    fn said(&self, element: ElementRef<'_>) -> Declared {
        let by_rules = self
            .rules
            .iter()
            .filter(|(selector, _)| selector.matches(&element))
            .fold(Declared::default(), |said, (_, later)| {
                said.and_then(*later)
            });
        let own = element
            .attr("style")
            .map_or_else(Declared::default, declared);
        by_rules.and_then(own)
    }
}

/// A selector that is plain enough to be followed: no state, no count, few steps.
fn selector(head: &str) -> Option<Selector> {
    let is_plain = head.len() <= LONGEST_SELECTOR
        && !head.contains(':')
        && head
            .split(',')
            .all(|one| one.split_whitespace().count() <= MOST_STEPS);
    if is_plain {
        Selector::parse(head).ok()
    } else {
        None
    }
}
