//! Azure Arc's proof: a key in a file that only those can read who may use the machine's identity.
//!
//! Invariant: no file is read but a small one in the agent's own directory.

use crate::Variables;
use graph_transport::{Error, Result, Secret};
use std::{
    io::Read,
    path::{Path, PathBuf},
};

/// Where the agent listens, when no variable says it.
pub(super) const ENDPOINT: &str = "http://127.0.0.1:40342/metadata/identity/oauth2/token";

/// The most that a key has.
const LARGEST: u64 = 4096;

/// Where the agent puts its keys.
pub(super) fn directory(variables: &Variables) -> PathBuf {
    if cfg!(windows) {
        program_data(variables).join("AzureConnectedMachineAgent").join("Tokens")
    } else {
        PathBuf::from("/var/opt/azcmagent/tokens")
    }
}

/// Whether the agent is on this machine.
pub(super) fn is_installed(variables: &Variables) -> bool {
    if cfg!(windows) {
        program_data(variables).join("AzureConnectedMachineAgent").join("himds.exe").exists()
    } else {
        Path::new("/opt/azcmagent/bin/himds").exists()
    }
}

fn program_data(variables: &Variables) -> PathBuf {
    PathBuf::from(variables.get("ProgramData").unwrap_or_else(|| r"C:\ProgramData".into()))
}

/// The key that a challenge (`Basic realm=…`) leads to.
pub(super) fn key(challenge: &str, directory: &Path) -> Result<Secret> {
    let refused = |why: &str| {
        Error::credential(format!(
            "Azure Arc's agent did not prove itself: {why}. Is something else listening in its place?"
        ))
    };
    let (scheme, rest) = challenge.trim().split_once(' ').unwrap_or_default();
    let realm = rest.trim().strip_prefix("realm=").filter(|_| scheme.eq_ignore_ascii_case("basic"));
    let path = realm.map(|realm| Path::new(realm.trim_matches('"'))).ok_or_else(|| refused("it named no key file"))?;
    // The parent as it is written: with it nothing can climb out of the directory.
    if path.parent() != Some(directory) || path.extension().is_none_or(|extension| extension != "key") {
        return Err(refused("the file that it named is not one of its keys"));
    }
    let cannot = |error| {
        Error::credential("Azure Arc's key cannot be read: run as an administrator, or as a member of the group himds")
            .with_source(error)
    };
    let file = std::fs::File::open(path).map_err(cannot)?;
    // The length that counts is that of what is read.
    let mut text = String::new();
    file.take(LARGEST + 1).read_to_string(&mut text).map_err(cannot)?;
    let key = Secret::new(text);
    if key.expose().len() as u64 > LARGEST {
        return Err(refused("its key is larger than any is"));
    }
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::super::{Chosen, ManagedIdentity};
    use super::*;
    use graph_transport::{Backoff, Endpoint, HttpClient, TokenProvider, TokenRequest, testing::Scripted};
    use std::fs;

    const VARIABLES: [(&str, &str); 2] =
        [("IDENTITY_ENDPOINT", "http://127.0.0.1:40342/metadata/identity/oauth2/token"), ("IMDS_ENDPOINT", "x")];

    /// A directory of a test's own, removed with the value.
    struct Keys(PathBuf);

    impl Keys {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("graph-auth-arc-{}-{name}", std::process::id()));
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        fn put(&self, name: &str, contents: &str) -> String {
            let path = self.0.join(name);
            fs::write(&path, contents).unwrap();
            format!("Basic realm={}", path.display())
        }
    }

    impl Drop for Keys {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    async fn token(credential: &ManagedIdentity, script: &Scripted) -> Result<String> {
        let http = HttpClient::new(script.clone()).retry(Backoff::never());
        let token = credential.token(TokenRequest::new(&http, &Endpoint::default(), &[])).await?;
        Ok(token.secret().expose().to_owned())
    }

    #[tokio::test(start_paused = true)]
    async fn the_key_is_read_and_sent_as_it_is() {
        let keys = Keys::new("sent");
        let challenge = keys.put("a.key", "k3y-from-the-file");
        let script = Scripted::default()
            .answer(401, &[("www-authenticate", &challenge)], "")
            .json(200, r#"{"access_token":"t1","expires_in":"3600","client_id":"C1"}"#)
            .answer(401, &[("www-authenticate", &challenge)], "")
            .json(200, r#"{"access_token":"t2","expires_in":"3600"}"#)
            .answer(401, &[("www-authenticate", &challenge)], "")
            .json(403, "no k3y-from-the-file");
        let credential = |chosen| ManagedIdentity {
            chosen,
            keys: Some(keys.0.clone()),
            ..ManagedIdentity::new().variables(VARIABLES)
        };
        let chosen = Some(Chosen::Client("c1".into()));
        assert_eq!(token(&credential(chosen.clone()), &script).await.unwrap(), "t1");
        let sent = script.received();
        assert_eq!(
            sent[0].uri,
            "http://127.0.0.1:40342/metadata/identity/oauth2/token?api-version=2020-06-01\
             &resource=https%3A%2F%2Fgraph.microsoft.com&client_id=c1"
        );
        assert!(!sent[0].headers.contains_key("authorization"));
        assert_eq!(
            (sent[1].uri.clone(), &sent[1].headers["metadata"]),
            (sent[0].uri.clone(), &sent[0].headers["metadata"])
        );
        assert_eq!(sent[1].headers["authorization"], "Basic k3y-from-the-file");

        let error = token(&credential(chosen), &script).await.unwrap_err().to_string();
        assert!(error.contains("did not give the identity that was asked for"), "an old agent: {error}");
        let error = token(&credential(None), &script).await.unwrap_err();
        let all = format!("{error} {error:?}");
        assert!(all.contains("[redacted]") && !all.contains("k3y-from"), "{all}");
    }

    #[test]
    fn no_other_file_is_read() {
        let keys = Keys::new("checked");
        let good = keys.put("a.key", "k");
        assert_eq!(key(&good, &keys.0).unwrap().expose(), "k");
        assert_eq!(key(&good.replacen("realm=", "realm=\"", 1).add_quote(), &keys.0).unwrap().expose(), "k");
        let deeper = keys.0.join("deeper");
        fs::create_dir_all(&deeper).unwrap();
        let base = keys.0.display();
        for challenge in [
            String::new(),
            "Basic".into(),
            format!("Bearer realm={base}/a.key"),
            "Basic realm=/etc/passwd".into(),
            format!("Basic realm={base}/../a.key"),
            format!("Basic realm={base}/deeper/../../a.key"),
            format!("Basic realm={base}/deeper/a.key"),
            keys.put("a.txt", "k"),
            keys.put("key", "k"),
        ] {
            let error = key(&challenge, &keys.0).unwrap_err().to_string();
            assert!(error.contains("did not prove itself"), "{challenge}: {error}");
        }
        let large = keys.put("large.key", &"k".repeat(4097));
        assert!(key(&large, &keys.0).unwrap_err().to_string().contains("larger than any is"));
        assert!(key(&keys.put("just.key", &"k".repeat(4096)), &keys.0).is_ok());
        let missing = format!("Basic realm={base}/missing.key");
        assert!(key(&missing, &keys.0).unwrap_err().to_string().contains("group himds"));
    }

    trait Quoted {
        fn add_quote(self) -> String;
    }

    impl Quoted for String {
        fn add_quote(self) -> String {
            self + "\""
        }
    }
}
