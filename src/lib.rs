//! A compiler for China's annual reports on government-information disclosure
//! (政府信息公开工作年度报告): one checked year file in, the Word report, the statistics
//! spreadsheet, the web page and the older formats out.
//!
//! Data goes one way, and a module may use what stands above it in this list, never what stands
//! below:
//!
//! | stage | takes | gives |
//! | --- | --- | --- |
//! | [`limits`] | – | how much of anything one file may hold |
//! | [`language`] | plain text | numerals, dates, headings, odd characters, width; knows no report |
//! | [`source`] | a file's bytes | its text, and the way from bytes to lines and columns |
//! | [`diagnostic`] | – | what is wrong, as data, and how it is shown |
//! | [`forms`] | a form's TOML | tables, rows, columns, relations of a statutory form |
//! | [`archive`] | bytes of a zip | its parts, unpacked as they are asked for, within bounds |
//! | [`readers`] | bytes of a finished file | its text in reading order, tables, marked figures, hidden things |
//! | [`fonts`] | bytes of font files | their faces: names, weight, rights, characters |
//! | [`year_file`] | a text | the file as written: typed values with their places |
//! | [`recognition`] | plain text, a transcript | which notions and cells of the forms it says, with their numbers |
//! | [`model`] | the file as written, a form | the report: figures, relations, evaluated text |
//! | [`checks`] | a report | findings |
//! | [`adoption`] | a report | its year file with the numbers of its text as figures |
//! | [`facts`] | a report | figures, what must hold and whether it does, for programs; tables of figures |
//! | [`document`] | a report | what a reader sees: blocks and grids, each figure with its id |
//! | [`workbook`] | a report | sheets, live formulas, homes of figures |
//! | `setting` | a document | how each block of a page is set: fonts, measures, breaks |
//! | [`writers`] | a set page, a workbook | the bytes of one file |
//! | [`succession`] | a year file, the next form | next year's file, its figures open |
//! | [`compile`] | a world of files, a year file | report, findings, account |
//! | [`build`] | a compiled report | its files: names and bytes, written nowhere |
//! | [`seal`] | a compiled report, the files written of it | what its signers agreed to, and what of it no longer holds |
//! | [`verify`] | a finished file, what its year file gives | which of its numbers still stand |
//! | [`import`] | a report that was recognised | its year file, and what does not come out of it again |
//! | [`fill`] | workbooks that came back, their year file | findings, the year file with their numbers |
//! | [`audit`] | a file that nobody wrote with us | what it says, and what of it does not hold |
//! | [`batch`] | items, the work on one | results in the order of the items, from all cores |
//! | [`rollup`] | the reports of a district's organs, its own | sums, who is missing, what does not agree and with whom it lies |
//! | [`lsp`] | what an editor says | findings, mends, completion, places |
//! | [`desk`] | a year file, edits of it | what the page in the browser shows; the only socket |
//! | [`cli`] | arguments | all of the above; files, clock, terminal |
//!
//! Strangers, of whom neither may use the other: `checks` × `document`, `checks` × `workbook`,
//! `checks` × `writers`, `readers` × `writers`, `readers` × `document`, `facts` × `document`.
//!
//! What holds everywhere:
//!
//! - *Not reported*, zero and a number are three states, from the year file to the writers.
//! - What must hold is data: one list, one verdict; checks, proof sheet and counts come from it.
//! - A form is data: a new one is a TOML file and the line that includes it.
//! - A figure keeps its id on the way out: a bookmark in Word, a defined name in the
//!   spreadsheet, a data attribute in the web page.
//! - Bad input is a finding, and work goes on after it; a broken world is an error.
//! - No stage but [`cli`] knows files, clock, environment or terminal: same input, same bytes.

pub mod adoption;
pub mod archive;
pub mod audit;
pub mod batch;
pub mod build;
pub mod checks;
// A page in a browser has neither files nor terminal.
#[cfg(not(target_family = "wasm"))]
pub mod cli;
pub mod compile;
pub mod desk;
pub mod diagnostic;
pub mod document;
pub mod facts;
pub mod fill;
pub mod fonts;
pub mod forms;
pub mod import;
pub mod language;
pub mod limits;
pub mod lsp;
pub mod model;
pub mod readers;
pub mod recognition;
pub mod rollup;
pub mod seal;
mod setting;
pub mod source;
pub mod succession;
pub mod verify;
pub mod workbook;
pub mod writers;
pub mod year_file;
