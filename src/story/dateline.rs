use super::head::{Head, Kind};
use super::{Block, Role};
use crate::text::Span;

/// A dateline has at most this many words before the dash or colon that ends it.
const WORDS: usize = 8;
/// A place, before the date if there is one.
const PLACE_WORDS: usize = 3;
/// A place that no brackets tell from what follows, or that a colon follows.
const BARE_PLACE_WORDS: usize = 2;
/// An agency, or the other half of a byline.
const AGENCY_WORDS: usize = 4;
/// A place before a colon and the newspaper after it: longer, and it is somebody's words.
const NAME_WORDS: usize = 2;
/// A byline goes on with at most this many names more.
const MORE_NAMES: usize = 2;
/// A line of this many words before a dateline names the writer.
const WRITER_WORDS: usize = 6;

/// Finds the first paragraph at or after block `from`, makes it the lead and marks its dateline.
///
/// A byline, which is a line that names place, agency or writer and says nothing, stays a
/// paragraph; the one after it is the lead. Looks at two blocks at most.
///
/// Knows the form alone, which agencies share: a place, perhaps a date, an agency in brackets or
/// between dashes, a dash or a colon. Sentences open with asides between dashes too, so without
/// brackets only the shortest pairs are believed.
pub(super) fn open(text: &str, blocks: &mut [Block], from: usize) {
    let Some(first) = paragraph(blocks, from) else {
        return;
    };
    let head = blocks.get(first).map(|block| Head::of(block, text));
    let next = blocks
        .get(first + 1)
        .filter(|next| next.role == Role::Paragraph)
        .map(|next| Head::of(next, text));
    let lead = match (&head, &next) {
        (Some(head), Some(next)) if head.is_whole() && is_byline(head, next) => first + 1,
        _ => first,
    };
    for (at, head) in [(first, head), (first + 1, next)] {
        let (Some(block), Some(head)) = (blocks.get_mut(at), head) else {
            continue;
        };
        if at <= lead {
            block.dateline = if at < lead {
                byline(&head)
            } else {
                sentence_dateline(&head)
            };
        }
        if at == lead {
            block.role = Role::Lead;
        }
    }
}

/// The first paragraph at or after `from`.
fn paragraph(blocks: &[Block], from: usize) -> Option<usize> {
    let found = blocks
        .iter()
        .skip(from)
        .position(|block| block.role == Role::Paragraph)?;
    Some(from + found)
}

/// Whether a line is a byline: by its own form, or as a short line before a dateline.
fn is_byline(head: &Head, next: &Head) -> bool {
    byline(head).is_some()
        || head.says_nothing()
            && words(head, 0).count <= WRITER_WORDS
            && sentence_dateline(head).is_none()
            && sentence_dateline(next).is_some()
}

/// The dateline that opens a paragraph, alone in its first line or before the first sentence.
fn sentence_dateline(head: &Head) -> Option<Span> {
    if !head.is_whole()
        && let Some(line) = byline(head)
    {
        return Some(line);
    }
    let place = words(head, 0);
    let dash = head.kind(place.next) == Some(Kind::Dash);
    let agency = agency(head, place.next + usize::from(dash))?;
    let end = head.get(agency.next)?;
    let bare = dash && head.get(place.next)?.is_free() && is_bare_pair(&place, &agency);
    let closed = match (end.kind, agency.enclosed) {
        // «(الرياض)- », «القاهرة (رويترز) -», «القاهرة - (رويترز) -»
        (Kind::Dash, Some(Kind::Open)) => true,
        // «القاهرة - (رويترز):», «القاهرة (رويترز):»
        (Kind::Colon, Some(Kind::Open)) => {
            let short = (1..=BARE_PLACE_WORDS).contains(&place.count);
            end.free_after && (dash || short)
        }
        // «القاهرة - «القدس العربي»: »
        (Kind::Dash | Kind::Colon, Some(_)) => dash,
        // «عمان - بترا -»
        (Kind::Dash, None) => bare && end.is_free(),
        // «القاهرة - رويترز:»
        (Kind::Colon, None) => bare && end.free_after,
        _ => false,
    };
    let fits = place.head <= PLACE_WORDS && place.count + agency.count <= WORDS;
    (closed && fits && !agency.dated).then(|| head.span(agency.next))
}

