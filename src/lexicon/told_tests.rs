//! What the letters of each form tell is worked out once and kept in `lexicon/told.bin`, two bits a
//! form, in the order of `lexicon/forms.fst`: `build.rs` adds them to the entries.

use fst::Streamer as _;

use super::spelling::is_doubtful;
use super::{Hash, form, form_hashed, has_initial};

#[test]
fn what_is_told_of_the_forms_is_fresh() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/lexicon");
    let forms = std::fs::read(format!("{folder}/forms.fst")).expect("it is there");
    let forms = fst::Map::new(forms).expect("fst wrote it");
    let mut told = vec![0; forms.len().div_ceil(4)];
    let mut words = forms.stream();
    let mut place = 0;
    while let Some((word, _)) = words.next() {
        let word = std::str::from_utf8(word).expect("words are UTF-8");
        let hash = Hash::of(word);
        let doubtful = is_doubtful(word, hash, form_hashed(hash));
        let bits = u8::from(doubtful) | u8::from(has_initial(word)) << 1;
        told[place / 4] |= bits << (place % 4 * 2);
        place += 1;
    }
    let file = format!("{folder}/told.bin");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&file, &told).expect("the folder can be written");
    }
    assert!(
        std::fs::read(&file).is_ok_and(|kept| kept == told),
        "lexicon/told.bin is stale: run `UPDATE_EXPECT=1 cargo test --lib told`"
    );
}

#[test]
fn the_entries_have_what_is_told() {
    let of = |word| form(word).unwrap_or_else(|| panic!("{word} is listed"));
    assert!(of("الى").is_doubtful() && of("على").is_doubtful());
    assert!(!of("الذي").is_doubtful() && !of("حكومة").is_doubtful());
    assert!(of("اعلان").has_initial() && !of("إعلان").has_initial());
}
