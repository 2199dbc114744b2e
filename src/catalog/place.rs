use toml::de::{DeTable, DeValue};

/// Where the key at `path` stands in a TOML text, in bytes; an item of an array is named by its
/// index. `None` where there is no such key.
pub(crate) fn offset(text: &str, path: &[&str]) -> Option<usize> {
    let table = DeTable::parse(text).ok()?;
    in_table(table.get_ref(), path)
}

/// The line of the key at `path`, from 1; 1 where there is no such key.
pub(crate) fn line(text: &str, path: &[&str]) -> usize {
    let offset = offset(text, path).unwrap_or(0);
    text.as_bytes()
        .iter()
        .take(offset)
        .filter(|&&byte| byte == b'\n')
        .count()
        + 1
}

/// The keys of the table at `path`, an item of an array named by its index; none where there is no
/// such table.
pub(crate) fn keys(text: &str, path: &[&str]) -> Vec<String> {
    let Ok(table) = DeTable::parse(text) else {
        return Vec::new();
    };
    let mut value = DeValue::Table(table.into_inner());
    for step in path {
        let next = match value {
            DeValue::Table(mut table) => table.remove(*step),
            DeValue::Array(items) => step
                .parse()
                .ok()
                .and_then(|index: usize| items.into_iter().nth(index)),
            _ => None,
        };
        let Some(next) = next else {
            return Vec::new();
        };
        value = next.into_inner();
    }
    match value {
        DeValue::Table(table) => table.keys().map(|key| key.get_ref().to_string()).collect(),
        _ => Vec::new(),
    }
}

fn in_table(table: &DeTable<'_>, path: &[&str]) -> Option<usize> {
    let (first, rest) = path.split_first()?;
    let (key, value) = table.iter().find(|(key, _)| key.get_ref() == first)?;
    if rest.is_empty() {
        return Some(key.span().start);
    }
    match value.get_ref() {
        DeValue::Table(table) => in_table(table, rest),
        DeValue::Array(items) => {
            let (index, rest) = rest.split_first()?;
            let item = items.get(index.parse::<usize>().ok()?)?;
            match (rest, item.get_ref()) {
                ([], _) => Some(item.span().start),
                (rest, DeValue::Table(table)) => in_table(table, rest),
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
extends = [\"a\",
  \"b\"]
[rules]
x = \"error\"
y.max = 3
[[override]]
paths = []
[[override]]
paths = []
rules.x = \"off\"
";

    #[test]
    fn every_key_has_its_line() {
        let cases: [(&[&str], usize); 7] = [
            (&["extends"], 1),
            (&["extends", "1"], 2),
            (&["rules", "x"], 4),
            (&["rules", "y", "max"], 5),
            (&["override", "1", "paths"], 9),
            (&["override", "1", "rules", "x"], 10),
            (&["nothing"], 1),
        ];
        for (path, expected) in cases {
            assert_eq!(line(FILE, path), expected, "{path:?}");
        }
    }
}
