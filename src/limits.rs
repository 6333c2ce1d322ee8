//! How much of anything one file may hold: far above what any report needs, and low enough that a
//! file at every limit is still checked in a moment. What goes beyond is one finding that names the
//! limit.

/// Words and signs in one expression, `{{ … }}` or `{% … %}`: the engine compiles each within the
/// one before, so that a chain of them is as deep on the stack as it is long.
pub const EXPRESSION_WORDS: usize = 400;

/// Parentheses within parentheses in an expression, and conditions and loops within each other.
pub const EXPRESSION_DEPTH: usize = 32;

/// `{% elif %}` behind one `{% if %}`, for the same reason as [`EXPRESSION_WORDS`].
pub const CONDITIONS: usize = 100;

/// Bytes of one text of the year file: a section's body, the preamble.
pub const TEXT_BYTES: usize = 2 * 1024 * 1024;

/// Steps of the engine that the texts with `for`, `set` or `with` may take in one file, all
/// together. The square of this bounds their work: a step may compare two strings that as many
/// steps have built.
pub const LOOP_STEPS: u64 = 60_000;

/// Numbers in one `range(…)`.
pub const RANGE: i64 = 10_000;

/// Operations, `+ - * /`, in one formula or one side of a claim: as deep on the stack as it is long.
pub const FORMULA_OPERATIONS: usize = 400;

/// Operations in all formulas of one file.
pub const ALL_OPERATIONS: usize = 20_000;

/// Binary digits of the numerator and the denominator that a formula may come to on the way, which
/// are exact: a figure has 96 at the most.
pub const EXACT_BITS: u64 = 512;
