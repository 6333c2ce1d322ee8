//! The keys of `[organ]`.

use crate::year_file::{
    key::{Key, Takes},
    organ::{Organ, Printed},
};

/// What is told of an organ, its name first.
pub(super) static ORGAN: &[Key<Organ>] = &[
    particular(
        "name",
        "全称",
        "与公章一致。例：name = \"北京市东城区民政局\"",
        Printed::NOWHERE,
    )
    .required(),
    particular(
        "short_name",
        "简称",
        "例：short_name = \"东城区民政局\"",
        Printed::NOWHERE,
    )
    .starter("\"简称\"", ""),
    Key::new(
        "former_name",
        "曾用名",
        "机关改名以前的全称，上年度文件里还是旧名称时写；几个的写成列表。例：former_name = \"某区卫生和计划生育委员会\"",
        Takes::Names(|organ| &mut organ.former_names),
    ),
    particular(
        "office",
        "联系处室",
        "受理咨询的处室。例：office = \"东城区民政局办公室\"",
        Printed::AMONG_CONTACTS,
    )
    .starter("\"承办机构\"", ""),
    particular(
        "address",
        "地址",
        "联系处室的地址。",
        Printed::AMONG_CONTACTS,
    )
    .starter("\"地址\"", ""),
    particular(
        "postcode",
        "邮政编码",
        "例：postcode = \"100061\"",
        Printed::AMONG_CONTACTS,
    ),
    particular(
        "telephone",
        "电话",
        "例：telephone = \"87556039\"",
        Printed {
            under_table: Some("联系电话"),
            ..Printed::AMONG_CONTACTS
        },
    )
    .starter("\"电话\"", ""),
    particular(
        "email",
        "电子邮箱",
        "联系处室的电子邮箱。",
        Printed::AMONG_CONTACTS,
    ),
    particular(
        "head",
        "单位负责人",
        "印在统计表下面。",
        Printed::under_table("单位负责人"),
    )
    .starter("\"单位负责人\"", ""),
    particular(
        "reviewer",
        "审核人",
        "印在统计表下面。",
        Printed::under_table("审核人"),
    )
    .starter("\"审核人\"", ""),
    particular(
        "clerk",
        "填报人",
        "印在统计表下面。",
        Printed::under_table("填报人"),
    )
    .starter("\"填报人\"", ""),
];

const fn particular(
    name: &'static str,
    title: &'static str,
    description: &'static str,
    printed: Printed,
) -> Key<Organ> {
    Key::new(
        name,
        title,
        description,
        Takes::Particular(|organ| &mut organ.given, printed),
    )
}
