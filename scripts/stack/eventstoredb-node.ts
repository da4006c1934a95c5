// The EventStoreDB test node as a process of its own, for tests that kill and stop processes. A test tool, no database.
//   node --import ./scripts/run/typescript.mjs scripts/stack/eventstoredb-node.ts [--port P] [--data FILE]
// Prints one JSON line when it accepts connections: {"url","port","pid","events"}. Ends on SIGTERM and SIGINT. With
// --data it has everything it answered for again after a kill -9. Faults are for a node in the test's own process.
import { parseArgs } from 'node:util';
import type { EventStoreDbNodeOptions } from '@chancery/testing/eventstoredb';
import { startEventStoreDbNode } from '@chancery/testing/eventstoredb';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    'max-append-size': { type: 'string' },
    'system-event-every': { type: 'string' },
    'no-batch-append': { type: 'boolean', default: false },
  },
});

const node = await startEventStoreDbNode({
  port: wholeNumber('port', values.port),
  batchAppend: !values['no-batch-append'],
  ...(values.data !== undefined && { file: values.data }),
  ...optional('maxAppendSize', 'max-append-size'),
  ...optional('systemEventEvery', 'system-event-every'),
});
const { connectionString: url, port, eventCount: events } = node;
console.log(JSON.stringify({ url, port, pid: process.pid, events }));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void node.stop().then(() => process.exit(0)));
}

function optional(
  option: 'maxAppendSize' | 'systemEventEvery',
  flag: 'max-append-size' | 'system-event-every',
): EventStoreDbNodeOptions {
  const given = values[flag];
  return given === undefined ? {} : { [option]: wholeNumber(flag, given) };
}

function wholeNumber(flag: string, given: string): number {
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${flag} ${given}: a whole number is needed`);
  return number;
}
