//! Every verb of a drive, to be tried under every fault, in a world made anew for each.

use crate::common::{client, drive, id};
use graph_drive::{
    Conflict, DriveClient, DriveItemId, Drives, Invitation, ItemHandle, LinkScope, LinkType, NewLink, Owner,
    PermissionId, Result, Role, SharedItem, ThumbnailSize, drive_item,
};
use graph_emulator::Emulator;
use graph_transport::BoxFuture;

/// A drive with two files and a folder in it, made anew for every case.
pub(crate) struct World {
    pub(crate) emulator: Emulator,
    pub(crate) drive: DriveClient,
    pub(crate) file: DriveItemId,
    pub(crate) to: DriveItemId,
    right: PermissionId,
    link: String,
}

impl World {
    pub(crate) async fn new() -> Self {
        let (emulator, drive) = drive(|user| {
            user.file("a.txt", "older")
                .file("a.txt", "abc")
                .file("b.txt", "other")
                .file("p.gif", PICTURE)
                .drive_folder("To")
        });
        let file = id(&drive.root().path("a.txt").get().await.unwrap());
        let to = id(&drive.root().path("To").get().await.unwrap());
        let right =
            drive.item(&file).invite(Invitation::new(["bob@contoso.com"]).quietly()).await.unwrap().value.remove(0);
        let link = drive.item(&file).create_link(NewLink::new(LinkType::View)).await.unwrap().link.unwrap();
        let (right, link) = (right.id.unwrap(), link.web_url.unwrap().expose().to_owned());
        emulator.journal().clear();
        Self { emulator, drive, file, to, right, link }
    }

    fn item(&self) -> ItemHandle {
        self.drive.item(&self.file)
    }

    fn shared(&self) -> SharedItem {
        SharedItem::by_url(&client(&self.emulator), &self.link)
    }
}

/// What a thumbnail is made of.
const PICTURE: &[u8] = b"GIF89a\x10\0\x20\0";

/// A verb, the requests that it makes, and whether doing them twice does no harm.
pub(crate) struct Case {
    pub(crate) on: &'static str,
    pub(crate) repeats: bool,
    pub(crate) act: fn(&World) -> BoxFuture<'_, Result<()>>,
}

/// What awaits a verb and drops what it gives.
macro_rules! act {
    ($world:ident => $verb:expr) => {
        |$world: &World| Box::pin(async move { $verb.await.map(drop) })
    };
}

