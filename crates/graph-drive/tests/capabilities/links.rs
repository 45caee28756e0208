//! Sharing links: made, followed, redeemed.

use crate::{bob, common::drive};
use graph_drive::{LinkScope, LinkType, NewLink, SharedItem};
use graph_emulator::Fault;
use jiff::Timestamp;
use std::time::Duration;

/// DRV-35: `item.create_link(NewLink::new(LinkType::View).scope(LinkScope::Organization))`
#[tokio::test(start_paused = true)]
async fn a_link_is_made_once_and_says_what_it_allows() {
    let (emulator, drive) = drive(|user| user.file("plan.txt", "x"));
    let plan = drive.root().path("plan.txt");
    for (kind, scope) in [
        (LinkType::View, LinkScope::Anonymous),
        (LinkType::Edit, LinkScope::Organization),
        (LinkType::Embed, LinkScope::Anonymous),
        (LinkType::BlocksDownload, LinkScope::Organization),
    ] {
        let made = plan.create_link(NewLink::new(kind.clone()).scope(scope.clone())).await.unwrap();
        let link = made.link.unwrap();
        assert_eq!((link.r#type.as_deref(), link.scope.as_deref()), (Some(kind.as_str()), Some(scope.as_str())));
        assert_eq!(link.prevents_download, Some(kind == LinkType::BlocksDownload));
        assert_eq!(link.web_html.is_some(), kind == LinkType::Embed);
        assert!(!format!("{link:?}").contains(link.web_url.as_ref().unwrap().expose()), "a link is a secret");
        // The answer may be lost: the same link again is the one that is there.
        emulator.fault(Fault::cut_body().on("POST /me/drive/**"));
        let again = plan.create_link(NewLink::new(kind).scope(scope)).await.unwrap();
        assert_eq!(again.id, made.id);
    }
    let ends: Timestamp = "2030-01-01T00:00:00Z".parse().unwrap();
    let own = NewLink::new(LinkType::View).scope(LinkScope::Anonymous).password("between us").expires(ends);
    let made = plan.create_link(own.clone()).await.unwrap();
    assert_eq!((made.has_password, made.expiration_date_time), (Some(true), Some(ends)));
    emulator.fault(Fault::cut_body().on("POST /me/drive/**"));
    assert!(plan.create_link(own).await.is_err(), "there would be two, so nobody insists");
    emulator.fault(Fault::throttle(Duration::from_secs(1)).on("POST /me/drive/**"));
    plan.create_link(NewLink::new(LinkType::View).people(["bob@contoso.com"])).await.unwrap();
    let error = plan.create_link(NewLink::new(LinkType::from("sideways"))).await.unwrap_err();
    assert!(error.to_string().starts_with("drive.items.create_link: 400 invalidRequest: "), "{error}");
}

/// DRV-W8: `SharedItem::by_url(client, url)`
#[tokio::test]
async fn a_link_leads_whoever_has_it_to_the_item() {
    let (emulator, drive) = drive(|user| user.file("F/plan.txt", "x").file("F/Sub/b.txt", "bb"));
    let made = drive.root().path("F").create_link(NewLink::new(LinkType::View)).await.unwrap();
    let url = made.link.unwrap().web_url.unwrap();
    let shared = SharedItem::by_url(&bob(&emulator), url.expose()).redeem_if_necessary();
    let told = shared.get().await.unwrap();
    assert_eq!((told.name.as_deref(), told.owner.is_some()), (Some("F"), true));
    let folder = shared.item();
    assert_eq!(folder.get().await.unwrap().id, drive.root().path("F").get().await.unwrap().id);
    assert_eq!(folder.children().list().await.unwrap().value.len(), 2);
    assert_eq!(folder.path("Sub/b.txt").content().await.unwrap(), "bb");
    assert_eq!(shared.permission().await.unwrap().id, made.id);
    let by_id = SharedItem::new(&bob(&emulator), made.share_id.unwrap()).redeem();
    assert_eq!(by_id.item().path("plan.txt").content().await.unwrap(), "x");
    let prefers = emulator.journal().matching("GET /shares/**");
    assert!(prefers.requests().iter().all(|it| it.header("prefer").is_some_and(|it| it.contains("redeemSharingLink"))));

    let error =
        SharedItem::by_url(&bob(&emulator), "https://contoso.sharepoint.com/:u:/g/nothing").get().await.unwrap_err();
    assert!(error.to_string().starts_with("drive.shares.get: 404 itemNotFound: "), "{error}");
    let error = SharedItem::new(&bob(&emulator), "not a share").get().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
}
