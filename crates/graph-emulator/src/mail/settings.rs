//! A mailbox's settings, and the languages and time zones that may be set.

use crate::{
    calendar::{zone_names::WINDOWS, zones},
    call::Call,
    facts::{Kind, LOCALE, MAILBOX_SETTINGS, TIME_ZONE, Type, Write},
    odata::{page::ATTACHMENTS, record, select::Select, write},
    reply::{Answer, Failure, Reply},
    state::State,
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// The languages that a mailbox may have.
const LANGUAGES: &[(&str, &str)] = &[
    ("da-DK", "Danish (Denmark)"),
    ("de-DE", "German (Germany)"),
    ("en-GB", "English (United Kingdom)"),
    ("en-US", "English (United States)"),
    ("es-ES", "Spanish (Spain)"),
    ("fr-FR", "French (France)"),
    ("it-IT", "Italian (Italy)"),
    ("ja-JP", "Japanese (Japan)"),
    ("nl-NL", "Dutch (Netherlands)"),
    ("pl-PL", "Polish (Poland)"),
    ("pt-BR", "Portuguese (Brazil)"),
    ("sv-SE", "Swedish (Sweden)"),
    ("zh-CN", "Chinese (Simplified, China)"),
];

/// `GET …/mailboxSettings`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &MAILBOX_SETTINGS)?;
    let (mailbox, _) = call.mailbox(state)?;
    let mut view = mailbox.setup.settings.as_object().map(|it| select.apply(it, false)).unwrap_or_default();
    let context = call.owned_context(state, &format!("mailboxSettings{}", select.context()));
    view.insert("@odata.context".into(), context.into());
    Ok(Reply::ok(Value::Object(view)))
}

/// `GET …/mailboxSettings/{property}`: one group of them, or one value.
pub(crate) fn property(state: &mut State, call: &Call<'_>) -> Answer {
    let name = call.param(0);
    let property = MAILBOX_SETTINGS.property(name);
    let name = property.ok_or_else(|| Failure::unknown_property(name, MAILBOX_SETTINGS.name))?.name;
    let (mailbox, _) = call.mailbox(state)?;
    let mut view = match mailbox.setup.settings.get(name) {
        Some(Value::Object(fields)) => fields.clone(),
        value => Map::from_iter([("value".to_owned(), value.cloned().unwrap_or_default())]),
    };
    view.insert("@odata.context".into(), call.owned_context(state, &format!("mailboxSettings/{name}")).into());
    Ok(Reply::ok(Value::Object(view)))
}

/// `PATCH …/mailboxSettings`: what is not written stays as it is, within a group of settings, too.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let checked = write::check(&write::object(call.body)?, &MAILBOX_SETTINGS)?;
    let (mailbox, _) = call.mailbox(state)?;
    let before = &mailbox.setup.settings;
    let mut after = before.clone();
    for (property, value) in checked.into_iter().filter(|(property, _)| property.write != Write::Never) {
        merge(&mut after[property.name], value, &property.kind);
    }
    let was_on = is_on(before);
    complete(&mut after, call.now)?;
    if is_on(&after) && !was_on {
        mailbox.setup.answered.clear();
    }
    mailbox.setup.settings = after;
    get(state, call)
}

/// Writes over what is there. Times, which have two halves that belong together, are replaced as a whole.
fn merge(old: &mut Value, new: Value, kind: &Kind) {
    match (old, new, kind) {
        (Value::Object(old), Value::Object(new), Kind::Complex(kind)) if kind.name != "dateTimeTimeZone" => {
            for (name, value) in new {
                if let Some(property) = kind.exact(&name) {
                    merge(old.entry(name).or_insert(Value::Null), value, &property.kind);
                }
            }
        }
        (old, new, _) => *old = new,
    }
}

fn is_on(settings: &Value) -> bool {
    settings["automaticRepliesSetting"]["status"] != "disabled"
}

