//! Reading and changing what a [`Store`] holds, whoever else does so at the same time.

use crate::{Saved, Store, Stored, unified_cache::UnifiedCache};
use graph_transport::{Error, Result};

/// How often a save is made again on top of someone else's. Each time someone got through, so many in a row are a fault.
const RACES: u32 = 16;

/// What is stored. Nothing at all is an empty cache.
pub(crate) async fn read(store: &dyn Store) -> Result<UnifiedCache> {
    parse(store.load().await?.as_ref())
}

/// Changes what is stored, on top of whatever others stored in the meantime.
pub(crate) async fn update(store: &dyn Store, change: impl Fn(&mut UnifiedCache)) -> Result<()> {
    for _ in 0..RACES {
        let stored = store.load().await?;
        let mut cache = parse(stored.as_ref())?;
        let before = cache.to_secret();
        change(&mut cache);
        let contents = cache.to_secret();
        if contents.expose() == before.expose() {
            return Ok(());
        }
        match store.save(&contents, stored.as_ref().map(Stored::version)).await? {
            Saved::Done => return Ok(()),
            Saved::Conflict => tracing::debug!("the store was changed by someone else and is read again"),
        }
    }
    Err(Error::credential("the store changed each time before it could be saved: does it keep versions?"))
}

fn parse(stored: Option<&Stored>) -> Result<UnifiedCache> {
    stored.map_or_else(|| Ok(UnifiedCache::default()), |stored| UnifiedCache::read(stored.contents()))
}
