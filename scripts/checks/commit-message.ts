/** Kinds of change, as Conventional Commits and our CHANGELOG know them. */
const TYPES = ['feat', 'fix', 'docs', 'test', 'refactor', 'perf', 'build', 'ci', 'chore', 'style', 'revert'];
const MAX_HEADER = 120;

const HEADER = /^(?<type>[a-z]+)(?:\((?<scope>[^)]*)\))?(?<breaking>!)?: (?<subject>.*)$/;

/** What is not conventional about a commit message; empty when it is fine. */
export function messageProblems(message: string): readonly string[] {
  const [header = '', blank] = message.split('\n');
  // Made by git itself.
  if (/^(Merge|Revert) /.test(header)) return [];
  const parts = HEADER.exec(header)?.groups;
  if (!parts) return [`"${header}" is not \`type(scope): subject\``];
  const { type = '', scope, subject = '' } = parts;
  return [
    ...(TYPES.includes(type) ? [] : [`"${type}" is not one of ${TYPES.join(', ')}`]),
    ...(scope === undefined || /^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*$/.test(scope)
      ? []
      : [`"(${scope})" is not the name of a lib or app`]),
    ...(subject.trim() === subject && subject !== '' ? [] : ['the subject is empty or has white space around it']),
    ...(subject.endsWith('.') ? ['the subject ends with a full stop'] : []),
    ...(header.length > MAX_HEADER ? [`the first line has ${header.length} characters, ${MAX_HEADER} at most`] : []),
    ...(blank === undefined || blank === '' ? [] : ['the second line is not empty']),
  ];
}
