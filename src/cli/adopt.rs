//! `report check --adopt`: the numbers that are typed into the text become figures.

use anyhow::anyhow;

use super::{
    fix::{self, Mode},
    output::Output,
};
use crate::{
    adoption::{Adopted, KnownIds},
    compile::{Compiled, World},
    diagnostic::say::{counted, say},
    import,
};

/// Makes figures of the numbers of the text that are bound to nothing, behind all mends that are
/// beyond doubt. Returns whether the file changed.
///
/// # Errors
/// The file cannot be written, or would say something else.
pub(super) fn adopt(
    world: &dyn World,
    checked: &Compiled,
    mode: Mode,
    output: &Output<'_>,
) -> anyhow::Result<bool> {
    let source = checked.source();
    let language = output.language;
    let mended = fix::mended(world, checked, language)?;
    let adopted = import::adopted(world, source.name(), &mended, &KnownIds::new());
    let adopted = adopted.map_err(|spoilt| anyhow!(spoilt.why().into_words(language)))?;
    let Some(told) = adopted else {
        // Its findings tell where; the files beside it are changed all the same.
        let name = source.name();
        output.say(&say!(
            "{name} 的写法有错，还读不出来，没有改动；改好以后再用 --adopt",
            "{name} has mistakes of writing and cannot be read yet, and was left as it is; mend them before --adopt"
        ));
        return Ok(false);
    };
    let changed = fix::change(source, &told.text, mode, output)?;
    tell(&told, output);
    Ok(changed)
}

/// Says how many numbers became figures, and what the clerk is to look at.
pub(super) fn tell(told: &Adopted, output: &Output<'_>) {
    let (bound, figures) = (told.bound, told.figures);
    output.say(&say!(
        "正文里的 {bound} 处数字改成了引用，新写下 {figures} 个数字；名称取自数字旁边的词，请看一遍",
        "{bound} of the text bound to a figure, {figures} new; their names are the words beside them: look them over",
        bound = counted(bound, "number"),
        figures = counted(figures, "figure")
    ));
    for (label, sum, whole) in &told.open_lists {
        output.say(&say!(
            "“{label}”写的是 {whole}，列出的分项合计 {sum}：写成了 open = true（只列一部分）；本应列全的，核对以后删去这一项",
            "{label} is {whole}, its parts add up to {sum}: written as open = true (only some are listed); where all should be, check them and take that key out"
        ));
    }
    let left = told.left;
    if left > 0 {
        output.say(&say!(
            "有 {left} 处和前面同名的数字不一样，没有改：看下面的问题",
            "left as typed, unlike one told before under the same name: {left}; see the findings",
            left = counted(left, "number")
        ));
    }
}
