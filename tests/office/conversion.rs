//! LibreOffice as a reader of our files, independent of their writers.

use std::{
    io::{Cursor, Write},
    path::{Path, PathBuf},
    process::Command,
};

use calamine::open_workbook_from_rs;

use crate::support::reading::Book;

/// Computes every formula anew on loading, which LibreOffice does not do by itself.
const RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// Faces that are installed in the place of those that Chinese offices have, so that pages come
/// out as they do there.
const FACES: &str = r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
SERIF
SANS
</fontconfig>"#;

/// Each file as LibreOffice converts it to another format, in order.
///
/// `None`, with a line on the terminal, where LibreOffice is not installed; a failure where `CI` is
/// `true`.
pub(crate) fn converted(files: &[(&str, &[u8])], format: &str) -> Option<Vec<Vec<u8>>> {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let profile = folder.join("profile");
    std::fs::create_dir_all(profile.join("user")).unwrap();
    put(
        &profile.join("user/registrymodifications.xcu"),
        RECALCULATE.as_bytes(),
    );
    let faces = folder.join("fonts.conf");
    put(&faces, fontconfig().as_bytes());
    let mut command = Command::new("soffice");
    command
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .env("FONTCONFIG_FILE", &faces)
        .args(["--headless", "--convert-to", format, "--outdir"])
        .arg(folder.join("out"));
    let mut expected: Vec<PathBuf> = Vec::new();
    for (index, (source, bytes)) in files.iter().enumerate() {
        let path = folder.join(format!("{index}.{source}"));
        put(&path, bytes);
        command.arg(path);
        // A format may be followed by the filter that writes it.
        let extension = format.split(':').next().unwrap();
        expected.push(folder.join(format!("out/{index}.{extension}")));
    }
    let output = command.output();
    if output.is_err() && std::env::var("CI").as_deref() != Ok("true") {
        tell_that_it_is_skipped();
        return None;
    }
    let output = output.expect("soffice is needed where CI=true");
    let read = |path: &PathBuf| {
        std::fs::read(path)
            .unwrap_or_else(|error| panic!("soffice saved nothing ({error}): {output:?}"))
    };
    Some(expected.iter().map(read).collect())
}

/// The spreadsheet as LibreOffice saves it after computing every formula anew.
pub(crate) fn recalculated(bytes: &[u8]) -> Option<Book> {
    let computed = converted(&[("xlsx", bytes)], "xlsx")?.remove(0);
    Some(open_workbook_from_rs(Cursor::new(computed)).unwrap())
}

fn fontconfig() -> String {
    let alias = |face: &str, installed: &str| {
        format!(
            "<match target=\"pattern\"><test name=\"family\"><string>{face}</string></test>\
             <edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>{installed}</string></edit></match>\n"
        )
    };
    let all = |faces: &[&str], installed: &str| -> String {
        faces.iter().map(|face| alias(face, installed)).collect()
    };
    let serif = all(
        &[
            "仿宋",
            "仿宋_GB2312",
            "楷体",
            "宋体",
            "SimSun",
            "方正小标宋简体",
        ],
        "Noto Serif CJK SC",
    );
    FACES
        .replace("SERIF\n", &serif)
        .replace("SANS\n", &all(&["黑体", "SimHei"], "Noto Sans CJK SC"))
}

/// Says on the terminal that the test looked at nothing.
///
/// Not by `eprintln!`, which a test that passes keeps to itself.
fn tell_that_it_is_skipped() {
    let thread = std::thread::current();
    let line = format!(
        "skipped, soffice is not on the PATH: {}\n",
        thread
            .name()
            .expect("tests run in threads with their names")
    );
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}

fn put(path: &Path, bytes: &[u8]) {
    std::fs::File::create(path)
        .unwrap()
        .write_all(bytes)
        .unwrap();
}
