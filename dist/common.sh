# What the scripts beside this one share; they source it. Everything they make lies below `target`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

CARGO_AUDITABLE=0.7.7
CARGO_DEB=3.8.0
CARGO_CYCLONEDX=0.5.9

VERSION=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
# The time that archives state: of the commit, so that one commit gives the same bytes.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH
# What `report --version --verbose` says it was built of.
REPORT_COMMIT=$(git describe --always --abbrev=40 --dirty --exclude='*' 2>/dev/null || echo unknown)
export REPORT_COMMIT
# What is handed on.
packages=$PWD/target/packages
# What it is made with.
tools=$PWD/target/tools
mkdir -p "$packages" "$tools"
PATH=$tools/bin:$PATH

say() { printf '\n== %s ==\n' "$*"; }

# Installs the Debian packages behind each `tool:package` whose tool is missing.
need() {
    local pair missing=()
    for pair in "$@"; do
        command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
    done
    [ ${#missing[@]} -eq 0 ] || {
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            "${missing[@]}" >/dev/null
    }
}

# A program of a crate in this version, below `target`, by the compiler at hand. `LOCKED=` has crates
# taken that it does not name itself. Not optimised: compiling it is most of its work.
need_cargo() {
    [ -e "$tools/$1-$2" ] || (
        unset RUSTC RUSTC_BOOTSTRAP RUSTFLAGS LD_LIBRARY_PATH
        CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet ${LOCKED---locked} --profile dev --force \
            --root "$tools" --target-dir "$tools/build" "$1@$2"
        touch "$tools/$1-$2"
    )
}

# Options of the compiler that leave no folder of this machine in the program.
without_paths() {
    local home=${CARGO_HOME:-$HOME/.cargo} registry
    printf -- '--remap-path-prefix=%s=report' "$PWD"
    for registry in "$home"/registry/src/*; do
        printf -- ' --remap-path-prefix=%s=crates' "$registry"
    done
}

# The texts that travel with the program, into the folder `$1`, with the files that they name.
papers() {
    cp README.md CHANGELOG.md LICENSE "$1"
    mkdir -p "$1/examples" "$1/data/forms"
    cp examples/*.toml "$1/examples/"
    cp data/2017.toml "$1/data/"
    cp data/forms/*.toml "$1/data/forms/"
    dist/licences >"$1/LICENCES-OF-CRATES.txt"
}

# Completions and manual pages, by the program `$1`, into the folder `$2`.
beside() {
    mkdir -p "$2/completions"
    "$1" --lang en completions bash >"$2/completions/report"
    "$1" --lang en completions zsh >"$2/completions/_report"
    "$1" --lang en completions fish >"$2/completions/report.fish"
    "$1" --lang en completions powershell >"$2/completions/report.ps1"
    "$1" man "$2/man" >/dev/null
}

# Packs the folder `$1` below `target/packages` into the archive `$2`, the same bytes each time.
pack() {
    (
        cd "$packages"
        find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
        rm -f "$2"
        case $2 in
        *.zip) find "$1" -type f | LC_ALL=C sort | TZ=UTC zip -q -X -@ "$2" ;;
        *) tar --sort=name --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw \
            --format=gnu -cf - "$1" | gzip -9 -n >"$2" ;;
        esac
        rm -r "$1"
        du -b "$2"
    )
}
