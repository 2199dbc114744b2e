//! Trains the orthography model and tells how right it is.

pub(crate) mod corpus;
mod inject;
mod pack;
mod score;
mod train;

use tadqiq::lexicon::Pos;

use crate::lexicon::Result;
use crate::lexicon::held_out::HeldOut;
pub(crate) use pack::Packed;
pub(crate) use score::run as score;

/// Trains on newspapers and encyclopedia, with what the forms of the lexicon (`forms.fst`) tell:
/// which of them the dictionary accepts, and which may be imperatives.
pub(crate) fn build(news: &[u8], wiki: &[u8], forms: &[u8]) -> Result<Packed> {
    let forms = fst::Map::new(forms)?;
    let corpus = corpus::Corpus::read(news, wiki, &HeldOut::read()?)?;
    let mut seen = vec![0_u32; corpus.forms.len()];
    for token in corpus.articles.iter().flatten() {
        seen[token.form as usize] += 1;
    }
    let has = |bit: u32| {
        let value = |form: &String| forms.get(form).unwrap_or(0);
        corpus
            .forms
            .iter()
            .map(|form| value(form) >> bit & 1 == 1)
            .collect()
    };
    let model = train::Model::train(&corpus, has(VALID), has(Pos::Imperative as u32));
    pack::pack(&model, &seen)
}

/// The bit of a form's value that tells whether the dictionary accepts it.
const VALID: u32 = 8;
