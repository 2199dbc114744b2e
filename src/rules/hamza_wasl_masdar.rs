use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::ALEF;
use crate::lexicon::HamzaClass;
use crate::lint::Check;

/// Finds masdars of forms VII to X that begin with a hamza below instead of a plain alef.
pub(super) fn check(check: &mut Check<'_, '_>) {
    report(check, HamzaClass::WaslMasdar, Proclitics(u8::MAX));
}

/// Reports the words of `class` that are written with a hamza below and are none with it, with no
/// proclitics but `allowed`.
pub(super) fn report(check: &mut Check<'_, '_>, class: HamzaClass, allowed: Proclitics) {
    let prose = check.prose;
    for found in prose.initials(class) {
        let index = found.word as usize;
        let wrong = found.known.seen() && !found.known.ambiguous();
        if wrong && allowed.has(found.proclitics) && !prose.is_vowelled(index) {
            let right = found.with(prose.word(index), ALEF);
            check.report(check.respelt(index..index + 1, &right));
        }
    }
}
