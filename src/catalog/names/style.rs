//! The conventions that spellings of names follow, and a house's choice of them.

/// The choices a house has: the key of the house map, what the values of a spelling's `style` begin
/// with, and how they go on. `rules/names/README.md` explains each.
pub const CHOICES: &[(&str, &str, &[&str])] = &[
    ("names-g", "g-", &["ghayn", "jeem", "qaf", "kaf"]),
    ("names-v", "v-", &["feh", "veh"]),
    ("names-p", "p-", &["beh", "peh"]),
    ("names-hamza", "hamza-initial-", &["on", "bare"]),
    ("names-hamza-seat", "hamza-", &["above", "below", "madda"]),
    ("names-vowel", "vowel-", &["long", "short"]),
    ("names-space", "", &["spaced", "hyphenated", "joined"]),
    ("names-ch", "ch-", &["tasheen", "sheen"]),
    ("names-th", "th-", &["theh", "teh"]),
    ("names-t", "t-", &["teh", "tah"]),
    ("names-s", "s-", &["seen", "sad"]),
    ("names-a", "a-final-", &["alef", "teh"]),
    ("names-america", "america-", &["y", "i"]),
];

/// The conventions that a spelling follows: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conventions(pub u32);

impl Conventions {
    /// Reads a spelling's `style`.
    ///
    /// # Errors
    /// The first item that is no convention.
    pub fn parse(style: &str) -> Result<Self, String> {
        style
            .split_whitespace()
            .try_fold(Self::default(), |set, item| {
                let place = values().position(|(_, beginning, end)| {
                    item.strip_prefix(beginning).is_some_and(|rest| rest == end)
                });
                place
                    .map(|place| Self(set.0 | 1 << place))
                    .ok_or_else(|| item.to_owned())
            })
    }

    /// The conventions of which a house that chooses by `choice` (key to value) uses another.
    pub fn refused<'a>(choice: impl Fn(&str) -> Option<&'a str>) -> Self {
        let set = values().enumerate().filter(|(_, (key, _, end))| {
            let declared =
                |value: &&str| values().any(|(known, _, end)| known == *key && end == *value);
            choice(key)
                .filter(declared)
                .is_some_and(|value| value != *end)
        });
        Self(set.fold(0, |bits, (place, _)| bits | 1 << place))
    }

    /// The set as a spelling's `style` has it.
    pub fn items(self) -> String {
        let set = values()
            .enumerate()
            .filter(|(place, _)| self.0 >> place & 1 == 1);
        let items = set.map(|(_, (_, beginning, end))| format!("{beginning}{end}"));
        items.collect::<Vec<_>>().join(" ")
    }

    /// How many of `other` are in this set.
    pub const fn shared(self, other: Self) -> u32 {
        (self.0 & other.0).count_ones()
    }

    /// Those of the choice that has the house map's `key`.
    #[must_use]
    pub fn of_choice(self, key: &str) -> Self {
        let set = values()
            .enumerate()
            .filter(|(_, (known, ..))| *known == key);
        Self(set.fold(0, |bits, (place, _)| bits | self.0 & 1 << place))
    }
}

fn values() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let of = |&(key, beginning, ends): &'static (
        &'static str,
        &'static str,
        &'static [&'static str],
    )| { ends.iter().map(move |end| (key, beginning, *end)) };
    CHOICES.iter().flat_map(of)
}
