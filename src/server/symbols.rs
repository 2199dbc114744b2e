use std::ops::Range;
use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
    SymbolKind, Uri,
};

use super::convert::Places;
use super::reading::Reading;
use super::session::Session;
use crate::arabic::clitics::beginnings;
use crate::catalog::wording::{Wording, shown};
use crate::story::attribution::Ledger;
use crate::story::quotes::Quote;
use crate::story::{Block, Prose, Role, Story};
use crate::text::Span;

/// Words of a block that name it in the outline.
const WORDS: usize = 8;
/// The fewest words of a quotation that the outline shows: fewer are a term, not speech.
const SPEECH: usize = 3;

/// Answers `textDocument/documentSymbol`: headlines with the blocks beneath them, and in every block
/// the direct quotations with their speakers.
pub(super) async fn symbols(
    session: &Arc<Session>,
    params: DocumentSymbolParams,
) -> Result<Option<DocumentSymbolResponse>> {
    let uri = params.text_document.uri;
    let found = session.answer(&uri, |reading| {
        let symbols = reading.symbols()?;
        if reading.session.facts().nested_symbols {
            return Some(DocumentSymbolResponse::Nested(symbols));
        }
        let mut flat = Vec::new();
        flatten(&reading.snapshot.uri, symbols, None, &mut flat);
        Some(DocumentSymbolResponse::Flat(flat))
    });
    Ok(found.await.flatten())
}

impl Reading {
    fn symbols(&self) -> Option<Vec<DocumentSymbol>> {
        let story = self.story()?;
        let outline = Outline {
            reading: self,
            places: self.places(),
            wording: self.wording(),
            story: &story,
        };
        Some(outline.sections())
    }
}

struct Outline<'r> {
    reading: &'r Reading,
    places: Places<'r>,
    wording: Wording<'r>,
    story: &'r Story<'r>,
}

impl Outline<'_> {
    /// The blocks in order, those after a headline inside it.
    fn sections(&self) -> Vec<DocumentSymbol> {
        let mut top: Vec<DocumentSymbol> = Vec::new();
        let mut inside = false;
        for block in self.story.blocks.iter().filter(|it| it.role != Role::Cell) {
            let symbol = self.block(block);
            let headline = top
                .last_mut()
                .filter(|_| inside && block.role != Role::Headline);
            match headline {
                Some(headline) => {
                    headline.range.end = symbol.range.end;
                    headline.children.get_or_insert_default().push(symbol);
                }
                None => top.push(symbol),
            }
            inside |= block.role == Role::Headline;
        }
        top.extend(self.sources());
        top
    }

    /// Everybody who speaks in the story, each where he is first named.
    fn sources(&self) -> Option<DocumentSymbol> {
        let ledger = Ledger::of(self.story, self.reading.catalog());
        let speakers: Vec<DocumentSymbol> = ledger
            .speakers
            .iter()
            .filter_map(|speaker| {
                let first = *speaker.mentions.first()?;
                let count = speaker.mentions.len();
                let name = shown(&speaker.name);
                let detail = format!("{} × {count}", shown(&speaker.title));
                Some(self.symbol(name, Some(detail), SymbolKind::OBJECT, first))
            })
            .collect();
        let first = ledger.speakers.first()?.mentions.first()?;
        let last = ledger.speakers.iter().flat_map(|it| &it.mentions).max()?;
        let name = self.wording.say("sources-outline").to_owned();
        let share = ledger.anonymous_share().to_string();
        let detail = self.wording.fill("sources-share", &share);
        let all = self.symbol(name, Some(detail), SymbolKind::ARRAY, first.cover(*last));
        Some(DocumentSymbol {
            children: Some(speakers),
            ..all
        })
    }

    fn block(&self, block: &Block) -> DocumentSymbol {
        let prose = Prose::new(self.story, block, self.reading.catalog());
        let quotes = prose.quotes().iter().filter(|quote| quote.depth == 0);
        let speech: Vec<_> = quotes
            .filter_map(|quote| self.quote(&prose, quote))
            .collect();
        let kind = match block.role {
            Role::Headline => SymbolKind::NAMESPACE,
            _ => SymbolKind::STRING,
        };
        let children = (!speech.is_empty()).then_some(speech);
        let name = opening(&prose, 0..prose.text().len());
        let detail = self.wording.say(role_key(block.role)).to_owned();
        DocumentSymbol {
            children,
            ..self.symbol(name, Some(detail), kind, block.span)
        }
    }

    fn quote(&self, prose: &Prose<'_>, quote: &Quote) -> Option<DocumentSymbol> {
        let words = words_in(prose, &quote.inner);
        if words.len() < SPEECH {
            return None;
        }
        let name = opening(prose, quote.inner.clone());
        let speaker = speaker(prose, quote, &words);
        let span = prose.raw(quote.outer.clone());
        Some(self.symbol(name, speaker, SymbolKind::EVENT, span))
    }

    #[expect(deprecated, reason = "the field has no other way to be left out")]
    fn symbol(
        &self,
        name: String,
        detail: Option<String>,
        kind: SymbolKind,
        span: Span,
    ) -> DocumentSymbol {
        let range = self.places.range(span);
        DocumentSymbol {
            name,
            detail,
            kind,
            tags: None,
            deprecated: None,
            range,
            selection_range: range,
            children: None,
        }
    }
}

