//! What many files cost: on one core and on two, beside reading their bytes and parsing their TOML, and
//! in memory; what a line costs that passes the filter; and what it costs to audit a long report in each
//! format, and many short ones.
//!
//! `cargo bench --bench batch` writes year files of as many organs with the content of 2017 into a folder
//! of its own and runs the program over them; a tenth of them it builds. `REPORT_FILES=1000` takes fewer
//! than 10,000. Memory is told where the system says it in `/proc`. Nothing here is a test: a busy machine
//! fails nothing.

use std::{
    fs::{self, File},
    hint::black_box,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const REAL: &str = include_str!("../data/2017.toml");
const EXAMPLE: &str = include_str!("../examples/form-2021.toml");
const PROGRAM: &str = env!("CARGO_BIN_EXE_report");

fn main() -> io::Result<()> {
    let asked = std::env::var("REPORT_FILES").ok();
    let most: usize = asked.and_then(|asked| asked.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir()?;
    let mut out = io::stdout().lock();
    for files in [most / 100, most / 10, most] {
        year_files(&folder.path().join(files.to_string()), files)?;
    }
    let all = folder.path().join(most.to_string());
    let bytes = timed(|| each(&all, |text| black_box(text).len()))?;
    let parsed = timed(|| {
        each(&all, |text| {
            toml::from_str::<toml::Table>(text).map_or(0, |table| table.len())
        })
    })?;
    writeln!(out, "{most} year files")?;
    line(&mut out, "bytes alone", most, bytes)?;
    line(&mut out, "toml crate alone", most, parsed)?;
    on_one_and_on_two(&mut out, "check", most, |jobs| {
        let mut check = Command::new(PROGRAM);
        check.args(["check", "--quiet", "--jobs", jobs]).arg(&all);
        check
    })?;
    for files in [most / 100, most / 10, most] {
        let below = folder.path().join(files.to_string());
        let (_, peak) = run(Command::new(PROGRAM)
            .args(["check", "--quiet", "--jobs", "2"])
            .arg(below))?;
        writeln!(out, "peak memory of {files} files: {peak} kB")?;
    }
    let lines = folder.path().join("lines");
    questions(&all, &lines)?;
    on_one_and_on_two(&mut out, "filter", most, |jobs| {
        let mut filter = Command::new(PROGRAM);
        filter.args(["check", "--jsonl", "--jobs", jobs]);
        filter.stdin(File::open(&lines).expect("it was just written"));
        filter
    })?;
    let some = folder.path().join((most / 10).to_string());
    on_one_and_on_two(&mut out, "build", most / 10, |jobs| {
        let mut build = Command::new(PROGRAM);
        let to = folder.path().join(format!("built-{jobs}"));
        build.args(["build", "--quiet", "--jobs", jobs]);
        build.arg(&some).arg("--out").arg(to);
        build
    })?;
    audit_of_a_long_report(&mut out, &folder.path().join("long"))?;
    audit_of_texts(&mut out, &folder.path().join("texts"), most)
}

/// A paragraph of which a long report has many.
const PARAGRAPH: &str = "本机关依照条例开展政府信息公开工作，公开的内容涉及机构职能、规划计划、财政预决算、\
    行政许可、行政处罚、重大建设项目和民生领域信息，逐项登记、逐月核对，方便群众查询和监督。\n";

/// So many of them make some twenty pages with the tables.
const PARAGRAPHS: usize = 90;

/// Audits a report of some twenty pages in each format, the fastest of five runs.
fn audit_of_a_long_report(out: &mut impl io::Write, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let (head, sections) = EXAMPLE.split_once("[[sections]]").expect("it has some");
    let (first, rest) = sections
        .split_once("body = \"\"\"\n")
        .expect("the first has a text");
    let text = PARAGRAPH.repeat(PARAGRAPHS);
    let year_file = format!("{head}[[sections]]{first}body = \"\"\"\n{text}{rest}");
    File::create(folder.join("2025.toml"))?.write_all(year_file.as_bytes())?;
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
    let mut build = Command::new(PROGRAM);
    build.current_dir(folder).arg("build").arg("2025");
    build.args(["--quiet", "--draft", "--format", "docx,html,doc,pdf"]);
    run(build.args(["--out", "built", "--font-dir"]).arg(fonts))?;
    let files = fs::read_dir(folder.join("built"))?;
    let mut files: Vec<PathBuf> = files
        .map(|file| Ok(file?.path()))
        .collect::<io::Result<_>>()?;
    files.sort();
    for file in files {
        let ending = file.extension().and_then(|ending| ending.to_str());
        let runs = (0..5).map(|_| run(Command::new(PROGRAM).args(["audit", "--quiet"]).arg(&file)));
        let runs = runs.collect::<io::Result<Vec<_>>>()?;
        let fastest = runs.into_iter().min().expect("it ran");
        let name = format!("audit .{}", ending.unwrap_or(""));
        writeln!(
            out,
            "{name:<18} {:>8.1} ms, peak memory {} kB",
            fastest.0.as_secs_f64() * 1000.0,
            fastest.1
        )?;
    }
    Ok(())
}

/// Audits ever more reports as text.
fn audit_of_texts(out: &mut impl io::Write, folder: &Path, most: usize) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut names = Vec::new();
    for at in 0..most {
        let name = format!("{at:06}.txt");
        let text = format!(
            "甲州市乙水区第{at}局\n2023年政府信息公开工作年度报告\n一、总体情况\n\
             2023年，主动公开信息30条，其中网站12条，微信18条。收到申请3件，办结3件。\n\
             五、存在的主要问题及改进情况\n公开不够及时。\n甲州市乙水区第{at}局\n2024年1月15日\n"
        );
        File::create(folder.join(&name))?.write_all(text.as_bytes())?;
        names.push(name);
    }
    for files in [most / 100, most / 10, most] {
        let mut audit = Command::new(PROGRAM);
        audit.current_dir(folder).args(["audit", "--quiet"]);
        let (time, peak) = run(audit.args(names.get(..files).unwrap_or(&names)))?;
        line(out, "audit of texts", files, time)?;
        writeln!(out, "  peak memory {peak} kB")?;
    }
    Ok(())
}

/// Runs what is asked of `files` files on one core and on two.
fn on_one_and_on_two(
    out: &mut impl io::Write,
    what: &str,
    files: usize,
    command: impl Fn(&str) -> Command,
) -> io::Result<()> {
    let (alone, peak) = run(&mut command("1"))?;
    line(out, &format!("{what} --jobs 1"), files, alone)?;
    writeln!(out, "  peak memory {peak} kB")?;
    let (both, peak) = run(&mut command("2"))?;
    line(out, &format!("{what} --jobs 2"), files, both)?;
    let gain = alone.as_secs_f64() / both.as_secs_f64();
    writeln!(out, "  peak memory {peak} kB; speed-up {gain:.2}")
}

/// Writes year files of as many organs, a hundred to a folder.
fn year_files(folder: &Path, files: usize) -> io::Result<()> {
    for at in 0..files {
        let below = folder.join(format!("{:04}", at / 100));
        fs::create_dir_all(&below)?;
        let text = REAL.replace("东城区民政局", &format!("东城区民政局第{at}分局"));
        let mut file = File::create(below.join(format!("{at:06}.toml")))?;
        file.write_all(text.as_bytes())?;
    }
    Ok(())
}

/// The year files below a folder of folders, in order.
fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for below in fs::read_dir(folder)? {
        for file in fs::read_dir(below?.path())? {
            paths.push(file?.path());
        }
    }
    paths.sort();
    Ok(paths)
}

