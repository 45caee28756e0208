//! Links, invitations, and who may do what.

use graph_drive::{Invitation, ItemHandle, LinkScope, LinkType, NewLink, Role};
use serde_json::{Value, json};

use super::Scene;
use super::seen::{item, permission};

async fn permissions(of: &ItemHandle) -> Value {
    of.permissions().list().await.unwrap().value.iter().map(permission).collect()
}

pub(super) async fn sharing(scene: &Scene) -> Value {
    let loads = scene.at("Bridge/Loads.csv");
    let minutes = scene.at("Bridge/Minutes");
    let anyone = || NewLink::new(LinkType::View).scope(LinkScope::Anonymous);
    let view = loads.create_link(anyone()).await.unwrap();
    let again = loads.create_link(anyone()).await.unwrap();
    let edit = loads.create_link(NewLink::new(LinkType::Edit).scope(LinkScope::Organization)).await.unwrap();
    let ends = "2041-01-01T00:00:00Z".parse().unwrap();
    let dated = loads.create_link(anyone().password("between us").expires(ends)).await.unwrap();
    let links = [&view, &again, &edit, &dated].map(permission);
    let mut seen = json!({ "links": links, "same": view.id == again.id });
    loads.invite(Invitation::new(["bob@contoso.com"]).role(Role::Read).quietly()).await.unwrap();
    let both = Invitation::new(["bob@contoso.com", "carol@contoso.com"]).message("Look").role(Role::Write);
    minutes.invite(both).await.unwrap();
    seen["listed"] = permissions(&loads).await;
    seen["below"] = permissions(&minutes.path("January.txt")).await;
    seen["shared"] = json!([item(&loads.get().await.unwrap()), item(&minutes.get().await.unwrap())]);
    let with_bob = scene.bob.shared_with_me().await.unwrap().value;
    seen["withBob"] = with_bob
        .iter()
        .map(|it| {
            let remote = it.remote_item.as_ref().unwrap();
            let path = remote.parent_reference.as_ref().unwrap().path.as_deref().unwrap();
            json!([it.name, remote.size, path.split_once("root:").unwrap().1])
        })
        .collect();
    let listed = loads.permissions().list().await.unwrap().value;
    let bobs = listed.iter().find(|it| it.granted_to.is_some()).unwrap();
    loads.permission(bobs.require_id().unwrap().clone()).set_roles([Role::Write]).await.unwrap();
    seen["changed"] = permissions(&loads).await;
    loads.permission(bobs.require_id().unwrap().clone()).delete().await.unwrap();
    loads.permission(edit.require_id().unwrap().clone()).delete().await.unwrap();
    seen["left"] = permissions(&loads).await;
    seen
}
