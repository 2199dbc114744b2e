//! A spelling dictionary asked yes or no: Debian's `hunspell-ar` through the `hunspell` program.

use super::Result;
use std::collections::{BTreeSet, HashMap};
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Answers of the dictionary, each word asked once.
#[derive(Default)]
pub(crate) struct Witness {
    answers: HashMap<String, bool>,
    /// Whether the program is never asked, and its answer taken for a yes.
    credulous: bool,
}

impl Witness {
    /// A dictionary that accepts whatever it is asked, without the program.
    #[cfg(test)]
    pub(crate) fn credulous() -> Self {
        Self {
            credulous: true,
            ..Self::default()
        }
    }

    /// Asks about all the words at once; the program is started only when a word is new.
    pub(crate) fn ask<'a>(&mut self, words: impl Iterator<Item = &'a str>) -> Result<()> {
        let new: BTreeSet<&str> = words
            .filter(|word| !self.answers.contains_key(*word))
            .collect();
        if new.is_empty() {
            return Ok(());
        }
        let rejected = if self.credulous {
            BTreeSet::new()
        } else {
            rejected(&new)?
        };
        self.answers.extend(
            new.into_iter()
                .map(|word| (word.to_owned(), !rejected.contains(word))),
        );
        Ok(())
    }

    /// Whether the dictionary accepts the word; `false` for a word never asked about.
    pub(crate) fn accepts(&self, word: &str) -> bool {
        self.answers.get(word).copied().unwrap_or(false)
    }
}

fn rejected(words: &BTreeSet<&str>) -> Result<BTreeSet<String>> {
    let mut hunspell = Command::new("hunspell")
        .args(["-d", "ar", "-i", "utf-8", "-l"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("hunspell (Debian: hunspell, hunspell-ar): {error}"))?;
    let mut list = words.iter().copied().collect::<Vec<_>>().join("\n");
    list.push('\n');
    let mut input = hunspell
        .stdin
        .take()
        .ok_or("hunspell has no standard input")?;
    let writer = std::thread::spawn(move || input.write_all(list.as_bytes()));
    let output = hunspell.wait_with_output()?;
    writer.join().map_err(|_| "the writer thread stopped")??;
    if !output.status.success() {
        return Err("hunspell failed: is hunspell-ar installed?".into());
    }
    Ok(String::from_utf8(output.stdout)?
        .lines()
        .map(str::to_owned)
        .collect())
}
