import type { AnswerCheck } from '../answer-check.ts';
import type { DocumentRoute } from '../document-routes.ts';
import type { RecordedExample } from './api-example.ts';
import type { PlayedExample } from './play-examples.ts';

/** Everything that keeps the examples from being true: a line each. */
export function exampleFindings(
  check: AnswerCheck,
  routes: ReadonlyMap<string, DocumentRoute>,
  played: readonly PlayedExample[],
  recorded: readonly RecordedExample[],
): readonly string[] {
  const shown = new Set(played.map(({ example }) => example.operation));
  const lacking = [...routes.keys()].filter((operation) => !shown.has(operation));
  return [
    ...played.flatMap((each) => playedFindings(check, each)),
    ...recorded.flatMap((each) => recordedFindings(check, routes, each)),
    ...notRecorded(played, recorded),
    ...lacking.map((operation) => `${operation}: has no example; add one to scripts/openapi/examples`),
  ];
}

function playedFindings(check: AnswerCheck, played: PlayedExample): readonly string[] {
  const { example, route, status, request, answer } = played;
  const problems = [
    ...(status === example.status ? [] : [`answered ${status} instead of ${example.status}: ${text(answer?.value)}`]),
    // What is sent to be refused as a misfit has to misfit.
    ...(example.status === 400 ? [] : check.requestProblems(route, request)),
    ...check.answerProblems(route, status, answer),
  ];
  return problems.map((problem) => `${example.operation} "${example.name}": ${problem}`);
}

function recordedFindings(
  check: AnswerCheck,
  routes: ReadonlyMap<string, DocumentRoute>,
  { operation, name, status, answer }: RecordedExample,
): readonly string[] {
  const route = routes.get(operation);
  const problems = route === undefined || answer === null ? [] : check.answerProblems(route, status, answer);
  return problems.map((problem) => `${operation} "${name}", as recorded: ${problem}; record the examples anew`);
}

function notRecorded(played: readonly PlayedExample[], recorded: readonly RecordedExample[]): readonly string[] {
  const key = ({ operation, name, status }: Pick<RecordedExample, 'operation' | 'name' | 'status'>) =>
    `${operation} "${name}" (${status})`;
  const known = new Set(recorded.map(key));
  const now = new Set(played.map(({ example }) => key(example)));
  return [
    ...[...now].filter((each) => !known.has(each)).map((each) => `${each}: not recorded yet (--record)`),
    ...[...known].filter((each) => !now.has(each)).map((each) => `${each}: recorded, but no longer sent (--record)`),
  ];
}

function text(value: unknown): string {
  return (JSON.stringify(value) as string | undefined)?.slice(0, 500) ?? '';
}
