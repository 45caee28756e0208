//! Reading mail: lists, queries, pages, single messages.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::Graph;
use graph_emulator::Emulator;

/// Seven messages, of which the third and the sixth are unread; a minute apart.
fn small() -> Emulator {
    Emulator::builder()
        .page_size(3)
        .user("ada@contoso.com", |user| {
            (1..=7).fold(user.display_name("Ada Lovelace"), |user, n| {
                user.message(|message| {
                    let message = message
                        .subject(format!("Letter {n}"))
                        .body_html(format!("<p>Dear Ada,</p><p>this is {n} &amp; more</p>"))
                        .from(if n % 2 == 0 { "bob@contoso.com" } else { "o'brien@contoso.com" }, "Somebody")
                        .received(&format!("2026-01-01T00:0{n}:00Z"));
                    if n % 3 == 0 { message.unread().importance("high").category("Red") } else { message }
                })
            })
        })
        .build()
}

#[tokio::test]
async fn the_signed_in_user() {
    let graph = Graph::new(small());
    let me = graph.get("/me").await.expect(200);
    assert_eq!(me.json["displayName"], "Ada Lovelace");
    assert_eq!(me.json["@odata.context"], "https://graph.microsoft.com/v1.0/$metadata#users/$entity");
    assert!(me.header("content-type").starts_with("application/json;odata.metadata=minimal"));
    assert_eq!(me.header("request-id").len(), 36);
    let selected = graph.get("/users/ADA@contoso.com?$select=mail").await.expect(200);
    assert_eq!(selected.json["mail"], "ada@contoso.com");
    assert_eq!(selected.json.as_object().unwrap().len(), 2);
    assert_eq!(graph.get("/users").await.expect(200).items().len(), 1);
}

