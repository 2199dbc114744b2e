use std::fmt::Write;

use super::names::{Conventions, Name, NameKind, Spelling};
use super::{Catalog, Language};

/// The entry of a name as a page of Markdown: what an editor shows. The house form is of the way to
/// say the name that `like` is a spelling of, in a house that refuses these conventions.
///
/// Every line of it holds one Arabic string.
pub fn name_page(
    catalog: &Catalog,
    language: Language,
    (place, like): (u16, Spelling<'_>),
    refused: Conventions,
) -> String {
    let mut text = String::new();
    let Some(name) = catalog.names().get(place) else {
        return text;
    };
    let page = Page {
        catalog,
        language,
        name,
        house: name.house_form(like, refused).unwrap_or(like),
    };
    // Writing to a string cannot fail.
    let _ = page.write(&mut text, refused);
    if catalog.names().is_house(place) {
        let _ = writeln!(text, "- {}", catalog.say("name-own", language));
    }
    text
}

/// The key of the interface's word for what a name is of.
pub const fn kind_key(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "name-kind-person",
        NameKind::Place => "name-kind-place",
        NameKind::Organisation => "name-kind-organisation",
        NameKind::Company => "name-kind-company",
        NameKind::Brand => "name-kind-brand",
        NameKind::Event => "name-kind-event",
    }
}

struct Page<'a> {
    catalog: &'a Catalog,
    language: Language,
    name: Name<'a>,
    house: Spelling<'a>,
}

impl Page<'_> {
    fn write(&self, out: &mut String, refused: Conventions) -> std::fmt::Result {
        writeln!(out, "# {}\n", self.house.text())?;
        let kind = self.say(kind_key(self.name.kind()));
        writeln!(out, "`{}` ({kind})\n", self.name.id())?;
        writeln!(out, "- {}: `{}`", self.say("name-latin"), self.name.latin())?;
        self.quoted(out, "name-house", self.house.text())?;
        self.quoted(out, "name-family", self.house.family())?;
        self.quoted(out, "name-official", self.name.official())?;
        if let Some(other) = self.same_as() {
            let first = other.spellings().next();
            let house = first.and_then(|first| other.house_form(first, refused));
            self.quoted(out, "name-same-as", house.map_or("", Spelling::text))?;
        }
        let context: Vec<&str> = self.name.context().collect();
        self.quoted(out, "name-context", &context.join("» «"))?;
        self.others(out)
    }

    fn others(&self, out: &mut String) -> std::fmt::Result {
        let house = self.house.text();
        let others = self.name.spellings().filter(|it| it.text() != house);
        for (index, spelling) in others.enumerate() {
            if index == 0 {
                writeln!(out, "- {}:", self.say("name-others"))?;
            }
            let notes = self.notes(spelling);
            writeln!(out, "  - «{}»{notes}", spelling.text())?;
        }
        Ok(())
    }

    /// What is to be known of a spelling, in brackets.
    fn notes(&self, spelling: Spelling<'_>) -> String {
        let dated = |key: &'static str, day: &str| {
            (!day.is_empty()).then(|| self.say(key).replace("{0}", day))
        };
        let notes: Vec<String> = [
            dated("name-since", spelling.since()),
            dated("name-until", spelling.until()),
            spelling
                .is_wrong()
                .then(|| self.say("name-wrong").to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect();
        if notes.is_empty() {
            String::new()
        } else {
            format!(" ({})", notes.join("; "))
        }
    }

    fn same_as(&self) -> Option<Name<'_>> {
        let id = self.name.same_as();
        let mut all = self.catalog.names().all().filter(|_| !id.is_empty());
        all.find(|(_, other)| other.id() == id)
            .map(|(_, name)| name)
    }

    fn quoted(&self, out: &mut String, key: &str, text: &str) -> std::fmt::Result {
        if text.is_empty() {
            return Ok(());
        }
        writeln!(out, "- {}: «{text}»", self.say(key))
    }

    fn say<'k>(&'k self, key: &'k str) -> &'k str {
        self.catalog.say(key, self.language)
    }
}
