use std::path::PathBuf;

/// What a patch does to one file that is there afterwards.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FilePatch {
    /// The path before, from the top of the repository; none where the file is new.
    pub(super) old: Option<PathBuf>,
    /// The path afterwards; none where the file is gone.
    pub(super) new: Option<PathBuf>,
    /// The changes in line order.
    pub(super) hunks: Vec<Hunk>,
}

/// Lines that replace lines. No line of context is in either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) old: Stretch,
    pub(super) new: Stretch,
}

/// Lines of a file, counted from 1; where `count` is 0, the place after line `first`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Stretch {
    pub(super) first: usize,
    pub(super) count: usize,
}

/// Reads what `git diff --unified=0 --src-prefix=a/ --dst-prefix=b/` writes.
///
/// Lines of content begin with a space, a sign or a backslash, so no text of a story is taken for
/// a header. Files of which only the name or the mode changed have no hunks and are left out.
pub(super) fn parse(patch: &[u8]) -> Vec<FilePatch> {
    let mut files: Vec<FilePatch> = Vec::new();
    let mut in_header = false;
    for line in patch.split(|&byte| byte == b'\n') {
        if line.starts_with(b"diff --git ") {
            in_header = true;
            files.push(FilePatch::default());
        }
        let Some(file) = files.last_mut() else {
            continue;
        };
        if let Some(hunk) = line.strip_prefix(b"@@ ") {
            in_header = false;
            file.hunks.extend(Hunk::parse(hunk));
        } else if in_header && let Some(name) = line.strip_prefix(b"--- ") {
            file.old = path(name, b"a/");
        } else if in_header && let Some(name) = line.strip_prefix(b"+++ ") {
            file.new = path(name, b"b/");
        }
    }
    files.retain(|file| !file.hunks.is_empty());
    files
}

impl Hunk {
    /// Reads `-12,3 +14 @@`, which follows the first two signs.
    fn parse(header: &[u8]) -> Option<Self> {
        let header = std::str::from_utf8(header.split(|&byte| byte == b'@').next()?).ok()?;
        let mut parts = header.split_whitespace();
        let mut stretch = |sign| Stretch::parse(parts.next()?.strip_prefix(sign)?);
        Some(Self {
            old: stretch('-')?,
            new: stretch('+')?,
        })
    }
}

impl Stretch {
    fn parse(text: &str) -> Option<Self> {
        let (first, count) = text.split_once(',').unwrap_or((text, "1"));
        Some(Self {
            first: first.parse().ok()?,
            count: count.parse().ok()?,
        })
    }

    /// The first and the last line; of an empty stretch, the lines before and after the place.
    pub(super) fn ends(self) -> (usize, usize) {
        match self.count {
            0 => (self.first, self.first + 1),
            count => (self.first, self.first + count - 1),
        }
    }
}

/// The path of a header line, or none for `/dev/null`.
fn path(name: &[u8], prefix: &[u8]) -> Option<PathBuf> {
    // Git puts a tab after a name with spaces; a tab of its own is quoted.
    let name = name.strip_suffix(b"\t").unwrap_or(name);
    let name = match name {
        [b'"', quoted @ .., b'"'] => unquoted(quoted),
        plain => plain.to_vec(),
    };
    name.strip_prefix(prefix).map(from_bytes)
}

/// A name without the escapes of C that git writes in it.
fn unquoted(quoted: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(quoted.len());
    let mut rest = quoted;
    while let Some((&byte, after)) = rest.split_first() {
        let (byte, after) = if byte == b'\\' {
            escape(after)
        } else {
            (byte, after)
        };
        name.push(byte);
        rest = after;
    }
    name
}

/// The byte that an escape stands for, and what follows it.
fn escape(after: &[u8]) -> (u8, &[u8]) {
    match after {
        [a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', rest @ ..] => {
            ((a - b'0') * 64 + (b - b'0') * 8 + (c - b'0'), rest)
        }
        [letter, rest @ ..] => {
            let byte = match letter {
                b'a' => 7,
                b'b' => 8,
                b't' => b'\t',
                b'n' => b'\n',
                b'v' => 11,
                b'f' => 12,
                b'r' => b'\r',
                other => *other,
            };
            (byte, rest)
        }
        [] => (b'\\', after),
    }
}

/// A path as git writes it: bytes on Unix, UTF-8 elsewhere.
pub(super) fn from_bytes(name: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        PathBuf::from(std::ffi::OsStr::from_bytes(name))
    }
    #[cfg(not(unix))]
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(first: usize, count: usize) -> Stretch {
        Stretch { first, count }
    }

    #[test]
    fn hunks_and_names_are_read_and_content_is_not_taken_for_a_header() {
        let patch =
            b"diff --git a/x.txt b/x y.txt\nsimilarity index 80%\n--- a/x.txt\n+++ b/x y.txt\t\n\
            @@ -3 +3,2 @@ context\n-old\n+++ b/not-a-name\n+new\n@@ -9,2 +9,0 @@\n-a\n-b\n\
            diff --git a/m b/m\nold mode 100644\nnew mode 100755\n\
            diff --git a/gone b/gone\n--- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n";
        let files = parse(patch);
        assert_eq!(files.len(), 2);
        assert_eq!(files[0].old, Some(PathBuf::from("x.txt")));
        assert_eq!(files[0].new, Some(PathBuf::from("x y.txt")));
        let new: Vec<_> = files[0].hunks.iter().map(|hunk| hunk.new).collect();
        assert_eq!(new, [stretch(3, 2), stretch(9, 0)]);
        assert_eq!(files[1].new, None);
    }

    #[test]
    fn quoted_names_are_unquoted() {
        let name = b"\"b/\\330\\256 \\\"q\\\"\\t\\\\.txt\"\t";
        assert_eq!(
            path(name, b"b/"),
            Some(PathBuf::from("\u{62E} \"q\"\t\\.txt"))
        );
    }
}
