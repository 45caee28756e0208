//! Which properties hold a `Box`: those that are seldom there and large, and those that would make a type hold itself.

use super::Model;
use crate::schema::{Form, Kind, Property, SchemaFile, Type};

/// Whether the struct's field holds a `Box` of its type. A list never needs one.
pub(super) fn is_boxed(model: Model<'_>, property: &Property) -> bool {
    let Some((file, name, described)) = held(model, model.file, property) else { return false };
    is_seldom(described) || reaches(model, file, name, described, &mut Vec::new())
}

/// Whether it is boxed wherever it stands: an entity within another is there when the request expands it, and not otherwise.
fn is_seldom(described: &Type) -> bool {
    described.boxed || described.kind == Some(Kind::Entity) || described.form == Some(Form::Struct)
}

/// The type that a property holds by value, and the file that it is in.
fn held<'a>(
    model: Model<'a>,
    from: &SchemaFile,
    property: &'a Property,
) -> Option<(&'a SchemaFile, &'a str, &'a Type)> {
    let name = property.graph_type().filter(|_| !property.item().1)?;
    let (file, described) = model.catalog.find(from, name)?;
    (described.kind != Some(Kind::Enum)).then_some((file, name, described))
}

/// Whether a value of `described` has one of the model's type in it.
fn reaches<'a>(
    model: Model<'a>,
    file: &'a SchemaFile,
    name: &'a str,
    described: &'a Type,
    seen: &mut Vec<&'a str>,
) -> bool {
    if name == model.name {
        return true;
    }
    if seen.contains(&name) {
        return false;
    }
    seen.push(name);
    // An abstract type holds whichever of its kinds there is.
    let kinds = file.kinds_of(name).into_iter().filter(|(_, kind)| described.is_enum_of_kinds() && !kind.boxed);
    let parts = described.properties.iter().filter_map(|(_, property)| held(model, file, property));
    let parts = parts.filter(|(.., part)| !is_seldom(part));
    let parts: Vec<_> = kinds.map(|(kind, described)| (file, kind, described)).chain(parts).collect();
    parts.into_iter().any(|(file, name, described)| reaches(model, file, name, described, seen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::catalog::Catalog;

    /// Whether the first property of the first type is boxed.
    fn boxed(types: &str) -> bool {
        let files = [SchemaFile::parse("x", &format!("crate = \"graph-x\"\n{types}")).unwrap()];
        let (name, described) = &files[0].types[0];
        is_boxed(Model { name, described, file: &files[0], catalog: Catalog(&files) }, &described.properties[0].1)
    }

    #[test]
    fn what_would_hold_itself_is_boxed() {
        assert!(boxed("[a]\n[a.properties]\na = { type = \"a\" }\n"));
        assert!(boxed("[a]\n[a.properties]\nb = { type = \"b\" }\n[b]\n[b.properties]\na = { type = \"a\" }\n"));
        let kind = "[c]\nbase = \"b\"\n[c.properties]\na = { type = \"a\" }\n";
        assert!(boxed(&format!("[a]\n[a.properties]\nb = {{ type = \"b\" }}\n[b]\nkind = \"abstract\"\n{kind}")));
    }

    #[test]
    fn a_list_or_another_box_breaks_the_circle() {
        let back = |type_name: &str| format!("[b]\n[b.properties]\na = {{ type = \"{type_name}\" }}\n");
        let a = "[a]\n[a.properties]\nb = { type = \"b\" }\n";
        assert!(!boxed(&format!("{a}{}", back("[a]"))));
        assert!(!boxed(&format!("{a}{}", back("String"))));
        assert!(!boxed("[a]\n[a.properties]\na = { type = \"[a]\" }\n"));
        // Not its own circle: c is in one with itself, and boxes that itself.
        let c = "[c]\n[c.properties]\nc = { type = \"c\" }\n";
        assert!(!boxed(&format!("[a]\n[a.properties]\nc = {{ type = \"c\" }}\n{c}")));
    }

    #[test]
    fn an_entity_is_boxed_and_another_type_may_ask_for_it() {
        let a = "[a]\n[a.properties]\nb = { type = \"b\" }\n";
        assert!(boxed(&format!("{a}[b]\nkind = \"entity\"\n")));
        assert!(boxed(&format!("{a}[b]\nkind = \"complex\"\nboxed = true\n")));
        assert!(!boxed(&format!("{a}[b]\nkind = \"complex\"\n")));
        assert!(!boxed(&format!("{a}[b]\nkind = \"enum\"\n")));
    }
}
