use std::env;

use crate::catalog::Language;

/// What `language` may say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LanguageChoice {
    /// `ar`.
    Arabic,
    /// `en`.
    English,
    /// `auto`: as the environment says.
    #[default]
    Auto,
}

impl LanguageChoice {
    /// Every value as it is written.
    pub const NAMES: [&str; 3] = ["ar", "en", "auto"];

    /// Reads a value; `None` where it is none of [`Self::NAMES`].
    pub fn read(name: &str) -> Option<Self> {
        match name {
            "ar" => Some(Self::Arabic),
            "en" => Some(Self::English),
            "auto" => Some(Self::Auto),
            _ => None,
        }
    }

    /// The language of messages, `auto` decided by the environment's locale.
    pub fn resolve(self) -> Language {
        self.resolve_in(None)
    }

    /// The language of messages, `auto` decided by `locale`, or by the environment's without one.
    pub fn resolve_in(self, locale: Option<&str>) -> Language {
        match (self, locale) {
            (Self::Arabic, _) => Language::Arabic,
            (Self::English, _) => Language::English,
            (Self::Auto, Some(locale)) => of_locale(locale),
            (Self::Auto, None) => of_locale(&environment()),
        }
    }
}

/// The environment's locale, or nothing.
fn environment() -> String {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    names
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .unwrap_or_default()
}

/// Arabic, the language of a newsroom that checks Arabic, unless the locale names another.
fn of_locale(locale: &str) -> Language {
    let language = locale
        .split(['.', '_', '@', '-'])
        .next()
        .unwrap_or_default();
    match language {
        "" | "C" | "POSIX" | "ar" => Language::Arabic,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_that_names_no_language_is_arabic() {
        for locale in ["", "C", "C.UTF-8", "POSIX", "ar", "ar_EG.UTF-8"] {
            assert_eq!(of_locale(locale), Language::Arabic, "{locale}");
        }
        for locale in ["en_US.UTF-8", "fr_MA", "de"] {
            assert_eq!(of_locale(locale), Language::English, "{locale}");
        }
    }
}
