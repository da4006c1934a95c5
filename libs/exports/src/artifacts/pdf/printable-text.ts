/**
 * What all four faces of the embedded font can draw, as their character maps say: Latin, Greek and Cyrillic with their
 * marks, punctuation, and common signs of currency and mathematics. The font has no other script.
 */
const DRAWABLE = new RegExp(
  `[\\n${[
    '\\u0020-\\u007e\\u00a0-\\u017f\\u018f\\u0192\\u01a0\\u01a1\\u01af\\u01b0\\u01f0\\u01fa-\\u01ff\\u0218-\\u021b\\u0237\\u0259',
    '\\u02bc\\u02c6\\u02c7\\u02c9\\u02d8-\\u02dd\\u1e00\\u1e01\\u1e3e\\u1e3f\\u1e80-\\u1e85\\u1e9e\\u1ea0-\\u1ef9',
    '\\u0384-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ce\\u03d1\\u03d2\\u03d6',
    '\\u0400-\\u0486\\u0488-\\u0513',
    '\\u2013-\\u2015\\u2017-\\u201e\\u2020-\\u2022\\u2025-\\u2027\\u2030\\u2032\\u2033\\u2039\\u203a\\u203c\\u2044',
    '\\u2070\\u2074-\\u208e\\u20a3\\u20a4\\u20a6-\\u20ac\\u20b1\\u20b9\\u20ba\\u20bc\\u20bd',
    '\\u2105\\u2113\\u2116\\u2122\\u2126\\u212e\\u215b-\\u215e\\u2202\\u2206\\u220f\\u2211\\u2212\\u221a\\u221e\\u222b',
    '\\u2248\\u2260\\u2264\\u2265\\u25a0\\u25ca\\u25cb\\u25cf',
  ].join('')}]`,
  'u',
);
/** The combining marks it has, for letters that have no composed form. */
const MARKS = new Set(['\u0300', '\u0301', '\u0303', '\u0309', '\u030f', '\u0323']);
/** Signs that have a drawable counterpart which says the same. */
const COUNTERPARTS: { readonly [sign: string]: string } = {
  '\t': '    ',
  '\r': '',
  '\u00ad': '',
  '\u200b': '',
  '\ufeff': '',
  '\u2009': ' ',
  '\u200a': ' ',
  '\u202f': '\u00a0',
  '\u2010': '-',
  '\u2011': '-',
  '\u2190': '<-',
  '\u2192': '->',
};

/**
 * Text that the font can draw. A character that it cannot is named by its code point in brackets, so that nothing goes
 * missing unseen; the JSON and HTML artifacts have it as it is.
 */
export function printableText(text: string): string {
  return Array.from(text.normalize('NFC'), (sign) =>
    isDrawable(sign) ? (COUNTERPARTS[sign] ?? sign) : codePoint(sign),
  ).join('');
}

/** The characters of a text that the font cannot draw, each as often as it stands there. */
export function undrawableSigns(text: string): readonly string[] {
  return Array.from(text.normalize('NFC')).filter((sign) => !isDrawable(sign));
}

/** How a character is named that the font cannot draw: `[U+4FE1]`. */
export function codePoint(sign: string): string {
  return `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

function isDrawable(sign: string): boolean {
  return sign in COUNTERPARTS || DRAWABLE.test(sign) || MARKS.has(sign);
}
