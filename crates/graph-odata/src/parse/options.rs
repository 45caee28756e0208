//! The options of a query, each by its own grammar, alone or within an expansion.

use super::{
    ParseError,
    parser::{Parser, Token},
};
use crate::{Expand, Extra, Field, Filter, OrderBy, Query, Search};
use std::borrow::Cow;

/// The options there are. The last is one of expansions alone.
const NAMES: [&str; 9] = ["$filter", "$select", "$expand", "$orderby", "$search", "$top", "$skip", "$count", "$levels"];

/// The options of a whole query.
pub(super) fn options() -> &'static [&'static str] {
    NAMES.split_last().map_or(&[], |(_, names)| names)
}

/// The option of that name, in any case, with `$` or without.
pub(super) fn find(options: &[&'static str], name: &str) -> Option<&'static str> {
    let bare = name.strip_prefix('$').unwrap_or(name);
    options.iter().find(|option| option[1..].eq_ignore_ascii_case(bare)).copied()
}

/// What should stand in place of an option that is not known, or that was there before.
pub(super) fn wanted(known: bool) -> &'static str {
    if known { "each option once" } else { "$filter, $select, $expand, $orderby, $search, $top, $skip or $count" }
}

impl Parser<'_> {
    /// A condition, as a filter.
    pub(super) fn filter<E>(&mut self) -> Result<Filter<E>, ParseError> {
        let condition = self.condition()?;
        Ok(Filter::of(condition.text, condition.binds))
    }

    /// Everything should have been read.
    pub(super) fn finish(&self) -> Result<(), ParseError> {
        if *self.token() == Token::End { Ok(()) } else { Err(self.error("an operator or the end")) }
    }

    /// Adds the value of an option to a query. A search goes on to one of the marks.
    pub(super) fn option<E>(&mut self, name: &str, query: Query<E>, until: &[char]) -> Result<Query<E>, ParseError> {
        Ok(match name {
            "$filter" => query.filter(self.filter()?),
            "$select" => query.select(self.several(|parser| parser.path_of(&[]).map(Field::<E, Extra>::property))?),
            "$expand" => query.expand(self.several(Self::expansion)?),
            "$orderby" => query.order_by(self.several(Self::order)?),
            "$search" => query.search(self.search(until)?),
            "$top" => query.top(self.whole()?),
            "$skip" => query.skip(self.whole()?),
            _ => {
                let Some(truth) = self.one_of(&["true", "false"]) else { return Err(self.error("true or false")) };
                self.advance();
                if truth == "true" { query.count() } else { query }
            }
        })
    }

    /// What commas part.
    fn several<T>(&mut self, one: fn(&mut Self) -> Result<T, ParseError>) -> Result<Vec<T>, ParseError> {
        let mut several = vec![one(self)?];
        while self.accept(',') {
            several.push(one(self)?);
        }
        Ok(several)
    }

    /// Names with `/` between them, which may end with one of these.
    fn path_of(&mut self, ends: &[&'static str]) -> Result<Cow<'static, str>, ParseError> {
        if self.accept('*') {
            return Ok("*".into());
        }
        let mut path = String::new();
        loop {
            let Some(name) = self.name(ends) else { return Err(self.error("a property")) };
            path.push_str(name);
            if name.starts_with('$') || !self.accept('/') {
                return Ok(path.into());
            }
            path.push('/');
        }
    }

    fn order<E>(&mut self) -> Result<OrderBy<E>, ParseError> {
        let mut key = self.expression()?.text;
        if let Some(direction) = self.one_of(&["asc", "desc"]) {
            self.advance();
            key.push_str(if direction == "desc" { " desc" } else { "" });
        }
        Ok(OrderBy::of(key.into()))
    }

    fn search<E>(&mut self, until: &[char]) -> Result<Search<E>, ParseError> {
        match self.raw(until) {
            "" => Err(self.error("words to look for")),
            words => Ok(Search::raw(words)),
        }
    }

    fn whole(&mut self) -> Result<u32, ParseError> {
        let number = if let Token::Number(number) = self.token() { number.parse().ok() } else { None };
        let Some(number) = number else { return Err(self.error("a whole number")) };
        self.advance();
        Ok(number)
    }

    fn expansion<E>(&mut self) -> Result<Expand<E, Extra>, ParseError> {
        let mut expand = Field::<E, Extra>::property(self.path_of(&["$ref", "$count"])?).expand();
        if self.accept('(') {
            self.enter()?;
            expand = self.within(expand)?;
            self.leave();
        }
        Ok(expand)
    }

    /// What is asked of an expansion, after the parenthesis that opens.
    fn within<E>(&mut self, mut expand: Expand<E, Extra>) -> Result<Expand<E, Extra>, ParseError> {
        let (mut query, mut known) = (Query::new(), Vec::new());
        loop {
            let start = self.start();
            let option = self.name(&NAMES).and_then(|name| find(&NAMES, name));
            match option {
                Some(name) if !known.contains(&name) => known.push(name),
                _ if self.start() == start => return Err(self.error(wanted(false))),
                _ => return Err(self.error_since(start, wanted(option.is_some()))),
            }
            self.expect('=', "`=`")?;
            if option == Some("$levels") {
                expand = self.levels(expand)?;
            } else {
                query = self.option(option.unwrap_or_default(), query, &[';', ')'])?;
            }
            if !self.accept(';') {
                self.expect(')', "an operator, `;` or `)`")?;
                return Ok(expand.with(query));
            }
        }
    }

    fn levels<E>(&mut self, expand: Expand<E, Extra>) -> Result<Expand<E, Extra>, ParseError> {
        if self.one_of(&["max"]).is_none() {
            return Ok(expand.levels(self.whole()?));
        }
        self.advance();
        Ok(expand.all_levels())
    }
}
