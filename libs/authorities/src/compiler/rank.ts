/** Something known by a name, with the name as it is compared. */
export interface Named<T> {
  readonly item: T;
  readonly name: string;
  /** Lower case, letters and digits alone. */
  readonly plain: string;
}

/** Something known that resembles what was asked for. */
export interface Ranked<T> {
  readonly item: T;
  /** 0 when they differ in case, accents and punctuation only; otherwise the number of edits, less where one begins the other. */
  readonly score: number;
}

/** Candidates shown at most. */
export const MAX_CANDIDATES = 5;
/** One is the beginning of the other: better than two edits, not as good as one. */
const PREFIX_SCORE = 1.5;

/**
 * What resembles `wanted`, best first, at most `MAX_CANDIDATES`. Distance counts insertions, deletions, replacements
 * and exchanged neighbours, as typing errors are made; more than a third of the longer word (and more than 2) is no
 * resemblance. Written here because none of the installed packages is made for it: the edit-distance packages in the
 * tree come with other tools and count an exchange as two.
 */
export function rank<T>(wanted: string, known: readonly Named<T>[]): readonly Ranked<T>[] {
  const plainWanted = plain(wanted);
  const alike: { readonly of: Named<T>; readonly score: number }[] = [];
  for (const of of known) {
    const score = scoreOf(plainWanted, of.plain);
    if (score !== null) alike.push({ of, score });
  }
  return alike
    .sort((left, right) => left.score - right.score || (left.of.name < right.of.name ? -1 : 1))
    .slice(0, MAX_CANDIDATES)
    .map(({ of, score }) => ({ item: of.item, score }));
}

/** Prepares what is known for any number of `rank`s. */
export function named<T>(items: readonly T[], nameOf: (item: T) => string): readonly Named<T>[] {
  return items.map((item) => {
    const name = nameOf(item);
    return { item, name, plain: plain(name) };
  });
}

/**
 * The one candidate that was certainly meant: the spelling differs in case or punctuation only, or by one edit (two
 * from 8 letters on) while every other candidate is further away. `null` when there is no such one.
 */
export function obvious<T>(wanted: string, ranked: readonly Ranked<T>[]): T | null {
  const [best, second] = ranked;
  if (!best) return null;
  const length = plain(wanted).length;
  const edits = length >= 8 ? 2 : length >= 4 ? 1 : 0;
  const close = Number.isInteger(best.score) && best.score <= edits;
  return close && (!second || second.score > best.score) ? best.item : null;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function scoreOf(wanted: string, known: string): number | null {
  const longer = Math.max(wanted.length, known.length);
  const allowed = Math.max(2, Math.floor(longer / 3));
  const distance = editDistance(wanted, known, allowed);
  const shorter = Math.min(wanted.length, known.length);
  const isPrefix = shorter >= 2 && (known.startsWith(wanted) || wanted.startsWith(known));
  if (isPrefix && (distance === null || distance > PREFIX_SCORE)) return PREFIX_SCORE + (longer - shorter) / 1000;
  // Two names of two letters always are two edits apart.
  return distance === null || distance >= longer ? null : distance;
}

/** Rows of the table that is being computed: thousands of names are compared in one compile. */
const ROWS = { beforeLast: new Uint32Array(128), last: new Uint32Array(128), current: new Uint32Array(128) };

/**
 * Optimal string alignment distance in UTF-16 code units; `null` when it is more than `allowed`. Only the diagonal band
 * that can stay within `allowed` is computed.
 */
export function editDistance(left: string, right: string, allowed: number): number | null {
  if (Math.abs(left.length - right.length) > allowed) return null;
  const width = right.length + 1;
  let { beforeLast, last, current } = width <= ROWS.last.length ? ROWS : rowsOf(width);
  const beyond = allowed + 1;
  for (let column = 0; column < width; column++) last[column] = Math.min(column, beyond);
  for (let row = 1; row <= left.length; row++) {
    current.fill(beyond, 0, width);
    if (row <= allowed) current[0] = row;
    const until = Math.min(right.length, row + allowed);
    for (let column = Math.max(1, row - allowed); column <= until; column++) {
      const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
      const exchanged =
        row > 1 &&
        column > 1 &&
        left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === right.charCodeAt(column - 1);
      current[column] = Math.min(
        (last[column] ?? beyond) + 1,
        (current[column - 1] ?? beyond) + 1,
        (last[column - 1] ?? beyond) + (same ? 0 : 1),
        exchanged ? (beforeLast[column - 2] ?? beyond) + 1 : beyond,
      );
    }
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  const distance = last[right.length] ?? beyond;
  return distance > allowed ? null : distance;
}

function rowsOf(width: number): typeof ROWS {
  return { beforeLast: new Uint32Array(width), last: new Uint32Array(width), current: new Uint32Array(width) };
}
