use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::super::arguments::{Desk, shown};
use super::super::error::Error;
use super::unlisted;
use crate::arabic::letters::{ALEF, LAM};
use crate::catalog::names::{Part, alike, loosely_alike};
use crate::story::{self, Block, Format, Mention, Prose, Story};
use crate::text;

/// Bytes of a text whose blocks are looked at together: more than a story has, and little enough for
/// files that hold an archive.
const TOGETHER: usize = 1 << 18;

/// Where a text stands: how often, in how many files, the numbers of the first and the last.
#[derive(Clone, Copy)]
pub(super) struct Places {
    pub(super) count: u32,
    pub(super) files: u32,
    pub(super) first: u32,
    pub(super) last: u32,
}

/// What was found, and in which files. Of a story nothing is kept but its path and what is new in it.
#[derive(Default)]
pub(super) struct Census {
    files: Vec<String>,
    /// Of a listed name, by its place, each text and whether it is the family name alone.
    pub(super) listed: BTreeMap<u16, BTreeMap<(bool, String), Places>>,
    unlisted: BTreeMap<String, Places>,
}

impl Places {
    /// Adds a mention in a file. Files are counted in their order.
    fn add(places: Option<Self>, file: u32) -> Self {
        let known = places.unwrap_or(Self {
            count: 0,
            files: 0,
            first: file,
            last: u32::MAX,
        });
        Self {
            count: known.count + 1,
            files: known.files + u32::from(known.last != file),
            first: known.first,
            last: file,
        }
    }

    /// Both together; that a file holds both is not known, and it counts twice.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            files: self.files + other.files,
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }
}

impl Census {
    /// Counts the names of a story.
    pub(super) fn read(&mut self, desk: &Desk, path: &Path) -> Result<(), Error> {
        let bytes = fs::read(path).map_err(|error| Error::file("read", path, &error))?;
        let source = text::decode(bytes);
        let source = source.map_err(|error| Error::undecodable(&shown(path), &error))?;
        let format = Format::from_path(path).unwrap_or(Format::Plain);
        self.files.push(shown(path));
        if format == Format::Plain {
            for piece in pieces(&source.text) {
                self.story(desk, &story::read(piece, format));
            }
        } else {
            self.story(desk, &story::read(&source.text, format));
        }
        Ok(())
    }

    fn story(&mut self, desk: &Desk, story: &Story<'_>) {
        let mut rest = story.blocks.as_slice();
        while !rest.is_empty() {
            let start = rest[0].span.start;
            let near = |block: &Block| (block.span.end - start) as usize <= TOGETHER;
            let (blocks, others) = rest.split_at(rest.partition_point(near).max(1));
            self.blocks(desk, story, blocks);
            rest = others;
        }
    }

    fn blocks(&mut self, desk: &Desk, story: &Story<'_>, blocks: &[Block]) {
        let file = u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX);
        let read = |block| Prose::new(story, block, desk.catalog());
        let blocks: Vec<Prose<'_>> = blocks.iter().map(read).collect();
        let mut owned = story::owned(&blocks).into_iter().peekable();
        for (index, prose) in blocks.iter().enumerate() {
            let mut taken = Vec::new();
            while let Some((_, mention)) = owned.next_if(|(block, _)| *block == index) {
                taken.push(mention.words.clone());
                if mention.part != Part::Nisba
                    && let Some(written) = written(prose, mention, desk)
                {
                    let text = (mention.part == Part::Family, written);
                    let texts = self.listed.entry(mention.name).or_default();
                    let places = texts.get(&text).copied();
                    texts.insert(text, Places::add(places, file));
                }
            }
            for text in unlisted::find(prose, &taken) {
                let places = self.unlisted.get(&text).copied();
                self.unlisted.insert(text, Places::add(places, file));
            }
        }
    }

    /// The texts that no registry lists, which are then no longer here.
    pub(super) fn take_unlisted(&mut self) -> BTreeMap<String, Places> {
        std::mem::take(&mut self.unlisted)
    }

    /// The path of a file by its number.
    pub(super) fn file(&self, number: u32) -> &str {
        let path = self.files.get(number as usize);
        path.map_or("", String::as_str)
    }
}

/// The text in pieces of whole lines, each of which has nearly as much as is looked at together.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let near = rest.as_bytes().get(..TOGETHER);
        let last = near.and_then(|near| near.iter().rposition(|&byte| byte == b'\n'));
        let (piece, others) = rest.split_at(last.map_or(rest.len(), |last| last + 1));
        rest = others;
        (!piece.is_empty()).then_some(piece)
    })
}

/// What a mention writes, without proclitics, with the alef that ل has swallowed; as the registry has
/// it where only dots of a last letter are missing.
fn written(prose: &Prose<'_>, mention: &Mention, desk: &Desk) -> Option<String> {
    let name = desk.catalog().names().get(mention.name)?;
    let spelling = name.spelling(mention.spelling)?;
    let known = spelling.part(mention.part);
    let words = mention.words.clone().map(|index| prose.word(index));
    let mut written = words.collect::<Vec<_>>().join(" ");
    written.replace_range(..mention.prefix, "");
    let whole = format!("{ALEF}{written}");
    let bare = written.strip_prefix(LAM);
    let bare = bare.filter(|_| mention.prefix > 0 && spelling.has_optional_article());
    if loosely_alike(&whole, known) || bare.is_some_and(|bare| loosely_alike(bare, known)) {
        written = whole;
    }
    Some(if alike(&written, known) {
        known.to_owned()
    } else {
        written
    })
}
