//! The dates of a series: a pattern and a range, walked period by period.
//!
//! Invariant: dates come in order, each once, and never before the first one.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// A recurrence that has been checked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) pattern: Pattern,
    /// The day that the range begins with. The first occurrence may come later.
    pub(super) first: Date,
    pub(super) end: End,
}

/// How a series repeats.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pattern {
    /// Every so many days.
    Days(i32),
    /// On some days of every so many weeks, which begin on a day of their own.
    Weeks { every: i32, days: Vec<Weekday>, begin: Weekday },
    /// On a day of every so many months, counted from `month` of the first year, or from the first month.
    Months { every: i32, month: Option<i8>, day: Day },
}

/// A day within a month.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Day {
    /// Of that number; the last one where the month is shorter.
    Number(i8),
    /// The so-and-so-many-th of those that fall on one of the weekdays; the last one without a number.
    Nth(Option<usize>, Vec<Weekday>),
}

/// When a series is over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum End {
    Never,
    /// After that day.
    On(Date),
    /// After so many occurrences.
    After(usize),
}

impl Rule {
    /// The dates of all occurrences.
    pub(super) fn dates(&self) -> impl Iterator<Item = Date> {
        let (last, most) = match self.end {
            End::Never => (Date::MAX, usize::MAX),
            End::On(last) => (last, usize::MAX),
            End::After(most) => (Date::MAX, most),
        };
        let first = self.first;
        let periods = (0..).map_while(move |number| self.pattern.period(first, number));
        periods.flatten().skip_while(move |date| *date < first).take_while(move |date| *date <= last).take(most)
    }
}

impl Pattern {
    /// The dates of a period, counted from the one that the range begins in; `None` where the calendar ends.
    fn period(&self, first: Date, number: i32) -> Option<Vec<Date>> {
        match self {
            Self::Days(every) => {
                Some(vec![first.checked_add(jiff::Span::new().try_days(every.checked_mul(number)?).ok()?).ok()?])
            }
            Self::Weeks { every, days, begin } => {
                let monday_offset = i32::from(begin.until(first.weekday()));
                let shift = every.checked_mul(number)?.checked_mul(7)?.checked_sub(monday_offset)?;
                let start = first.checked_add(jiff::Span::new().try_days(shift).ok()?).ok()?;
                let mut offsets: Vec<i8> = days.iter().map(|day| begin.until(*day)).collect();
                offsets.sort_unstable();
                offsets.dedup();
                offsets.into_iter().map(|offset| start.checked_add(i32::from(offset).days()).ok()).collect()
            }
            Self::Months { every, month, day } => {
                let anchor = Date::new(first.year(), month.unwrap_or(first.month()), 1).ok()?;
                let shift = jiff::Span::new().try_months(every.checked_mul(number)?).ok()?;
                Some(day.of(anchor.checked_add(shift).ok()?).into_iter().collect())
            }
        }
    }
}

