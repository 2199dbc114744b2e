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

/** Markdown whose Arabic lines read from right to left; its code and its tables are left alone. */
export function isolatedMarkdown(markdown: string): string {
  let code = false;
  const lines = markdown.split('\n').map((line) => {
    const fence = /^\s*(```|~~~)/.test(line);
    code = fence ? !code : code;
    const [, mark = '', text = ''] = /^(\s*(?:#+ |[-*+] |\d+[.)] |> )?)(.*)$/.exec(line) ?? [];
    const isText = !code && !fence && text !== '' && !/^\s*(\||[-=]{3,}$)/.test(line);
    return isText && directionOf(text) === 'rtl' ? `${mark}${RIGHT_TO_LEFT}${text}${END}` : line;
  });
  return lines.join('\n');
}