/// Checks settings as a whole, and adds what follows from them.
fn complete(settings: &mut Value, now: Timestamp) -> Result<(), Failure> {
    let text = |pointer: &str| settings.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    zones::find(text("/timeZone"))?;
    zones::find(text("/workingHours/timeZone/name"))?;
    let time = |name: &str| {
        let time = text(&format!("/workingHours/{name}"));
        let read = time.parse::<jiff::civil::Time>().map_err(|_| {
            let message = format!("Cannot convert the value '{time}' to the expected type 'Edm.TimeOfDay'.");
            Failure::bad("RequestBodyRead", message)
        });
        read.map(|time| format!("{time:.7}"))
    };
    let (start, end) = (time("startTime")?, time("endTime")?);
    let locale = text("/language/locale");
    let language = LANGUAGES.iter().find(|(known, _)| known.eq_ignore_ascii_case(locale));
    let (locale, display_name) = language.ok_or_else(|| {
        Failure::bad("ErrorInvalidArgument", format!("The language '{locale}' is not supported for this mailbox."))
    })?;
    let ends = schedule(settings).map(|(_, end)| end);
    if text("/automaticRepliesSetting/status") == "scheduled" && ends.is_none_or(|end| end <= now) {
        let message = "The scheduled duration for sending automatic replies isn't valid.";
        return Err(Failure::bad("ErrorInvalidScheduledOofDuration", message));
    }
    settings["workingHours"]["startTime"] = start.into();
    settings["workingHours"]["endTime"] = end.into();
    settings["language"] = json!({"locale": locale, "displayName": display_name});
    Ok(())
}

/// From when to when automatic replies are scheduled.
pub(super) fn schedule(settings: &Value) -> Option<(Timestamp, Timestamp)> {
    let instant = |name: &str| {
        let at = &settings["automaticRepliesSetting"][name];
        let (text, zone) = (at["dateTime"].as_str()?, at["timeZone"].as_str().unwrap_or("UTC"));
        let zone = zones::find(zone).ok()?;
        text.parse().ok().or_else(|| zone.to_timestamp(text.parse().ok()?).ok())
    };
    let (start, end) = (instant("scheduledStartDateTime")?, instant("scheduledEndDateTime")?);
    (start < end).then_some((start, end))
}

/// `GET …/outlook/supportedLanguages()`.
pub(crate) fn languages(state: &mut State, call: &Call<'_>) -> Answer {
    let record = |(locale, name): &(&str, &str)| json!({"locale": locale, "displayName": name});
    collection(LANGUAGES.iter().map(record).collect(), &LOCALE, state, call)
}

/// `GET …/outlook/supportedTimeZones()`, `GET …/outlook/supportedTimeZones(TimeZoneStandard={standard})`.
pub(crate) fn time_zones(state: &mut State, call: &Call<'_>) -> Answer {
    let standard = call.params.first().map_or("windows", String::as_str);
    let standard = standard.trim_start_matches("microsoft.graph.timeZoneStandard").trim_matches('\'');
    let is_iana = match standard.to_ascii_lowercase().as_str() {
        "windows" => false,
        "iana" => true,
        _ => return Err(Failure::query(format!("'{standard}' is no member of 'microsoft.graph.timeZoneStandard'."))),
    };
    let record = |(windows, iana): &(&str, &str)| {
        let alias = if is_iana { iana } else { windows };
        json!({"alias": alias, "displayName": windows})
    };
    collection(WINDOWS.iter().map(record).collect(), &TIME_ZONE, state, call)
}

/// What a function answers.
fn collection(records: Vec<Value>, kind: &'static Type, state: &State, call: &Call<'_>) -> Answer {
    let mut reply = record::page(records, kind, ATTACHMENTS, state, call, "")?;
    if let crate::reply::Content::Json(page) = &mut reply.content {
        page["@odata.context"] = call.context(&format!("Collection(microsoft.graph.{})", kind.name)).into();
    }
    Ok(reply)
}
