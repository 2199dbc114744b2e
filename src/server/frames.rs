use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use tokio::io::{
    AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, duplex,
};

/// Bytes that wait between this filter and the framework.
const BUFFER: usize = 1 << 16;
/// The longest header line and the longest message that are believed.
const LONGEST_LINE: u64 = 1 << 12;
const LONGEST_MESSAGE: usize = 1 << 30;

/// Passes on the messages of `input` that are messages and calls `dropped` for each that is none.
///
/// The framework ends at the first message it cannot read; an editor may live on after one.
pub(super) fn well_formed(
    input: impl AsyncRead + Unpin + Send + 'static,
    dropped: impl Fn() + Send + 'static,
) -> DuplexStream {
    let (mut output, reader) = duplex(BUFFER);
    tokio::spawn(async move {
        let mut input = BufReader::with_capacity(BUFFER, input);
        while let Some(body) = next(&mut input).await {
            if !is_message(&body) {
                dropped();
                continue;
            }
            let header = format!("Content-Length: {}\r\n\r\n", body.len());
            let frame = [header.as_bytes(), &body].concat();
            if output.write_all(&frame).await.is_err() {
                break;
            }
        }
    });
    reader
}

/// The body of the next frame; nothing at the end of the input.
async fn next(input: &mut (impl AsyncBufReadExt + Unpin)) -> Option<Vec<u8>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        let read = input.take(LONGEST_LINE).read_until(b'\n', &mut line).await;
        if read.ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        match (line.trim(), length) {
            ("", Some(length)) if length <= LONGEST_MESSAGE => {
                let mut body = vec![0; length];
                input.read_exact(&mut body).await.ok()?;
                return Some(body);
            }
            ("", _) => length = None,
            (header, _) => length = content_length(header).or(length),
        }
    }
}

fn content_length(header: &str) -> Option<usize> {
    let (name, value) = header.split_once(':')?;
    let is_it = name.trim().eq_ignore_ascii_case("content-length");
    is_it.then(|| value.trim().parse().ok())?
}

/// What every message has, whatever else is in it.
#[derive(Deserialize)]
struct Shape<'a> {
    #[serde(borrow)]
    jsonrpc: Cow<'a, str>,
    #[serde(default, borrow)]
    id: Option<Id<'a>>,
    #[serde(default, borrow)]
    method: Option<Cow<'a, str>>,
    #[serde(default)]
    result: Option<IgnoredAny>,
    #[serde(default, borrow)]
    error: Option<Fault<'a>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id<'a> {
    Number(#[expect(dead_code, reason = "only its form counts")] i64),
    Text(#[expect(dead_code, reason = "only its form counts")] Cow<'a, str>),
}

#[derive(Deserialize)]
struct Fault<'a> {
    #[serde(rename = "code")]
    _code: i64,
    #[serde(rename = "message", borrow)]
    _message: Cow<'a, str>,
}

fn is_message(body: &[u8]) -> bool {
    serde_json::from_slice::<Shape<'_>>(body).is_ok_and(|shape| {
        let answer = shape.id.is_some() && (shape.result.is_some() || shape.error.is_some());
        // `result: null` is an answer too, and reads as no result.
        let empty = shape.id.is_some() && shape.method.is_none();
        shape.jsonrpc == "2.0" && (shape.method.is_some() || answer || empty)
    })
}

#[cfg(test)]
mod tests {
    use super::is_message;

    #[test]
    fn only_messages_are_messages() {
        for (body, expected) in [
            (r#"{"jsonrpc":"2.0","method":"x"}"#, true),
            (
                r#"{"jsonrpc":"2.0","method":"x","id":"a","params":[1]}"#,
                true,
            ),
            (r#"{"jsonrpc":"2.0","id":1,"result":null}"#, true),
            (
                r#"{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"m"}}"#,
                true,
            ),
            (r#"{"jsonrpc":"2.0","id":1,"error":{"code":"x"}}"#, false),
            (r#"{"jsonrpc":"2.0","id":{},"method":"x"}"#, false),
            (r#"{"jsonrpc":"1.0","method":"x"}"#, false),
            (r#"{"jsonrpc":"2.0","method":7}"#, false),
            (r#"{"jsonrpc":"2.0""#, false),
            ("{}", false),
            ("[]", false),
            ("", false),
        ] {
            assert_eq!(is_message(body.as_bytes()), expected, "{body}");
        }
        assert!(!is_message(b"\xFF"));
    }
}