#[tokio::test]
async fn the_newest_come_first_and_links_lead_to_the_end() {
    let graph = Graph::new(small());
    let mut url = "/me/messages?%24top=5&$select=subject&$count=true".to_owned();
    let (mut subjects, mut pages) = (Vec::new(), 0);
    loop {
        let page = graph.get(&url).await.expect(200);
        assert_eq!(page.json["@odata.count"].as_u64(), (pages == 0).then_some(7));
        subjects.extend(page.texts("subject").into_iter().map(str::to_owned));
        pages += 1;
        match page.json["@odata.nextLink"].as_str() {
            Some(link) => url = link.to_owned(),
            None => break,
        }
        assert!(url.starts_with("https://graph.microsoft.com/v1.0/me/messages?"), "{url}");
    }
    assert_eq!(pages, 3);
    assert_eq!(subjects, (1..=7).rev().map(|n| format!("Letter {n}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn links_are_on_the_hosts_that_requests_name() {
    let graph = Graph::new(small());
    let page = graph.get("https://graph.microsoft.us/beta/users/ada%40contoso.com/messages").await.expect(200);
    let link = page.json["@odata.nextLink"].as_str().unwrap();
    assert_eq!(link, "https://graph.microsoft.us/beta/users/ada%40contoso.com/messages?%24skip=3");
}

#[tokio::test]
async fn filters_orders_and_counts() {
    let graph = Graph::new(small());
    let subjects = |query: &'static str| {
        let graph = &graph;
        async move { graph.get(&format!("/me/messages?{query}")).await.expect(200).texts("subject").join(",") }
    };
    assert_eq!(subjects("$filter=isRead+eq+false").await, "Letter 6,Letter 3");
    assert_eq!(subjects("filter=importance%20eq%20'High'").await, "Letter 6,Letter 3");
    assert_eq!(
        subjects("$filter=from/emailAddress/address%20eq%20'o''brien@contoso.com'&$top=2").await,
        "Letter 7,Letter 5"
    );
    assert_eq!(subjects("$filter=categories/any(c:c%20eq%20'Red')").await, "Letter 6,Letter 3");
    assert_eq!(subjects("$orderby=receivedDateTime&$top=2").await, "Letter 1,Letter 2");
    assert_eq!(
        subjects("$filter=receivedDateTime%20ge%202026-01-01T00:06:00Z&$orderby=receivedDateTime%20desc").await,
        "Letter 7,Letter 6"
    );
    assert_eq!(subjects("$search=%22subject:letter%20AND%206%22").await, "Letter 6");
    assert_eq!(subjects("$skip=6").await, "Letter 1");
    let count = graph.get("/me/messages/$count?$filter=isRead%20eq%20false").await.expect(200);
    assert_eq!((count.text.as_str(), count.header("content-type")), ("2", "text/plain"));
    assert_eq!(graph.get("/me/mailFolders/inbox/messages/$count").await.expect(200).text, "7");
}

#[tokio::test]
async fn mistakes_in_queries() {
    let graph = Graph::new(small());
    for (query, code) in [
        ("$filter=colour%20eq%201", "RequestBroker--ParseUri"),
        ("$select=colour", "RequestBroker--ParseUri"),
        ("$orderby=colour", "RequestBroker--ParseUri"),
        ("$filter=isRead%20eq%20'true'", "BadRequest"),
        ("$filter=isRead%20eq", "BadRequest"),
        ("$top=0", "BadRequest"),
        ("$top=1001", "BadRequest"),
        ("$top=-1", "BadRequest"),
        ("$expand=colour", "BadRequest"),
        ("$colour=red", "BadRequest"),
        ("$filter=isRead%20eq%20true&$orderby=receivedDateTime", "InefficientFilter"),
        ("$search=%22a%22&$filter=isRead", "SearchWithFilter"),
        ("$search=%22a%22&$orderby=subject", "SearchWithOrderBy"),
    ] {
        let answer = graph.get(&format!("/me/messages?{query}")).await.expect(400);
        assert_eq!(answer.code(), code, "{query}: {}", answer.text);
        assert_eq!(answer.json["error"]["innerError"]["request-id"], answer.header("request-id"));
    }
    let answer = graph.get("/me/messages?$select=colour").await;
    assert_eq!(answer.message(), "Could not find a property named 'colour' on type 'microsoft.graph.message'.");
}

#[tokio::test]
async fn one_message_in_every_dress() {
    let graph = Graph::new(small());
    let first = graph.get("/me/messages?$top=1").await.expect(200);
    let id = first.items()[0]["id"].as_str().unwrap();
    assert!(id.ends_with('=') && id.len() > 100);
    let path = format!("/me/messages/{id}");
    let whole = graph.get(&path).await.expect(200);
    assert_eq!(whole.json["body"]["contentType"], "html");
    assert_eq!(whole.json["bodyPreview"], "Dear Ada, this is 7 & more");
    assert_eq!(whole.json["@odata.etag"], format!("W/\"{}\"", whole.json["changeKey"].as_str().unwrap()));
    assert!(whole.json.get("uniqueBody").is_none() && whole.json.get("attachments").is_none());
    let text = graph.plain().with("Prefer", "outlook.body-content-type=\"text\"").get(&path).await.expect(200);
    assert_eq!(text.json["body"]["content"], "Dear Ada,\r\n\r\nthis is 7 & more");
    assert_eq!(text.header("preference-applied"), "outlook.body-content-type=\"text\"");
    let chosen =
        graph.get(&format!("{path}?$select=uniqueBody,internetMessageHeaders&$expand=attachments")).await.expect(200);
    assert!(chosen.json["uniqueBody"].is_object() && chosen.json["attachments"].is_array());
    assert!(chosen.json.get("subject").is_none());
    // Ids tell letters' cases apart.
    let swapped: String = id
        .chars()
        .map(|c| if c.is_ascii_uppercase() { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() })
        .collect();
    assert_eq!(graph.get(&format!("/me/messages/{swapped}")).await.expect(404).code(), "ErrorItemNotFound");
    assert_eq!(graph.get("/me/messages/nonsense").await.expect(400).code(), "ErrorInvalidIdMalformed");
    let mime = graph.get(&format!("{path}/$value")).await.expect(200).text;
    assert!(mime.contains("Subject: Letter 7\r\n"), "{mime}");
}

#[tokio::test]
async fn immutable_ids_are_others_and_open_the_same_message() {
    let graph = Graph::new(small());
    let rest = graph.get("/me/messages?$top=1").await.items()[0]["id"].as_str().unwrap().to_owned();
    let immutable = graph.plain().with("Prefer", "IdType=\"ImmutableId\"");
    let lasting =
        immutable.get(&format!("/me/messages/{rest}")).await.expect(200).json["id"].as_str().unwrap().to_owned();
    assert_ne!(rest, lasting);
    assert_eq!(graph.get(&format!("/me/messages/{lasting}")).await.expect(200).json["id"], rest.as_str());
}

#[tokio::test]
async fn tokens_are_asked_for_and_checked() {
    let mut graph = Graph::new(small());
    graph.token = "nonsense".into();
    let answer = graph.get("/me").await.expect(401);
    assert_eq!(answer.code(), "InvalidAuthenticationToken");
    assert!(answer.header("www-authenticate").starts_with("Bearer realm=\"\", authorization_uri="));
}

#[tokio::test]
async fn the_application_is_nobody() {
    let graph = Graph::new(small());
    let form = format!(
        "grant_type=client_credentials&client_id={}&client_secret={}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default",
        graph.emulator.client_id(),
        graph.emulator.client_secret()
    );
    let url = format!("https://login.microsoftonline.com/{}/oauth2/v2.0/token", graph.emulator.tenant());
    let typed = graph.plain().with("content-type", "application/x-www-form-urlencoded");
    let token = typed.try_call("POST", &url, Some(form)).await.unwrap().expect(200);
    let mut app = graph.plain();
    app.token = token.json["access_token"].as_str().unwrap().to_owned();
    let answer = app.get("/me/messages").await.expect(400);
    assert_eq!(answer.message(), "/me request is only valid with delegated authentication flow.");
    assert_eq!(app.get("/users/ada@contoso.com/messages").await.expect(200).items().len(), 3);
    assert_eq!(app.get("/users/nobody@contoso.com").await.expect(404).code(), "Request_ResourceNotFound");
    assert_eq!(app.get("/users/nobody@contoso.com/messages").await.expect(404).code(), "ErrorInvalidUser");
}

#[tokio::test]
async fn the_demo_is_full_and_the_same_every_time() {
    let graph = Graph::new(Emulator::demo());
    assert_eq!(graph.emulator.users()[0], "ada@contoso.com");
    let inbox = graph.get("/me/mailFolders/inbox").await.expect(200);
    let unread = inbox.json["unreadItemCount"].as_u64().unwrap();
    assert!((30..=60).contains(&unread), "{unread}");
    let total: u64 = graph.get("/me/messages/$count").await.expect(200).text.parse().unwrap();
    assert!(total > 300, "{total}");
    let folders = graph.get("/me/mailFolders?$expand=childFolders($select=displayName)&$top=50").await.expect(200);
    let lighthouse = folders.items().iter().find(|it| it["displayName"] == "Project Lighthouse").unwrap();
    assert_eq!(lighthouse["childFolders"][0]["displayName"], "Design");
    for filter in ["flag/flagStatus eq 'flagged'", "hasAttachments eq true", "importance eq 'high'", "categories/any()"]
    {
        let filter = filter.replace(' ', "+");
        assert_ne!(graph.get(&format!("/me/messages/$count?$filter={filter}")).await.expect(200).text, "0", "{filter}");
    }
    let ids = |graph: Graph| async move {
        let page = graph.get("/me/messages?$select=subject").await;
        page.texts("id").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ids(Graph::new(Emulator::demo())).await, ids(graph).await);
}

#[tokio::test]
async fn the_directory_has_rules_of_its_own() {
    let graph = Graph::new(Emulator::demo());
    let eventual = graph.plain().with("ConsistencyLevel", "eventual");
    assert!(graph.get("/users?$count=true").await.expect(200).json.get("@odata.count").is_none());
    assert_eq!(eventual.get("/users?$count=true").await.expect(200).json["@odata.count"], 5);
    assert_eq!(graph.get("/users/$count").await.expect(400).code(), "Request_BadRequest");
    assert_eq!(eventual.get("/users/$count").await.expect(200).text, "5");
    let ne = "/users?$filter=displayName%20ne%20'Bob%20Ngata'&$count=true";
    assert_eq!(graph.get(ne).await.expect(400).code(), "Request_UnsupportedQuery");
    assert_eq!(eventual.get(ne).await.expect(200).items().len(), 4);
    assert_eq!(graph.get("/users?$filter=startswith(displayName,'Eve')").await.expect(200).items().len(), 1);
    let search = "/users?$search=%22displayName:ada%22%20OR%20%22mail:bob%22";
    assert_eq!(eventual.get(search).await.expect(200).items().len(), 2);
    let page = graph.get("/users?$top=2").await.expect(200);
    assert!(page.json["@odata.nextLink"].as_str().unwrap().contains("%24skiptoken="));
}

#[tokio::test]
async fn downloads_go_on_in_the_middle() {
    let file = "0123456789".repeat(100);
    let emulator = Emulator::builder().user("ada@contoso.com", |user| {
        user.message(|message| message.subject("Files").attachment("digits.txt", "text/plain", &file))
    });
    let graph = Graph::new(emulator.build());
    let message = graph.get("/me/messages?$expand=attachments").await;
    let path = format!("/me/messages/{}", message.items()[0]["id"].as_str().unwrap());
    let attachment = message.items()[0]["attachments"][0]["id"].as_str().unwrap();
    for (url, is_mail) in [(format!("{path}/attachments/{attachment}/$value"), false), (format!("{path}/$value"), true)]
    {
        let whole = graph.get(&url).await.expect(200);
        let (etag, length) = (whole.header("etag").to_owned(), whole.text.len());
        assert!(etag.starts_with('"') && etag.ends_with('"') && whole.header("accept-ranges") == "bytes", "{etag}");
        // The connection is lost after 40 bytes, and the rest is asked for.
        graph.emulator.fault(graph_emulator::Fault::cut_after(40));
        graph.try_call("GET", &url, None).await.unwrap_err();
        let rest = graph.plain().with("range", "bytes=40-").with("if-match", &etag).get(&url).await.expect(206);
        assert_eq!(rest.header("content-range"), format!("bytes 40-{}/{length}", length - 1));
        assert_eq!((rest.text.as_str(), rest.header("etag")), (&whole.text[40..], etag.as_str()));
        let end = graph.plain().with("range", "bytes=-7").with("if-range", &etag).get(&url).await.expect(206);
        assert_eq!(end.text, whole.text[length - 7..]);
        let beyond = graph.plain().with("range", &format!("bytes={length}-")).get(&url).await.expect(416);
        assert_eq!(
            (beyond.header("content-range"), beyond.code()),
            (format!("bytes */{length}").as_str(), "invalidRange")
        );
        assert_eq!(graph.plain().with("if-none-match", &etag).get(&url).await.expect(304).text, "");
        // Something else by then: no part of it is given for one of this.
        graph.patch(&path, serde_json::json!({"categories": ["Red"]})).await.expect(200);
        let status = if is_mail { 412 } else { 206 };
        graph.plain().with("range", "bytes=40-").with("if-match", &etag).get(&url).await.expect(status);
        let status = if is_mail { 200 } else { 206 };
        graph.plain().with("range", "bytes=40-").with("if-range", &etag).get(&url).await.expect(status);
    }
}
