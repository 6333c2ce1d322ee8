//! Signatures that the standard tool minisign makes and checks. Its keys, one with the password
//! "secret word" and cheap parameters, lie in `keys`, with a text that it signed.

use std::{
    io::{Cursor, Write as _},
    process::Stdio,
};

use minisign::{SecretKey, SignatureBox};
use report::seal::public_key::PublicKey;

use super::{CHECKER, built, seal_of};
use crate::support::{Project, Said, said};

const PLAIN: &str = include_str!("keys/plain.key");
const WITH_PASSWORD: &str = include_str!("keys/with_password.key");
const PUBLIC: &str = include_str!("keys/plain.pub");
const SIGNED: &[u8] = include_bytes!("keys/signed.txt");
const BY_TOOL: &str = include_str!("keys/by_tool.minisig");

const BESIDE: &str = "data/2017.seal.toml.minisig";

fn with_keys() -> Project {
    built()
        .file("plain.key", PLAIN)
        .file("locked.key", WITH_PASSWORD)
        .file("own.pub", PUBLIC)
}

fn read(project: &Project, name: &str) -> String {
    std::fs::read_to_string(project.path(name)).unwrap()
}

fn public() -> PublicKey {
    PublicKey::read(PUBLIC).unwrap()
}

#[test]
fn a_signature_of_the_standard_tool_is_read_and_a_damaged_one_is_none() {
    assert!(public().has_signed(SIGNED, BY_TOOL));
    assert!(!public().has_signed(b"other", BY_TOOL));
    for at in 0..BY_TOOL.len() {
        let mut damaged = BY_TOOL.as_bytes().to_vec();
        damaged[at] ^= 2;
        let damaged = String::from_utf8_lossy(&damaged).into_owned();
        // The first line is a comment that nothing vouches for, and the last bits of base64 are no
        // part of what it says.
        let is_comment = at < BY_TOOL.find('\n').unwrap();
        assert!(is_comment || !public().has_signed(SIGNED, &damaged), "{at}");
        let short = BY_TOOL.get(..at.min(BY_TOOL.len() - 6)).unwrap();
        assert!(!public().has_signed(SIGNED, short), "{at}");
    }
}

#[test]
fn what_is_signed_here_holds_for_the_standard_tool() {
    let project = with_keys();
    let run = project.run(&format!("{CHECKER} --sign plain.key"));
    assert_eq!(run.code, 0, "{}", run.err);
    let signature = SignatureBox::from_string(&read(&project, BESIDE)).unwrap();
    let key = minisign::PublicKey::from_base64(public().text()).unwrap();
    let seal = seal_of(&project);
    let verified = minisign::verify(&key, &signature, Cursor::new(&seal), true, false, false);
    assert!(verified.is_ok());
    assert_eq!(
        signature.trusted_comment().unwrap(),
        "date:2018-03-02\treport seal"
    );
    for words in [
        "seal --verify 2017",
        "seal --verify 2017 --key own.pub",
        &format!("seal --verify 2017 --key {}", public().text()),
    ] {
        let run = project.run(words);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        assert!(run.err.contains("signature holds"), "{}", run.err);
    }
}

#[test]
fn what_the_standard_tool_signs_holds_here() {
    let project = with_keys();
    assert_eq!(project.run(CHECKER).code, 0);
    let line = PLAIN.lines().nth(1).unwrap();
    let bytes = base64(line);
    let secret = SecretKey::from_bytes(&bytes).unwrap();
    let signed = minisign::sign(
        None,
        &secret,
        Cursor::new(seal_of(&project)),
        Some("timestamp:1"),
        None,
    );
    let project = project.file(BESIDE, signed.unwrap().to_string());
    let run = project.run("seal --verify 2017");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("signature not checked"), "{}", run.err);
    let run = project.run("seal --verify 2017 --key own.pub");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.err.contains("signature holds"), "{}", run.err);
}

/// The bytes of a text in base64, by a way of our own.
fn base64(text: &str) -> Vec<u8> {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let value = digits.iter().position(|digit| *digit == letter).unwrap();
        bits = (bits << 6 | u32::try_from(value).unwrap()) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).unwrap());
        }
    }
    bytes
}

