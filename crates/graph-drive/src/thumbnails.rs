//! [`Thumbnails`]: the small pictures of an item, and [`ThumbnailHandle`]: one of them.

use crate::{ItemHandle, Thumbnail, ThumbnailSet, ThumbnailSetId};
use graph_odata::{Download, Get, List, Resource};
use std::fmt;

/// How large a thumbnail is.
///
/// ```
/// use graph_drive::ThumbnailSize;
///
/// assert_eq!(ThumbnailSize::Medium.to_string(), "medium");
/// assert_eq!(ThumbnailSize::Cropped(300, 400).to_string(), "c300x400_crop");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ThumbnailSize {
    /// 96 pixels on the longer side.
    Small,
    /// 176 pixels on the longer side.
    Medium,
    /// 800 pixels on the longer side.
    Large,
    /// A square of 96 pixels, cut out of the middle.
    SmallSquare,
    /// A square of 176 pixels, cut out of the middle.
    MediumSquare,
    /// A square of 800 pixels, cut out of the middle.
    LargeSquare,
    /// The picture that the others are made from.
    Source,
    /// So many pixels wide and high at most, with the picture's own proportions.
    Within(u32, u32),
    /// Just so many pixels wide and high, cut out of the middle.
    Cropped(u32, u32),
}

impl fmt::Display for ThumbnailSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::SmallSquare => "smallSquare",
            Self::MediumSquare => "mediumSquare",
            Self::LargeSquare => "largeSquare",
            Self::Source => "source",
            Self::Within(width, height) => return write!(f, "c{width}x{height}"),
            Self::Cropped(width, height) => return write!(f, "c{width}x{height}_crop"),
        };
        f.write_str(name)
    }
}

/// The sets of small pictures that stand for an item: mostly one, and none where the service makes no pictures of the file's kind.
#[derive(Clone, Debug)]
pub struct Thumbnails {
    at: Resource,
}

impl Thumbnails {
    /// Lists the sets, each with its small, medium and large picture. Other sizes come when they are selected by name, into
    /// [`extra`](ThumbnailSet::extra).
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list thumbnails](https://learn.microsoft.com/graph/api/driveitem-list-thumbnails).
    pub fn list(&self) -> List<ThumbnailSet> {
        self.at.list("drive.thumbnails.list")
    }

    /// A picture of one of the sets.
    pub fn get(&self, set: impl Into<ThumbnailSetId>, size: ThumbnailSize) -> ThumbnailHandle {
        ThumbnailHandle { at: self.at.id("thumbnailSet-id", set.into()).id("size", size.to_string()) }
    }
}

/// One small picture.
#[derive(Clone, Debug)]
pub struct ThumbnailHandle {
    at: Resource,
}

impl ThumbnailHandle {
    /// Reads its measures, and a URL that shows it without a sign-in.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get thumbnail](https://learn.microsoft.com/graph/api/driveitem-list-thumbnails).
    pub fn get(&self) -> Get<Thumbnail> {
        self.at.get("drive.thumbnails.get")
    }

    /// Reads the picture.
    ///
    /// Permission: `Files.Read`. Microsoft's page:
    /// [get thumbnail content](https://learn.microsoft.com/graph/api/driveitem-list-thumbnails).
    pub fn content(&self) -> Download {
        self.at.download("drive.thumbnails.content", "content")
    }
}

impl ItemHandle {
    /// The small pictures of the item.
    pub fn thumbnails(&self) -> Thumbnails {
        Thumbnails { at: self.at.join("thumbnails") }
    }

    /// A small picture of the item, of its first set.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("logo.png").upload(&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08"[..]).await?;
    /// use graph_drive::ThumbnailSize;
    ///
    /// let logo = drive.root().path("logo.png").thumbnail(ThumbnailSize::Large);
    /// println!("{:?} pixels wide, {} bytes", logo.get().await?.width, logo.content().await?.len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn thumbnail(&self, size: ThumbnailSize) -> ThumbnailHandle {
        self.thumbnails().get("0", size)
    }
}

#[cfg(test)]
mod tests {
    use crate::{DriveClient, ThumbnailSize, client::tests::client, thumbnail_set};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (request, line, body) in [
            (item.thumbnails().list().into_request(), "GET thumbnails", ""),
            (item.thumbnails().list().select(thumbnail_set::SMALL).into_request(), "GET thumbnails?$select=small", ""),
            (item.thumbnail(ThumbnailSize::LargeSquare).get().into_request(), "GET thumbnails/0/largeSquare", ""),
            (
                item.thumbnails().get("1", ThumbnailSize::Within(30, 40)).content().into_request(),
                "GET thumbnails/1/c30x40/content",
                "",
            ),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
