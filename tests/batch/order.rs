//! Whatever finished first, a run says the same.

use super::{organ, organs};
use crate::support::{Project, changed};

/// Files of very different weight, some with findings.
fn uneven() -> Project {
    let long = format!(
        "[[sections]]\nheading = \"一、总体情况\"\nbody = \"\"\"{}\"\"\"\n",
        "文字。".repeat(3000)
    );
    (0..24).fold(organs(48), |project, at| {
        let text = organ(100 + at);
        let text = match at % 3 {
            0 => format!("{long}{text}").replace("year = 2017\n", ""),
            1 => changed(&text, "year = 2017", "year = 2017\nsurprise = 1"),
            _ => changed(&text, "name =", "name"),
        };
        project.file(&format!("d/{:03}x.toml", at * 2), text)
    })
}

#[test]
fn any_number_of_jobs_writes_the_same_bytes_in_every_format() {
    let project = uneven();
    for format in ["human", "short", "json", "sarif", "github", "junit"] {
        let run = |jobs| project.run(&format!("check d --output-format {format} --jobs {jobs}"));
        let (alone, together) = (run(1), run(7));
        assert!(alone.out.len() > 1_000, "{format}: {alone:?}");
        assert_eq!(alone.out, together.out, "{format}");
        assert_eq!(alone.err, together.err, "{format}");
        assert_eq!((alone.code, together.code), (1, 1), "{format}");
    }
}

#[test]
fn a_document_of_many_files_goes_to_a_file_as_it_goes_to_standard_output() {
    let project = uneven();
    for format in ["json", "sarif", "junit", "short"] {
        let said = project.run(&format!("check d --output-format {format}"));
        project.run(&format!("check d --output-format {format}=written"));
        let written = std::fs::read_to_string(project.path("written")).unwrap();
        assert_eq!(written, said.out, "{format}");
    }
}
