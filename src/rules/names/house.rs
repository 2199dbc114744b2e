use super::{Seen, is_respelling};
use crate::catalog::names::{Conventions, Name, Part, Spelling, alike, loosely_alike};
use crate::lint::Conclusion;

/// The house map's key of how much of the registry is law, and its value that makes it so.
const LIST: &str = "names-list";
const REGISTRY: &str = "registry";

/// What the house map's keys of names begin with.
pub(in crate::rules) const KEYS: &str = "names-";

/// The key of how parts of names are joined, and the value that leaves it open.
const SPACE: &str = "names-space";
const ANY: &str = "any";

/// The rules that speak of what the house writes otherwise, and of the countries among it.
const RULE: &str = "name-house-spelling";
const COUNTRIES: &str = "country-house-spelling";

/// What the house has decided about the spelling of names.
#[derive(Clone, Copy, Default)]
pub(in crate::rules) struct House {
    refused: Conventions,
    /// Whether the house has chosen to write the hamza of an initial alef.
    wants_hamza: bool,
    /// Whether the registry's choice stands where the house has none.
    registry: bool,
    /// Whether the house has chosen how the parts of a name are joined: the registry alone does not.
    spaces: bool,
    /// Whether the rules run that speak of what it writes otherwise: of countries, of other names.
    runs: (bool, bool),
}

impl House {
    /// As the house map has it.
    pub(in crate::rules) fn of(conclusion: &Conclusion<'_, '_>) -> Self {
        let runs = (conclusion.runs(COUNTRIES), conclusion.runs(RULE));
        if !conclusion.chooses(KEYS) {
            return Self {
                runs,
                ..Self::default()
            };
        }
        let choice = |key: &str| conclusion.choice(key);
        let refused = Conventions::refused(choice);
        let bare = Conventions::parse("hamza-initial-bare").unwrap_or_default();
        Self {
            wants_hamza: bare.shared(refused) > 0,
            registry: choice(LIST) == Some(REGISTRY),
            spaces: choice(SPACE).is_some_and(|value| value != ANY),
            refused,
            runs,
        }
    }

    /// As the rule that speaks of it has it: nothing is decided where that rule does not run.
    #[must_use]
    pub(in crate::rules) fn spoken(self, name: Name<'_>) -> Self {
        if self.runs_for(name) {
            self
        } else {
            Self::default()
        }
    }

    /// Whether the rule runs that speaks of the name.
    fn runs_for(self, name: Name<'_>) -> bool {
        let (countries, others) = self.runs;
        if name.is_country() { countries } else { others }
    }

    /// Whether the rule of the house speaks of the mentions, where the story has the `whole` name or
    /// not.
    pub(in crate::rules) fn speaks(self, seen: &Seen<'_>, whole: bool) -> bool {
        self.runs_for(seen.name)
            && (seen.name.is_country() || is_sure(seen, whole))
            && self.right(seen).is_some()
    }

    /// Whether the house writes another family name, or other words if that is not `family`.
    pub(in crate::rules) fn refuses(self, seen: &Seen<'_>, family: bool) -> bool {
        let right = self.right(seen);
        right.is_some_and(|right| !family || !right.contains(&*seen.family()))
    }

    /// Whether the house has decided nothing.
    pub(in crate::rules) fn is_open(self) -> bool {
        !self.registry && self.refused == Conventions::default()
    }

    /// Whether a choice of the house bears on the name that is written there.
    pub(in crate::rules) fn decides(self, seen: &Seen<'_>) -> bool {
        let form = seen.spelling.form();
        let of_form = seen.name.spellings().filter(|it| it.form() == form);
        let mut refused = of_form.map(|it| it.style().shared(self.refused));
        self.registry || self.right(seen).is_some() || refused.any(|count| count > 0)
    }

