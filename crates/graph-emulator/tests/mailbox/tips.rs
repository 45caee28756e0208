//! Tips about recipients.

use crate::{BOB, EVE, three};
use serde_json::json;

#[tokio::test]
async fn tips_tell_of_recipients() {
    let graph = three();
    let setting = json!({"status": "alwaysEnabled", "internalReplyMessage": "Away."});
    graph.of(BOB).patch("/me/mailboxSettings", json!({"automaticRepliesSetting": setting})).await.expect(200);
    let asked = json!({
        "EmailAddresses": [BOB, EVE, "nobody@contoso.com"], "MailTipsOptions": "automaticReplies, mailboxFullStatus, recipientScope",
    });
    let tips = graph.post("/me/getMailTips", asked).await.expect(200);
    let [bob, eve, nobody] = tips.items() else { panic!("{}", tips.text) };
    assert_eq!((&bob["automaticReplies"]["message"], &bob["mailboxFull"]), (&json!("Away."), &json!(false)));
    assert_eq!(bob["automaticReplies"]["messageLanguage"]["locale"], "en-US");
    assert_eq!((&eve["automaticReplies"], &eve["recipientScope"]), (&json!({"message": ""}), &json!("external")));
    assert!(nobody["error"]["code"].is_string() && bob.get("error").is_none());
    assert!(bob.get("maxMessageSize").is_none(), "what was not asked for");
    for wrong in [json!({"EmailAddresses": [BOB]}), json!({"EmailAddresses": [BOB], "MailTipsOptions": "weather"})] {
        graph.post("/me/getMailTips", wrong).await.expect(400);
    }
}
