import { readFileSync, writeFileSync } from 'node:fs';
import type { Json } from '@chancery/kernel';
import type { CheckedBody } from '../answer-check.ts';
import type { RecordedBody, RecordedExample } from './api-example.ts';
import type { PlayedExample } from './play-examples.ts';

const FILE = new URL('./recorded.json', import.meta.url);
/** A longer answer says little on a page of documentation; it is checked all the same. */
const SHOWN_CHARACTERS = 6_000;
/** A token that works nowhere, in the shape of one. */
const SECRET = /chy_[a-z0-9_]{60,}/g;

/** The examples as they were last recorded (`npm run openapi:examples -- --record`). */
export function recordedExamples(): readonly RecordedExample[] {
  return JSON.parse(readFileSync(FILE, 'utf8')) as readonly RecordedExample[];
}

export function writeRecordedExamples(played: readonly PlayedExample[]): void {
  const recorded = played.map(({ example, status, request, answer }): RecordedExample => {
    const { operation, name, summary } = example;
    return { operation, name, summary, status, request: shown(request), answer: shownAnswer(answer) };
  });
  const text = JSON.stringify(recorded, null, 2).replaceAll(SECRET, 'chy_eu_…');
  writeFileSync(FILE, `${text}\n`);
}

function shownAnswer(answer: CheckedBody | null): RecordedBody | null {
  const body = answer?.mediaType.endsWith('json') === true ? shown(answer) : null;
  return body !== null && JSON.stringify(body.value).length <= SHOWN_CHARACTERS ? body : null;
}

function shown(body: CheckedBody | null): RecordedBody | null {
  return body && { mediaType: body.mediaType, value: body.value as Json };
}
