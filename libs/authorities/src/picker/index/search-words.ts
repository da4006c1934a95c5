/** Words of one text looked at, and the UTF-16 code units of each, at most. */
const MAX_WORDS = 40;
const MAX_WORD_LENGTH = 40;

/** The words of a text, each once, in their order: lower case, without accents and punctuation. */
export function searchWords(text: string): readonly string[] {
  const plain = text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.slice(0, MAX_WORDS).map((word) => word.slice(0, MAX_WORD_LENGTH)))];
}
