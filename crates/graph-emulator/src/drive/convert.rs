//! Other formats of a file: a page that says which file it is of, since the emulator draws nothing.

use super::{names, not_found, resolve};
use crate::{
    call::Call,
    reply::{Answer, Failure, Reply},
    state::{Item, State},
};
use http::{StatusCode, header};

/// The formats, what each is made of, and whether the emulator makes it.
const FORMATS: &[(&str, &[&str], bool)] = &[
    ("pdf", PDF, true),
    ("html", &["eml", "md", "msg"], true),
    ("glb", &["cool", "fbx", "obj", "ply", "stl", "3mf"], false),
];

const PDF: &[&str] = &[
    "csv", "doc", "docx", "odp", "ods", "odt", "pot", "potm", "potx", "pps", "ppsx", "ppsxm", "ppt", "pptm", "pptx",
    "rtf", "xls", "xlsx",
];

/// Leads to where another format of the file is.
pub(crate) fn lead(state: &State, call: &Call<'_>, drive: &str, item: &Item, format: &str) -> Answer {
    let format = format.to_ascii_lowercase();
    let known = FORMATS.iter().find(|(known, ..)| *known == format);
    let Some((_, _, made)) = known.filter(|(_, of, _)| of.contains(&names::extension(&item.name).as_str())) else {
        let message = format!("The file '{}' cannot be converted to {format}.", item.name);
        return Err(Failure::new(StatusCode::NOT_ACCEPTABLE, "notSupported", message).within("invalidAcceptType"));
    };
    if !made {
        let message = format!("The emulator cannot convert '{}' to {format}.", item.name);
        return Err(Failure::new(StatusCode::NOT_IMPLEMENTED, "notSupported", message));
    }
    let (url, pass) = state.urls.page(call, &format!("converted-{format}"), drive, &item.id);
    Ok(Reply::empty(StatusCode::FOUND).with(header::LOCATION, format!("{url}?tempauth={pass}")))
}

/// `GET /converted-pdf/{drive}/{item}`.
pub(crate) fn pdf(state: &mut State, call: &Call<'_>) -> Answer {
    send(state, call, "converted-pdf", "application/pdf", |name| {
        let text: String =
            name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '.' }).collect();
        let drawn = format!("BT /F1 18 Tf 72 720 Td ({text}) Tj ET");
        format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>endobj\n\
             4 0 obj<</Length {}>>stream\n{drawn}\nendstream endobj\n\
             5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
            drawn.len()
        )
    })
}

/// `GET /converted-html/{drive}/{item}`.
pub(crate) fn html(state: &mut State, call: &Call<'_>) -> Answer {
    send(state, call, "converted-html", "text/html; charset=utf-8", |name| {
        let name = name.replace('&', "&amp;").replace('<', "&lt;");
        format!("<!doctype html><title>{name}</title><h1>{name}</h1>\n")
    })
}

fn send(state: &State, call: &Call<'_>, page: &str, kind: &str, draw: impl Fn(&str) -> String) -> Answer {
    state.urls.admit(call, page)?;
    let drive = resolve::at(state, resolve::by_id(state, call.param(0))?)?;
    let item = drive.item(call.param(1)).ok_or_else(not_found)?;
    Ok(Reply::raw(kind, draw(&item.name)).with(header::ETAG, item.etag()))
}
