//! Shows what is in a workbook: an entity, a page of a list, and what is expanded in them.
//!
//! Invariant: what a resource is made of stands in one [`Resource`].

use super::{failure::invalid, formula::Calc, places::Place};
use crate::{
    call::Call,
    facts::Type,
    odata::{
        page::{Limits, Window},
        select::{Expand, Select},
    },
    reply::{Answer, Failure, Reply},
    state::Workbook,
};
use http::StatusCode;
use serde_json::{Map, Value};

/// Lists come all at once, unless fewer are asked for.
const ALL: Limits = Limits { default: usize::MAX, most: usize::MAX, token_only: false };

/// A kind of thing in a workbook, and how it is shown.
pub(crate) struct Resource {
    pub(crate) root: &'static Type,
    /// Its properties; of those that are costly, only the selected ones need be there.
    pub(crate) record: fn(&View<'_>, Place, &Select) -> Map<String, Value>,
    /// Where it is below the workbook.
    pub(crate) path: fn(&Workbook, Place) -> String,
    /// What can be expanded.
    pub(crate) navigation: &'static [(&'static str, Navigation)],
}

/// What a navigation property leads to.
pub(crate) enum Navigation {
    One(&'static Resource, fn(&Workbook, Place) -> Option<Place>),
    Many(&'static Resource, fn(&Workbook, Place) -> Vec<Place>),
}

/// A workbook as it is, for answers.
#[derive(Debug)]
pub(crate) struct View<'v> {
    call: &'v Call<'v>,
    pub(crate) book: &'v Workbook,
    pub(crate) calc: Calc<'v>,
    base: &'v str,
}

impl<'v> View<'v> {
    pub(crate) fn new(call: &'v Call<'v>, book: &'v Workbook, base: &'v str) -> Self {
        Self { call, book, calc: Calc::new(book), base }
    }

    /// One entity, with what is selected and expanded.
    pub(crate) fn entity(&self, status: StatusCode, resource: &Resource, place: Place) -> Answer {
        let shape = Shape::of(self.call, resource)?;
        let mut shown = self.shown(resource, place, &shape);
        shown.insert(
            "@odata.context".into(),
            self.call.context(&format!("{}{}", resource.root.name, shape.select.context())).into(),
        );
        shown.insert("@odata.type".into(), format!("#microsoft.graph.{}", resource.root.name).into());
        Ok(Reply::json(status, Value::Object(shown)))
    }

    /// A list: pages of what is at these places.
    pub(crate) fn list(&self, resource: &Resource, path: &str, places: &[Place]) -> Answer {
        let (options, shape) = (&self.call.options, Shape::of(self.call, resource)?);
        let window = Window::of(options, ALL, self.call.page_cap())?;
        let asked = options.system("$top").and_then(|top| top.trim().parse::<usize>().ok()).unwrap_or(usize::MAX);
        let wanted = places.get(window.skip..).unwrap_or_default();
        let wanted = &wanted[..wanted.len().min(asked)];
        let value: Vec<Value> =
            wanted.iter().take(window.size).map(|place| Value::Object(self.shown(resource, *place, &shape))).collect();
        let mut page = Map::new();
        let fragment = format!("{}{path}{}", self.base, shape.select.context());
        page.insert("@odata.context".into(), self.call.context(&fragment).into());
        if options.count()? && window.first {
            page.insert("@odata.count".into(), places.len().into());
        }
        // With `$top`, nothing more is offered than was asked for.
        if let Some(rest) = wanted.len().checked_sub(window.size).filter(|rest| *rest > 0) {
            let (skip, top) = ((window.skip + window.size).to_string(), format!("&%24top={rest}"));
            let top = if asked == usize::MAX { "" } else { &top };
            let query = options.link(("$skip", &skip), &["$top", "$skiptoken"]);
            page.insert("@odata.nextLink".into(), self.call.link(&(query + top)).into());
        }
        page.insert("value".into(), value.into());
        Ok(Reply::ok(Value::Object(page)))
    }

    fn shown(&self, resource: &Resource, place: Place, shape: &Shape) -> Map<String, Value> {
        let record = (resource.record)(self, place, &shape.select);
        let mut shown = shape.select.apply(&record, true);
        shown.insert("@odata.id".into(), format!("/{}{}", self.base, (resource.path)(self.book, place)).into());
        for (name, navigation, inner) in &shape.expanded {
            let value = match navigation {
                Navigation::One(resource, to) => {
                    let place = to(self.book, place);
                    place.map_or(Value::Null, |place| Value::Object(self.shown(resource, place, inner)))
                }
                Navigation::Many(resource, to) => to(self.book, place)
                    .into_iter()
                    .map(|place| Value::Object(self.shown(resource, place, inner)))
                    .collect(),
            };
            shown.insert((*name).to_owned(), value);
        }
        shown
    }
}

/// What of a resource is to be shown.
#[derive(Default)]
struct Shape {
    select: Select,
    expanded: Vec<(&'static str, &'static Navigation, Self)>,
}

impl Shape {
    fn of(call: &Call<'_>, resource: &Resource) -> Result<Self, Failure> {
        for option in ["$filter", "$orderby", "$search"] {
            if call.options.system(option).is_some() {
                return Err(invalid(format!("the query option {option} is not supported in workbooks.")));
            }
        }
        let mut shape =
            Self { select: Select::parse(call.options.system("$select"), resource.root)?, expanded: Vec::new() };
        for expand in Expand::parse(call.options.system("$expand"))? {
            let known = resource.navigation.iter().find(|(name, _)| name.eq_ignore_ascii_case(&expand.name));
            let (name, navigation) = known.ok_or_else(|| expand.unknown(resource.root.name))?;
            let (Navigation::One(inner, _) | Navigation::Many(inner, _)) = navigation;
            let select = Select::parse(expand.option("$select"), inner.root)?;
            shape.expanded.push((name, navigation, Self { select, expanded: Vec::new() }));
        }
        Ok(shape)
    }
}

/// An id or a name as a segment with a key: `('%7B…%7D')`.
pub(crate) fn keyed(key: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const SEGMENT: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'!').remove(b':');
    format!("(%27{}%27)", utf8_percent_encode(&key.replace('\'', "''"), SEGMENT))
}
