//! How the work grows with what a hostile year file holds: each row is one kind of file in three
//! sizes, each four times the one before, and says by which power of the size its time grows.
//! 1.0 is linear; 1.2 is what is allowed. Each is compiled, and its findings are drawn and listed.
//!
//! `cargo bench --bench growth` prints it; a busy machine fails nothing. `cargo test` reads each kind once
//! and small, to see that it can be read.

use std::{
    hint::black_box,
    io::{self, Write as _},
    path::Path,
    time::{Duration, Instant},
};

use report::{
    compile::{Governing, Unread, World, compile},
    diagnostic::{
        Language, json,
        terminal::{self, Look},
    },
    source::Source,
};

/// What is called a kind of file, its first size, and a year file and a form of a size.
type Row = (&'static str, usize, fn(usize) -> (String, String));

const ROWS: &[Row] = &[
    ("years in a line", 1_500, |n| body(&"2011年，".repeat(n))),
    ("counts in a line", 1_000, |n| body(&"共有12件，".repeat(n))),
    ("counts, a line each", 1_000, |n| {
        body(&"共有12件。\n".repeat(n))
    }),
    ("counts in names", 1_000, |n| {
        body(&"“共12件”12件，".repeat(n))
    }),
    ("keys of some length", 1_000, |n| {
        file(&each(n, |i| format!("{}{i} = 1\n", "a".repeat(500))))
    }),
    ("digits of a number", 40_000, |n| {
        body(&("1".repeat(n) + "件"))
    }),
    ("numbers of a list", 5_000, |n| {
        file(&format!("x = [{}]\n", "1,".repeat(n)))
    }),
    ("full-width numbers of a line", 5_000, |n| {
        file(&("１ ".repeat(n) + "\n"))
    }),
    ("keys of a line", 5_000, |n| {
        file(&("a=1 ".repeat(n) + "\n"))
    }),
    ("parts of a figure", 1_000, |n| {
        let parts = each(n, |i| format!("f{i} = {i}\n"));
        file(&format!(
            "[figures.a]\nvalue = 7\n[figures.a.parts]\n{parts}"
        ))
    }),
    ("zero-width characters", 1_000, |n| {
        body(&"\u{200b}".repeat(n))
    }),
    ("unknown names in a line", 1_000, |n| {
        body(&each(n, |i| format!("{{{{ g{i} }}}}")))
    }),
    ("unknown names and known ones", 1_000, |n| {
        let known = each(n, |i| format!("f{i} = 1\n"));
        let unknown = each(n, |i| format!("{{{{ g{i} }}}}"));
        file(&format!("[figures]\n{known}{}", section(&unknown)))
    }),
    ("misspelt cells", 500, |n| {
        let cells = each(n, |i| format!("\"requests.neww{i}\" = 1\n"));
        file(&format!("[table]\n{cells}"))
    }),
    ("full-width numbers", 1_000, |n| {
        body(&"共１，０００件，".repeat(n))
    }),
    ("impossible dates in a line", 1_000, |n| {
        body(&"2017年13月45日，".repeat(n))
    }),
    ("blanks left open in a line", 1_000, |n| {
        body(&"XX年，受理件，".repeat(n))
    }),
    ("counts in a note", 1_000, |n| {
        body(&format!("{{{{ note(\"{}\") }}}}", "共12件，".repeat(n)))
    }),
    ("attachments in a line", 1_000, |n| {
        body(&"见附件9，".repeat(n))
    }),
    ("findings in a printed string", 1_000, |n| {
        body(&format!("{{{{ \"{}\" }}}}", "2011年，".repeat(n)))
    }),
    ("waivers and findings", 500, |n| {
        let figures = each(n, |i| format!("f{i} = \"x\"\n"));
        let waivers = each(n, |i| {
            format!("[[waivers]]\ncheck = \"invalid-value\"\nat = \"f{i}\"\nreason = \"x\"\n")
        });
        file(&format!("[figures]\n{figures}{waivers}"))
    }),
    ("formulas before what they need", 1_000, |n| {
        let formulas = each(n, |i| {
            format!("f{i} = {{ formula = \"f{} + 1\" }}\n", i + 1)
        });
        file(&format!("[figures]\n{formulas}f{n} = 1\n"))
    }),
    ("formulas in a ring", 500, |n| {
        let next = |i: usize| (i + 1) % n;
        let formulas = each(n, |i| {
            format!("f{i} = {{ formula = \"f{} + 1\" }}\n", next(i))
        });
        file(&format!("[figures]\n{formulas}"))
    }),
    ("factors of a formula", 5_000, |n| {
        let product = " * f0".repeat(n);
        file(&format!(
            "[figures]\nf0 = 7\ng = {{ formula = \"f0{product}\" }}\n"
        ))
    }),
    ("operators of an expression", 5_000, |n| {
        body(&format!("{{{{ 1{} }}}}", " + 1".repeat(n)))
    }),
    ("tables within tables", 5_000, |n| {
        file(&format!("x = {}1{}\n", "{a=".repeat(n), "}".repeat(n)))
    }),
    ("dots of a key", 5_000, |n| {
        file(&format!("{}a = 1\n", "a.".repeat(n)))
    }),
    ("rows that sum the next one", 60, |n| {
        own("", n, 2, |row| format!("sum_of = [\"r{}\"]\n", row + 1))
    }),
    ("addends of rows in a ring", 3_600, |n| {
        let rows = n.isqrt();
        let all = each(rows, |i| format!("\"r{i}\","));
        own("", rows, 1, |_| format!("sum_of = [{all}]\n"))
    }),
    ("marks with a backslash in a line", 4_000, |n| {
        let marks = "\\\"".repeat(n);
        file(&format!(
            "[[sections]]\nheading = \"概述\"\nbody = \"{marks}\"\n"
        ))
    }),
    ("notions in a sentence", 600, |n| {
        told(&"收到申请12件，".repeat(n))
    }),
    ("notions without a mark", 600, |n| {
        told(&"收到申请12件".repeat(n))
    }),
    ("notions of which there was none", 600, |n| {
        told(&"未收到申请".repeat(n))
    }),
    ("reviews without a mark", 600, |n| {
        told(&"行政复议2件".repeat(n))
    }),
    ("numbers without a measure", 1_500, |n| {
        told(&"12、".repeat(n))
    }),
    ("days of another year", 600, |n| {
        told(&"2016年1月2日，".repeat(n))
    }),
    ("brackets that open", 600, |n| told(&"（12件，".repeat(n))),
    ("figures of one label", 500, |n| {
        let figures = each(n, |i| {
            format!("f{i} = {{ label = \"甲类\", value = 7, unit = \"件\" }}\n")
        });
        file(&format!(
            "[figures]\n{figures}{}",
            section(&"甲类12件，".repeat(n))
        ))
    }),
    ("cells left out", 20, |n| own("", n, 60, |_| String::new())),
];

fn main() -> io::Result<()> {
    if !std::env::args().any(|argument| argument == "--bench") {
        for (_, first, files) in ROWS {
            let (year_file, form) = files(first / 20);
            once(&year_file, &form);
        }
        return Ok(());
    }
    let mut out = io::stdout().lock();
    for (name, first, files) in ROWS {
        let sizes = [*first, first * 4, first * 16];
        let times = sizes.map(|size| {
            let (year_file, form) = files(size);
            fastest(&year_file, &form)
        });
        let milliseconds = times.map(|time| time.as_secs_f64() * 1000.0);
        let power = (milliseconds[2] / milliseconds[1]).log(4.0);
        writeln!(
            out,
            "{name:<32} {:>6} {:>9.1} ms {:>9.1} ms {:>9.1} ms  power {power:.2}",
            sizes[2], milliseconds[0], milliseconds[1], milliseconds[2]
        )?;
    }
    Ok(())
}

/// The time of compiling a file and writing its findings, the least of three.
fn fastest(year_file: &str, form: &str) -> Duration {
    let times = (0..3).map(|_| once(year_file, form));
    times.min().expect("it ran three times")
}

/// The time of doing it once.
fn once(year_file: &str, form: &str) -> Duration {
    let start = Instant::now();
    let source = Source::new("bench.toml", year_file.as_bytes()).expect("it is UTF-8");
    let compiled = compile(&Beside(form), source);
    let found = compiled.found();
    let look = Look {
        language: Language::Chinese,
        color: false,
    };
    black_box(terminal::render(&found, look));
    let listed = json::render(&[(found, None::<()>)], Language::Chinese);
    black_box(listed.expect("findings are JSON"));
    start.elapsed()
}

/// A world in which a form lies beside the year file.
struct Beside<'a>(&'a str);

