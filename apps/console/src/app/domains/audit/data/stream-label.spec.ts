import { expect, it } from '@jest/globals';
import { streamLabel } from './stream-label.ts';

it.each([
  ['ledger-eu_t1-rows', 'ledger · rows'],
  ['tenant-eu_t1', 'tenant'],
  ['odd', 'odd'],
])('the stream %s reads "%s" on its tenant’s page', (stream, label) => {
  expect(streamLabel(stream)).toBe(label);
});
