# Debian's Rust with the source of its standard library, by which the library is built for systems that
# nobody has it ready for; sourced behind common.sh. It is the one that Debian builds its browsers with,
# newer than its usual one, in its archive of security updates.
#
# It is unpacked below `target` and not installed: the cargo at hand drives it.

# Unpacks these packages and the libraries that they need to the folder `debian`.
unpack_debian() {
    local folder=$tools/debian package
    mkdir -p "$tools/archives"
    (
        cd "$tools/archives"
        for package in "$@"; do
            ls "${package}"_*.deb >/dev/null 2>&1 || apt-get download -qq -o APT::Sandbox::User=root "$package"
            dpkg -x "${package}"_*.deb "$folder"
        done
    )
}

# The package that `$1` depends on whose name begins with `$2`.
depended_on() {
    apt-cache depends "$1" | sed -n "s/^ *Depends: \($2[^ ]*\)$/\1/p" | head -1
}

# Makes the compiler ready.
debian_rust() {
    local folder=$tools/debian standard llvm
    if ! [ -e "$folder/complete" ]; then
        rm -rf "$folder"
        apt-get update -qq
        standard=$(depended_on libstd-rust-web-dev libstd-rust-web)
        llvm=$(depended_on "$standard" libllvm)
        unpack_debian rustc-web rust-web-src libstd-rust-web-dev "$standard" "$llvm"
        touch "$folder/complete"
    fi
    # Debian keeps LLVM in a folder of its own; the compiler looks for it by name alone.
    LD_LIBRARY_PATH=$(find "$folder/usr/lib" -name 'libLLVM*.so*' -printf '%h\n' | sort -u |
        paste -sd:):$folder/usr/lib/x86_64-linux-gnu
    export LD_LIBRARY_PATH
    export RUSTC=$folder/usr/bin/rustc
    # What builds the standard library is not yet offered without this.
    export RUSTC_BOOTSTRAP=1
    # The library's own dependencies lie beside it, as the archive has them.
    source_of_std=$("$RUSTC" --print sysroot)/lib/rustlib/src/rust/library
    "$RUSTC" --version
}

# Options by which the linker that rustup has beside its compiler links for Linux: it keeps functions
# once that came out alike.
by_lld() {
    local folder
    folder=$(env -u RUSTC -u LD_LIBRARY_PATH rustc --print sysroot)
    folder=$folder/lib/rustlib/x86_64-unknown-linux-gnu/bin/gcc-ld
    test -x "$folder/ld.lld"
    printf -- '-Clink-arg=-fuse-ld=lld -Clink-arg=-B%s -Clink-arg=-Wl,--icf=all' "$folder"
}

# Builds the program for the system `$1`, with its list of crates in it. The library is built small:
# every list that is sorted has the whole of a sort of its own in the program.
build_with_std() {
    need_cargo cargo-auditable "$CARGO_AUDITABLE"
    RUSTFLAGS="$(without_paths) --remap-path-prefix=$source_of_std=std ${RUSTFLAGS:-}" \
        cargo auditable build --profile dist --locked --target "$1" \
        -Zbuild-std=std,panic_unwind -Zbuild-std-features=panic-unwind,optimize_for_size
}
