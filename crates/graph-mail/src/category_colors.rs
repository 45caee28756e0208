//! The names that Outlook gives to the colours of categories.

use crate::{CategoryColor, OutlookCategory};

/// Writes the constants and the table of names.
macro_rules! colors {
    ($($NAME:ident = $Preset:ident, $name:literal;)+) => {
        impl CategoryColor {
            /// No colour.
            pub const NONE: Self = Self::None;
            $(#[doc = concat!($name, ", in Outlook.")] pub const $NAME: Self = Self::$Preset;)+

            /// The colours in Graph's order, without [`NONE`](Self::NONE).
            pub const ALL: [Self; 25] = [$(Self::$Preset),+];

            /// What Outlook calls the colour. `None` for no colour, and for one that this version does not know.
            pub fn name(&self) -> Option<&'static str> {
                match self {
                    $(Self::$Preset => Some($name),)+
                    _ => None,
                }
            }
        }
    };
}

colors! {
    RED = Preset0, "Red";
    ORANGE = Preset1, "Orange";
    BROWN = Preset2, "Brown";
    YELLOW = Preset3, "Yellow";
    GREEN = Preset4, "Green";
    TEAL = Preset5, "Teal";
    OLIVE = Preset6, "Olive";
    BLUE = Preset7, "Blue";
    PURPLE = Preset8, "Purple";
    CRANBERRY = Preset9, "Cranberry";
    STEEL = Preset10, "Steel";
    DARK_STEEL = Preset11, "Dark steel";
    GRAY = Preset12, "Gray";
    DARK_GRAY = Preset13, "Dark gray";
    BLACK = Preset14, "Black";
    DARK_RED = Preset15, "Dark red";
    DARK_ORANGE = Preset16, "Dark orange";
    DARK_BROWN = Preset17, "Dark brown";
    DARK_YELLOW = Preset18, "Dark yellow";
    DARK_GREEN = Preset19, "Dark green";
    DARK_TEAL = Preset20, "Dark teal";
    DARK_OLIVE = Preset21, "Dark olive";
    DARK_BLUE = Preset22, "Dark blue";
    DARK_PURPLE = Preset23, "Dark purple";
    DARK_CRANBERRY = Preset24, "Dark cranberry";
}

impl CategoryColor {
    /// The colour by what Outlook calls it, in any case: `Dark red`, `dark_red` or `DarkRed`. By Graph's own word, `preset15`, it is
    /// `CategoryColor::from`.
    pub fn named(name: &str) -> Option<Self> {
        let letters = |name: &str| name.chars().filter(|it| it.is_alphanumeric()).collect::<String>().to_lowercase();
        let name = letters(name);
        Self::ALL.into_iter().find(|color| color.name().is_some_and(|known| letters(known) == name))
    }

    /// The first colour that none of these categories has, or, once all are taken, the first of those that the fewest have.
    ///
    /// ```
    /// use graph_mail::CategoryColor;
    ///
    /// assert_eq!(CategoryColor::unused(&[]), CategoryColor::RED);
    /// ```
    pub fn unused(categories: &[OutlookCategory]) -> Self {
        let uses = |color: &Self| categories.iter().filter(|it| it.color.as_ref() == Some(color)).count();
        Self::ALL.into_iter().min_by_key(uses).unwrap_or(Self::NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(color: CategoryColor) -> OutlookCategory {
        OutlookCategory { color: Some(color), ..OutlookCategory::default() }
    }

    #[test]
    fn colours_have_graphs_words_and_outlooks() {
        for (number, color) in CategoryColor::ALL.into_iter().enumerate() {
            assert_eq!(color.as_str(), format!("preset{number}"));
            assert_eq!(CategoryColor::from(color.as_str()), color);
            assert_eq!(CategoryColor::named(color.name().unwrap()), Some(color));
        }
        for name in ["DarkCranberry", "dark_cranberry", "DARK CRANBERRY"] {
            assert_eq!(CategoryColor::named(name), Some(CategoryColor::Preset24));
        }
        assert_eq!((CategoryColor::named("auto"), CategoryColor::NONE.name()), (None, None));
    }

    #[test]
    fn the_first_free_colour_is_found_and_after_all_the_least_used() {
        let some =
            [of(CategoryColor::RED), of(CategoryColor::BROWN), of(CategoryColor::NONE), OutlookCategory::default()];
        assert_eq!(CategoryColor::unused(&some), CategoryColor::ORANGE);
        let mut all: Vec<_> = CategoryColor::ALL.into_iter().map(of).collect();
        assert_eq!(CategoryColor::unused(&all), CategoryColor::RED);
        all.push(of(CategoryColor::RED));
        assert_eq!(CategoryColor::unused(&all), CategoryColor::ORANGE);
    }
}
