use super::written::{Mention, document_span};
use crate::catalog::Catalog;
use crate::catalog::names::{Name, Part, Spelling, alike};
use crate::story::{self, Prose};
use crate::text::{Edit, Span};

/// A name of the registry that a document mentions.
pub(super) struct Listed {
    id: String,
    part: Part,
    form: u8,
    /// Where it stands, in the original.
    pub(super) span: Span,
}

/// A place where a listed name is written.
pub(in super::super) struct Place {
    /// The words, with what is written onto the first.
    outer: Span,
    mention: Mention,
    /// The name's place in the registry.
    pub(in super::super) name: u16,
    spelling: u8,
    part: Part,
}

impl Place {
    /// Where it stands without what is written onto it.
    pub(in super::super) fn span(&self) -> Span {
        self.mention.span
    }

    /// The spelling it is most like.
    pub(in super::super) fn spelling<'c>(&self, catalog: &'c Catalog) -> Option<Spelling<'c>> {
        catalog.names().get(self.name)?.spelling(self.spelling)
    }
}

/// What stands at a byte of a document, or ends there: a listed name or its adjective.
pub(in super::super) fn at(document: &[Prose<'_>], offset: u32) -> Option<Place> {
    let here = Span::at(offset);
    let mut places = places(document).into_iter();
    places.find(|place| place.outer.contains(here))
}

/// The listed names that a document mentions, in order.
fn places(document: &[Prose<'_>]) -> Vec<Place> {
    let owned = story::owned(document).into_iter();
    owned
        .filter_map(|(block, mention)| Some(place(document.get(block)?, mention)))
        .collect()
}

fn place(prose: &Prose<'_>, mention: &story::Mention) -> Place {
    let words = &mention.words;
    Place {
        outer: document_span(prose, words, 0),
        mention: Mention::new(prose, words, mention.prefix),
        name: mention.name,
        spelling: mention.spelling,
        part: mention.part,
    }
}

impl Listed {
    /// The name that stands at a byte of a document, or ends there; nothing for an adjective.
    pub(super) fn at(document: &[Prose<'_>], catalog: &Catalog, offset: u32) -> Option<Self> {
        let place = at(document, offset).filter(|place| place.part != Part::Nisba)?;
        let name = catalog.names().get(place.name)?;
        Some(Self {
            id: name.id().to_owned(),
            part: place.part,
            form: name.spelling(place.spelling)?.form(),
            span: place.span(),
        })
    }

    /// Every mention of the name in a document, in order, however it is spelled.
    pub(super) fn mentions(&self, document: &[Prose<'_>], catalog: &Catalog) -> Vec<Mention> {
        let places = self.places(document, catalog).into_iter();
        places.map(|place| place.mention).collect()
    }

    /// The edits that write `new` for the name: at each mention of what was pointed at. Where `new` is
    /// a listed spelling too, the family name follows the whole and the whole the family name.
    pub(super) fn rename(&self, document: &[Prose<'_>], catalog: &Catalog, new: &str) -> Vec<Edit> {
        let edit = |place: &Place| {
            let name = catalog.names().get(place.name)?;
            let written = place.span().of(document.first()?.story().text);
            let becomes = self.becomes(name, place, (written, new))?;
            place.mention.rename(becomes)
        };
        let places = self.places(document, catalog);
        places.iter().filter_map(edit).collect()
    }

    fn places(&self, document: &[Prose<'_>], catalog: &Catalog) -> Vec<Place> {
        let same = |place: &Place| {
            let name = catalog.names().get(place.name);
            place.part != Part::Nisba && name.is_some_and(|name| name.id() == self.id)
        };
        places(document).into_iter().filter(same).collect()
    }

    /// What the mention becomes that is `written`, when what was pointed at is to be `new`.
    fn becomes<'n>(
        &self,
        name: Name<'n>,
        place: &Place,
        (written, new): (&str, &'n str),
    ) -> Option<&'n str> {
        let form = name.spelling(place.spelling)?.form();
        match (self.part, place.part) {
            (Part::Whole, Part::Whole) if form == self.form => Some(new),
            (Part::Family, Part::Family) => Some(new),
            (Part::Whole, Part::Family) => {
                let mut spellings = name.spellings();
                let chosen = spellings.find(|it| alike(it.text(), new))?;
                Some(chosen.family()).filter(|family| !family.is_empty())
            }
            (Part::Family, Part::Whole) => {
                let has = |it: &Spelling<'_>| it.form() == form && alike(it.family(), new);
                let spellings = name.spellings().filter(has);
                let near = |it: &Spelling<'_>| strsim::damerau_levenshtein(it.text(), written);
                spellings.min_by_key(near).map(Spelling::text)
            }
            _ => None,
        }
    }
}
