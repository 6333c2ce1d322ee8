//! Names that a check had, or shared, before: waivers and `[checks]` may go on using them.

/// What once went by another name: that name, and what is called otherwise now.
static FORMER: &[(&str, &[&str])] = &[(
    "invalid-value",
    &[
        "broken-form",
        "row-length",
        "unknown-form",
        "unopenable-address",
        "unreadable-file",
    ],
)];

/// The rules that `name` speaks of: the one that bears it, and those that bore it once.
pub fn rules(name: &str) -> impl Iterator<Item = &str> {
    let former = FORMER.iter().filter(move |(once, _)| *once == name);
    std::iter::once(name).chain(former.flat_map(|(_, now)| now.iter().copied()))
}

/// The name that a rule bore once.
pub fn former(rule: &str) -> Option<&'static str> {
    let mut former = FORMER.iter().filter(|(_, now)| now.contains(&rule));
    former.next().map(|(once, _)| *once)
}
