//! Words by what is known of them.

use super::Traits;

/// What the words of a run are known to be, by word and by trait.
///
/// Some thirty rules look for the words that have a trait, of which there are few: so what is known
/// is turned round once, and each has its words at a look.
#[derive(Debug, Default)]
pub(super) struct ByTrait {
    all: Vec<Traits>,
    /// Of so many words each: for each trait, a bit for each of them.
    columns: Vec<Square>,
    any: Traits,
}

/// As many rows of bits as a row has bits.
type Square = [u64; WIDTH];
const WIDTH: usize = u64::BITS as usize;

impl ByTrait {
    /// Learns of another run of words, for each of which `gather` adds what it is; gives what it does.
    pub(super) fn read<T>(&mut self, gather: impl FnOnce(&mut Vec<Traits>) -> T) -> T {
        let gathered = gather(&mut self.all);
        let none = Traits::default();
        self.any = self.all.iter().fold(none, |any, one| any.with(*one));
        let words = self.all.chunks(WIDTH);
        self.columns.resize(words.len(), [0; WIDTH]);
        for (square, words) in self.columns.iter_mut().zip(words) {
            let (rows, free) = square.split_at_mut(words.len());
            for (row, word) in rows.iter_mut().zip(words) {
                *row = word.bits();
            }
            free.fill(0);
            transpose(square);
        }
        gathered
    }

    /// What each is, by index.
    #[inline]
    pub(super) fn all(&self) -> &[Traits] {
        &self.all
    }

    /// What all are together.
    #[inline]
    pub(super) const fn any(&self) -> Traits {
        self.any
    }

    /// The places of those that have any of some traits.
    #[inline]
    pub(super) fn having(&self, wanted: Traits) -> impl Iterator<Item = usize> {
        let wanted = wanted.bits() & self.any.bits();
        let columns = if wanted == 0 { &[] } else { &*self.columns };
        Places::of(columns, move |square, _| together(square, wanted))
    }

    /// The places of those that have any of some traits, and of those that have any of the first of
    /// `pair` where the next has any of the second.
    #[inline]
    pub(super) fn opening(
        &self,
        wanted: Traits,
        pair: (Traits, Traits),
    ) -> impl Iterator<Item = usize> {
        let any = self.any.bits();
        let (wanted, first) = (wanted.bits() & any, pair.0.bits() & any);
        let second = if first == 0 { 0 } else { pair.1.bits() & any };
        let columns = if wanted | second == 0 {
            &[]
        } else {
            &*self.columns
        };
        Places::of(columns, move |square, after| {
            let beyond = after.first().map_or(0, |square| together(square, second));
            let next = together(square, second) >> 1 | beyond << (WIDTH - 1);
            together(square, wanted) | together(square, first) & next
        })
    }
}

/// The places of some of a run of words.
struct Places<'a, F> {
    /// Those of the words from `end` on.
    columns: &'a [Square],
    /// Tells the wanted of a square of words, given those after it.
    wanted: F,
    /// Of the words before `end`, those that were not told yet.
    left: u64,
    end: usize,
}

impl<'a, F: Fn(&Square, &[Square]) -> u64> Places<'a, F> {
    #[inline]
    fn of(columns: &'a [Square], wanted: F) -> Self {
        Self {
            columns,
            wanted,
            left: 0,
            end: 0,
        }
    }
}

impl<F: Fn(&Square, &[Square]) -> u64> Iterator for Places<'_, F> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            let (square, after) = self.columns.split_first()?;
            self.columns = after;
            self.left = (self.wanted)(square, after);
            self.end += WIDTH;
        }
        let place = self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(self.end - WIDTH + place)
    }
}

/// What is in any of the rows that `wanted` has a bit for.
#[inline]
fn together(square: &Square, mut wanted: u64) -> u64 {
    let mut together = 0;
    while wanted != 0 {
        together |= square[wanted.trailing_zeros() as usize % WIDTH];
        wanted &= wanted - 1;
    }
    together
}

/// Makes rows of the columns: halves change places across the diagonal, then the halves of those.
fn transpose(square: &mut Square) {
    exchange::<32>(square, 0x0000_0000_FFFF_FFFF);
    exchange::<16>(square, 0x0000_FFFF_0000_FFFF);
    exchange::<8>(square, 0x00FF_00FF_00FF_00FF);
    exchange::<4>(square, 0x0F0F_0F0F_0F0F_0F0F);
    exchange::<2>(square, 0x3333_3333_3333_3333);
    exchange::<1>(square, 0x5555_5555_5555_5555);
}

/// Of the blocks of `SIDE` by `SIDE` bits, two by two, lets the two off the diagonal change places;
/// `lower` are the bits of the first of each two.
fn exchange<const SIDE: usize>(square: &mut Square, lower: u64) {
    for rows in square.chunks_exact_mut(2 * SIDE) {
        let (above, below) = rows.split_at_mut(SIDE);
        for (above, below) in above.iter_mut().zip(below) {
            let differ = (*above >> SIDE ^ *below) & lower;
            *above ^= differ << SIDE;
            *below ^= differ;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ByTrait, Traits};

    #[test]
    fn words_found_by_trait_are_those_found_one_by_one() {
        let (often, seldom) = (Traits::FINAL_YEH, Traits::listed(9));
        let mut words = ByTrait::default();
        for length in [0, 1, 7, 63, 64, 65, 128, 200] {
            for step in 1..70 {
                let of = |index: usize| {
                    let one = Traits::OTHER.with_if(index.is_multiple_of(step), often);
                    one.with_if(index.is_multiple_of(7 * step), seldom)
                };
                let all: Vec<Traits> = (0..length).map(of).collect();
                words.read(|read| read.clone_from(&all));
                for wanted in [often, seldom, often.with(seldom), Traits::WAW] {
                    let alone = (0..length).filter(|&index| all[index].any(wanted));
                    assert_eq!(
                        words.having(wanted).collect::<Vec<_>>(),
                        alone.collect::<Vec<_>>()
                    );
                    let pair = |&index: &usize| {
                        let next = all.get(index + 1);
                        all[index].any(seldom)
                            || all[index].any(often) && next.is_some_and(|next| next.any(wanted))
                    };
                    assert_eq!(
                        words.opening(seldom, (often, wanted)).collect::<Vec<_>>(),
                        (0..length).filter(pair).collect::<Vec<_>>()
                    );
                }
            }
        }
    }
}
