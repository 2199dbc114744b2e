use std::ops::Range;

use crate::catalog::patterns::Entry;
use crate::text::Span;

/// What a rule's code gets (being written).
pub struct Check<'a, 's>(std::marker::PhantomData<(&'a (), &'s ())>);
/// A place where one of a card's own words stands.
pub struct Found<'a> {
    /// The pattern.
    pub entry: &'a Entry,
    /// The words, by index.
    pub words: Range<usize>,
}
/// A hit.
pub struct Hit;
/// A fact.
pub struct Fact {
    /// Where.
    pub span: Span,
}
