//! Setters from a table, for models with many properties of a few kinds.

/// Writes setters that add to a list, that give a value, and that say yes.
macro_rules! setters {
    (
        $Model:ident;
        add { $($(#[$add_doc:meta])* $add:ident($Added:ty) => $list:ident;)* }
        give { $($(#[$give_doc:meta])* $give:ident($Given:ty) => $value:ident;)* }
        yes { $($(#[$yes_doc:meta])* $yes:ident => $flag:ident;)* }
    ) => {
        impl $Model {
            $($(#[$add_doc])*
            #[must_use]
            pub fn $add(mut self, value: impl Into<$Added>) -> Self {
                self.$list.get_or_insert_default().push(value.into());
                self
            })*

            $($(#[$give_doc])*
            #[must_use]
            pub fn $give(mut self, value: impl Into<$Given>) -> Self {
                self.$value = Some(value.into());
                self
            })*

            $($(#[$yes_doc])*
            #[must_use]
            pub fn $yes(mut self) -> Self {
                self.$flag = Some(true);
                self
            })*
        }
    };
}

pub(crate) use setters;
