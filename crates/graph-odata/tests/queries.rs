//! What queries find in a mailbox, on the emulator, whose parsers know nothing of the writers here.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_emulator::Emulator;
use graph_mail::{FileAttachment, Importance, MailClient, Message, attachment, email_address, message, recipient};
use graph_odata::{Field, Filter, List, Query, kql};
use jiff::{Timestamp, civil::date};

const SUBJECTS: [&str; 7] = [
    "Weekly report",
    "O'Brien's report",
    "' or true or subject eq '",
    "said \"yes\" AND left",
    "100% & more + #1; a,b(c)",
    "Zoë 📎 back\\slash",
    "",
];

async fn mailbox() -> (Emulator, MailClient) {
    let (emulator, client) = graph_emulator::doctest();
    let mail = MailClient::new(&client);
    for subject in SUBJECTS {
        mail.messages().create(Message::new().to("ada@contoso.com").subject(subject)).await.unwrap();
    }
    let file = FileAttachment::new("figures.csv", "1,2");
    let full = Message::new().to("ada@contoso.com").to("bob@contoso.com").subject("Full").text("the body").attach(file);
    let full = mail.messages().create(full).await.unwrap();
    let update = mail.message(full.require_id().unwrap()).update().set(message::IMPORTANCE, Importance::High);
    update.set(message::CATEGORIES, vec!["Blue".to_owned(), "O'Red".to_owned()]).await.unwrap();
    (emulator, mail)
}

async fn subjects(list: List<Message>) -> Vec<String> {
    let found = list.items().try_collect().await.unwrap();
    found.into_iter().map(|message| message.subject.unwrap_or_default()).collect()
}

#[tokio::test]
async fn conditions_hold_for_what_they_say() {
    let (_emulator, mail) = mailbox().await;
    let drafts = || message::IS_DRAFT.eq(true);
    let address = |to: Field<graph_odata::Element<_>, _>| to / recipient::EMAIL_ADDRESS / email_address::ADDRESS;
    let rows: Vec<(Filter<Message>, &[&str])> = vec![
        (message::SUBJECT.to_lower().eq("weekly report"), &["Weekly report"]),
        (message::SUBJECT.to_upper().starts_with("WEEKLY"), &["Weekly report"]),
        (message::SUBJECT.length().eq(4), &["Full"]),
        (message::SUBJECT.in_(["Full", "O'Brien's report", "no such"]), &["O'Brien's report", "Full"]),
        (message::SUBJECT.contains("report") & !message::SUBJECT.contains("'"), &["Weekly report"]),
        ((message::SUBJECT.eq("Full") | message::SUBJECT.eq("x")) & message::HAS_ATTACHMENTS.eq(true), &["Full"]),
        (message::CATEGORIES.any(|one| one.eq("O'Red")), &["Full"]),
        (message::CATEGORIES.is_not_empty() & drafts(), &["Full"]),
        (message::CATEGORIES.count().ge(2), &["Full"]),
        (message::TO_RECIPIENTS.any(|to| address(to).eq("bob@contoso.com")) & drafts(), &["Full"]),
        (message::TO_RECIPIENTS.count().gt(1) & drafts(), &["Full"]),
        (message::IMPORTANCE.ne(Importance::Normal) & drafts(), &["Full"]),
        (Filter::raw("isDraft eq true or isDraft eq false") & message::SUBJECT.eq("Full"), &["Full"]),
        (message::SUBJECT.in_([""; 0]), &[]),
    ];
    for (filter, expected) in rows {
        let text = filter.to_string();
        let mut found = subjects(mail.messages().list().filter(filter & drafts())).await;
        let mut expected: Vec<_> = expected.iter().map(|subject| (*subject).to_owned()).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{text}");
    }
}

#[tokio::test]
async fn hostile_values_find_themselves_and_nothing_else() {
    let (_emulator, mail) = mailbox().await;
    for subject in SUBJECTS {
        let own = message::SUBJECT.eq(subject) & message::IS_DRAFT.eq(true);
        assert_eq!(subjects(mail.messages().list().filter(own)).await, [subject]);
        let inside =
            message::SUBJECT.in_([subject, "no such"]) & message::SUBJECT.to_lower().eq(message::SUBJECT.to_lower());
        assert_eq!(subjects(mail.messages().list().filter(inside & message::IS_DRAFT.eq(true))).await, [subject]);
    }
}

