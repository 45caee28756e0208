//! [`Variables`]: settings by name: the process's environment variables, or what stands in for them.

use std::{collections::HashMap, fmt, sync::Arc};

/// Where credentials read settings such as `AZURE_CLIENT_ID`. By default these are the process's environment variables.
///
/// ```
/// use graph_auth::Variables;
/// let settings = Variables::from([("AZURE_TENANT_ID", "contoso.com"), ("AZURE_CLIENT_ID", "")]);
/// assert_eq!(settings.get("AZURE_TENANT_ID").as_deref(), Some("contoso.com"));
/// assert_eq!(settings.get("AZURE_CLIENT_ID"), None, "an empty one counts as none");
/// ```
#[derive(Clone)]
pub struct Variables(Arc<LookUp>);

type LookUp = dyn Fn(&str) -> Option<String> + Send + Sync;

impl Variables {
    /// Settings that a function looks up.
    pub fn from_fn(look_up: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(look_up))
    }

    /// The value of a setting. An empty one counts as none.
    pub fn get(&self, name: &str) -> Option<String> {
        (self.0)(name).filter(|value| !value.is_empty())
    }
}

impl Default for Variables {
    fn default() -> Self {
        Self::from_fn(|name| std::env::var(name).ok())
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Variables {
    fn from(settings: [(&str, &str); N]) -> Self {
        let settings: HashMap<_, _> = settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        Self::from_fn(move |name| settings.get(name).cloned())
    }
}

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Variables")
    }
}
