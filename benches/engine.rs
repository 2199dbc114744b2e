//! What checking costs, stage by stage: `cargo bench`.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use tadqiq::arabic::tokenize;
use tadqiq::catalog::Catalog;
use tadqiq::lexicon;
use tadqiq::lint::{self, Ruleset};
use tadqiq::story::{self, Format};
use tadqiq::text::{ColumnUnit, Lines, decode};

const SEED: &str = include_str!("../tests/data/000_5eaa8ef88a6002b3.txt");
const STORY: &str = include_str!("../examples/story.txt");

/// Kilobytes of the texts that each stage is measured on.
const SIZES: [usize; 3] = [5, 100, 1000];

fn main() {
    divan::main();
}

/// A text of about `kilobytes`: the two stories, again and again.
fn text(kilobytes: usize) -> String {
    let round = format!("{SEED}\n{STORY}");
    let times = (kilobytes * 1000).div_ceil(round.len());
    round.repeat(times)
}

fn rules() -> Ruleset {
    let catalog = Catalog::embedded();
    let layers = ["core", "news"].map(|name| catalog.pack(name).expect("a pack of ours").clone());
    Ruleset::new(catalog, &[&layers[0], &layers[1]]).expect("our packs fit our cards")
}

#[divan::bench(args = SIZES)]
fn decoding(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let bytes = text(kilobytes).into_bytes();
    bencher
        .counter(BytesCount::new(bytes.len()))
        .with_inputs(|| bytes.clone())
        .bench_values(|bytes| decode(bytes).is_ok());
}

#[divan::bench(args = SIZES)]
fn reading(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = text(kilobytes);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| story::read(black_box(&text), Format::Plain).blocks.len());
}

#[divan::bench(args = SIZES)]
fn splitting_into_words(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = text(kilobytes);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| tokenize(black_box(&text)).words.len());
}

#[divan::bench(args = SIZES)]
fn checking(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = text(kilobytes);
    let rules = rules();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let story = story::read(black_box(&text), Format::Plain);
        lint::check(&story, &rules).len()
    });
}

#[divan::bench(args = SIZES)]
fn finding_columns(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = text(kilobytes);
    let places: Vec<u32> = (0..1000)
        .map(|step| u32::try_from(text.len() / 1000 * step).unwrap_or(0))
        .collect();
    bencher.bench(|| {
        let lines = Lines::new(black_box(&text));
        places
            .iter()
            .map(|&place| lines.position(place, ColumnUnit::Utf16).column)
            .max()
    });
}

#[divan::bench(args = SIZES)]
fn looking_up_words(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = text(kilobytes);
    let tokens = tokenize(&text);
    let words: Vec<&str> = tokens.words.iter().map(|word| word.of(&text)).collect();
    bencher.counter(ItemsCount::new(words.len())).bench(|| {
        words
            .iter()
            .filter(|word| lexicon::form(black_box(word)).is_some())
            .count()
    });
}

/// Of the whole lexicon, so that hardly a look finds its place in a cache.
#[divan::bench]
fn looking_up_every_form(bencher: Bencher<'_, '_>) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/lexicon/forms.fst");
    let map = fst::Map::new(std::fs::read(path).expect("it is there")).expect("fst wrote it");
    let mut words = map.stream().into_str_keys().expect("words are UTF-8");
    words.sort_by_key(|word| word.bytes().rev().collect::<Vec<u8>>());
    bencher.counter(ItemsCount::new(words.len())).bench(|| {
        words
            .iter()
            .filter(|word| lexicon::form(black_box(word)).is_some())
            .count()
    });
}
