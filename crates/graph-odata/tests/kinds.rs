//! Every kind of property on the wire: what is read, what is written back, and what becomes of values that no type can hold.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_odata::{Binary, Extra, Flags, Guid, Hidden, wire};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time, date, time},
};
use proptest::prelude::*;
use serde_json::{Value, json};

graph_odata::flags! {
    /// Whom.
    pub enum Scope {
        /// Those within.
        Internal = "internal",
        /// Those without.
        External = "external",
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    name: Option<String>,
    is_new: Option<bool>,
    small: Option<i32>,
    large: Option<i64>,
    measure: Option<f64>,
    at: Option<Timestamp>,
    day: Option<Date>,
    hour: Option<Time>,
    clock: Option<DateTime>,
    lasts: Option<SignedDuration>,
    guid: Option<Guid>,
    bytes: Option<Binary>,
    secret: Option<Hidden>,
    scope: Option<Flags<Scope>>,
    cells: Option<Value>,
    inner: Option<Box<Self>>,
    any: Option<Vec<Value>>,
    names: Option<Vec<String>>,
    days: Option<Vec<Date>>,
    measures: Option<Vec<f64>>,
    things: Option<Vec<Self>>,
    etag: Option<String>,
    stream: Option<Hidden>,
    extra: Extra,
}

wire!(entity Thing {
    name => "name",
    is_new => "isNew",
    small => "small",
    large => "large",
    measure => "measure",
    at => "at",
    day => "day",
    hour => "hour",
    clock => "clock",
    lasts => "lasts",
    guid => "guid",
    bytes => "bytes",
    secret => "secret",
    scope => "scope",
    cells => "cells",
    inner => "inner",
    any => "any",
    names => "names",
    days => "days",
    measures => "measures",
    things => "things",
} read {
    stream => "stream@odata.mediaReadLink",
});

fn read(json: &Value) -> Thing {
    serde_json::from_str(&json.to_string()).unwrap()
}

fn written(thing: &Thing) -> Value {
    serde_json::to_value(thing).unwrap()
}

#[test]
fn each_kind_is_read_and_written_back() {
    let json = json!({
        "name": "x", "isNew": true, "small": -7, "large": 9_007_199_254_740_993_i64, "measure": 1.5,
        "at": "2026-01-02T03:04:05.1234567Z", "day": "2026-01-02", "hour": "08:30:00", "clock": "2026-01-02T03:04:05",
        "lasts": "PT1H30M", "guid": "6c1f0f6f-8a1f-4f0e-9d0d-2b8f3a5c7e11", "bytes": "AQI=", "secret": "s",
        "scope": "internal,partner", "cells": [["a", 1, null, true], [{"b": 2.5}]], "inner": {"name": "y", "new": 1},
        "any": [1, null, {}], "names": ["a", "b"], "days": ["2026-01-02"], "measures": [1.0, "INF"], "things": [{"name": "z"}],
    });
    let thing = read(&json);
    assert_eq!(written(&thing), json);
    assert!(thing.extra.is_empty());
    assert_eq!((thing.small, thing.large, thing.measure), (Some(-7), Some(9_007_199_254_740_993), Some(1.5)));
    assert_eq!(thing.at.unwrap().subsec_nanosecond(), 123_456_700);
    assert_eq!((thing.day, thing.hour), (Some(date(2026, 1, 2)), Some(time(8, 30, 0, 0))));
    assert_eq!((thing.clock, thing.lasts.unwrap().as_mins()), (Some(date(2026, 1, 2).at(3, 4, 5, 0)), 90));
    assert!(thing.scope.as_ref().unwrap().has(&Scope::Internal));
    assert_eq!(thing.inner.unwrap().extra.get::<u8>("new"), Some(1));
    assert_eq!(thing.measures.unwrap()[1], f64::INFINITY);
}

#[test]
fn every_property_may_be_null_and_so_may_an_element() {
    let names = [
        "name",
        "isNew",
        "small",
        "large",
        "measure",
        "at",
        "day",
        "hour",
        "clock",
        "lasts",
        "guid",
        "bytes",
        "secret",
        "scope",
        "cells",
        "inner",
        "names",
        "days",
        "measures",
        "things",
        "stream@odata.mediaReadLink",
        "@odata.etag",
    ];
    let nulls: serde_json::Map<_, _> = names.iter().map(|name| ((*name).to_owned(), Value::Null)).collect();
    assert_eq!(read(&Value::Object(nulls)), Thing::default());

    let json =
        json!({"names": [null, "a"], "days": [null], "measures": [null, 1.0], "things": [null, {"name": "z"}, null]});
    let expected = json!({"names": ["a"], "days": [], "measures": [1.0], "things": [{"name": "z"}]});
    assert_eq!(written(&read(&json)), expected);
}

#[test]
fn forms_that_services_differ_in_are_the_same_value() {
    for (name, there, back) in [
        ("at", json!("2026-01-02T03:04:05.0000000Z"), json!("2026-01-02T03:04:05Z")),
        ("at", json!("2026-01-02T03:04:05+02:00"), json!("2026-01-02T01:04:05Z")),
        ("at", json!("0001-01-01T00:00:00Z"), json!("0001-01-01T00:00:00Z")),
        ("day", json!("0001-01-01"), json!("0001-01-01")),
        ("hour", json!("08:00:00.0000000"), json!("08:00:00")),
        ("clock", json!("2026-01-02T03:04:05.0000000"), json!("2026-01-02T03:04:05")),
        ("clock", json!("9999-12-31T23:59:59.9999999"), json!("9999-12-31T23:59:59.9999999")),
        ("lasts", json!("P1DT1H"), json!("PT25H")),
        ("lasts", json!("-PT0.5S"), json!("-PT0.5S")),
        ("guid", json!("6C1F0F6F-8A1F-4F0E-9D0D-2B8F3A5C7E11"), json!("6c1f0f6f-8a1f-4f0e-9d0d-2b8f3a5c7e11")),
        ("bytes", json!("-_8"), json!("+/8=")),
        ("scope", json!("external, Internal"), json!("external,internal")),
        ("small", json!("12"), json!(12)),
        ("large", json!("9007199254740993"), json!(9_007_199_254_740_993_i64)),
        ("measure", json!(3), json!(3.0)),
        ("measure", json!("2.5"), json!(2.5)),
        ("measure", json!("NaN"), json!("NaN")),
        ("measure", json!("-INF"), json!("-INF")),
    ] {
        let thing = read(&json!({name: there}));
        assert!(thing.extra.is_empty(), "{name}: {there}");
        assert_eq!(written(&thing), json!({name: back}), "{name}: {there}");
    }
}

#[test]
fn a_value_that_its_type_cannot_hold_fails_nothing_and_is_written_back_as_it_came() {
    for (name, value) in [
        ("at", json!("9999-12-31T23:59:59Z")),
        ("at", json!("2026-01-02T03:04:05")),
        ("at", json!("soon")),
        ("day", json!("2026-01-02T00:00:00Z")),
        ("day", json!("2026-02-30")),
        ("day", json!("")),
        ("hour", json!("24:00:00")),
        ("clock", json!("2026-01-02T03:04:05Z")),
        ("clock", json!("2026-01-02T03:04:05+01:00")),
        ("clock", json!("2026-01-02T03:04:05-01:00")),
        ("lasts", json!("P1M")),
        ("lasts", json!("1h")),
        ("lasts", json!("PT9999999999999999999S")),
        ("guid", json!("{6c1f0f6f}")),
        ("bytes", json!("%")),
        ("small", json!(2_147_483_648_u32)),
        ("small", json!(1.5)),
        ("small", json!("many")),
        ("large", json!(9_223_372_036_854_775_808_u64)),
        ("measure", json!("infinity")),
        ("days", json!(["2026-01-02", null, "someday", "2026-01-03"])),
        ("measures", json!(["INF", "much", 1])),
    ] {
        let json = json!({"name": "x", name: value, "inner": {name: value}, "things": [{name: value}]});
        let thing = read(&json);
        assert!(thing.extra.value(name).is_some(), "{name}: {value}");
        assert_eq!(thing.name.as_deref(), Some("x"));
        let mut expected = json.clone();
        if name == "days" {
            // What was read of the list is written as it is: without the null.
            let days = json!(["2026-01-02", "someday", "2026-01-03"]);
            expected = json!({"name": "x", "days": days, "inner": {"days": days}, "things": [{"days": days}]});
        }
        assert_eq!(written(&thing), expected, "{name}: {value}");
    }
}

#[test]
fn what_is_set_counts_more_than_what_was_kept() {
    let mut thing = read(&json!({"at": "9999-12-31T23:59:59Z", "extra": 1}));
    assert_eq!(thing.at, None);
    thing.at = Some("2026-01-02T03:04:05Z".parse().unwrap());
    assert_eq!(written(&thing), json!({"at": "2026-01-02T03:04:05Z", "extra": 1}));
    thing.extra.insert("name", "twin");
    thing.name = Some("x".into());
    assert_eq!(serde_json::to_string(&thing).unwrap(), r#"{"name":"x","at":"2026-01-02T03:04:05Z","extra":1}"#);

    let twice: Thing = serde_json::from_str(r#"{"day":"2026-01-02","day":"never"}"#).unwrap();
    assert_eq!((twice.day, written(&twice)), (None, json!({"day": "never"})));
    let twice: Thing = serde_json::from_str(r#"{"day":"never","day":"2026-01-02"}"#).unwrap();
    assert_eq!((twice.day, written(&twice)), (Some(date(2026, 1, 2)), json!({"day": "2026-01-02"})));
}

#[test]
fn a_value_of_another_kind_of_json_is_an_error_that_names_it() {
    for (name, value, told) in [
        ("at", json!(7), "invalid type: integer `7`, expected a date and time with an offset"),
        ("day", json!(true), "invalid type: boolean `true`, expected a date"),
        ("bytes", json!([1]), "invalid type: sequence, expected base64"),
        ("small", json!(true), "invalid type: boolean `true`, expected a number"),
        ("measure", json!({}), "invalid type: map, expected a JSON number"),
        ("names", json!("a"), "invalid type: string \"a\", expected a list"),
        ("names", json!([1]), "invalid type: integer `1`, expected a string"),
    ] {
        let error = serde_json::from_str::<Thing>(&json!({name: value}).to_string()).unwrap_err().to_string();
        assert!(error.starts_with(told), "{name}: {error}");
    }
}

#[test]
fn annotations_behind_the_table_are_read_and_not_written() {
    let thing = read(&json!({
        "stream@odata.mediaReadLink": "https://contoso.com/bytes", "stream@odata.mediaContentType": "image/png", "@odata.etag": "e",
    }));
    assert_eq!(thing.stream.as_ref().map(Hidden::expose), Some("https://contoso.com/bytes"));
    assert!(!format!("{thing:?}").contains("contoso.com/bytes"));
    assert_eq!(thing.extra.iter().count(), 1);
    assert_eq!(written(&thing), json!({}));
}

#[test]
fn values_within_values_are_read_alike() {
    let json = json!({"at": "9999-12-31T23:59:59Z", "small": 1, "things": [{"day": "never"}, null]});
    let from_text = read(&json);
    assert_eq!(serde_json::from_value::<Thing>(json).unwrap(), from_text);
}

fn numbers() -> impl Strategy<Value = Value> {
    // Few digits: serde_json reads many of them a little off.
    let fraction = any::<i16>().prop_map(|number| Value::from(f64::from(number) / 4.0));
    prop_oneof![any::<i64>().prop_map(Value::from), any::<u64>().prop_map(Value::from), fraction]
}

proptest! {
    /// Whatever text or number stands in a property of that kind of JSON, the page is read; and what is written of it is read as the same.
    #[test]
    fn no_text_or_number_fails_a_page(
        text in prop_oneof![
            "\\PC{0,24}",
            "[-+0-9TZPMSHD:.]{0,28}",
            "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\\.[0-9]{0,9})?Z?",
        ],
        number in numbers(),
    ) {
        for name in
            ["at", "day", "hour", "clock", "lasts", "guid", "bytes", "scope", "small", "large", "measure", "secret"]
        {
            let once = written(&read(&json!({name: text})));
            prop_assert!(once.get(name).is_some_and(|value| !value.is_null()), "{name}: {text} became {once}");
            prop_assert_eq!(&written(&read(&once)), &once);
        }
        for name in ["small", "large", "measure"] {
            let once = written(&read(&json!({name: number})));
            prop_assert_eq!(number.as_f64(), once[name].as_f64(), "{}: {} became {}", name, number, once);
        }
    }
}
