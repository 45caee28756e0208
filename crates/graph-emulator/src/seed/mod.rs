//! Makes the demo tenant: the same people, letters and plans for the same seed, dated around the clock's time.

mod calendar;
mod tables;
mod workbook;

use crate::{MessageBuilder, UserBuilder, state::mix};
use jiff::{SignedDuration, Timestamp};
use tables::{CATEGORIES, CLOSINGS, DRIVE, FILES, FOLDERS, OPENINGS, OUTSIDE, PEOPLE, SENTENCES, SUBJECTS};

const DOMAIN: &str = "contoso.com";

/// The people of Contoso with their mail and calendars; Ada is the first.
pub(crate) fn contoso(seed: u64, now: Timestamp) -> Vec<UserBuilder> {
    let mut dice = Dice(mix(seed ^ 0x00c0_ffee));
    let mut people = Vec::with_capacity(PEOPLE.len());
    for (at, (local, name, title, department, office)) in PEOPLE.iter().enumerate() {
        let mut user = UserBuilder::new(address(local))
            .display_name(*name)
            .property("jobTitle", *title)
            .property("department", *department)
            .property("officeLocation", *office)
            .property("companyName", "Contoso Bridges");
        let own: &[(&str, u64, u64)] = if at == 0 { FOLDERS } else { &[("inbox", 8, 3)] };
        for (folder, count, unread) in own {
            // Letters of a folder are spread over days, so that each has a time of its own.
            let mut minutes = dice.below(90) + 5;
            for number in 0..*count {
                let time = now.checked_sub(SignedDuration::from_mins(minutes as i64)).unwrap_or(now);
                minutes += 20 + dice.below(600);
                let unread = *unread > 0 && number % unread == 1;
                user = user.message_in(folder, |message| letter(message, &mut dice, at, folder, time, unread));
            }
        }
        user = if at == 0 { drive(user) } else { user.file("Notes.txt", "Nothing yet.\n") };
        people.push(calendar::plan(user, at, now));
    }
    people
}

/// What is in Ada's drive.
fn drive(user: UserBuilder) -> UserBuilder {
    let user = DRIVE.iter().fold(user, |user, (path, content)| user.file(*path, *content));
    user.drive_folder("Archive").workbook(workbook::PATH, workbook::report)
}

fn letter(
    mut message: MessageBuilder,
    dice: &mut Dice,
    owner: usize,
    folder: &str,
    time: Timestamp,
    unread: bool,
) -> MessageBuilder {
    // Somebody of the company, but not the owner.
    let colleague = (owner + 1 + dice.below(PEOPLE.len() as u64 - 1) as usize) % PEOPLE.len();
    let (local, name, ..) = PEOPLE[colleague];
    let number = (dice.below(900) + 7).to_string();
    let subject = dice.pick(SUBJECTS).replace("{}", &number);
    let subject = if dice.one_in(5) { format!("Re: {subject}") } else { subject };
    let author = if folder == "sentitems" {
        message = message.to(address(local), name);
        PEOPLE[owner].1
    } else if dice.one_in(3) {
        let (outside, name) = *dice.pick(OUTSIDE);
        message = message.from(outside, name);
        name
    } else {
        message = message.from(address(local), name);
        name
    };
    let sentences: Vec<&str> = (0..2 + dice.below(4)).map(|_| *dice.pick(SENTENCES)).collect();
    let (opening, closing, text) = (*dice.pick(OPENINGS), *dice.pick(CLOSINGS), sentences.join(" "));
    message = message.subject(subject).received_at(time);
    message = if dice.one_in(2) {
        let text = text.replace('&', "&amp;");
        message.body_html(format!(
            "<html><head><meta charset=\"utf-8\"></head><body><p>{opening}</p><p>{text}</p><p>{closing},<br>{author}</p></body></html>"
        ))
    } else {
        message.body_text(format!("{opening}\r\n\r\n{text}\r\n\r\n{closing},\r\n{author}\r\n"))
    };
    if dice.one_in(4) {
        let (local, name, ..) = PEOPLE[(colleague + 1) % PEOPLE.len()];
        message = message.cc(address(local), name);
    }
    if dice.one_in(6) {
        let (name, content_type, content) = *dice.pick(FILES);
        message = message.attachment(name, content_type, content);
    }
    if dice.one_in(8) {
        message = message.importance(if dice.one_in(3) { "low" } else { "high" });
    }
    if dice.one_in(7) {
        message = message.category(*dice.pick(CATEGORIES));
    }
    if dice.one_in(9) {
        message = message.flagged();
    }
    if unread { message.unread() } else { message }
}

fn address(local: &str) -> String {
    format!("{local}@{DOMAIN}")
}

/// A small source of chance.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = mix(self.0);
        self.0 % limit.max(1)
    }

    fn one_in(&mut self, chance: u64) -> bool {
        self.below(chance) == 0
    }

    fn pick<'t, T>(&mut self, table: &'t [T]) -> &'t T {
        &table[self.below(table.len() as u64) as usize]
    }
}