fn each(folder: &Path, look: impl Fn(&str) -> usize) -> io::Result<usize> {
    let mut sum = 0;
    for path in paths(folder)? {
        sum += look(&fs::read_to_string(path)?);
    }
    Ok(sum)
}

/// Writes the line of each year file for the filter.
fn questions(folder: &Path, to: &Path) -> io::Result<()> {
    let mut lines = io::BufWriter::new(File::create(to)?);
    for path in paths(folder)? {
        let text = fs::read_to_string(&path)?;
        let name = path.display().to_string();
        writeln!(
            lines,
            "{}",
            serde_json::json!({ "name": name, "text": text })
        )?;
    }
    lines.flush()
}

fn timed<T>(work: impl Fn() -> io::Result<T>) -> io::Result<Duration> {
    let start = Instant::now();
    black_box(work()?);
    Ok(start.elapsed())
}

/// The time of a run and its peak memory in kB; zero where the system does not tell.
fn run(command: &mut Command) -> io::Result<(Duration, usize)> {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        peak = peak.max(memory(&child));
        thread::sleep(Duration::from_millis(2));
    }
    Ok((start.elapsed(), peak))
}

fn memory(child: &Child) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id()));
    let status = status.ok();
    let peak = status.as_deref().and_then(|status| {
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    });
    peak.unwrap_or(0)
}

fn line(out: &mut impl io::Write, what: &str, files: usize, time: Duration) -> io::Result<()> {
    let seconds = time.as_secs_f64();
    let count = u32::try_from(files).map_or(0.0, f64::from);
    writeln!(
        out,
        "{what:<18} {seconds:>8.3} s  {:>8.0} files/s",
        count / seconds
    )
}
