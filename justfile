# What there is to run while working; `just` alone lists it. The gate itself is `.ci/run`.

[private]
default:
    @just --list --unsorted

# Formatting, lints and the pages of the code
check:
    .ci/run lint

# The quick tests, or those whose names hold WORD
test *WORD:
    cargo test --lib --test main -- {{ WORD }}

# What LibreOffice and the validator make of our files
office:
    .ci/run office

# The web pages in a browser
browser:
    .ci/run browser

# What a build costs beside the bare libraries
bench:
    cargo bench

# Random input for TARGET, or for all, so many SECONDS each
fuzz TARGET="all" SECONDS="60":
    fuzz/run {{ TARGET }} {{ SECONDS }}

# N runs of the release binary on damaged files
mutate N="1000" *OPTIONS:
    cargo build --release
    fuzz/mutate.py --runs {{ N }} {{ OPTIONS }}

# What is handed on, signed where KEY is a key of minisign
packages KEY="":
    dist/all {{ KEY }}

# The whole gate
ci:
    .ci/run
