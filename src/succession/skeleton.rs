//! A year file for an organ that has none yet.

use super::HEAD_MARK;
use crate::forms::{Form, blank_table};

/// The year file of `organ` for `year` with everything still to be filled in. `form` is the
/// statutory form of that year.
#[must_use]
pub fn text(organ: &str, year: i32, form: Option<&Form>) -> String {
    let organ = organ.replace(['"', '\\'], "");
    let next = year.saturating_add(1);
    let mut parts = vec![format!(
        "#:schema ./report.schema.json\n\
         {HEAD_MARK} {organ} {year}年度。怎样填写：\n\
         {HEAD_MARK}   1. 把每个 \"?\" 换成数字，没有发生的写 0。\n\
         {HEAD_MARK}   2. 在各部分写正文，一行一段；正文里的数字不直接写，用 {{{{ 编号 }}}} 引用。\n\
         {HEAD_MARK}   3. report check {year} 列出没有填的和对不上的，report build {year} 写出年报和统计表。\n\
         \n\
         year = {year}\n\
         \n\
         [organ]\n\
         name = \"{organ}\"\n\
         # short_name = \"简称\"\n\
         # office     = \"承办机构\"\n\
         # address    = \"地址\"\n\
         # telephone  = \"电话\"\n\
         # head       = \"单位负责人\"\n\
         # reviewer   = \"审核人\"\n\
         # clerk      = \"填报人\"\n\
         \n\
         # [report]\n\
         # date     = {next}-01-20      # 成文日期，印在署名下面\n\
         # url      = \"https://…\"     # 发布的网址，印成二维码\n\
         # contents = true            # 标题下面列出目录\n\
         # preamble = \"第一部分前面的话\"\n\
         \n\
         # 统计表以外还要报告的数字，一个一段，正文里写 {{{{ wechat }}}} 印出：\n\
         # [figures.wechat]\n\
         # label = \"微信发布信息\"\n\
         # value = \"?\"\n\
         # unit  = \"条\"\n"
    )];
    let Some(form) = form else {
        return parts.concat();
    };
    parts.push("\n".to_owned());
    parts.push(blank_table::text(form, &|_, _| {
        blank_table::Filling::default()
    }));
    for section in &form.sections {
        parts.push(format!("\n[[sections]]\nheading = \"{}\"\n", section.title));
        if !section.must.is_empty() {
            parts.push(format!("# 要写到：{}\n", section.must.join("、")));
        }
        parts.push("body = \"\"\"\n\"\"\"\n".to_owned());
    }
    if form.tables.iter().any(|table| table.attachment) {
        let title = form.statistics_title("", year);
        parts.push(format!(
            "\n[[attachments]]\ntitle = \"{title}\"\nkind = \"statistics\"\n"
        ));
    }
    parts.concat()
}
