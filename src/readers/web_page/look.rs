//! Whether an element of a page is seen.

use scraper::{ElementRef, Html, Selector};

use super::{
    super::{colour::Colour, transcript::HiddenKind},
    declared::{Declared, Ink, declared, ink},
    style_sheet::sheet,
};

/// The most comparisons of an element with a rule: what takes more is no page of a report.
const MOST_COMPARISONS: usize = 2_000_000;
/// The longest selector that is followed, and the most elements that it may name.
const LONGEST_SELECTOR: usize = 120;
const MOST_STEPS: usize = 4;
/// On a larger page, counting the elements beside each takes too long.
const MOST_COUNTED: usize = 3_000;

/// How an element is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Seen,
    /// Not seen as it stands, and why.
    Gone(HiddenKind),
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
                "style" => all.extend(sheet(&element.text().collect::<String>()).rules),
                "link" => has_foreign |= element.attr("rel") == Some("stylesheet"),
                _ => {}
            }
        }
        // What shows again matters only where something hides.
        let any = |says: fn(&Declared) -> bool| all.iter().any(|(_, said)| says(said));
        let displays = any(|said| said.displayed == Some(false));
        let shows = any(|said| said.visible == Some(false));
        let strikes = any(|said| said.struck == Some(true));
        let shrinks = any(|said| said.tiny == Some(true));
        let mut looks = Self {
            rules: Vec::new(),
            grounds: Vec::new(),
            has_foreign,
        };
        let elements = page.tree.values().len().max(1);
        let most = MOST_COMPARISONS / elements;
        for (head, said) in all {
            let Some(selector) = selector(&head, elements) else {
                continue;
            };
            if said.has_ground() && looks.grounds.len() < most {
                looks.grounds.push(selector.clone());
            }
            let matters = (displays && said.displayed.is_some())
                || (shows && said.visible.is_some())
                || (strikes && said.struck.is_some())
                || (shrinks && said.tiny.is_some())
                || said.set_aside.is_some()
                || said.otherwise.is_some()
                || said.ink.is_some();
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
            return Look::Gone(HiddenKind::HiddenText);
        }
        if said.set_aside == Some(true) {
            return Look::Aside;
        }
        let name = element.value().name();
        let is_turned = name == "bdo" && element.attr("dir") == Some("rtl");
        let is_struck = matches!(name, "s" | "del" | "strike");
        if said.struck == Some(true) || (is_struck && said.struck != Some(false)) {
            Look::Gone(HiddenKind::StruckText)
        } else if said.tiny == Some(true) {
            Look::Gone(HiddenKind::TinyText)
        } else if is_turned || said.otherwise == Some(true) {
            Look::Gone(HiddenKind::ShownOtherwise)
        } else {
            Look::Seen
        }
    }

    /// Whether the text of an element has the colour of what it stands on, as far as the page itself
    /// tells.
    pub(super) fn is_white(&self, element: ElementRef<'_>) -> bool {
        let said = self.said(element);
        let of_font = element
            .attr("color")
            .filter(|_| element.value().name() == "font");
        let of_font = match of_font.and_then(ink) {
            Some(Ink::Solid(colour)) => Some(colour),
            _ => None,
        };
        let Some(letters) = said.ink.or(of_font) else {
            return false;
        };
        if said.ground.is_some_and(|ground| letters.fades_into(ground)) {
            return true;
        }
        if !letters.fades_into(Colour::PAPER) {
            return false;
        }
        // A class may mean anything in a style sheet that is not here.
        let around = element.ancestors().filter_map(ElementRef::wrap);
        !std::iter::once(element).chain(around).any(|one| {
            one.attr("bgcolor").is_some()
                || one.attr("background").is_some()
                || one
                    .attr("style")
                    .is_some_and(|style| declared(style).has_ground())
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

/// A selector that is plain enough to be followed: no state, few steps, and no counting where there is
/// much to count.
fn selector(head: &str, elements: usize) -> Option<Selector> {
    let counts = head.contains(":nth") || head.contains("-of-type") || head.contains(":only");
    let is_plain = head.len() <= LONGEST_SELECTOR
        && !head.contains(":has")
        && (!counts || elements <= MOST_COUNTED)
        && head
            .split(',')
            .all(|one| one.split_whitespace().count() <= MOST_STEPS);
    if is_plain {
        // Of what is not known, as `:hover`, it makes none.
        Selector::parse(head).ok()
    } else {
        None
    }
}
