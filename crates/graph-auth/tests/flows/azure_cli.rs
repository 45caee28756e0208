//! Whoever is signed in to the Azure CLI or the Azure Developer CLI, of which a script plays the part.
#![cfg(unix)]

use crate::bench::Bench;
use graph_auth::{AzureCli, AzureDeveloperCli, Interaction, SignInError, TokenProvider};
use graph_transport::testing::Scripted;
use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf, time::Duration};

/// A program of one test's own, removed with the value.
struct Program(PathBuf);

impl Program {
    fn new(name: &str, script: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("az-{}-{name}", std::process::id()));
        // Written under another name first: a file that is open for writing cannot be run.
        let draft = path.with_extension("draft");
        fs::write(&draft, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&draft, fs::Permissions::from_mode(0o700)).unwrap();
        fs::copy(&draft, &path).unwrap();
        fs::remove_file(&draft).unwrap();
        Self(path)
    }

    fn credential(&self) -> AzureCli {
        AzureCli::new().program(&self.0).timeout(Duration::from_secs(60))
    }

    fn developer(&self) -> AzureDeveloperCli {
        AzureDeveloperCli::new().program(&self.0).timeout(Duration::from_secs(60))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn bench() -> Bench {
    Bench::new(Scripted::default())
}

#[tokio::test]
async fn the_program_is_asked_in_plain_words() {
    let program = Program::new(
        "asked",
        r#"printf '{"accessToken":"%s","expires_on":4102444800,"tokenType":"Bearer"}' "$* in $PWD""#,
    );
    let credential = program.credential().tenant("contoso.com");
    assert_eq!(
        bench().text(&credential).await,
        "account get-access-token --output json --scope https://graph.microsoft.com/.default --tenant contoso.com in /"
    );
}

#[tokio::test]
async fn the_developers_program_is_asked_in_its_own_words() {
    let program = Program::new("azd", r#"printf '{"token":"%s","expiresOn":"2100-01-01T00:00:00Z"}' "$* in $PWD""#);
    let credential = program.developer().tenant("contoso.com");
    assert_eq!(
        bench().text(&credential).await,
        "auth token --no-prompt --output json --scope https://graph.microsoft.com/.default --tenant-id contoso.com in /"
    );
    for tenant in ["", "--debug", "a;b", "a b"] {
        let error = bench().error(&program.developer().tenant(tenant)).await;
        assert!(error.contains("the tenant cannot be given to the Azure Developer CLI"), "{tenant}: {error}");
    }
    assert!(bench().error(&AzureDeveloperCli::new().program("/no/such/azd")).await.contains("its program `azd`"));
    for (script, words, interaction) in [
        // Among its answers in JSON it may tell on either side.
        ("echo 'ERROR: not logged in, run `azd auth login` to login t0ken' >&2; exit 1", "run `azd auth login`", true),
        (
            r#"echo '{"type":"consoleMessage","data":{"message":"run `azd auth login` t0ken"}}'; exit 1"#,
            "nobody is",
            true,
        ),
        ("echo 'AADSTS70043: t0ken' >&2; exit 1", "the Azure Developer CLI was refused a token: AADSTS70043", true),
        ("echo t0ken; exit 3", "failed with code 3: run `azd auth token`", false),
        (r#"echo '{"accessToken":"t0ken"}'"#, "the Azure Developer CLI's answer is not a token's", false),
    ] {
        let program = Program::new("azd-fails", script);
        let error = bench().token(&program.developer()).await.unwrap_err();
        let all = format!("{error} {error:?}");
        assert!(all.contains(words) && !all.contains("t0ken"), "{all}");
        assert_eq!(SignInError::of(&error).unwrap().needs_sign_in(), interaction, "{all}");
    }
}

#[tokio::test]
async fn no_value_is_more_than_a_value() {
    let program = Program::new("never", "echo '{\"accessToken\":\"t\"}'");
    for tenant in ["", "--debug", "a b", "a;b", "$(id)", "a&b", "é", "a\nb", "a/b"] {
        let error = bench().error(&program.credential().tenant(tenant)).await;
        assert!(error.contains("the tenant cannot be given to the Azure CLI"), "{tenant}: {error}");
    }
    for scope in ["--tenant", "https://x/.default;id", "a b", "a|b", ""] {
        let error = bench().scopes(&[scope]).error(&program.credential()).await;
        assert!(error.contains("the scope cannot be given to the Azure CLI"), "{scope}: {error}");
    }
    assert!(bench().scopes(&["a", "b"]).error(&program.credential()).await.contains("takes one scope"));
}

#[tokio::test]
async fn failures_say_what_to_do_and_repeat_nothing() {
    for (script, words, interaction) in [
        (
            "echo 'ERROR: Please run az login to setup account. t0ken' >&2; exit 1",
            "run `az login`",
            Some(Interaction::SignIn),
        ),
        (
            "echo 'AADSTS50076: t0ken' >&2; exit 1",
            "AADSTS50076. The user must pass multi-factor",
            Some(Interaction::SignIn),
        ),
        ("echo 't0ken' >&2; echo t0ken; exit 3", "failed with code 3: run `az account get-access-token`", None),
        ("kill -9 $$", "failed with a signal", None),
        ("echo 't0ken'", "answer is not a token's", None),
    ] {
        let program = Program::new("fails", script);
        let error = bench().token(&program.credential()).await.unwrap_err();
        let all = format!("{error} {error:?}");
        assert!(all.contains(words) && !all.contains("t0ken"), "{all}");
        assert_eq!(SignInError::of(&error).unwrap().interaction(), interaction, "{all}");
    }
    let missing = AzureCli::new().program("/no/such/az");
    assert!(bench().error(&missing).await.contains("is not installed"));
}

/// The clock is paused: it moves to the limit as soon as nothing but the program is waited for.
#[tokio::test(start_paused = true)]
async fn a_program_that_hangs_is_ended() {
    let program = Program::new("hangs", "exec sleep 600");
    let error = bench().error(&program.credential()).await;
    assert!(error.contains("gave no token within 60 s"), "{error}");
}

#[tokio::test]
async fn the_refused_token_is_not_given_again() {
    let program = Program::new("same", r#"echo '{"accessToken":"t1","expires_on":4102444800}'"#);
    let (bench, credential) = (bench(), program.credential());
    let old = bench.token(&credential).await.unwrap();
    let mut request = bench.request();
    request.refused = Some(&old);
    let error = credential.token(request).await.unwrap_err();
    assert!(error.to_string().contains("has no other: run `az logout`"), "{error}");
}
