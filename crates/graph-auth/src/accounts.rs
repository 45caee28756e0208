//! [`Accounts`]: the accounts that a store holds sign-ins of, for one app.

use crate::{
    Account, Store,
    store_update::{read, update},
    unified_cache::only,
};
use graph_transport::Result;
use std::sync::Arc;

/// Everybody who is signed in to an app, as one store has it: to list, choose from and sign out. Nothing is sent.
///
/// Credentials that share a store each act for one account: the one chosen by their `account` setting.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{Accounts, DeviceCode, MemoryStore};
///
/// let app = "11111111-2222-3333-4444-555555555555";
/// let store = MemoryStore::default();
/// let accounts = Accounts::new(store.clone(), app);
/// for account in accounts.list().await? {
///     println!("{account} of {}", account.tenant);
/// }
/// if let Some(ada) = accounts.find("ada@contoso.com").await? {
///     let credential = DeviceCode::new("organizations", app, |prompt| eprintln!("{prompt}")).store(store).account(&ada);
/// #   drop(credential);
///     accounts.sign_out(&ada).await?;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Accounts {
    store: Arc<dyn Store>,
    client_id: String,
}

impl Accounts {
    /// The accounts of one app in a store.
    pub fn new(store: impl Store + 'static, client_id: impl Into<String>) -> Self {
        Self { store: Arc::new(store), client_id: client_id.into() }
    }

    /// Those whose sign-in can be gone on with, in every cloud. Who used it last comes first.
    ///
    /// # Errors
    /// When the store cannot be read, or holds something else.
    pub async fn list(&self) -> Result<Vec<Account>> {
        Ok(read(&*self.store).await?.accounts(&self.client_id, None))
    }

    /// The account that a user name or an id means. `None` when it is not signed in.
    ///
    /// # Errors
    /// When the store cannot be read, or a name means several accounts.
    pub async fn find(&self, who: &str) -> Result<Option<Account>> {
        only(self.list().await?, who)
    }

    /// Forgets an account's tokens for this app, and nothing else: other apps and other people go on. What was forgotten before is no error.
    ///
    /// A credential that is in use keeps the tokens that it has: its own `sign_out` forgets those too.
    ///
    /// # Errors
    /// When the store cannot be changed.
    pub async fn sign_out(&self, account: &Account) -> Result<()> {
        update(&*self.store, |cache| cache.remove_account(account, &self.client_id)).await
    }

    /// Forgets every token for this app.
    ///
    /// # Errors
    /// When the store cannot be changed.
    pub async fn clear(&self) -> Result<()> {
        update(&*self.store, |cache| cache.remove_app(&self.client_id)).await
    }
}