    /// What the house writes instead of the mention; nothing where it agrees or has not decided.
    pub(in crate::rules) fn right(self, seen: &Seen<'_>) -> Option<String> {
        if seen.spelling.is_obsolete() {
            return None;
        }
        let (name, refused) = (seen.name, self.refused);
        let is_mended = seen.spelling.is_wrong() && !self.registry;
        let mended = is_mended.then(|| name.mended(seen.spelling, refused));
        let elected = || name.house_form(seen.spelling, refused);
        let house = mended.flatten().or_else(elected)?;
        let right = match seen.part {
            Part::Whole => self.whole(seen, house),
            Part::Family => self.part(seen, house, Spelling::family),
            Part::Nisba => self.adjective(seen, house),
        }?;
        // A list that calls a spelling wrong says what is right, however far that is from it.
        if seen.part == Part::Whole && seen.spelling.is_wrong() {
            return Some(right);
        }
        let apart = |text: &str| text.replace([' ', '-'], "");
        let spaces = !self.spaces && loosely_alike(&apart(&seen.written), &apart(&right));
        let hamza = loosely_alike(&seen.written, &right);
        (is_respelling(&seen.written, &right) && (hamza || !spaces)).then_some(right)
    }

    fn whole(self, seen: &Seen<'_>, house: Spelling<'_>) -> Option<String> {
        let right = if house.has_optional_article() {
            super::without_article(house.text())
        } else {
            house.text()
        };
        let decided = seen.spelling.is_wrong()
            || self.prefers(house, seen.spelling)
            || self.wants_hamza && loosely_alike(seen.core(), right);
        let listed = seen.written == seen.spelling.text() && seen.core() != right;
        let departs = (decided || self.registry) && !alike(seen.core(), right)
            || seen.spelling.is_wrong() && listed;
        departs.then(|| right.to_owned())
    }

    /// The family name, which several spellings may share: the best of them speaks.
    fn part<'a>(
        self,
        seen: &Seen<'a>,
        house: Spelling<'a>,
        of: impl Fn(Spelling<'a>) -> &'a str,
    ) -> Option<String> {
        let right = of(house);
        let sharing = seen
            .name
            .spellings()
            .filter(|it| alike(of(*it), &seen.written));
        let decided = self.wants_hamza && loosely_alike(&seen.written, right)
            || sharing.clone().count() > 0
                && sharing
                    .clone()
                    .all(|it| self.prefers(house, it) || it.is_wrong());
        let departs =
            (decided || self.registry) && !right.is_empty() && !alike(&seen.written, right);
        departs.then(|| right.to_owned())
    }

    /// The adjective with its article and ending.
    fn adjective(self, seen: &Seen<'_>, house: Spelling<'_>) -> Option<String> {
        let (article, stem, ending) = seen.adjective();
        let right = house.nisba();
        let sharing = |it: &Spelling<'_>| alike(it.nisba(), stem);
        let decided = seen
            .name
            .spellings()
            .filter(sharing)
            .all(|it| self.prefers(house, it));
        let departs = (decided || self.registry) && !right.is_empty() && !alike(stem, right);
        departs.then(|| format!("{article}{right}{ending}"))
    }

    fn prefers(self, house: Spelling<'_>, other: Spelling<'_>) -> bool {
        let refused = |spelling: Spelling<'_>| spelling.style().shared(self.refused);
        refused(other) > refused(house)
    }
}

/// Whether mentions are of the name that they look like, where the story has the `whole` name or not.
pub(in crate::rules) fn is_sure(seen: &Seen<'_>, whole: bool) -> bool {
    let shared = seen.part == Part::Family && seen.spelling.is_family_shared();
    !seen.doubtful && (whole || !shared)
}

impl Seen<'_> {
    /// An adjective's article, what the registry lists of it, and its ending.
    pub(in crate::rules) fn adjective(&self) -> (&str, &str, &str) {
        let stem = super::without_article(&self.written);
        let article = self.written.strip_suffix(stem).unwrap_or_default();
        let length = self.spelling.nisba().len().min(stem.len());
        match (stem.get(..length), stem.get(length..)) {
            (Some(stem), Some(ending)) => (article, stem, ending),
            _ => (article, stem, ""),
        }
    }
}
