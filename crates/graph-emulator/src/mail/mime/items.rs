//! Attached events as iCalendar, and attached contacts as vCard.

use crate::mail::text;
use bytes::Bytes;
use serde_json::Value;

/// The most bytes of a line, with room for the space that a folded one begins with.
const LINE: usize = 74;

/// The item's type, and its text.
pub(super) fn of(item: &Value) -> (&'static str, Bytes) {
    let kind = item.get("@odata.type").and_then(Value::as_str).unwrap_or_default();
    if kind.eq_ignore_ascii_case("#microsoft.graph.contact") {
        return ("text/vcard", contact(item).into());
    }
    ("text/calendar", event(item).into())
}

fn told<'i>(item: &'i Value, path: &str) -> &'i str {
    item.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

fn event(item: &Value) -> String {
    let mut lines = Lines::default();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("PRODID", "-//graph-emulator//EN"),
        ("VERSION", "2.0"),
        ("METHOD", "PUBLISH"),
        ("BEGIN", "VEVENT"),
    ] {
        lines.add(name, value);
    }
    lines.text("UID", item.get("iCalUId").or_else(|| item.get("id")).and_then(Value::as_str).unwrap_or_default());
    lines.text("SUMMARY", told(item, "/subject"));
    for (name, moment) in [("DTSTART", "start"), ("DTEND", "end")] {
        let digits = |at: &str| told(item, at).split('.').next().unwrap_or_default().replace(['-', ':'], "");
        let (time, zone) = (digits(&format!("/{moment}/dateTime")), told(item, &format!("/{moment}/timeZone")));
        match zone {
            _ if time.is_empty() => {}
            "" | "UTC" => lines.add(name, &format!("{}Z", time.trim_end_matches('Z'))),
            zone => lines.add(&format!("{name};TZID=\"{}\"", zone.replace(['"', '\r', '\n'], "")), &time),
        }
    }
    lines.text("LOCATION", told(item, "/location/displayName"));
    let content = told(item, "/body/content");
    let is_html = told(item, "/body/contentType").eq_ignore_ascii_case("html");
    lines.text("DESCRIPTION", &if is_html { text::of_html(content) } else { content.to_owned() });
    for attendee in item.get("attendees").and_then(Value::as_array).into_iter().flatten() {
        lines.add("ATTENDEE", &format!("mailto:{}", told(attendee, "/emailAddress/address").replace(['\r', '\n'], "")));
    }
    lines.add("END", "VEVENT");
    lines.add("END", "VCALENDAR");
    lines.0
}

fn contact(item: &Value) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCARD");
    lines.add("VERSION", "3.0");
    let (given, surname) = (told(item, "/givenName"), told(item, "/surname"));
    let display = told(item, "/displayName");
    let full = if display.is_empty() { format!("{given} {surname}").trim().to_owned() } else { display.to_owned() };
    lines.text("FN", &full);
    lines.add("N", &format!("{};{};;;", escaped(surname), escaped(given)));
    for address in item.get("emailAddresses").and_then(Value::as_array).into_iter().flatten() {
        lines.text("EMAIL", told(address, "/address"));
    }
    lines.text("TEL;TYPE=CELL", told(item, "/mobilePhone"));
    for (list, kind) in [("businessPhones", "TEL;TYPE=WORK"), ("homePhones", "TEL;TYPE=HOME")] {
        for number in item.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            lines.text(kind, number);
        }
    }
    lines.text("ORG", told(item, "/companyName"));
    lines.text("TITLE", told(item, "/jobTitle"));
    lines.text("NOTE", told(item, "/personalNotes"));
    lines.add("END", "VCARD");
    lines.0
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace("\r\n", "\\n").replace(['\r', '\n'], "\\n")
}

/// Lines of names and values, folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A text, unless it is empty.
    fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.add(name, &escaped(value));
        }
    }

    /// A value that is written as it is.
    fn add(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in format!("{name}:{value}").chars() {
            if length + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_event_and_a_contact_as_their_own_formats() {
        let (kind, bytes) = of(&json!({
            "@odata.type": "#microsoft.graph.event", "id": "1", "subject": "Tea; scones, jam", "location": {"displayName": "Café"},
            "start": {"dateTime": "2026-03-01T16:00:00.0000000", "timeZone": "UTC"},
            "end": {"dateTime": "2026-03-01T17:00:00", "timeZone": "Pacific Standard Time"},
            "body": {"contentType": "html", "content": "<p>bring</p><p>cups</p>"},
            "attendees": [{"emailAddress": {"address": "bob@contoso.com"}}],
        }));
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert_eq!(kind, "text/calendar");
        for line in [
            "SUMMARY:Tea\\; scones\\, jam",
            "DTSTART:20260301T160000Z",
            "DTEND;TZID=\"Pacific Standard Time\":20260301T170000",
            "LOCATION:Café",
            "DESCRIPTION:bring\\n\\ncups",
            "ATTENDEE:mailto:bob@contoso.com",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}: {text}");
        }
        let (kind, bytes) = of(&json!({
            "@odata.type": "#microsoft.graph.contact", "givenName": "Ada", "surname": "Lovelace", "companyName": "é".repeat(80),
            "emailAddresses": [{"address": "ada@contoso.com"}], "businessPhones": ["+44 1"],
        }));
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(kind == "text/vcard" && text.contains("FN:Ada Lovelace\r\nN:Lovelace;Ada;;;\r\nEMAIL:ada@contoso.com"));
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert!(text.replace("\r\n ", "").contains(&"é".repeat(80)));
    }
}
