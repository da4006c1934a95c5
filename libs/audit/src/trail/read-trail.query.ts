import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { readEnvelope } from '@chancery/event-sourcing';
import type { Envelope, StoredEvent } from '@chancery/event-sourcing';
import type { StreamName } from '@chancery/kernel';
import { cursorProblem } from '@chancery/platform';
import type { Caller, Plane } from '@chancery/platform';
import type { AuditEntry, AuditPage } from '../contract/audit-entry.ts';
import type { AuditQuery } from '../contract/audit-query.dto.ts';

/** A page of the tenant's log, filtered. */
export class ReadTrail {
  constructor(
    readonly caller: Caller,
    readonly query: AuditQuery,
  ) {}
}

/** Entries looked at for one page at most: a filter that matches little answers with a cursor instead of a long wait. */
const MAX_SCANNED = 20_000;
const SCAN_PAGE = 500;

@QueryHandler(ReadTrail)
export class ReadTrailHandler implements IQueryHandler<ReadTrail> {
  async execute({ caller, query }: ReadTrail): Promise<AuditPage> {
    const { plane, tenant } = caller;
    const direction = query.order === 'desc' ? 'backward' : 'forward';
    const filter = {
      ...(query.type === undefined ? {} : { types: [query.type] }),
      ...(query.stream === undefined ? {} : { stream: query.stream as StreamName }),
    };
    const matches = envelopeFilter(query);
    const found: FoundEvent[] = [];
    let after = startOf(query.after, direction);
    let scanned = 0;
    let end = false;
    while (found.length < query.limit && !end && scanned < MAX_SCANNED) {
      const events = await plane.events.readTenant(tenant, after, SCAN_PAGE, { direction, filter });
      end = events.length < SCAN_PAGE;
      for (const event of events) {
        after = event.entry;
        scanned++;
        const envelope = readEnvelope(event);
        if (matches(envelope)) found.push({ event, envelope });
        if (found.length === query.limit) {
          end = end && event === events.at(-1);
          break;
        }
      }
    }
    const items = await Promise.all(found.map((each) => auditEntry(plane, each)));
    return { items, cursor: end ? null : String(after), asOfEntry: await plane.events.tenantHead(tenant) };
  }
}

function startOf(cursor: string | undefined, direction: 'forward' | 'backward'): number {
  if (cursor === undefined) return direction === 'forward' ? 0 : Infinity;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw cursorProblem();
}

function envelopeFilter({ actor, correlationId, from, to }: AuditQuery): (envelope: Envelope) => boolean {
  const notBefore = from === undefined ? -Infinity : Date.parse(from);
  const before = to === undefined ? Infinity : Date.parse(to);
  return (envelope) => {
    const time = Date.parse(envelope.time);
    if (time < notBefore || time >= before) return false;
    if (actor !== undefined && envelope.actor !== actor) return false;
    return correlationId === undefined || envelope.correlationId === correlationId;
  };
}

interface FoundEvent {
  readonly event: StoredEvent;
  readonly envelope: Envelope;
}

async function auditEntry(plane: Plane, { event, envelope }: FoundEvent): Promise<AuditEntry> {
  return {
    entry: event.entry,
    id: envelope.id,
    type: envelope.type,
    stream: envelope.stream,
    revision: envelope.revision,
    time: envelope.time,
    actor: envelope.actor,
    token: envelope.token,
    network: envelope.network === null ? null : await plane.vault.open(envelope.network),
    correlationId: envelope.correlationId,
    causationId: envelope.causationId,
    commandId: envelope.commandId,
    policyVersion: envelope.policyVersion,
    flagSet: envelope.flagSet,
    leafHash: Buffer.from(event.leafHash).toString('hex'),
    data: envelope.data,
  };
}
