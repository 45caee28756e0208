//! The journal on a port, for programs that run beside the emulator and not in its process.
//!
//! Invariant: it shows no header and no body, and so no secret; of a form that was posted, the kind of grant alone.

use crate::{Journal, Recorded, entra::Form};
use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header};
use serde_json::{Value, json};

const PATH: &str = "/_emulator/journal";

/// Answers a request for the journal, which is not in the journal itself. `None` when it is for something else.
pub(crate) fn answer(journal: &Journal, request: &Request<Bytes>) -> Option<Response<Bytes>> {
    if request.uri().path() != PATH {
        return None;
    }
    let mut response = Response::new(Bytes::new());
    if request.method() == Method::GET {
        let entries: Vec<Value> = journal.requests().iter().map(entry).collect();
        *response.body_mut() = Value::Array(entries).to_string().into();
        response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
    } else {
        *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    }
    Some(response)
}

fn entry(request: &Recorded) -> Value {
    json!({
        "method": request.method.as_str(), "path": request.path, "status": request.status.map(|status| status.as_u16()),
        "carried_out": request.carried_out(), "in_batch": request.in_batch(),
        "grant_type": Form::of_body(&request.headers, &request.body).get("grant_type"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_tells_what_was_asked_and_no_secret() {
        let journal = Journal::default();
        let form = "grant_type=refresh_token&refresh_token=s3cret";
        let request = Request::post("/common/oauth2/v2.0/token?x=s3cret").header("authorization", "Basic s3cret");
        let request =
            request.header("content-type", "application/x-www-form-urlencoded").body(Bytes::from(form)).unwrap();
        let entry = journal.open(&request, false);
        journal.close(entry, Some(StatusCode::OK), true, None);
        let page = answer(&journal, &Request::get(PATH).body(Bytes::new()).unwrap()).unwrap();
        let told: Value = serde_json::from_slice(page.body()).unwrap();
        assert_eq!(
            told,
            json!([{"method": "POST", "path": "/common/oauth2/v2.0/token", "status": 200, "carried_out": true,
                "in_batch": false, "grant_type": "refresh_token"}])
        );
    }

    #[test]
    fn other_paths_are_not_its_own_and_nothing_is_written_to_it() {
        let journal = Journal::default();
        assert!(answer(&journal, &Request::get("/v1.0/me").body(Bytes::new()).unwrap()).is_none());
        let refused = answer(&journal, &Request::post(PATH).body(Bytes::new()).unwrap()).unwrap();
        assert_eq!(refused.status(), 405);
    }
}
