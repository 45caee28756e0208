//! Verbs at a [`Spot`], each within its session.

use crate::spot::Spot;
use graph_odata::{Create, Delete, Get, Invoke, List, Update};
use serde::{Serialize, de::DeserializeOwned};

impl Spot {
    pub(crate) fn list<E>(&self, operation: &'static str) -> List<E> {
        self.told(List::new(&self.client, operation, self.path.clone()), List::header)
    }

    pub(crate) fn get<E>(&self, operation: &'static str) -> Get<E> {
        self.told(Get::new(&self.client, operation, self.path.clone()), Get::header)
    }

    pub(crate) fn create<E>(&self, operation: &'static str, item: &impl Serialize) -> Create<E> {
        self.told(Create::new(&self.client, operation, self.path.clone(), item), Create::header)
    }

    pub(crate) fn update<E>(&self, operation: &'static str) -> Update<E> {
        self.told(Update::new(&self.client, operation, self.path.clone()), Update::header)
    }

    pub(crate) fn delete<E>(&self, operation: &'static str) -> Delete<E> {
        self.told(Delete::new(&self.client, operation, self.path.clone()), Delete::header)
    }

    pub(crate) fn invoke<R: DeserializeOwned + 'static>(
        &self,
        operation: &'static str,
        action: &str,
        parameters: &impl Serialize,
    ) -> Invoke<R> {
        let path = self.path.clone().join(action);
        self.told(Invoke::new(&self.client, operation, path, parameters), Invoke::header)
    }
}
