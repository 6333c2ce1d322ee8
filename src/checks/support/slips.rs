//! Slips of the hand, in words.

use crate::{diagnostic::Text, model::slip::Slip};

/// A slip of the hand, in words.
#[must_use]
pub fn of_slip(slip: Slip) -> Text {
    match slip {
        Slip::Shifted => Text::fixed("差十倍", "off by ten times"),
        Slip::Sign => Text::fixed("正负号写反", "the wrong sign"),
        Slip::Swapped => Text::fixed("相邻两位数字写颠倒", "two digits swapped"),
        Slip::Dropped => Text::fixed("漏打一位数字", "one digit left out"),
        Slip::Added => Text::fixed("多打一位数字", "one digit too many"),
        Slip::OneDigit => Text::fixed("一位数字打错", "one digit mistyped"),
    }
}
