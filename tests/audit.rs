//! Real reports that were not written with this program, restated: what was read of them against
//! what a careful reviewer reads (`tests/audit/reports`; their figures, order, labels and layout are the
//! published ones).

mod balances;
mod commands;
mod documents;
mod lists;
mod mutation;
mod nothing;
mod planted;
mod round_trip;
mod scored;
mod titles;
mod together;
mod told_apart;
mod truth;
mod turned;
mod wordings;

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

/// What must be reached: nothing certain is wrong, nobody is accused in vain, hardly a number is missed.
fn hold(score: &Score) {
    println!("{score:?}");
    assert_eq!((score.wrong_certain, score.accused_in_vain), (0, 0));
    let (cells, prose) = (&score.cells, &score.prose);
    assert!(cells.right * 100 >= cells.all * 98, "{cells:?}");
    assert!(prose.right * 100 >= prose.all * 95, "{prose:?}");
    assert!(
        score.wrong_likely * 50 <= cells.all + prose.all,
        "{}",
        score.wrong_likely
    );
}

#[test]
fn no_number_of_a_text_is_read_as_another_and_hardly_one_is_missed() {
    let score = total(&inputs(false));
    hold(&score);
    let failing = &score.failing;
    assert!(failing.right * 10 >= failing.all * 8, "{failing:?}");
}

#[test]
fn files_of_every_format_say_the_same_as_the_text() {
    hold(&total(&inputs(true)));
}
