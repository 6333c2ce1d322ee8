//! Real reports that were not written with this program, restated: what was read of them against
//! what a careful reviewer reads (`tests/audit/reports`; their figures, order, labels and layout are the
//! published ones).

mod commands;
mod documents;
mod scored;
mod truth;

use self::{
    scored::{Score, score},
    truth::{Input, inputs},
};

fn total(inputs: &[Input]) -> Score {
    let mut total = Score::default();
    for input in inputs {
        let one = score(input);
        // So that a failure tells which.
        for told in &one.told {
            println!("{}: {told}", input.name);
        }
        total.add(one);
    }
    total
}

#[test]
fn no_number_of_a_text_is_read_as_another_and_hardly_one_is_missed() {
    let score = total(&inputs(false));
    println!("{score:?}");
    assert_eq!(score.wrong_certain, 0);
    assert_eq!(score.accused_in_vain, 0);
    assert!(
        score.cells.right * 100 >= score.cells.all * 98,
        "{:?}",
        score.cells
    );
    assert!(
        score.prose.right * 100 >= score.prose.all * 95,
        "{:?}",
        score.prose
    );
    let likely = score.wrong_likely * 50;
    assert!(likely <= score.cells.all + score.prose.all);
    assert!(
        score.failing.right * 10 >= score.failing.all * 8,
        "{:?}",
        score.failing
    );
}

#[test]
fn files_of_every_format_say_the_same_as_the_text() {
    let score = total(&inputs(true));
    println!("{score:?}");
    assert_eq!((score.wrong_certain, score.accused_in_vain), (0, 0));
    assert!(
        score.cells.right * 100 >= score.cells.all * 98,
        "{:?}",
        score.cells
    );
    assert!(
        score.prose.right * 100 >= score.prose.all * 95,
        "{:?}",
        score.prose
    );
}
