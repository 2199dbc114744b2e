use std::cmp::Reverse;

use super::super::arguments::Desk;
use super::census::{Census, Places};
use super::unlisted::Group;
use crate::catalog::names::Name;

/// A name that was found.
pub(super) struct Row<'a> {
    /// Its entry, if a registry lists it.
    pub(super) name: Option<Name<'a>>,
    /// What the house or the registry would write; of an unlisted name, what most mentions write.
    pub(super) choice: String,
    /// Its texts: first the whole name, the most frequent first.
    pub(super) texts: Vec<Text<'a>>,
}

/// One way in which a name was found.
pub(super) struct Text<'a> {
    /// As written, without proclitics.
    pub(super) written: std::borrow::Cow<'a, str>,
    /// Whether it is the family name alone.
    pub(super) family: bool,
    pub(super) places: Places,
}

impl Row<'_> {
    /// How often the name stands.
    pub(super) fn count(&self) -> u32 {
        self.texts.iter().map(|text| text.places.count).sum()
    }

    /// The texts of the whole name.
    pub(super) fn wholes(&self) -> impl Iterator<Item = &Text<'_>> + Clone {
        self.texts.iter().filter(|text| !text.family)
    }
}

/// The names, the most frequent first.
pub(super) fn rows<'a>(desk: &'a Desk, census: &'a Census, unlisted: Vec<Group>) -> Vec<Row<'a>> {
    let listed = census.listed.iter().filter_map(|(place, texts)| {
        let name = desk.catalog().names().get(*place)?;
        let text = |((family, text), places): (&'a (bool, String), &Places)| Text {
            written: text.into(),
            family: *family,
            places: *places,
        };
        let mut texts: Vec<Text<'a>> = texts.iter().map(text).collect();
        texts.sort_by_key(|text| (text.family, Reverse(text.places.count)));
        Some(Row {
            name: Some(name),
            choice: choice(desk, name),
            texts,
        })
    });
    let unlisted = unlisted.into_iter().map(|group| Row {
        name: None,
        choice: group
            .texts
            .first()
            .map_or_else(String::new, |it| it.0.clone()),
        texts: group
            .texts
            .into_iter()
            .map(|(text, places)| Text {
                written: text.into(),
                family: false,
                places,
            })
            .collect(),
    });
    let mut rows: Vec<Row<'a>> = listed.chain(unlisted).collect();
    rows.sort_by_cached_key(|row| {
        let id = row.name.map(|name| name.id().to_owned());
        (Reverse(row.count()), id.is_none(), id, row.choice.clone())
    });
    rows
}

/// What the house or the registry would write.
fn choice(desk: &Desk, name: Name<'_>) -> String {
    let refused = desk.settings.rules.refused();
    let first = name.spellings().next();
    let chosen = first.and_then(|first| name.house_form(first, refused));
    chosen.map_or_else(String::new, |chosen| chosen.text().to_owned())
}
