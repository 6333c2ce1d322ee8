//! `waiver-without-reason`.

use super::{check, found, with_body};

#[test]
fn a_waiver_without_a_reason_is_found() {
    let rule = "waiver-without-reason";
    let waiver = |reason: &str| {
        format!(
            "{}[[waivers]]\ncheck = \"unbound-numeral\"\nat = \"概述\"\n{reason}\n",
            with_body("公开5条。")
        )
    };
    for reason in [
        "",
        "reason = \"\"",
        "reason = \"  \"",
        "reason = \"——\"",
        "reason = \"\u{200B}\"",
    ] {
        assert_eq!(
            found(rule, &waiver(reason)),
            ["error \"unbound-numeral\""],
            "{reason}"
        );
    }
    assert_eq!(found(rule, &waiver("reason = \"原文如此\"")), [""; 0]);
    // No waiver excuses itself.
    let own = format!(
        "{}[[waivers]]\ncheck = \"waiver-without-reason\"\n",
        waiver("")
    );
    assert_eq!(found(rule, &own).len(), 2);
    let findings = check(&waiver("")).findings;
    assert!(findings.iter().any(|one| one.waived.is_some()));
}
