//! Who may ask: whoever knows the address, from no other place.

use super::{http::Request, refusal::Refusal};

/// The address of a desk.
pub(super) struct Guard {
    /// `127.0.0.1:PORT`.
    host: String,
    /// What nobody can guess.
    token: String,
}

/// Bytes of a token.
const TOKEN: usize = 16;

impl Guard {
    /// A guard of this port, with a token of its own.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub(super) fn new(port: u16) -> anyhow::Result<Self> {
        let mut bytes = [0; TOKEN];
        getrandom::fill(&mut bytes).map_err(|why| anyhow::anyhow!("{why}"))?;
        let token = bytes.iter().map(|byte| format!("{byte:02x}"));
        Ok(Self {
            host: format!("127.0.0.1:{port}"),
            token: token.collect(),
        })
    }

    /// Where the desk is.
    pub(super) fn address(&self) -> String {
        format!("http://{}/{}/", self.host, self.token)
    }

    /// What a request asks for, behind the token.
    ///
    /// # Errors
    /// It is none of a page of the desk.
    pub(super) fn way(&self, request: &Request) -> Result<String, Refusal> {
        // A name that leads here by somebody else's word is not this address.
        if request.header("host") != Some(self.host.as_str()) {
            return Err(Refusal::Foreign);
        }
        let own = format!("http://{}", self.host);
        if request.header("origin").is_some_and(|origin| origin != own) {
            return Err(Refusal::Foreign);
        }
        let is_own = |site: &str| matches!(site, "same-origin" | "none");
        if request
            .header("sec-fetch-site")
            .is_some_and(|site| !is_own(site))
        {
            return Err(Refusal::Foreign);
        }
        let way = request.target.strip_prefix('/').and_then(|url| {
            let (token, way) = url.split_once('/')?;
            self.is_token(token).then_some(way)
        });
        way.map(str::to_owned).ok_or(Refusal::Unknown)
    }

    /// Whether this is the token; how long it takes to say so tells nothing of it.
    fn is_token(&self, told: &str) -> bool {
        let differences = told.bytes().zip(self.token.bytes());
        let differences = differences.fold(0, |all, (one, other)| all | (one ^ other));
        told.len() == self.token.len() && differences == 0
    }
}
