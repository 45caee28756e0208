// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`LifecycleEventType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// What becomes of a subscription.
    ///
    /// Microsoft's page: [lifecycleEventType](https://learn.microsoft.com/graph/api/resources/changenotification).
    pub enum LifecycleEventType {
        /// Some notifications were not delivered: look at the resource itself.
        Missed = "missed",
        /// The subscription is gone: make a new one.
        SubscriptionRemoved = "subscriptionRemoved",
        /// Its token ends soon: renew or reauthorize the subscription.
        ReauthorizationRequired = "reauthorizationRequired",
    }
}
