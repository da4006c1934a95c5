import { openSqliteEventStore, openSqliteSnapshotStore } from '@chancery/event-sourcing/sqlite';
import { EventSealer, MailboxRunner } from '@chancery/event-sourcing';
import type { CommandContext } from '@chancery/event-sourcing';
import type { ActorId, CommandId, TenantId } from '@chancery/kernel';
import { tripleAggregate, tripleCatalogue } from './triple.ts';

/**
 * The process that is killed: runs commands through the whole runner at a given concurrency and says of each, on its
 * standard output, that it was answered. `node kill.worker.ts <folder> <concurrency> <comma-separated numbers | from-to>`
 */
const [folder = '', concurrencyText = '', range = ''] = process.argv.slice(2);
const [from = 0, to = 0] = range.split('-').map(Number);
export const TENANT = 'eu_tfaults' as TenantId;
const STREAMS = 32;

const store = await openSqliteEventStore({ folder, plane: 'eu' });
const runner = new MailboxRunner({
  store,
  sealer: new EventSealer(tripleCatalogue),
  snapshots: openSqliteSnapshotStore({ folder }),
  refusals: () => ({ record: () => Promise.reject(new Error('Nothing is refused here')) }),
});

let next = from;
async function work(): Promise<void> {
  while (next < to) {
    const number = next++;
    const ref = { tenant: TENANT, id: `s${number % STREAMS}` };
    const outcome = await runner.execute(tripleAggregate, ref, { type: 'AddTriple', number }, contextOf(number));
    if (outcome.kind !== 'accepted' || outcome.answer.number !== number) throw new Error(`Command ${number} was lost`);
    process.stdout.write(`${number}${outcome.repeated ? 'r' : ''}\n`);
  }
}

function contextOf(number: number): CommandContext {
  return {
    tenant: TENANT,
    plane: 'eu',
    actor: 'eu_afaults' as ActorId,
    token: null,
    network: null,
    commandId: `triple-${number}` as CommandId,
    clientChoseCommandId: true,
    correlationId: 'faults',
    causationId: null,
    traceparent: null,
    flagSet: 'none',
    policyVersion: null,
    time: Date.now(),
    dryRun: false,
  };
}

process.stdout.write('ready\n');
await Promise.all(Array.from({ length: Number(concurrencyText) }, work));
await runner.close();
await store.close();
