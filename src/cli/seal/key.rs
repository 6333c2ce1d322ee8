//! The keys of signatures: a secret one with its password, and public ones.

use std::{
    env,
    io::{self, BufRead as _, Cursor, IsTerminal as _},
    path::Path,
};

use anyhow::{Context as _, anyhow};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use minisign::{SecretKey, SecretKeyBox};

use crate::{
    cli::bounded,
    diagnostic::{Language, Text, say::say},
    seal::public_key::PublicKey,
};

/// Where a password may stand for runs without a terminal.
const PASSWORD: &str = "REPORT_SIGN_PASSWORD";

/// A secret key, open for signing.
pub(super) struct OpenKey {
    secret: SecretKey,
    public: minisign::PublicKey,
}

impl OpenKey {
    /// The secret key of a file of the standard tool. One that has a password takes it from the
    /// environment, or else from the terminal, or from standard input where that is none.
    ///
    /// # Errors
    /// The file cannot be read or is none, or the password is another one.
    pub(super) fn open(path: &Path, language: Language) -> anyhow::Result<Self> {
        let shown = path.display().to_string();
        let wrong = |why: Text| {
            let text = say!("--sign {shown}：{why}", "--sign {shown}: {why}", why);
            anyhow!(text.into_words(language))
        };
        let bytes = bounded::file(path).with_context(|| format!("--sign {shown}"))?;
        let no_key = || {
            wrong(Text::fixed(
                "不是 minisign 的私钥文件",
                "this is no secret key of minisign",
            ))
        };
        let text = String::from_utf8(bytes).map_err(|_| no_key())?;
        let key = bytes_of(&text).ok_or_else(no_key)?;
        let secret = if has_password(&key) {
            let password = password(language)?;
            let boxed = SecretKeyBox::from_string(&text).map_err(|_| no_key())?;
            let opened = boxed.into_secret_key(Some(password));
            opened.map_err(|_| wrong(Text::fixed("密码不对", "the password is wrong")))?
        } else {
            // The standard tool gives these no checksum, which the crate would ask for; a key that is
            // spoilt makes no signature.
            SecretKey::from_bytes(&key).map_err(|_| no_key())?
        };
        let public = minisign::PublicKey::from_secret_key(&secret).map_err(|_| no_key())?;
        Ok(Self { secret, public })
    }

    /// The public key that belongs to it, as the standard tool writes it.
    pub(super) fn public(&self) -> String {
        self.public.to_base64()
    }

    /// Signs some bytes, as the standard tool does; `day` goes into the comment that is signed too.
    ///
    /// # Errors
    /// The system gives no random numbers, or the key is spoilt.
    pub(super) fn sign(&self, bytes: &[u8], day: &str) -> anyhow::Result<String> {
        let signed = minisign::sign(
            Some(&self.public),
            &self.secret,
            Cursor::new(bytes),
            Some(&format!("date:{day}\treport seal")),
            Some("signature of a report seal"),
        );
        Ok(signed.context("minisign")?.to_string())
    }
}

/// How many bytes a secret key has.
const KEY_BYTES: usize = 158;

/// The bytes of a secret key in the file of the standard tool: in the line behind its comment.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let line = text.lines().nth(1)?.trim();
    let key = STANDARD.decode(line).ok()?;
    (key.len() == KEY_BYTES).then_some(key)
}

/// Whether a key is locked by a password: it names how the password becomes one of its own.
fn has_password(key: &[u8]) -> bool {
    key.get(2..4) != Some(&[0, 0])
}

/// The password of a key.
fn password(language: Language) -> anyhow::Result<String> {
    if let Ok(password) = env::var(PASSWORD) {
        return Ok(password);
    }
    if !io::stdin().is_terminal() {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).context("stdin")?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let prompt = Text::fixed("私钥的密码：", "Password of the key: ");
    rpassword::prompt_password(prompt.get(language)).context("terminal")
}

/// The public key that was named: a file, or the key itself.
///
/// # Errors
/// It is neither.
pub(super) fn public(named: &str, language: Language) -> anyhow::Result<PublicKey> {
    let path = Path::new(named);
    let text = if path.is_file() {
        let bytes = bounded::file(path).with_context(|| format!("--key {named}"))?;
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        named.to_owned()
    };
    PublicKey::read(&text).ok_or_else(|| {
        let text = say!(
            "--key {named}：既不是公钥文件，也不是 minisign 的公钥",
            "--key {named}: this is neither a file with a public key of minisign nor such a key"
        );
        anyhow!(text.into_words(language))
    })
}
