//! What may stand at the edges of a line (避头尾), and what may not be parted.
//!
//! Source: GB/T 15834-2011, 5.1, and the lists for Simplified Chinese that Word and LibreOffice go by.

use super::{advance::Script, sign::Sign};

/// Marks that no line begins with.
const NEVER_FIRST: &str = "!%),.:;>?]}¢¨°·ˇˉ―‖’”•…‰′″›℃∶、。〃々〉》」』】〕〗〞︰︱︳︴︶︸︺︼︾﹀﹂﹄﹏﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠､";

/// Marks that no line ends with.
const NEVER_LAST: &str = "$([{£¥‘“‵〈《「『【〔〖〝︵︷︹︻︽︿﹁﹃﹙﹛﹝＄（．［｛￡￥";

/// Marks of which the white half may stand outside of the line.
const HALF_WHITE: &str = "、。！，．：；？";

/// Whether a line may end between two characters.
pub fn may_part(before: &Sign<'_>, after: &Sign<'_>) -> bool {
    let (left, right) = (before.character, after.character);
    if left == '\n' {
        return true;
    }
    if right == ' ' || right == '\n' || after.advance == 0 {
        return false;
    }
    if left == ' ' || left == '\t' {
        return true;
    }
    if NEVER_FIRST.contains(right) || NEVER_LAST.contains(left) {
        return false;
    }
    // The mark of a note stands behind its word, and two strokes or dots are one mark.
    if after.is_raised || left == right && matches!(left, '—' | '…') {
        return false;
    }
    let is_in_word = before.script == Script::Latin && after.script == Script::Latin;
    !is_in_word || matches!(left, '-' | '/') && right.is_alphabetic()
}

/// Whether a line that it is a little too long for may still end with a mark.
pub fn may_jut_out(sign: &Sign<'_>) -> bool {
    HALF_WHITE.contains(sign.character)
}
