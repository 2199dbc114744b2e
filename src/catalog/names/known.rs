//! Our registry and a newsroom's own together.

use std::collections::{BTreeSet, HashSet};

use super::{MOST, Name, NameEntry, Registry, SpellingRow, compile};

/// Our names, and before them a newsroom's own.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    ours: Registry,
    house: Registry,
    /// What `house` is made of.
    entries: Vec<NameEntry>,
    /// Which of ours a newsroom's own have replaced.
    replaced: BTreeSet<u16>,
}

impl KnownNames {
    pub(crate) fn of(ours: Registry) -> Self {
        Self {
            ours,
            ..Self::default()
        }
    }

    /// These with a newsroom's own; one that has the id of one that is known replaces it.
    ///
    /// # Errors
    /// The place in `names` of the first for which there is no room.
    pub fn with_house(&self, names: &[NameEntry]) -> Result<Self, usize> {
        let new: HashSet<&str> = names.iter().map(|name| &*name.id).collect();
        let mut entries = self.entries.clone();
        entries.retain(|known| !new.contains(&*known.id));
        let kept = entries.len();
        entries.extend_from_slice(names);
        if let Some(place) = self.first_without_room(&entries) {
            return Err(place.saturating_sub(kept));
        }
        let ids: HashSet<&str> = entries.iter().map(|entry| &*entry.id).collect();
        let replaced = (0..).zip(self.ours.names());
        let replaced = replaced.filter(|(_, name)| ids.contains(name.id()));
        let replaced: BTreeSet<u16> = replaced.map(|(place, _)| place).collect();
        let (ours, house) = self.sharing(&entries, &replaced);
        Ok(Self {
            ours,
            house,
            entries,
            replaced,
        })
    }

    /// How many names a newsroom may have.
    pub fn room(&self) -> usize {
        MOST - self.ours.names.len()
    }

    /// The place of the first entry that is a name or has a spelling too many.
    fn first_without_room(&self, entries: &[NameEntry]) -> Option<usize> {
        let spellings = entries.iter().scan(0, |all, entry| {
            *all += entry.spelling.len();
            Some(*all)
        });
        let mut all = spellings.enumerate();
        let full = all.find(|(place, spellings)| *place >= self.room() || *spellings > MOST);
        full.map(|(place, _)| place)
    }

    /// Ours and the table of a newsroom's own, in each of which the family names of the other count
    /// as shared.
    fn sharing(&self, entries: &[NameEntry], replaced: &BTreeSet<u16>) -> (Registry, Registry) {
        let spellings = entries.iter().flat_map(|entry| &entry.spelling);
        let families: HashSet<&str> = spellings.filter_map(|it| it.family.as_deref()).collect();
        let shared = self.ours.with_family(|family| families.contains(family));
        let stands = |place: &usize| !replaced.contains(&self.ours.spellings[*place].name);
        let shared: Vec<usize> = shared.filter(stands).collect();
        let family = |place: &usize| self.ours.piece(self.ours.spellings[*place].family);
        let taken: HashSet<&str> = shared.iter().map(family).collect();
        let house = compile::compile(entries, |family| taken.contains(family));
        let mut ours = self.ours.clone();
        for place in shared {
            ours.spellings.to_mut()[place].flags |= SpellingRow::FAMILY_SHARED;
        }
        (ours, house)
    }

    /// The registries that have names, a newsroom's first, with what is added to the place of a name in each to tell
    /// it from those of the other.
    pub fn registries(&self) -> impl Iterator<Item = (&Registry, u16)> {
        let shift = u16::try_from(self.ours.names.len()).unwrap_or(u16::MAX);
        // Most newsrooms have none, and this is asked of every word that may be a name.
        let house = (!self.house.entries.is_empty()).then_some((&self.house, shift));
        house.into_iter().chain(std::iter::once((&self.ours, 0)))
    }

    /// Whether a name is a single word of this key, and whether a longer one begins with one.
    pub fn begins(&self, key: u32) -> (bool, bool) {
        let (ours, house) = (self.ours.begins(key), self.house.begins(key));
        (ours.0 || house.0, ours.1 || house.1)
    }

    /// Whether a name may begin with two words of these keys; `next` is 0 where there is no second one. Costs a
    /// look at a number of each registry.
    #[inline]
    pub fn may_begin_longer(&self, key: u32, next: u32) -> bool {
        next != 0
            && (self.ours.may_begin_longer(key, next) || self.house.may_begin_longer(key, next))
    }

    /// Whether a word of this key is the second of a name.
    pub fn follows(&self, key: u32) -> bool {
        self.ours.follows(key) || self.house.follows(key)
    }

    /// Whether a newsroom's own name has taken the place of this one.
    pub fn is_replaced(&self, place: u16) -> bool {
        !self.replaced.is_empty() && self.replaced.contains(&place)
    }

    /// Whether the name at `place` is a newsroom's own.
    pub fn is_house(&self, place: u16) -> bool {
        usize::from(place) >= self.ours.names.len()
    }

    /// The name at `place` of both.
    pub fn get(&self, place: u16) -> Option<Name<'_>> {
        let place = usize::from(place);
        match place.checked_sub(self.ours.names.len()) {
            None => self.ours.name(place),
            Some(place) => self.house.name(place),
        }
    }

    /// All names that stand, a newsroom's last.
    pub fn all(&self) -> impl Iterator<Item = (u16, Name<'_>)> {
        let all = (0..).zip(self.ours.names().chain(self.house.names()));
        all.filter(|(place, _)| !self.is_replaced(*place))
    }
}
