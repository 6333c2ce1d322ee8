//! What a TOML error comes to, and the errors that need no more words than their own.

use std::ops::Range;

use crate::diagnostic::Text;

/// What a TOML error comes to.
pub(super) struct Cause {
    pub(super) message: Text,
    pub(super) label: Text,
    pub(super) help: Text,
    pub(super) at: Range<usize>,
    /// Another place that has to do with it, and what is there.
    pub(super) related: Option<(Range<usize>, Text)>,
    pub(super) replacement: Option<String>,
    /// Whether keys behind it may have landed in the wrong table.
    pub(super) structural: bool,
}

/// A mistake that the parser's message tells of, on this line.
pub(super) fn known(message: &str, line: Range<usize>, structural: bool) -> Cause {
    let known = KNOWN.iter().find(|known| {
        let mut prefixes = known.prefixes.iter();
        prefixes.any(|prefix| message.starts_with(prefix))
    });
    let words = |(zh, en): (&'static str, &'static str)| Text::fixed(zh, en);
    match known {
        Some(known) => Cause {
            message: words(known.message),
            label: words(known.label),
            help: words(known.help),
            at: line,
            related: None,
            replacement: None,
            structural: structural || known.structural,
        },
        None => Cause {
            message: Text::new(
                "这一行不符合 TOML 的写法",
                format!("this is not TOML ({message})"),
            ),
            label: Text::new("这里", "here"),
            help: Text::new(
                "这一行的写法见 report explain year-file",
                "see report explain year-file for how the line is written",
            ),
            at: line,
            related: None,
            replacement: None,
            structural: structural || message.starts_with("invalid multi-line"),
        },
    }
}

/// What the parser says where a value is missing.
pub(super) const NO_VALUE: &str = "string values must be quoted";

/// A mistake that needs no more words than its own: each pair is Chinese and English.
struct Known {
    /// How the parser's message starts.
    prefixes: &'static [&'static str],
    message: (&'static str, &'static str),
    label: (&'static str, &'static str),
    help: (&'static str, &'static str),
    structural: bool,
}

