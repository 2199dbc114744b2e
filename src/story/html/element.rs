use crate::story::Role;

/// The elements whose content holds no tags.
pub(super) const RAW: [&str; 8] = [
    "script", "style", "textarea", "noscript", "iframe", "xmp", "noembed", "noframes",
];

/// What a tag means for the reading of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// Shows nothing itself and parts nothing: `<b>`, `<a>`, anything unknown.
    Inline,
    /// Parts blocks and gives no role: `<div>`.
    Boundary,
    /// `<p>`, the mark of prose.
    Paragraph,
    /// Parts blocks, and the items inside from those outside.
    List,
    /// Parts blocks, and the cells inside from those outside.
    Table,
    /// Gives the blocks inside it a role.
    Context(Role),
    /// The first headline of the page.
    Headline,
    /// `<title>`: the headline of a page that shows none.
    Title,
    /// A line break inside a block.
    Break,
    /// `<q>`.
    Quote,
    /// Shows something that is not prose.
    Object,
    /// Content that is code inside a sentence.
    Code,
    /// Content that is no prose; parts blocks.
    Hidden,
    /// Content that is no prose and holds no tags; parts blocks.
    Raw,
    /// Content that is no prose, inside a sentence.
    Aside,
}

impl Element {
    /// The element of a tag name in lower case.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "p" => Self::Paragraph,
            "h1" => Self::Headline,
            "title" => Self::Title,
            "h2" | "h3" | "h4" | "h5" | "h6" | "hgroup" => Self::Context(Role::Headline),
            "li" | "dd" | "dt" => Self::Context(Role::ListItem),
            "blockquote" => Self::Context(Role::Quote),
            "figcaption" | "caption" => Self::Context(Role::Caption),
            "td" | "th" => Self::Context(Role::Cell),
            "br" => Self::Break,
            "q" => Self::Quote,
            "img" | "input" => Self::Object,
            "code" | "kbd" | "samp" | "tt" | "var" => Self::Code,
            "pre" | "template" | "svg" | "math" | "video" | "audio" | "canvas" | "object"
            | "select" | "datalist" => Self::Hidden,
            "rt" | "rp" => Self::Aside,
            "ul" | "ol" | "dl" | "menu" | "dir" => Self::List,
            "table" => Self::Table,
            "address" | "article" | "aside" | "body" | "button" | "center" | "details"
            | "dialog" | "div" | "fieldset" | "figure" | "footer" | "form" | "frameset"
            | "head" | "header" | "hr" | "html" | "legend" | "main" | "nav" | "optgroup"
            | "option" | "search" | "section" | "summary" | "tbody" | "tfoot" | "thead" | "tr" => {
                Self::Boundary
            }
            _ if RAW.contains(&name) => Self::Raw,
            _ => Self::Inline,
        }
    }

    /// Whether no block runs over the tag.
    pub(super) const fn is_boundary(self) -> bool {
        !matches!(
            self,
            Self::Inline | Self::Break | Self::Quote | Self::Object | Self::Code | Self::Aside
        )
    }

    /// The role of blocks inside the element, if it gives one.
    pub(super) const fn role(self) -> Option<Role> {
        match self {
            Self::Context(role) => Some(role),
            Self::Headline | Self::Title => Some(Role::Headline),
            _ => None,
        }
    }

    pub(super) const fn is_heading(self) -> bool {
        matches!(self.role(), Some(Role::Headline))
    }

    /// Whether elements inside do not end those outside.
    pub(super) const fn bounds(self) -> bool {
        matches!(self, Self::List | Self::Table)
    }

    /// Whether what stands inside is read differently.
    pub(super) const fn nests(self) -> bool {
        self.role().is_some() || self.bounds()
    }
}
