/** A mistake in a statement, said so that a person understands it. */
export interface PlainError {
  /** A sentence or two. */
  readonly message: string;
  /** Names that may have been meant, the likeliest first. */
  readonly candidates: readonly string[];
}

interface Phrase {
  /** What the engine says. */
  readonly said: RegExp;
  /** What is said instead; `$1` and `$2` are the groups of `said`. */
  readonly plain: string;
}

const PHRASES: readonly Phrase[] = [
  { said: /^syntax error at end of input/, plain: 'The statement ends too early; something is missing at its end.' },
  { said: /^syntax error at or near "(.*?)"/s, plain: 'The statement cannot be read from "$1" on.' },
  { said: /^unterminated quoted string/, plain: "A text is not closed: its last ' is missing." },
  { said: /^unterminated \/\* comment/, plain: 'A comment is not closed: its */ is missing.' },
  { said: /^Referenced column "(.*?)" (?:was )?not found/, plain: 'There is no column "$1" here.' },
  { said: /^(?:Table|Values list) "(.*?)" does not have a column named "(.*?)"/, plain: '"$1" has no column "$2".' },
  { said: /^Referenced table "(.*?)" not found/, plain: 'Nothing in FROM is called "$1".' },
  { said: /^Ambiguous reference to column name "(.*?)"/, plain: 'More than one table has a column "$1"; say which.' },
  {
    said: /^column "(.*?)" must appear in the GROUP BY clause/,
    plain: 'The column "$1" has many values in a group: name it in GROUP BY, or take any_value("$1").',
  },
  { said: /^\w+ Function with name (\S+) does not exist/, plain: 'There is no function "$1".' },
  { said: /^Type with name (\S+) does not exist/, plain: 'There is no type "$1".' },
  {
    said: /^No function matches the given name and argument types '(.*?)'/s,
    plain: 'No function takes these types: $1. Cast the arguments to types that it takes.',
  },
  {
    said: /^Could not convert string ['"](.*?)['"] to '?(\w+)'?/s,
    plain: 'The text "$1" cannot be read as $2. TRY_CAST gives NULL for such cells instead.',
  },
  {
    said: /^(?:invalid date field format|date field value out of range): "(.*?)"/s,
    plain: '"$1" is no date; dates are written YYYY-MM-DD.',
  },
  {
    said: /^Cannot compare values of type (\S+) and type (\S+)/,
    plain: 'A $1 cannot be compared with a $2; cast one of them.',
  },
  {
    said: /^WHERE clause cannot contain aggregates/,
    plain: 'WHERE looks at single rows; put the aggregate into HAVING.',
  },
];

/** The engine's list of candidates, after its message. */
const CANDIDATES = /(?:Candidate (?:bindings|tables)|Did you mean|\(use:)(.*)$/s;
const MAX_CANDIDATES = 5;

/** A message of the engine in plain words; one that nobody has put into words yet is its first paragraph. */
export function inPlainWords(engineMessage: string): PlainError {
  const phrase = PHRASES.find(({ said }) => said.test(engineMessage));
  const candidates = candidatesOf(engineMessage);
  if (!phrase) return { message: firstParagraph(engineMessage), candidates };
  const plain = (phrase.said.exec(engineMessage)?.[0] ?? '').replace(phrase.said, phrase.plain);
  return { message: withCandidates(plain, candidates), candidates };
}

function candidatesOf(message: string): readonly string[] {
  const list = CANDIDATES.exec(message)?.[1] ?? '';
  const names = [...list.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  return [...new Set(names)].slice(0, MAX_CANDIDATES);
}

function withCandidates(sentence: string, candidates: readonly string[]): string {
  return candidates.length === 0 ? sentence : `${sentence} Did you mean ${candidates.join(', ')}?`;
}

/** As a sentence; the engine's list of candidate functions says nothing to a person. */
function firstParagraph(message: string): string {
  const [first = ''] = message.split(/\n\tCandidate functions|\n\n/);
  const line = first.trim().replaceAll(/\s*\n\s*/g, ' ');
  const text = line.charAt(0).toUpperCase() + line.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
