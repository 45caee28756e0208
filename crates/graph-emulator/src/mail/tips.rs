//! Tips about recipients before a message is sent to them.

use super::{arrive, room, settings};
use crate::{
    call::Call,
    facts::{Kind, TEXTS, TIPS},
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{State, User},
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// The largest message that a mailbox takes, in bytes, where nothing else is said.
const LARGEST: u64 = 36 << 20;

/// `POST …/getMailTips`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let parameters = write::object(call.body)?;
    write::only(&parameters, &["emailAddresses", "mailTipsOptions"])?;
    let missing = |name: &str| Failure::bad("ErrorInvalidRequest", format!("The parameter '{name}' is missing."));
    let addresses = write::parameter(&parameters, "emailAddresses").ok_or_else(|| missing("EmailAddresses"))?;
    let addresses = write::convert(addresses, &TEXTS, "EmailAddresses")?;
    let asked = write::parameter(&parameters, "mailTipsOptions").ok_or_else(|| missing("MailTipsOptions"))?;
    let asked = write::convert(asked, &Kind::String, "MailTipsOptions")?;
    let mut members = Vec::new();
    for member in asked.as_str().unwrap_or_default().split(',').map(str::trim) {
        members.push(TIPS.member(member).ok_or_else(|| {
            let message = format!("'{member}' is no member of 'microsoft.graph.{}'.", TIPS.name);
            Failure::bad("RequestBodyRead", message)
        })?);
    }
    let asker = state.users.get(call.owner()).map(|user| user.upn.clone()).unwrap_or_default();
    let addresses = addresses.as_array().into_iter().flatten().filter_map(Value::as_str);
    let value: Vec<Value> = addresses.map(|address| tips(state, &asker, address, &members, call.now)).collect();
    let context = call.context("Collection(microsoft.graph.mailTips)");
    Ok(Reply::ok(json!({"@odata.context": context, "value": value})))
}

fn tips(state: &State, asker: &str, address: &str, members: &[&str], now: Timestamp) -> Value {
    let known = state.user(address).and_then(|at| state.users.get(at));
    let domain = |address: &str| address.rsplit('@').next().unwrap_or_default().to_lowercase();
    let internal = domain(asker) == domain(address);
    let mut tips = Map::new();
    tips.insert("emailAddress".into(), json!({"name": "", "address": address}));
    if internal && known.is_none() {
        let error = json!({"code": "ErrorMailRecipientNotFound", "message": "The recipient was not found."});
        tips.insert("error".into(), error);
        return Value::Object(tips);
    }
    for member in members {
        let (name, value) = match *member {
            "automaticReplies" => {
                ("automaticReplies", known.map_or(json!({"message": ""}), |it| replies(it, internal, now)))
            }
            "mailboxFullStatus" => ("mailboxFull", json!(known.is_some_and(|it| room::is_full(&it.mailbox)))),
            "customMailTip" => ("customMailTip", json!("")),
            "externalMemberCount" => ("externalMemberCount", json!(u8::from(!internal))),
            "totalMemberCount" => ("totalMemberCount", json!(1)),
            "maxMessageSize" => {
                let most = known.and_then(|it| it.mailbox.limits.message);
                ("maxMessageSize", json!(most.unwrap_or(LARGEST)))
            }
            "deliveryRestriction" => ("deliveryRestricted", json!(false)),
            "moderationStatus" => ("isModerated", json!(false)),
            "recipientScope" => ("recipientScope", json!(if internal { "internal" } else { "external" })),
            _ => ("recipientSuggestions", json!([])),
        };
        tips.insert(name.into(), value);
    }
    Value::Object(tips)
}

/// What is told of automatic replies, and when they are scheduled.
fn replies(user: &User, internal: bool, now: Timestamp) -> Value {
    let all = &user.mailbox.setup.settings;
    let Some(message) = arrive::current_reply(&user.mailbox, now, internal) else { return json!({"message": ""}) };
    let mut told = json!({"message": message, "messageLanguage": all["language"]});
    let setting = &all["automaticRepliesSetting"];
    if setting["status"] == "scheduled" && settings::schedule(all).is_some() {
        told["scheduledStartTime"] = setting["scheduledStartDateTime"].clone();
        told["scheduledEndTime"] = setting["scheduledEndDateTime"].clone();
    }
    told
}