/// A first line that is a byline: «محمد علي - القاهرة», «بيروت: «الشرق الأوسط»», «جدة (واس)».
fn byline(head: &Head) -> Option<Span> {
    let place = words(head, 0);
    let separator = head.get(place.next)?;
    let from = match separator.kind {
        Kind::Dash if separator.is_free() => place.next + 1,
        Kind::Colon if separator.free_after => place.next + 1,
        Kind::Open => place.next,
        _ => return None,
    };
    let mut agency = agency(head, from)?;
    // Two writers, or a writer, a paper and a place.
    for _ in 0..MORE_NAMES {
        let dash = head.get(agency.next);
        if dash.is_some_and(|dash| dash.kind == Kind::Dash && dash.is_free()) {
            let more = words(head, agency.next + 1);
            agency.count = agency.count.max(more.count);
            agency.dated |= more.dated;
            agency.next = more.next;
        }
    }
    let punctuated = matches!(
        head.kind(agency.next),
        Some(Kind::Colon | Kind::Dash | Kind::Comma)
    );
    let end = agency.next + usize::from(punctuated);
    let colon = separator.kind == Kind::Colon;
    let said = colon && (agency.enclosed.is_none() || place.count.max(agency.count) > NAME_WORDS);
    let fits = (1..=AGENCY_WORDS).contains(&place.head)
        && (1..=AGENCY_WORDS).contains(&agency.count)
        && place.count + agency.count <= WORDS;
    let is_all = head.ends_line(end) && fits && !said && !agency.dated;
    is_all.then(|| head.span(end.saturating_sub(1)))
}

/// Whether a place and what follows a free dash are short enough to be no aside: one word, or the
/// letters of an abbreviation.
fn is_bare_pair(place: &Part, agency: &Part) -> bool {
    (1..=BARE_PLACE_WORDS).contains(&place.count)
        && !place.dated
        && (agency.count == 1 || agency.count > 1 && agency.letters == agency.count)
}

/// Words in a row.
#[derive(Default)]
struct Part {
    count: usize,
    /// Of these, the words before the date.
    head: usize,
    /// Letters of all the words.
    letters: usize,
    /// Whether a comma or a number came.
    dated: bool,
    /// What encloses the words, if anything does.
    enclosed: Option<Kind>,
    /// The token after them.
    next: usize,
}

/// The words from token `at`, with the commas between them.
fn words(head: &Head, at: usize) -> Part {
    let mut part = Part {
        next: at,
        ..Part::default()
    };
    while let Some(kind) = head.kind(part.next) {
        match kind {
            Kind::Word { letters, digits } => {
                part.count += 1;
                part.letters += letters;
                part.dated |= digits;
                part.head += usize::from(!part.dated);
            }
            Kind::Comma if part.count > 0 => part.dated = true,
            _ => break,
        }
        part.next += 1;
    }
    part
}

/// The words from token `at`, or those that brackets or quotation marks enclose there.
fn agency(head: &Head, at: usize) -> Option<Part> {
    let open = head.get(at)?;
    if !matches!(open.kind, Kind::Open | Kind::OpenQuote) {
        return Some(words(head, at));
    }
    let mut inside = words(head, at + 1);
    let closed = head.kind(inside.next) == Some(Kind::Close);
    inside.next += 1;
    inside.enclosed = Some(open.kind);
    let fits = (1..=AGENCY_WORDS).contains(&inside.count);
    (closed && fits && open.apart_before).then_some(inside)
}
