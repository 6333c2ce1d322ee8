//! What many files cost: on one core and on two, beside reading their bytes and parsing their TOML, and
//! in memory; and what a line costs that passes the filter.
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
    })
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