/// The verbs.
pub(crate) const CASES: &[Case] = &[
    Case { on: "GET /me/drives", repeats: true, act: act!(w => Drives::of(&client(&w.emulator), Owner::Me).list()) },
    Case { on: "GET /me/drive", repeats: true, act: act!(w => w.drive.get()) },
    Case { on: "GET /me/drive/items/*", repeats: true, act: act!(w => w.drive.item(&w.file).get()) },
    Case { on: "GET /me/drive/root:/a.txt", repeats: true, act: act!(w => w.drive.root().path("a.txt").get()) },
    Case {
        on: "GET /me/drive/root/children",
        repeats: true,
        act: act!(w => w.drive.root().children().list().items().try_collect()),
    },
    Case { on: "GET /me/drive/special/music", repeats: true, act: act!(w => w.drive.special("music").get()) },
    Case {
        on: "GET /me/drive/search(q='abc')",
        repeats: true,
        act: act!(w => w.drive.search("abc").items().try_collect()),
    },
    Case {
        on: "GET /me/drive/root/delta",
        repeats: true,
        act: act!(w => w.drive.root().delta().changes().try_collect()),
    },
    Case { on: "GET /me/drive/items/*/content", repeats: true, act: act!(w => w.drive.item(&w.file).content()) },
    Case { on: "GET /download/**", repeats: true, act: act!(w => w.drive.item(&w.file).content()) },
    Case {
        on: "PATCH /me/drive/items/*",
        repeats: true,
        act: act!(w => w.drive.item(&w.file).update().set(drive_item::NAME, "c.txt")),
    },
    Case { on: "PATCH /me/drive/items/*", repeats: true, act: act!(w => w.drive.item(&w.file).move_to(&w.to)) },
    Case {
        on: "POST /me/drive/root/children",
        repeats: false,
        act: act!(w => w.drive.root().children().create_folder("New", Conflict::Rename)),
    },
    Case {
        on: "POST /me/drive/items/*/permanentDelete",
        repeats: false,
        act: act!(w => w.drive.item(&w.file).permanent_delete()),
    },
    Case {
        on: "POST /me/drive/items/*/copy",
        repeats: false,
        act: act!(w => async { w.drive.item(&w.file).copy_to(&w.to).await?.wait().await }),
    },
    Case {
        on: "PUT /me/drive/root:/new.txt:/content",
        repeats: true,
        act: act!(w => w.drive.root().path("new.txt").upload("new")),
    },
    Case {
        on: "PUT /me/drive/root:/b.txt:/content",
        repeats: false,
        act: act!(w => w.drive.root().path("b.txt").upload("beside").conflict(Conflict::Rename)),
    },
    Case {
        on: "PUT /me/drive/root:/new.txt:/content",
        repeats: false,
        act: act!(w => w.drive.root().path("new.txt").upload("new").conflict(Conflict::Fail)),
    },
    Case {
        on: "POST /me/drive/root:/new.txt:/createUploadSession",
        repeats: true,
        act: act!(w => w.drive.root().path("new.txt").upload("new").describe(&serde_json::json!({}))),
    },
    Case { on: "GET /me/drive/recent", repeats: true, act: act!(w => w.drive.recent()) },
    Case { on: "GET /me/drive/sharedWithMe", repeats: true, act: act!(w => w.drive.shared_with_me()) },
    Case { on: "GET /me/drive/following", repeats: true, act: act!(w => w.drive.following()) },
    Case { on: "POST /me/drive/items/*/follow", repeats: true, act: act!(w => w.item().follow()) },
    Case { on: "POST /me/drive/items/*/unfollow", repeats: true, act: act!(w => w.item().unfollow()) },
    Case { on: "GET /me/drive/items/*/versions", repeats: true, act: act!(w => w.item().versions().list()) },
    Case { on: "GET /me/drive/items/*/versions/1.0", repeats: true, act: act!(w => w.item().version("1.0").get()) },
    Case {
        on: "GET /me/drive/items/*/versions/1.0/content",
        repeats: true,
        act: act!(w => w.item().version("1.0").content()),
    },
    Case {
        on: "POST /me/drive/items/*/versions/1.0/restoreVersion",
        repeats: false,
        act: act!(w => w.item().version("1.0").restore()),
    },
    Case {
        on: "GET /me/drive/root:/p.gif:/thumbnails",
        repeats: true,
        act: act!(w => w.drive.root().path("p.gif").thumbnails().list()),
    },
    Case {
        on: "GET /me/drive/root:/p.gif:/thumbnails/0/small/content",
        repeats: true,
        act: act!(w => w.drive.root().path("p.gif").thumbnail(ThumbnailSize::Small).content()),
    },
    Case { on: "GET /me/drive/items/*/permissions", repeats: true, act: act!(w => w.item().permissions().list()) },
    Case {
        on: "GET /me/drive/items/*/permissions/*",
        repeats: true,
        act: act!(w => w.item().permission(&w.right).get()),
    },
    Case {
        on: "PATCH /me/drive/items/*/permissions/*",
        repeats: true,
        act: act!(w => w.item().permission(&w.right).set_roles([Role::Write])),
    },
    Case {
        on: "POST /me/drive/items/*/invite",
        repeats: false,
        act: act!(w => w.item().invite(Invitation::new(["eve@fabrikam.com"]))),
    },
    Case {
        on: "POST /me/drive/items/*/createLink",
        repeats: true,
        act: act!(w => w.item().create_link(NewLink::new(LinkType::Edit).scope(LinkScope::Anonymous))),
    },
    Case {
        on: "POST /me/drive/items/*/createLink",
        repeats: false,
        act: act!(w => w.item().create_link(NewLink::new(LinkType::Edit).password("own"))),
    },
    Case { on: "POST /me/drive/items/*/checkout", repeats: false, act: act!(w => w.item().checkout()) },
    Case { on: "GET /shares/*", repeats: true, act: act!(w => w.shared().get()) },
    Case { on: "GET /shares/*/driveItem", repeats: true, act: act!(w => w.shared().item().get()) },
    Case { on: "GET /shares/*/permission", repeats: true, act: act!(w => w.shared().permission()) },
];