const KNOWN: &[Known] = &[
    Known {
        prefixes: &[NO_VALUE],
        message: ("等号后面没有内容", "there is nothing after the equals sign"),
        label: ("这里缺内容", "a value is missing here"),
        help: (
            "填上内容；确实没有的，删去这一行",
            "fill in the value; if there is none, delete the line",
        ),
        structural: false,
    },
    Known {
        prefixes: &["invalid basic string", "invalid literal string"],
        message: ("引号没有成对", "a quote is not closed"),
        label: ("这一行的引号不成对", "the quotes of this line do not pair"),
        help: (
            "文字两头各写一个英文半角引号 \"，整段文字两头各写三个 \"\"\"",
            "put one straight quote \" at both ends, or three \"\"\" around several lines",
        ),
        structural: false,
    },
    Known {
        prefixes: &["key with no value"],
        message: (
            "这一行不是“名称 = 内容”的形式",
            "this line is not of the form “key = value”",
        ),
        label: ("缺等号和内容", "no equals sign, no value"),
        help: (
            "写成“名称 = 内容”；说明性的文字前面加 #；正文放在 \"\"\" 和 \"\"\" 之间",
            "write “key = value”; start a remark with #; keep running text between \"\"\" and \"\"\"",
        ),
        structural: false,
    },
    Known {
        prefixes: &["missing escaped value"],
        message: (
            "双引号里的反斜杠 \\ 有特殊含义",
            "a backslash in double quotes has a meaning of its own",
        ),
        label: ("这里", "here"),
        help: (
            "要写反斜杠本身，就写两个 \\\\",
            "for a backslash itself write two, \\\\",
        ),
        structural: false,
    },
    Known {
        prefixes: &["invalid fraction"],
        message: (
            "小数点后面没有数字",
            "no digits stand behind the decimal point",
        ),
        label: ("这一行", "this line"),
        help: (
            "整数不写小数点；是小数的，补上小数点后面的数字",
            "write a whole number without a point, or the digits behind it",
        ),
        structural: false,
    },
    Known {
        prefixes: &["missing comma"],
        message: (
            "两项之间少了英文逗号",
            "a comma is missing between two items",
        ),
        label: ("这一行", "this line"),
        help: (
            "花括号、方括号里的各项之间写英文半角逗号，如 { value = 3, unit = \"件\" }",
            "write a comma between the items in braces or brackets: { value = 3, unit = \"件\" }",
        ),
        structural: true,
    },
    Known {
        prefixes: &["unclosed", "unexpected `=`"],
        message: ("括号没有成对", "a bracket is not closed"),
        label: (
            "从这里起不能确定结构",
            "the structure is unclear from here on",
        ),
        help: (
            "检查 [ ]、[[ ]]、{ } 是否成对，各项之间是否有英文逗号",
            "see that [ ], [[ ]] and { } pair and that commas stand between items",
        ),
        structural: true,
    },
    Known {
        prefixes: &["unexpected leading zero"],
        message: ("数字前面不能写 0", "no zero stands before a number"),
        label: ("这一行", "this line"),
        help: (
            "去掉数字前面的 0；编号、电话一类写在引号里，如 \"008\"",
            "leave out the zero before the number; a telephone or a code stands in quotes, \"008\"",
        ),
        structural: false,
    },
    Known {
        prefixes: &["missing opening quote", "missing closing quote"],
        message: ("引号没有成对", "a quote is not closed"),
        label: ("这一行的引号不成对", "the quotes of this line do not pair"),
        help: (
            "文字两头各写一个英文半角引号 \"",
            "put one straight quote \" at both ends",
        ),
        structural: false,
    },
    Known {
        prefixes: &["extra `=`"],
        message: ("等号写了两个", "there are two equals signs"),
        label: ("这一行", "this line"),
        help: (
            "只写一个等号，如 value = 3",
            "write one equals sign: value = 3",
        ),
        structural: false,
    },
    Known {
        prefixes: &[
            "invalid float",
            "invalid mantissa",
            "invalid exponent",
            "redundant numeric sign",
            "`_` may only go",
            "invalid integer",
            "missing digits",
        ],
        message: ("这里不是一个完整的数字", "this is no whole number"),
        label: ("这一行", "this line"),
        help: (
            "数字只写阿拉伯数字和小数点，如 1234、12.5、0.5；单位、百分号写在 unit 里；文字写在引号里",
            "write digits and a decimal point, such as 1234, 12.5 or 0.5; a unit or % goes into unit, and text into quotes",
        ),
        structural: false,
    },
    Known {
        prefixes: &["carriage return"],
        message: ("这一行的换行符不完整", "the line end is not complete"),
        label: ("这一行", "this line"),
        help: (
            "用记事本等编辑器另存一遍，换行选 Windows (CRLF) 或 Unix (LF)",
            "save the file anew in an editor, with line ends CRLF or LF",
        ),
        structural: false,
    },
    Known {
        prefixes: &["unquoted keys cannot be empty"],
        message: (
            "等号前面或者方括号里缺名称",
            "a name is missing before the equals sign or in the brackets",
        ),
        label: ("这一行", "this line"),
        help: (
            "写成“名称 = 内容”，或者 [名称]",
            "write “key = value”, or [name]",
        ),
        structural: false,
    },
    Known {
        prefixes: &["extra comma"],
        message: ("多了一个逗号", "there is a comma too many"),
        label: ("这一行", "this line"),
        help: (
            "各项之间只写一个英文逗号",
            "write one comma between two items",
        ),
        structural: false,
    },
    Known {
        prefixes: &["invalid boolean"],
        message: (
            "这里的内容要放在引号里，或者写 true、false",
            "this is neither text in quotes nor true or false",
        ),
        label: ("这一行", "this line"),
        help: (
            "文字两头各写一个英文半角引号 \"；是或否写 true、false",
            "put straight quotes around text; yes or no is true or false",
        ),
        structural: false,
    },
    Known {
        prefixes: &["too few unicode", "invalid unicode", "unicode"],
        message: (
            "双引号里的反斜杠 \\ 有特殊含义",
            "a backslash in double quotes has a meaning of its own",
        ),
        label: ("这里", "here"),
        help: (
            "要写反斜杠本身，就写两个 \\\\",
            "for a backslash itself write two, \\\\",
        ),
        structural: false,
    },
    Known {
        prefixes: &[
            "invalid date",
            "invalid time",
            "invalid datetime",
            "invalid day",
            "invalid month",
            "missing date",
            "missing time",
        ],
        message: ("这里的日期不对", "this is no date"),
        label: ("这一行", "this line"),
        help: (
            "日期写成 2018-03-20，月份 01 到 12，日子按当月",
            "write a date as 2018-03-20, with a month and a day that exist",
        ),
        structural: false,
    },
    Known {
        prefixes: &["unexpected key or value"],
        message: (
            "这一行的内容后面还有多余的文字",
            "something stands after the value of this line",
        ),
        label: ("这一行", "this line"),
        help: (
            "一行只写一个“名称 = 内容”；单位写在 unit 里；说明前面加 #",
            "write one “key = value” a line; a unit goes into unit; start a remark with #",
        ),
        structural: false,
    },
];
