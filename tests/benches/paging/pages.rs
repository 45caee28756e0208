//! Prepared pages.

use crate::server::{self, json_answer, message};
use bytes::Bytes;
use serde_json::{Value, json};
use std::sync::Arc;

/// Starts a server of so many pages with so many messages each.
pub(crate) fn start(pages: usize, items: usize) -> String {
    server::start(move |root| {
        let prepared: Arc<Vec<Bytes>> = Arc::new((0..pages).map(|page| body(root, page, pages, items)).collect());
        move |request| {
            let query = request.uri().query().unwrap_or_default();
            let page = query.strip_prefix("page=").and_then(|page| page.parse().ok()).unwrap_or(0_usize);
            std::future::ready(json_answer(prepared[page].clone()))
        }
    })
}

fn body(root: &str, page: usize, pages: usize, items: usize) -> Bytes {
    let value: Vec<Value> = (0..items).map(|item| message(page * items + item)).collect();
    let mut page_json = json!({"@odata.context": format!("{root}/$metadata#users('ada')/messages"), "value": value});
    if page + 1 < pages {
        page_json["@odata.nextLink"] = json!(format!("{root}/me/messages?page={}", page + 1));
    }
    page_json.to_string().into()
}