/// Who says the quotation, if a verb of speech stands outside it in its sentence: the first name
/// after the verb that is nearest, else the last before it.
fn speaker(prose: &Prose<'_>, quote: &Quote, words: &Range<usize>) -> Option<String> {
    let first = prose
        .sentence_of(words.start.saturating_sub(1))?
        .words()
        .start;
    let last = prose
        .sentence_of(words.end)
        .or(prose.sentence_of(words.end - 1))?;
    let before = first.min(words.start)..words.start;
    let after = words.end..last.words().end.max(words.end);
    let outside = before.clone().rev().chain(after.clone());
    let verb = outside.into_iter().find(|&index| is_speech(prose, index))?;
    let (before_verb, after_verb) = if verb < words.start {
        (before.start..verb, verb + 1..words.start)
    } else {
        (after.start..verb, verb + 1..after.end)
    };
    let is_name =
        |index: &usize| !inside(prose, quote, *index) && prose.is_name(*index..*index + 1);
    let named = after_verb.clone().find(is_name);
    let named = named.or_else(|| before_verb.clone().rev().find(is_name))?;
    let mut run = named..named + 1;
    let together = |left: usize| prose.is_spaced(left) && is_name(&left) && is_name(&(left + 1));
    while run.start > before_verb.start.min(after_verb.start) && together(run.start - 1) {
        run.start -= 1;
    }
    while together(run.end - 1) {
        run.end += 1;
    }
    let name: Vec<&str> = run.map(|index| prose.word(index)).collect();
    Some(name.join(" "))
}

fn is_speech(prose: &Prose<'_>, index: usize) -> bool {
    let word = prose.word(index);
    let verbs = prose.catalog().list("speech-verbs");
    beginnings(word).any(|cut| verbs.has(cut.stem(word)))
}

fn inside(prose: &Prose<'_>, quote: &Quote, index: usize) -> bool {
    let word = prose.words().get(index);
    word.is_some_and(|word| quote.inner.contains(&(word.start as usize)))
}

fn words_in(prose: &Prose<'_>, range: &Range<usize>) -> Range<usize> {
    prose.word_at(range.start)..prose.word_at(range.end)
}

/// The first words of a stretch of a block, on one line.
fn opening(prose: &Prose<'_>, range: Range<usize>) -> String {
    let words = words_in(prose, &range);
    let last = words.start + WORDS;
    let cut = prose.words().get(last).filter(|_| last < words.end);
    let end = cut
        .and_then(|_| prose.words().get(last - 1))
        .map_or(range.end, |word| word.end as usize);
    let text = Span::from_range(range.start..end).of(prose.text());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut name = shown(&text);
    if cut.is_some() {
        name.push('…');
    }
    name
}

const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Headline => "server-headline",
        Role::Lead => "server-lead",
        Role::Paragraph => "server-paragraph",
        Role::ListItem => "server-list-item",
        Role::Quote => "server-quotation",
        Role::Caption => "server-caption",
        Role::Cell => "server-cell",
    }
}

/// For editors that know no nesting.
#[expect(deprecated, reason = "the field has no other way to be left out")]
fn flatten(
    uri: &Uri,
    symbols: Vec<DocumentSymbol>,
    container: Option<&str>,
    flat: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        flat.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: symbol.kind,
            tags: None,
            deprecated: None,
            location: Location::new(uri.clone(), symbol.range),
            container_name: container.map(str::to_owned),
        });
        flatten(
            uri,
            symbol.children.unwrap_or_default(),
            Some(&symbol.name),
            flat,
        );
    }
}
