/** The byte-pair encoding that the meter `tokens` counts in. Recorded with every compile. */
export const TOKENIZER = 'o200k_base';

/** Letters, blanks or signs in a row at most; longer runs are counted in pieces of this length. */
const MAX_RUN = 256;
const LONG_RUN = new RegExp(
  [`[\\p{L}\\p{M}]{${MAX_RUN + 1},}`, `\\s{${MAX_RUN + 1},}`, `[^\\s\\p{L}\\p{M}\\p{N}]{${MAX_RUN + 1},}`].join('|'),
  'gu',
);
/** Texts of tenants hold no control tokens: `<|endoftext|>` in one is plain text. */
const PLAIN_TEXT = { disallowedSpecial: new Set<string>() };

/**
 * How many tokens a text is in `TOKENIZER`. The tokenizer needs time in the square of a run without a break (64,000
 * ideographs: 20 s), so runs no writer would make are cut first; any other text is counted exactly. The vocabulary
 * (2 MB) is loaded with the first call.
 */
export async function countTokens(text: string): Promise<number> {
  const { countTokens: count } = await import('gpt-tokenizer/encoding/o200k_base');
  return piecesOf(text).reduce((sum, piece) => sum + count(piece, PLAIN_TEXT), 0);
}

/** The text cut inside its overlong runs only. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const run of text.matchAll(LONG_RUN)) {
    const end = run.index + run[0].length;
    for (let at = run.index + MAX_RUN; at < end; at += MAX_RUN) {
      if (isLowSurrogate(text, at)) at++;
      pieces.push(text.slice(from, at));
      from = at;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** Whether a cut before this code unit would cut a character in two. */
function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
