//! What the query builder writes means what it says: messages are found by the service as they are by the values that they were made of.
//!
//! `PROPTEST_CASES=100000 cargo test -p graph-tests --release --test queries` makes a long run of it.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test fails where it stands, and its modules are its own")]

mod choices;
mod conditions;
mod mailbox;

use choices::choices;
use conditions::condition;
use graph_mail::{Filter, Message, Query, email_address, message, recipient};
use mailbox::{Mail, Mailbox, run};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn failed(filter: &Filter<Message>, error: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(format!("{filter}: {error}"))
}

#[tokio::test]
async fn a_query_out_of_a_configuration_is_asked() {
    let subjects = ["B & B", "a+b", "O'Brien", "100%", "A b"];
    let mailbox = Mailbox::of(&subjects.map(Mail::about));
    for (text, expected) in [
        ("?$filter=subject ge 'A' and not contains(subject, '+')&$orderby=subject desc", &[2, 0, 4][..]),
        ("filter=startswith(subject,'B & B')&$count=true", &[0]),
        ("$filter=subject%20eq%20%27O%27%27Brien%27&$top=1", &[2]),
        ("$filter=subject+in+('a%2Bb','100%25')&orderby=subject&select=id,subject", &[3, 1]),
        ("$filter=subject gt ''&$orderby=subject&$skip=3&$expand=attachments($select=name)", &[0, 2]),
    ] {
        let query = Query::parse(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(mailbox.asked(query).await.unwrap(), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn a_filter_means_what_it_says(
        mut mails in proptest::collection::vec(choices(40), 0..12),
        mut filters in proptest::collection::vec(choices(40), 1..8),
    ) {
        let mails: Vec<Mail> = mails.iter_mut().map(Mail::random).collect();
        let mailbox = Mailbox::of(&mails);
        run(async {
            for condition in filters.iter_mut().map(condition) {
                let filter = condition.filter;
                let read = Filter::parse(&filter.to_string()).map_err(|error| failed(&filter, error))?;
                prop_assert_eq!(&read, &filter);
                let expected: BTreeSet<usize> =
                    (0..mails.len()).filter(|at| (condition.holds)(&mails[*at]) == Some(true)).collect();
                let found = mailbox.found(filter.clone()).await.map_err(|error| failed(&filter, error))?;
                prop_assert_eq!(found, expected, "{}\n{:#?}", filter, mails);
            }
            Ok(())
        })?;
    }

    #[test]
    fn any_text_is_found_as_itself(text in any::<String>()) {
        let others = [format!("{text}x"), format!("x{text}"), text.replace('\'', "''"), text.replace(['%', '+'], " "), String::new()];
        let mut mails = vec![Mail::about(text.as_str())];
        mails.extend(others.into_iter().map(Mail::about));
        let mut named = Mail::about("x");
        (named.cc, named.categories) = (vec![(String::new(), text.clone())], vec![text.clone()]);
        mails.push(named);
        let mailbox = Mailbox::of(&mails);
        let name = || recipient::EMAIL_ADDRESS / email_address::NAME;
        let is_same = |at: &usize| mails[*at].subject.to_lowercase() == text.to_lowercase();
        let same: BTreeSet<usize> = (0..mails.len()).filter(is_same).collect();
        prop_assert!(same.contains(&0));
        for (filter, expected) in [
            (message::SUBJECT.eq(&text), same.clone()),
            (message::SUBJECT.in_(["\u{0}", &text]), same),
            (message::CC_RECIPIENTS.any(|to| (to / name()).eq(&text)), [6].into()),
            (message::CATEGORIES.all(|one| one.eq(&text)) & message::CATEGORIES.is_not_empty(), [6].into()),
        ] {
            let found = run(mailbox.found(filter.clone())).map_err(|error| failed(&filter, error))?;
            prop_assert_eq!(found, expected, "{}", filter);
        }
    }
}
