use super::hamza_wasl_masdar;
use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{ALEF, ALEF_HAMZA_BELOW};
use crate::lexicon::{HamzaClass, hamza_below};
use crate::lint::Check;
use crate::story::Traits;

/// Finds the nouns of plain alef, and perfects of forms VII to X, that are written with a hamza
/// below it.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let nouns = check.list("hamza-wasl-nouns");
    for index in prose.words_of(Traits::HAMZA_BELOW) {
        let word = prose.word(index);
        let place = hamza_below(word).and_then(|at| word.split_at_checked(at));
        let Some((prefix, stem)) = place else {
            continue;
        };
        let licensed = Proclitics::read(prefix).is_some();
        if licensed && nouns.has(stem) && !prose.is_vowelled(index) {
            let right = format!(
                "{prefix}{ALEF}{}",
                stem.trim_start_matches(ALEF_HAMZA_BELOW)
            );
            check.report(check.respelt(index..index + 1, &right));
        }
    }
    let conjunctions = Proclitics::WAW.with(Proclitics::FEH);
    hamza_wasl_masdar::report(check, HamzaClass::WaslPerfect, conjunctions);
}
