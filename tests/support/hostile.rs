//! Text that means something to some format.

/// Each piece is markup, a formula or an escape to some format, or a character that old ones do
/// not know.
pub(crate) const PIECES: &[&str] = &[
    "<script>alert(1)</script>",
    "</title><b>&amp;",
    "a & b “c” 'd'",
    "=1+1",
    "{\\rtf1 x}",
    "\\par }",
    "]]>",
    "𠀀𪚥",
    "🏛",
];

/// A year file whose every text is all of them.
pub(crate) fn year_file() -> String {
    let all = PIECES.join("甲");
    let quoted = all.replace('\\', "\\\\").replace('"', "\\\"");
    let mut parts = String::new();
    for (index, piece) in PIECES.iter().enumerate() {
        let piece = piece.replace('\\', "\\\\").replace('"', "\\\"");
        parts.push_str(
            &[
                "p",
                &index.to_string(),
                " = { label = \"",
                &piece,
                "\", value = 1 }\n",
            ]
            .concat(),
        );
    }
    let count = PIECES.len();
    // Braces that are doubled would be an expression; one alone is text.
    format!(
        "year = 2012\n[organ]\nname = \"某区某局\"\n\
         [figures.whole]\nlabel = \"{quoted}\"\nvalue = {count}\nunit = \"条\"\n[figures.whole.parts]\n{parts}\
         [[sections]]\nheading = \"{quoted}\"\nbody = \"\"\"\n共{{{{ whole }}}}条，{quoted}。\n\
         {{{{ table(whole) }}}}\n{{{{ chart(whole) }}}}\n\"\"\"\n\
         [[attachments]]\ntitle = \"{quoted}\"\nkind = \"file\"\n"
    )
}