#[tokio::test]
async fn keywords_find_what_they_say() {
    let (_emulator, mail) = mailbox().await;
    let today = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    for (search, expected) in [
        (kql::subject("weekly report"), vec!["Weekly report"]),
        (kql::subject("weekly") | kql::subject(kql::begins("ful")), vec!["Full", "Weekly report"]),
        (kql::subject("report") & !kql::subject("weekly"), vec!["O'Brien's report"]),
        (kql::phrase("said \"yes\" AND left"), vec!["said \"yes\" AND left"]),
        (kql::subject("AND left"), vec!["said \"yes\" AND left"]),
        (kql::subject("back\\slash"), vec!["Zoë 📎 back\\slash"]),
        (kql::to("bob@contoso.com") & kql::has_attachments(true) & kql::importance("high"), vec!["Full"]),
        (kql::body("the body") & kql::received(date(1970, 1, 1)..), vec!["Full"]),
        (kql::subject("full") & kql::received(..date(1970, 1, 1)), vec![]),
        (kql::subject("full") & kql::received(today.saturating_add(jiff::Span::new().years(90))..), vec![]),
    ] {
        let text = search.to_string();
        let list = mail
            .messages()
            .list()
            .search(search & kql::to("ada@contoso.com"))
            .select((message::SUBJECT, message::IS_DRAFT));
        let found = list.items().try_collect().await.unwrap();
        let drafts = found.into_iter().filter(|message| message.is_draft == Some(true));
        let mut found: Vec<_> = drafts.map(|message| message.subject.unwrap_or_default()).collect();
        found.sort();
        assert_eq!(found, expected, "{text}");
    }
}

#[tokio::test]
async fn an_expansion_asks_within() {
    let (_emulator, mail) = mailbox().await;
    let list = mail.messages().list().filter(message::SUBJECT.eq("Full"));
    let full = list.expand(message::ATTACHMENTS.expand().select(attachment::NAME)).await.unwrap().value.remove(0);
    let attached = full.attachments.unwrap();
    assert_eq!(attached.len(), 1);
    assert_eq!((attached[0].name(), attached[0].size()), (Some("figures.csv"), None));
}

#[tokio::test]
async fn a_query_asks_what_its_parts_do() {
    let (_emulator, mail) = mailbox().await;
    let query = Query::new().filter(message::SUBJECT.ge("A")).order_by(message::SUBJECT).select(message::SUBJECT);
    let of_query = subjects(mail.messages().list().with(query.clone().top(3))).await;
    let list =
        mail.messages().list().filter(message::SUBJECT.ge("A")).order_by(message::SUBJECT).select(message::SUBJECT);
    assert_eq!(of_query, subjects(list.top(3)).await);
    let narrowed =
        mail.messages().list().with(query).filter(message::SUBJECT.eq("Full")).with(message::IS_DRAFT.eq(true));
    assert_eq!(subjects(narrowed).await, ["Full"]);
    let counted = mail.messages().count().filter(message::IS_DRAFT.eq(true)).filter(message::SUBJECT.eq("Full"));
    assert_eq!(counted.await.unwrap(), 1);
}

#[tokio::test]
async fn what_cannot_be_asked_is_not_sent() {
    let (emulator, mail) = mailbox().await;
    emulator.journal().clear();
    let list = || mail.messages().list();
    let searched = || list().search(kql::subject("x"));
    for (list, advice) in [
        (list().top(1001), "1 to 1000 messages"),
        (list().filter(message::IS_READ.eq(true)).order_by(message::SUBJECT), "condition on subject"),
        (searched().filter(message::IS_READ.eq(true)), "say all of it in the search"),
        (searched().order_by(message::SUBJECT), "leave order_by out"),
        (list().search(kql::subject("  ")), "needs words"),
    ] {
        let error = list.await.unwrap_err().to_string();
        assert!(error.starts_with("mail.messages.list: ") && error.contains(advice), "{error}");
    }
    let error = list().top(0).items().try_collect().await.unwrap_err();
    assert!(error.to_string().contains("unchecked()"), "{error}");
    assert_eq!(emulator.journal().requests().len(), 0);
    let error = list().top(0).unchecked().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 400, "the service had its say: {error}");
}
