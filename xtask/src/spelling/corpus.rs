//! Articles as words with what stands beside them.

use std::collections::HashMap;
use tadqiq::arabic::{Kind, folded, tokenize};
use tadqiq::lexicon::spelling::{Beside, skeleton};

use crate::lexicon::Result;
use crate::lexicon::held_out::HeldOut;

/// A word form, by number.
pub(crate) type FormId = u32;

/// Articles of words; each form, and each skeleton, has a number.
#[derive(Default)]
pub(crate) struct Corpus {
    pub(crate) forms: Vec<String>,
    /// The skeleton of each form.
    pub(crate) skeletons: Vec<u32>,
    pub(crate) articles: Vec<Vec<Token>>,
    ids: HashMap<String, FormId>,
    skeleton_ids: HashMap<String, u32>,
}

/// A word and its neighbours.
#[derive(Clone, Copy)]
pub(crate) struct Token {
    pub(crate) form: FormId,
    pub(crate) left: Near,
    pub(crate) right: Near,
}

/// What stands beside a word, in little memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Near {
    Form(FormId),
    Number,
    Foreign,
    Sign(char),
    Edge,
}

impl Corpus {
    /// Reads the newspapers but for what is held out, and the encyclopedia.
    pub(crate) fn read(news: &[u8], wiki: &[u8], held_out: &HeldOut) -> Result<Self> {
        let mut corpus = Self::default();
        for (line, article) in std::str::from_utf8(news)?.lines().enumerate() {
            if !held_out.contains(line) {
                corpus.add(&text_of(article)?);
            }
        }
        for article in std::str::from_utf8(wiki)?.split('\u{C}') {
            corpus.add(article);
        }
        Ok(corpus)
    }

    fn add(&mut self, text: &str) {
        let mut article = Vec::new();
        for line in text.lines() {
            let line = folded(line);
            let words = tokenize(&line).words;
            for (index, word) in words.iter().enumerate() {
                if word.kind == Kind::Arabic {
                    let [left, right] = Beside::both(&line, &words, index);
                    let form = self.id(word.of(&line));
                    let [left, right] = [self.near(left), self.near(right)];
                    article.push(Token { form, left, right });
                }
            }
        }
        self.articles.push(article);
    }

    fn near(&mut self, beside: Beside<'_>) -> Near {
        match beside {
            Beside::Word(word) => Near::Form(self.id(word)),
            Beside::Number => Near::Number,
            Beside::Foreign => Near::Foreign,
            Beside::Sign(sign) => Near::Sign(sign),
            Beside::Edge => Near::Edge,
        }
    }

    fn id(&mut self, form: &str) -> FormId {
        if let Some(&id) = self.ids.get(form) {
            return id;
        }
        let id = next(self.forms.len());
        self.forms.push(form.to_owned());
        self.ids.insert(form.to_owned(), id);
        let skeletons = next(self.skeleton_ids.len());
        let skeleton = self.skeleton_ids.entry(skeleton(form)).or_insert(skeletons);
        self.skeletons.push(*skeleton);
        id
    }

    pub(crate) fn form(&self, id: FormId) -> &str {
        &self.forms[id as usize]
    }

    pub(crate) fn find(&self, form: &str) -> Option<FormId> {
        self.ids.get(form).copied()
    }

    /// The forms of each skeleton.
    pub(crate) fn sets(&self) -> Vec<Vec<FormId>> {
        let mut sets = vec![Vec::new(); self.skeleton_ids.len()];
        for (id, &skeleton) in self.skeletons.iter().enumerate() {
            sets[skeleton as usize].push(next(id));
        }
        sets
    }

    /// What contexts are counted by: neighbours of one skeleton, or one kind, are one.
    pub(crate) fn key(&self, near: Near) -> Near {
        match near {
            Near::Form(form) => Near::Form(self.skeletons[form as usize]),
            Near::Sign(_) => Near::Sign(sign_class(near)),
            other => other,
        }
    }

    pub(crate) fn beside(&self, near: Near) -> Beside<'_> {
        match near {
            Near::Form(form) => Beside::Word(self.form(form)),
            Near::Number => Beside::Number,
            Near::Foreign => Beside::Foreign,
            Near::Sign(sign) => Beside::Sign(sign),
            Near::Edge => Beside::Edge,
        }
    }
}

/// One sign of each kind that the model tells apart.
fn sign_class(near: Near) -> char {
    const KINDS: [char; 5] = [',', '.', '"', ':', '-'];
    let Near::Sign(sign) = near else { return '-' };
    let key = Beside::Sign(sign).key();
    let same = |kind: &&char| Beside::Sign(**kind).key() == key;
    KINDS.iter().find(same).copied().unwrap_or('-')
}

fn next(count: usize) -> u32 {
    u32::try_from(count).expect("fewer forms than four thousand million")
}

/// The title and body of an article of the newspaper corpus, as a story of plain text.
pub(crate) fn text_of(line: &str) -> Result<String> {
    let article: serde_json::Value = serde_json::from_str(line)?;
    let part = |name: &str| article[name].as_str().unwrap_or_default().trim();
    Ok(format!("{}\n\n{}\n", part("title"), part("body")))
}
