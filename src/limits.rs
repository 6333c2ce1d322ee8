//! How much of anything one file may hold, and one run look at at once: far above what any report needs,
//! and low enough that a file at every limit is still checked in a moment. What goes beyond is one
//! finding that names the limit.

/// Words and signs in one expression, `{{ … }}` or `{% … %}`: the engine compiles each within the
/// one before, so that a chain of them is as deep on the stack as it is long.
pub const EXPRESSION_WORDS: usize = 400;

/// Parentheses within parentheses in an expression, and conditions and loops within each other.
pub const EXPRESSION_DEPTH: usize = 32;

/// `{% elif %}` behind one `{% if %}`, for the same reason as [`EXPRESSION_WORDS`].
pub const CONDITIONS: usize = 100;

/// Bytes of one text of the year file: a section's body, the preamble.
pub const TEXT_BYTES: usize = 256 * 1024;

/// Bytes of all texts of a year file, headings included: each of their numbers may be a finding.
pub const ALL_TEXT_BYTES: usize = 320 * 1024;

/// Characters of a year file that are not what they look like.
pub const ODD_CHARACTERS: usize = 20_000;

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

/// Findings of one file that are kept, the weightiest; one more says how many there were.
pub const FINDINGS: usize = 20_000;

/// Findings of one file that are drawn with their lines for people to read; formats for programs
/// list all that are kept.
pub const DRAWN: usize = 1_000;

/// Bytes of a year file.
pub const YEAR_FILE_BYTES: usize = 16 * 1024 * 1024;

/// Keys and members of lists in a year file, by their signs `=` and `,`.
pub const ENTRIES: usize = 600_000;

/// Words, signs and lines of a year file, outside of its texts and comments.
pub const TOKENS: usize = 1_200_000;

/// Bytes of a name of a year file or a form: a key, a heading, a label, a unit, a reason. What is
/// said of a number may repeat it, and so may each of [`FINDINGS`].
pub const NAME_BYTES: usize = 1_000;

/// Figures that a year file states, parts of parts included.
pub const FIGURES: usize = 60_000;

/// Rows and cells that `[table]` fills in.
pub const TABLE_ENTRIES: usize = 60_000;

/// Relations that a year file states.
pub const RELATIONS: usize = 5_000;

/// Figures that the relations of a year file name, all together.
pub const RELATION_MEMBERS: usize = 100_000;

/// Sections of a year file.
pub const SECTIONS: usize = 5_000;

/// Attachments of a year file.
pub const ATTACHMENTS: usize = 5_000;

/// Waivers of a year file.
pub const WAIVERS: usize = 5_000;

/// Words that the waivers of a year file name, all together: each is sought at each finding.
pub const WAIVED_WORDS: usize = 1_000;

/// Rows of a table of an organ's own form.
pub const FORM_ROWS: usize = 1_000;

/// Columns of a table of an organ's own form.
pub const FORM_COLUMNS: usize = 200;

/// Cells of an organ's own form.
pub const FORM_CELLS: usize = 20_000;

/// Cells that the sums and relations of an organ's own form add up, all together.
pub const FORM_MEMBERS: usize = 60_000;

/// Files that one run looks at at once: more than any machine has cores for.
pub const JOBS: u16 = 1024;
