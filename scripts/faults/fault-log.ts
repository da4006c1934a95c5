import { hash } from 'node:crypto';
import { EventSealer, MailboxRunner, noSnapshots } from '@chancery/event-sourcing';
import type { CommandContext, EventStore, StoredEvent, TenantLog } from '@chancery/event-sourcing';
import type { ActorId, CommandId, TenantId } from '@chancery/kernel';
import { leafHash } from '@chancery/transparency';
import { tripleAggregate, tripleCatalogue } from './triple.ts';

/** The tenant all fault tests write to. */
export const FAULT_TENANT = 'eu_tfaults' as TenantId;
/** Streams the commands are spread over. */
const STREAMS = 32;
const PAGE = 1000;

/** A runner of the fault tests' aggregate on a store; nothing is refused there. */
export function faultRunner(store: EventStore & TenantLog): MailboxRunner {
  return new MailboxRunner({
    store,
    sealer: new EventSealer(tripleCatalogue),
    snapshots: noSnapshots,
    refusals: () => ({ record: () => Promise.reject(new Error('Nothing is refused here')) }),
  });
}

/** Runs command `number`, which has a commandId of its own for ever. Returns whether it had been answered before. */
export async function addTriple(runner: MailboxRunner, number: number, padding = ''): Promise<boolean> {
  const ref = { tenant: FAULT_TENANT, id: `s${number % STREAMS}` };
  const command = { type: 'AddTriple' as const, number, padding };
  const outcome = await runner.execute(tripleAggregate, ref, command, contextOf(number));
  if (outcome.kind !== 'accepted' || outcome.answer.number !== number) throw new Error(`Command ${number} was lost`);
  return outcome.repeated;
}

function contextOf(number: number): CommandContext {
  return {
    tenant: FAULT_TENANT,
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

/** A log as it was read back. */
export interface ReadLog {
  /** SHA-256 of each event's bytes, by entry number from 1. */
  readonly digests: readonly string[];
  /** How many events each command has, by its commandId. */
  readonly eventsByCommand: ReadonlyMap<string, number>;
}

/** Reads the whole log. @throws Error for a gap in the entries or a leaf hash that does not fit its bytes: a hole. */
export async function readWholeLog(log: TenantLog): Promise<ReadLog> {
  const digests: string[] = [];
  const eventsByCommand = new Map<string, number>();
  for (;;) {
    const page = await log.readTenant(FAULT_TENANT, digests.length, PAGE);
    for (const event of page) {
      if (event.entry !== digests.length + 1) throw new HoleError(`Entry ${event.entry} follows ${digests.length}`);
      if (!leafFits(event)) throw new HoleError(`Entry ${event.entry} is not what was written`);
      digests.push(hash('sha256', event.bytes, 'hex'));
      eventsByCommand.set(event.commandId, (eventsByCommand.get(event.commandId) ?? 0) + 1);
    }
    if (page.length < PAGE) return { digests, eventsByCommand };
  }
}

/** The log shows something that is neither a prefix of what was written nor a refusal to be read. */
export class HoleError extends Error {
  override readonly name = 'HoleError';
}

function leafFits({ stream, revision, id, type, bytes, leafHash: stored }: StoredEvent): boolean {
  return Buffer.compare(leafHash(stream, revision, id, type, bytes), stored) === 0;
}
