//! Keeps the file in the drive and reads it back.

use super::Screen;
use msgraph::{
    Error, Graph, Result,
    drive::{DriveClient, drive_item},
    types::Owner,
};

pub(super) async fn keep(graph: &Graph, owner: &Owner, name: &str, content: &[u8], screen: &Screen) -> Result<()> {
    let drive = DriveClient::of(graph.client(), owner.clone());
    let folder = drive.root().path("Tour");
    let kept = folder.path(name).upload(content.to_vec()).await?;
    screen.say(&format!("Kept {name} in the drive: {} bytes.", kept.size.unwrap_or_default()));

    let mut items = folder.children().list().select((drive_item::NAME, drive_item::SIZE)).items();
    while let Some(item) = items.next().await {
        let item = item?;
        screen.say(&format!("  Tour/{}, {} bytes", item.name.unwrap_or_default(), item.size.unwrap_or_default()));
    }
    let read = drive.item(kept.require_id()?).content().await?;
    if read != content {
        return Err(Error::decode("what came back from the drive is not what was kept there"));
    }
    screen.say("Read back, byte for byte.\n");
    Ok(())
}