impl Day {
    /// That day of the month that begins on `month`; a month may have no fifth.
    fn of(&self, month: Date) -> Option<Date> {
        match self {
            Self::Number(number) => Date::new(month.year(), month.month(), (*number).min(month.days_in_month())).ok(),
            Self::Nth(nth, days) => {
                let all =
                    (1..=month.days_in_month()).filter_map(|day| Date::new(month.year(), month.month(), day).ok());
                let mut fitting = all.filter(|date| days.contains(&date.weekday()));
                match nth {
                    Some(nth) => fitting.nth(*nth),
                    None => fitting.next_back(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn told(pattern: Pattern, first: Date, end: End) -> Vec<String> {
        Rule { pattern, first, end }.dates().take(6).map(|date| date.strftime("%a %F").to_string()).collect()
    }

    fn weekdays() -> Vec<Weekday> {
        vec![Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday]
    }

    #[test]
    fn days_and_where_they_end() {
        let first = date(2024, 2, 27);
        assert_eq!(
            told(Pattern::Days(2), first, End::On(date(2024, 3, 3))),
            ["Tue 2024-02-27", "Thu 2024-02-29", "Sat 2024-03-02"]
        );
        assert_eq!(told(Pattern::Days(1), first, End::After(2)), ["Tue 2024-02-27", "Wed 2024-02-28"]);
        assert_eq!(told(Pattern::Days(1), Date::MAX, End::Never).len(), 1);
        assert_eq!(told(Pattern::Days(i32::MAX), first, End::Never).len(), 1);
    }

    #[test]
    fn the_first_day_of_the_week_matters_when_weeks_are_left_out() {
        let pattern = |begin| Pattern::Weeks { every: 2, days: vec![Weekday::Sunday, Weekday::Tuesday], begin };
        let first = date(2026, 3, 3);
        assert_eq!(
            told(pattern(Weekday::Sunday), first, End::After(4)),
            ["Tue 2026-03-03", "Sun 2026-03-15", "Tue 2026-03-17", "Sun 2026-03-29"]
        );
        assert_eq!(
            told(pattern(Weekday::Monday), first, End::After(4)),
            ["Tue 2026-03-03", "Sun 2026-03-08", "Tue 2026-03-17", "Sun 2026-03-22"]
        );
    }

    #[test]
    fn the_first_occurrence_may_come_after_the_first_day() {
        let pattern = Pattern::Weeks { every: 1, days: vec![Weekday::Monday], begin: Weekday::Sunday };
        assert_eq!(told(pattern, date(2026, 3, 3), End::After(1)), ["Mon 2026-03-09"]);
        let pattern = Pattern::Months { every: 1, month: None, day: Day::Number(1) };
        assert_eq!(told(pattern, date(2026, 3, 3), End::After(1)), ["Wed 2026-04-01"]);
    }

    #[test]
    fn short_months_give_their_last_day() {
        let pattern = Pattern::Months { every: 1, month: None, day: Day::Number(31) };
        assert_eq!(
            told(pattern, date(2026, 1, 31), End::After(4)),
            ["Sat 2026-01-31", "Sat 2026-02-28", "Tue 2026-03-31", "Thu 2026-04-30"]
        );
        let pattern = Pattern::Months { every: 12, month: Some(2), day: Day::Number(29) };
        assert_eq!(
            told(pattern, date(2023, 3, 1), End::After(3)),
            ["Thu 2024-02-29", "Fri 2025-02-28", "Sat 2026-02-28"]
        );
    }

    #[test]
    fn days_are_counted_within_months() {
        let months = |every, month, nth, days| Pattern::Months { every, month, day: Day::Nth(nth, days) };
        let first = date(2026, 1, 1);
        assert_eq!(
            told(months(1, None, None, vec![Weekday::Friday]), first, End::After(2)),
            ["Fri 2026-01-30", "Fri 2026-02-27"]
        );
        // The first of several days, and the second of them.
        assert_eq!(
            told(months(2, None, Some(0), weekdays()), first, End::After(2)),
            ["Thu 2026-01-01", "Mon 2026-03-02"]
        );
        assert_eq!(told(months(1, None, Some(1), weekdays()), first, End::After(1)), ["Fri 2026-01-02"]);
        assert_eq!(
            told(months(12, Some(11), Some(3), vec![Weekday::Thursday]), first, End::After(2)),
            ["Thu 2026-11-26", "Thu 2027-11-25"]
        );
    }

    /// Whether a pattern has an occurrence on `day`, told from that day alone.
    fn recurs(pattern: &Pattern, first: Date, day: Date) -> bool {
        let days_between = |from: Date, to: Date| to.duration_since(from).as_hours() / 24;
        match pattern {
            Pattern::Days(every) => days_between(first, day) % i64::from(*every) == 0,
            Pattern::Weeks { every, days, begin } => {
                let week_of = |day: Date| day.checked_sub(i32::from(begin.until(day.weekday())).days()).unwrap();
                let weeks = days_between(week_of(first), week_of(day)) / 7;
                weeks % i64::from(*every) == 0 && days.contains(&day.weekday())
            }
            Pattern::Months { every, month, day: wanted } => {
                let number = |year: i16, month: i8| i32::from(year) * 12 + i32::from(month);
                let months = number(day.year(), day.month()) - number(first.year(), month.unwrap_or(first.month()));
                let fits = match wanted {
                    Day::Number(number) => day.day() == (*number).min(day.days_in_month()),
                    Day::Nth(nth, days) => {
                        // The day itself is not counted.
                        let fitting = |range: std::ops::RangeInclusive<i8>| {
                            range
                                .filter(|at| days.contains(&date(day.year(), day.month(), *at).weekday()))
                                .skip(1)
                                .count()
                        };
                        let (before, after) = (fitting(1..=day.day()), fitting(day.day()..=day.days_in_month()));
                        days.contains(&day.weekday()) && nth.map_or(after == 0, |nth| before == nth)
                    }
                };
                months % every == 0 && fits
            }
        }
    }

    #[test]
    fn a_walk_from_day_to_day_finds_the_same() {
        let months = |every, month, day| Pattern::Months { every, month, day };
        let some = || vec![Weekday::Tuesday, Weekday::Saturday];
        let patterns = [
            Pattern::Days(1),
            Pattern::Days(11),
            Pattern::Weeks { every: 1, days: weekdays(), begin: Weekday::Monday },
            Pattern::Weeks { every: 3, days: some(), begin: Weekday::Wednesday },
            months(1, None, Day::Number(30)),
            months(5, None, Day::Number(31)),
            months(12, Some(2), Day::Number(29)),
            months(1, None, Day::Nth(None, weekdays())),
            months(2, None, Day::Nth(Some(3), some())),
            months(24, Some(9), Day::Nth(Some(0), vec![Weekday::Monday])),
        ];
        for pattern in patterns {
            for first in [date(2023, 12, 31), date(2024, 2, 29), date(2026, 3, 4)] {
                let last = date(2032, 6, 30);
                let walked: Vec<Date> = first
                    .series(1.day())
                    .take_while(|day| *day <= last)
                    .filter(|day| recurs(&pattern, first, *day))
                    .collect();
                let rule = Rule { pattern: pattern.clone(), first, end: End::On(last) };
                assert!(!walked.is_empty() && rule.dates().eq(walked.iter().copied()), "{rule:?}");
            }
        }
    }
}
