// Lists, menus and hovers of the editor lay every text out from left to right. Isolates make an
// Arabic message read from right to left there, and keep what is quoted in one piece.

const RIGHT_TO_LEFT = '\u2067';
const FIRST_STRONG = '\u2068';
const END = '\u2069';
const QUOTED = /«[^«»\n]*»/g;

/** The direction of a text: that of most of its letters. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const outside = text.replace(QUOTED, '');
  const told = /\p{L}/u.test(outside) ? outside : text;
  const arabic = told.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = told.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return arabic > latin ? 'rtl' : 'ltr';
}

/** A text of one line as it reads right wherever it stands. */
export function isolated(text: string): string {
  const quoted = text.replace(QUOTED, (part) => `${FIRST_STRONG}${part}${END}`);
  return directionOf(text) === 'rtl' ? `${RIGHT_TO_LEFT}${quoted}${END}` : quoted;
}

/** Markdown that reads right, line by line; its code and its tables are left alone. */
export function isolatedMarkdown(markdown: string): string {
  let code = false;
  const lines = markdown.split('\n').map((line) => {
    const fence = /^\s*(```|~~~)/.test(line);
    code = fence ? !code : code;
    return code || fence || /^\s*(\||[-=]{3,}$)/.test(line) ? line : isolatedLine(line);
  });
  return lines.join('\n');
}

/** A line of Markdown: behind the mark of its kind, and behind the label of an item such as an example. */
function isolatedLine(line: string): string {
  const [, mark = '', text = ''] = /^(\s*(?:#+ |[-*+] |\d+[.)] |> )?)(.*)$/.exec(line) ?? [];
  const [, label = '', rest = ''] = /^([^:«»]+: )(.*)$/.exec(text) ?? [];
  if (rest !== '' && directionOf(label) === 'ltr' && directionOf(rest) === 'rtl') {
    return `${mark}${label}${isolated(rest)}`;
  }
  return text === '' ? line : `${mark}${isolated(text)}`;
}