impl World for Beside<'_> {
    fn read(&self, file: &Path) -> Result<Vec<u8>, Unread> {
        match file.to_str() {
            Some("own.toml") => Ok(self.0.as_bytes().to_vec()),
            _ => Err(Unread::Missing),
        }
    }

    fn configuration(&self, _: &Path) -> Option<Governing> {
        None
    }
}

const HEAD: &str = "year = 2017\n[organ]\nname = \"某区某局\"\n";

fn file(text: &str) -> (String, String) {
    (format!("{HEAD}{text}"), String::new())
}

fn body(text: &str) -> (String, String) {
    file(&format!("[figures]\na = 1\n{}", section(text)))
}

/// As [`body`], beside a table of which the text tells.
fn told(text: &str) -> (String, String) {
    file(&format!(
        "[table]\n\"requests.received\" = 3\n\"review\" = 1\n{}",
        section(text)
    ))
}

fn section(text: &str) -> String {
    format!("[[sections]]\nheading = \"概述\"\nbody = '''\n{text}\n'''\n")
}

fn each(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// A year file on an own form of so many rows and columns, with something more in all rows but the
/// last.
fn own(
    text: &str,
    rows: usize,
    columns: usize,
    more: impl Fn(usize) -> String,
) -> (String, String) {
    let columns = each(columns, |i| {
        format!("[[table.column]]\ncode = \"c{i}\"\nlabel = \"列{i}\"\n")
    });
    let rows = each(rows, |i| {
        let more = if i + 1 < rows { more(i) } else { String::new() };
        format!("[[table.row]]\ncode = \"r{i}\"\nlabel = \"行{i}\"\n{more}")
    });
    let form = format!(
        "[form]\nid = \"own\"\ntitle = \"表\"\nreport_title = \"年报\"\nstatistics_title = \"统计表\"\n\
         first_year = 2000\ndocument_number = \"无\"\n[[section]]\ntitle = \"概述\"\ntables = [\"t\"]\n\
         [[table]]\nid = \"t\"\ntitle = \"表一\"\n{columns}{rows}"
    );
    let (year_file, _) = file(&format!("[report]\nform = \"own.toml\"\n{text}"));
    (year_file, form)
}
