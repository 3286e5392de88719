//! Files of a conversation, downloaded when somebody asks. The token goes to the CRM's own address alone: what lies
//! elsewhere is fetched without it, or not at all where the profile says so. Where a file is kept is not decided here.

use reqwest::Url;
use reqwest::header::LOCATION;

use super::client::Client;
use super::error::CrmError;
use super::http::Transport;
use crate::domain::say::Say;

/// Most bytes of a file.
pub const FILE_CAP: usize = 25 << 20;

/// Most hops from the address that the CRM names to where the file lies.
const HOPS: usize = 4;

/// Why a file did not come.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The way to it.
    #[error(transparent)]
    Crm(#[from] CrmError),
    /// It lies at another address, and the profile wants none fetched from there.
    #[error("the file lies at {origin}")]
    Elsewhere {
        /// The other address.
        origin: String,
    },
    /// It is larger than [`FILE_CAP`].
    #[error("the file is too large")]
    Large,
    /// The CRM names no address, or none that may be asked.
    #[error("the file has no usable address")]
    NoAddress,
    /// Another status than success.
    #[error("status {status}")]
    Status {
        /// The status.
        status: u16,
    },
}

impl FileError {
    /// The sentence for people.
    #[must_use]
    pub fn say(&self) -> Say {
        match self {
            Self::Crm(error) => error.say(),
            Self::Elsewhere { origin } => Say::new("files-elsewhere").with("origin", origin),
            Self::Large => Say::new("files-large").with("most", FILE_CAP >> 20),
            Self::NoAddress => Say::new("files-no-address"),
            Self::Status { status } => Say::new("files-status").with("status", status),
        }
    }
}

impl Client {
    /// The bytes of a file that the CRM named by its address.
    ///
    /// # Errors
    /// [`FileError`]; nothing is kept of a file that did not come whole.
    pub async fn download(&self, address: &str) -> Result<Vec<u8>, FileError> {
        let transport: &Transport = &self.transport;
        transport.ready().await?;
        let own = transport.base()?.clone();
        let mut url = own.join(address).map_err(|_| FileError::NoAddress)?;
        for _ in 0..HOPS {
            let is_own = url.origin() == own.origin();
            if !is_own && self.profile.http.own_files {
                return Err(FileError::Elsewhere { origin: url.origin().ascii_serialization() });
            }
            if !may_ask(&url, &own) {
                return Err(FileError::NoAddress);
            }
            let mut response = transport.fetch(&url, is_own).await?;
            let status = response.status().as_u16();
            if response.status().is_redirection() {
                let to = response.headers().get(LOCATION).and_then(|to| to.to_str().ok());
                url = to.and_then(|to| url.join(to).ok()).ok_or(FileError::NoAddress)?;
                continue;
            }
            if !response.status().is_success() {
                return Err(FileError::Status { status });
            }
            let mut bytes = Vec::new();
            while let Some(chunk) = response.chunk().await.map_err(super::http::lost)? {
                if bytes.len() + chunk.len() > FILE_CAP {
                    return Err(FileError::Large);
                }
                bytes.extend_from_slice(&chunk);
            }
            return Ok(bytes);
        }
        Err(FileError::NoAddress)
    }
}

/// Only https is asked; plain http where the CRM itself is on this machine.
fn may_ask(url: &Url, own: &Url) -> bool {
    let names_nobody = url.username().is_empty() && url.password().is_none();
    let here = |url: &Url| matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    names_nobody && (url.scheme() == "https" || (url.scheme() == "http" && here(url) && here(own)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_are_asked() {
        let url = |text: &str| Url::parse(text).unwrap();
        let (crm, here) = (url("https://acme.example"), url("http://127.0.0.1:4000"));
        assert!(may_ask(&url("https://cdn.example/x"), &crm));
        for bad in
            ["http://cdn.example/x", "file:///etc/passwd", "https://u:p@cdn.example/", "http://127.0.0.1/x"]
        {
            assert!(!may_ask(&url(bad), &crm), "{bad}");
        }
        assert!(
            may_ask(&url("http://127.0.0.1:9/x"), &here) && !may_ask(&url("http://cdn.example/x"), &here)
        );
    }
}
