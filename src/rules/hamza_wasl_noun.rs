use super::hamza_wasl_masdar;
use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{ALEF, ALEF_HAMZA_BELOW};
use crate::lexicon::HamzaClass;
use crate::lint::Check;

/// Finds the nouns of plain alef, and perfects of forms VII to X, that are written with a hamza
/// below it.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let nouns = check.list("hamza-wasl-nouns");
    for alef in prose.alefs().iter().filter(|alef| alef.below) {
        let index = alef.word as usize;
        let (prefix, stem) = prose.word(index).split_at(usize::from(alef.at));
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
