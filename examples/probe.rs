use std::io::BufRead;
use tadqiq::lexicon::{form, hamza};
fn main() {
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap();
        for w in l.split_whitespace() {
            println!(
                "{w} form={:?} hamza={:?}",
                form(w).map(|f| (f.valid(), f.band(), f.proper_name())),
                hamza(w).map(|h| (
                    h.class(),
                    if h.ambiguous() { "AMB" } else { "" },
                    if h.imperative() { "IMP" } else { "" },
                    h.band(),
                    h.seen(),
                    h.proper_name(),
                    h.above_is_word()
                ))
            );
        }
    }
}
