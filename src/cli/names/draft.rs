//! A file of names to review, for `[names] files`.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::census::Census;
use super::rows::{Row, Text};
use crate::catalog::names::{Name, NameKind, Part, Spelling, alike};

/// Writes the names found in more than one spelling: the one that stands most often is the choice.
///
/// What the registry knows of a listed name goes along, and the spellings that were not found too, for
/// the file's entry takes the place of the registry's.
pub(super) fn write(out: &mut dyn Write, census: &Census, rows: &[Row<'_>]) -> io::Result<()> {
    writeln!(out, "title = \"House names\"")?;
    let varied = rows.iter().filter(|row| row.wholes().count() > 1);
    let mut unlisted = 0;
    for row in varied {
        let mut entry = Entry {
            out,
            census,
            row,
            forms: BTreeSet::new(),
        };
        if let Some(name) = row.name {
            entry.listed(name)?;
        } else {
            unlisted += 1;
            entry.unlisted(unlisted)?;
        }
    }
    Ok(())
}

/// The entry of a name.
struct Entry<'a> {
    out: &'a mut dyn Write,
    census: &'a Census,
    row: &'a Row<'a>,
    /// The forms that have a preferred spelling already.
    forms: BTreeSet<u8>,
}

impl Entry<'_> {
    fn unlisted(&mut self, number: u32) -> io::Result<()> {
        writeln!(
            self.out,
            "\n[[name]] # not in the registry: check id, kind and latin"
        )?;
        self.set("id", &format!("unlisted-{number}"))?;
        self.set("kind", "person")?;
        self.set("latin", "")?;
        for text in self.row.wholes() {
            self.found(text)?;
            self.set("text", &text.written)?;
            self.prefer(0)?;
        }
        Ok(())
    }

    fn listed(&mut self, name: Name<'_>) -> io::Result<()> {
        let choice = &self.row.choice;
        writeln!(self.out, "\n[[name]] # the registry's choice: {choice}")?;
        self.set("id", name.id())?;
        self.set("kind", kind(name))?;
        self.set("latin", name.latin())?;
        let order = if name.is_family_first() {
            "family-first"
        } else {
            ""
        };
        self.set_known(&[
            ("order", order),
            ("gender", name.gender()),
            ("iso", name.iso()),
            ("country", name.country()),
            ("official", name.official()),
            ("same-as", name.same_as()),
        ])?;
        for word in name.context() {
            writeln!(self.out, "[[name.context]]")?;
            self.set("word", word)?;
        }
        self.spellings(name)
    }

    /// Sets a key to a string, whatever is in it.
    fn set(&mut self, key: &str, value: &str) -> io::Result<()> {
        writeln!(self.out, "{key} = {}", toml_edit::Value::from(value))
    }

    /// Sets the keys whose values are not empty.
    fn set_known(&mut self, values: &[(&str, &str)]) -> io::Result<()> {
        let mut known = values.iter().filter(|(_, value)| !value.is_empty());
        known.try_for_each(|(key, value)| self.set(key, value))
    }

    /// Those that were found, the most frequent first, then the others that the registry has.
    fn spellings(&mut self, name: Name<'_>) -> io::Result<()> {
        let known = |text: &Text<'_>| {
            let mut spellings = name.spellings();
            spellings.find(|known| alike(known.text(), &text.written))
        };
        let is_right = |known: Option<Spelling<'_>>| {
            known.is_none_or(|known| !known.is_wrong() && !known.is_obsolete())
        };
        // One that may not be chosen is none that is chosen, however often it stands.
        for right in [true, false] {
            for text in self.row.wholes() {
                let known = known(text);
                if is_right(known) == right {
                    self.found(text)?;
                    self.spelling(&text.written, known)?;
                }
            }
        }
        let is_found = |it: &Spelling<'_>| {
            self.row
                .wholes()
                .any(|text| alike(&text.written, it.text()))
        };
        let missing: Vec<Spelling<'_>> = name.spellings().filter(|it| !is_found(it)).collect();
        for spelling in missing {
            writeln!(self.out, "[[name.spelling]] # not found")?;
            self.spelling(spelling.text(), Some(spelling))?;
        }
        Ok(())
    }

    fn found(&mut self, text: &Text<'_>) -> io::Result<()> {
        let (count, files) = (text.places.count, text.places.files);
        let first = self
            .census
            .file(text.places.first)
            .replace(char::is_control, " ");
        writeln!(
            self.out,
            "[[name.spelling]] # {count} in {files} files, first {first}"
        )
    }

    /// The keys of a spelling as the registry has them.
    fn spelling(&mut self, text: &str, known: Option<Spelling<'_>>) -> io::Result<()> {
        self.set("text", text)?;
        let Some(known) = known else {
            return self.prefer(0);
        };
        let form = match known.form() {
            0 => String::new(),
            form => format!("other-{form}"),
        };
        let style = known.style().items();
        self.set_known(&[
            ("family", known.family()),
            ("nisba", known.nisba()),
            ("style", style.as_str()),
            ("form", form.as_str()),
            ("since", known.since()),
            ("until", known.until()),
        ])?;
        if known.has_optional_article() {
            writeln!(self.out, "article = \"optional\"")?;
        }
        let flags = [
            ("obsolete", known.is_obsolete()),
            ("wrong", known.is_wrong()),
            ("ordinary", known.is_ordinary(Part::Whole)),
            ("family-ordinary", known.is_ordinary(Part::Family)),
        ];
        for (key, _) in flags.iter().filter(|(_, set)| *set) {
            writeln!(self.out, "{key} = true")?;
        }
        if known.is_wrong() || known.is_obsolete() {
            return Ok(());
        }
        self.prefer(known.form())
    }

    /// Says that the spelling is the choice if it is the first of its form.
    fn prefer(&mut self, form: u8) -> io::Result<()> {
        if self.forms.insert(form) {
            writeln!(self.out, "preferred = true")?;
        }
        Ok(())
    }
}

/// What a name is of, as files of names say it.
pub(super) fn kind(name: Name<'_>) -> &'static str {
    match name.kind() {
        NameKind::Person => "person",
        NameKind::Place => "place",
        NameKind::Organisation => "organisation",
        NameKind::Company => "company",
        NameKind::Brand => "brand",
        NameKind::Event => "event",
    }
}
