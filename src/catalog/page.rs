use std::fmt::Write;

use super::card::{Card, Example, Style};
use super::{Catalog, FixPolicy, Language, RuleId};

/// The card of a rule as a page of Markdown: what `explain` prints and an editor shows.
///
/// Every line of it holds Arabic or code, not two Arabic strings side by side.
pub fn page(catalog: &Catalog, rule: RuleId, language: Language) -> String {
    let card = catalog.card(rule);
    let page = Page {
        catalog,
        card,
        language,
    };
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = page.write(&mut text);
    text
}

struct Page<'a> {
    catalog: &'a Catalog,
    card: &'a Card,
    language: Language,
}

impl Page<'_> {
    fn write(&self, out: &mut String) -> std::fmt::Result {
        let Card {
            id, group, since, ..
        } = self.card;
        writeln!(
            out,
            "# {}\n",
            self.pick(&self.card.title, &self.card.title_en)
        )?;
        writeln!(out, "`{id}` ({group})\n")?;
        writeln!(
            out,
            "- {}: `{}`",
            self.say("page-level"),
            self.card.level.name()
        )?;
        if !self.card.enabled {
            writeln!(out, "- {}", self.say("page-off"))?;
        }
        writeln!(
            out,
            "- {}: {}",
            self.say("page-fix"),
            self.say(fix_key(self.card.fix))
        )?;
        writeln!(out, "- {}: {since}", self.say("page-since"))?;
        let message = self.pick(&self.card.message, &self.card.message_en);
        writeln!(
            out,
            "- {}: {}",
            self.say("page-message"),
            without_places(message)
        )?;
        for say in self.card.say.iter() {
            writeln!(
                out,
                "- {}",
                without_places(self.pick(&say.message, &say.message_en))
            )?;
        }
        self.heading(out, "page-why")?;
        writeln!(
            out,
            "{}",
            self.pick(&self.card.why, &self.card.why_en).trim()
        )?;
        if !self.card.example.is_empty() {
            self.heading(out, "page-examples")?;
            self.card
                .example
                .iter()
                .try_for_each(|example| self.example(out, example))?;
        }
        self.configuration(out)?;
        self.heading(out, "page-suppress")?;
        writeln!(out, "```html\n<!-- tadqiq-ignore-next {id}: … -->\n```")?;
        self.measured(out)
    }

    fn example(&self, out: &mut String, example: &Example) -> std::fmt::Result {
        let lines = [
            ("page-beside", &example.beside),
            ("page-bad", &example.bad),
            ("page-good", &example.good),
            ("page-ok", &example.ok),
        ];
        for (key, text) in lines {
            if let Some(text) = text {
                let text = text.trim_end().replace('\n', "\n  ");
                writeln!(out, "- {}: {text}", self.say(key))?;
            }
        }
        if let Some(style) = &example.style {
            writeln!(out, "  (`{style}`)")?;
        }
        Ok(())
    }

    fn configuration(&self, out: &mut String) -> std::fmt::Result {
        self.heading(out, "page-configure")?;
        let Card { id, level, .. } = self.card;
        writeln!(out, "```toml\n[rules]")?;
        writeln!(
            out,
            "{id} = \"{}\"  # error, warning, info, hint, off",
            level.name()
        )?;
        for option in self.card.option.iter() {
            writeln!(out, "{id}.{} = {}", option.name, option.default)?;
        }
        if self.card.styles().next().is_some() {
            writeln!(out, "\n[style]")?;
        }
        for Style { key, values } in self.card.styles() {
            let default = values.first().map_or("", |value| value);
            writeln!(out, "{key} = \"{default}\"  # {}", values.join(", "))?;
        }
        writeln!(out, "```")?;
        for option in self.card.option.iter() {
            let about = self.pick(&option.about, &option.about_en);
            writeln!(out, "\n- `{}`: {about}", option.name)?;
        }
        Ok(())
    }

    fn measured(&self, out: &mut String) -> std::fmt::Result {
        let Some(measured) = &self.card.measured else {
            return Ok(());
        };
        self.heading(out, "page-measured")?;
        writeln!(out, "- {}: {}", self.say("page-corpus"), measured.corpus)?;
        writeln!(
            out,
            "- {}: {}",
            self.say("page-articles"),
            measured.articles
        )?;
        writeln!(
            out,
            "- {}: {}",
            self.say("page-findings"),
            measured.findings
        )?;
        writeln!(
            out,
            "- {}: {}/{}",
            self.say("page-right"),
            measured.right,
            measured.read
        )?;
        match &measured.note {
            // Notes are for who works on the card, and in English.
            Some(note) if self.language == Language::English => {
                writeln!(out, "- {}", note.trim())
            }
            _ => Ok(()),
        }
    }

    fn heading(&self, out: &mut String, key: &'static str) -> std::fmt::Result {
        writeln!(out, "\n## {}\n", self.say(key))
    }

    fn say(&self, key: &'static str) -> &str {
        self.catalog.say(key, self.language)
    }

    fn pick<'t>(&self, arabic: &'t str, english: &'t str) -> &'t str {
        match self.language {
            Language::Arabic => arabic,
            Language::English => english,
        }
    }
}

/// The key of the words for how far fixes may be trusted.
const fn fix_key(fix: FixPolicy) -> &'static str {
    match fix {
        FixPolicy::Safe => "page-fix-safe",
        FixPolicy::Ask => "page-fix-ask",
        FixPolicy::Never => "page-fix-none",
    }
}

/// A message as no finding fills it.
fn without_places(message: &str) -> String {
    let bare = (0..10).fold(message.to_owned(), |text, place| {
        text.replace(&format!("{{{place}}}"), "…")
    });
    bare.replace("……", "…")
}
