//! Trains the orthography model and tells how right it is.

pub(crate) mod corpus;
mod inject;
mod pack;
mod score;
mod train;

use crate::lexicon::Result;
use crate::lexicon::held_out::HeldOut;
pub(crate) use pack::Packed;
pub(crate) use score::run as score;

/// Trains on newspapers and encyclopedia; `valid` tells which forms the dictionary accepts.
pub(crate) fn build(news: &[u8], wiki: &[u8], valid: impl Fn(&str) -> bool) -> Result<Packed> {
    let corpus = corpus::Corpus::read(news, wiki, &HeldOut::read()?)?;
    let mut seen = vec![0_u32; corpus.forms.len()];
    for token in corpus.articles.iter().flatten() {
        seen[token.form as usize] += 1;
    }
    let valid = corpus.forms.iter().map(|form| valid(form)).collect();
    let model = train::Model::train(&corpus, valid);
    pack::pack(&model, &seen)
}