#[test]
fn a_seal_that_was_changed_after_it_was_signed_is_told() {
    let project = with_keys();
    assert_eq!(project.run(&format!("{CHECKER} --sign plain.key")).code, 0);
    let forged = seal_of(&project).replace("李四", "王五");
    let project = project.file("data/2017.seal.toml", forged);
    let run = project.run("seal --verify 2017 --output-format short");
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .contains("the signature of 王五 (审核人, 2018-03-02) is not over this seal"),
        "{}",
        run.out
    );
    std::fs::remove_file(project.path(BESIDE)).unwrap();
    let run = project.run("seal --verify 2017 --output-format short");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("is gone"), "{}", run.out);
    // Whoever is asked to seal again can: nobody signs under what does not hold.
    let run = project.run(&format!("{CHECKER} --sign plain.key"));
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err
            .contains("a signature of the seal that was there does not hold"),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("seal again: 王五 (审核人, 2018-03-02)"),
        "{}",
        run.err
    );
    assert_eq!(project.run("seal --verify 2017 --key own.pub").code, 0);
}

#[test]
fn a_signature_that_was_asked_for_must_be_there() {
    let project = with_keys();
    assert_eq!(project.run(CHECKER).code, 0);
    let run = project.run("seal --verify 2017 --key own.pub --output-format short");
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .contains("no signature that holds by the key of --key"),
        "{}",
        run.out
    );
    let run = project.run("seal --verify 2017 --key nonsense");
    assert_eq!(run.code, 2);
}

#[test]
fn the_signature_of_an_earlier_signer_goes_into_the_file_and_holds() {
    let project = with_keys();
    let run = project.run("seal 2017 --by 张三 --role 填报人 --date 2018-03-01 --sign plain.key");
    assert_eq!(run.code, 0, "{}", run.err);
    let first = read(&project, BESIDE);
    let run = project.run(&format!("{CHECKER} --sign plain.key"));
    assert_eq!(run.code, 0, "{}", run.err);
    assert_ne!(read(&project, BESIDE), first);
    let seal: toml::Table = seal_of(&project).parse().unwrap();
    assert_eq!(
        seal["signer"][0]["signature"].as_str(),
        Some(first.as_str())
    );
    let run = project.run("seal --verify 2017");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(run.err.matches("signature holds").count(), 2, "{}", run.err);
    // One who has no key.
    let run = project.run("seal 2017 --by 王五 --role 单位负责人 --date 2018-03-03");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!project.path(BESIDE).exists());
    let run = project.run("seal --verify 2017 --key own.pub");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(run.err.matches("signature holds").count(), 2, "{}", run.err);
    // What stood above the first signature cannot be changed.
    let forged = seal_of(&project).replace("张三", "张二");
    let project = project.file("data/2017.seal.toml", forged);
    let run = project.run("seal --verify 2017 --output-format short");
    assert_eq!(
        run.out.matches("is not over this seal").count(),
        2,
        "{}",
        run.out
    );
}

fn with_input(project: &Project, words: &str, input: &str) -> Said {
    let mut command = project.command(words);
    command.env("LC_ALL", "en_US.UTF-8");
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    said(&child.wait_with_output().unwrap())
}

#[test]
fn the_password_of_a_key_comes_from_standard_input_or_the_environment() {
    let words = format!("{CHECKER} --sign locked.key");
    let project = with_keys();
    let run = with_input(&project, &words, "another word\n");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("the password is wrong"), "{}", run.err);
    assert!(!project.path("data/2017.seal.toml").exists());
    let run = with_input(&project, &words, "secret word\n");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(project.run("seal --verify 2017 --key own.pub").code, 0);
    let project = with_keys();
    let mut command = project.command(&words);
    command.env("REPORT_SIGN_PASSWORD", "secret word");
    assert_eq!(said(&command.output().unwrap()).code, 0);
    for key in ["own.pub", "data/2017.toml"] {
        let run = project.run(&format!(
            "seal 2017 --by 王五 --role 单位负责人 --sign {key}"
        ));
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains("this is no secret key of minisign"),
            "{}",
            run.err
        );
    }
}

#[test]
fn a_signature_of_another_kind_is_left_alone_and_named() {
    let project = with_keys().file("data/2017.seal.toml.p7s", b"\x30\x80");
    assert_eq!(project.run(CHECKER).code, 0);
    let run = project.run("seal --verify 2017");
    assert_eq!(run.code, 0);
    assert!(
        run.err
            .contains("beside it lies 2017.seal.toml.p7s, which this program cannot check"),
        "{}",
        run.err
    );
    assert_eq!(
        std::fs::read(project.path("data/2017.seal.toml.p7s")).unwrap(),
        b"\x30\x80"
    );
}
