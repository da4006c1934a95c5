import type { EventData } from '@eventstore/db-client';
import { WrongExpectedVersionError } from '@eventstore/db-client';
import { setTimeout as delay } from 'node:timers/promises';
import type { StreamName } from '@chancery/kernel';
import { withDeadline } from '../../deadline.ts';
import type { ExpectedRevision, Position } from '../../event-store.ts';
import { OutcomeUnknownError } from '../../event-store.ts';
import { appendError, isRefusal } from './engine-errors.ts';
import { positionText } from './position-text.ts';
import type { UnaryClient } from './unary-client.ts';

/** Pauses before an append is sent again that was refused for certain, in milliseconds: the leader has changed. */
const PAUSES_MS = [50, 200];
/** How much later than the connection's own deadline the call is given up here, where the connection itself hangs. */
const GRACE_MS = 500;

export type Written =
  | { readonly kind: 'appended'; readonly lastRevision: number; readonly position: Position | null }
  | { readonly kind: 'wrong_revision'; readonly actual: number | 'no_stream' };

/** Appends, one call each. */
export class EngineWriter {
  constructor(
    private readonly client: UnaryClient,
    /** So long the server may take to answer an append, in milliseconds. */
    private readonly appendDeadlineMs: number,
  ) {}

  /** @throws StoreBusyError, OutcomeUnknownError, RefusedEventError as the port says */
  async append(stream: StreamName, expected: ExpectedRevision, events: readonly EventData[]): Promise<Written> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.once(stream, expected, events);
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) return wrongRevision(error);
        const pause = PAUSES_MS[attempt];
        if (pause === undefined || !isRefusal(error)) throw appendError(error);
        await delay(pause * (0.5 + Math.random()));
      }
    }
  }

  private async once(stream: StreamName, expected: ExpectedRevision, events: readonly EventData[]): Promise<Written> {
    const deadline = this.appendDeadlineMs;
    const expectedRevision = typeof expected === 'number' ? BigInt(expected) : expected;
    const options = { expectedRevision, deadline, requiresLeader: true };
    const late = () => new OutcomeUnknownError(`The event store did not answer an append within ${deadline} ms`);
    const call = this.client.appendToStream(stream, [...events], options);
    const { nextExpectedRevision, position } = await withDeadline(call, deadline + GRACE_MS, late);
    const lastRevision = Number(nextExpectedRevision);
    return { kind: 'appended', lastRevision, position: position ? positionText(position) : null };
  }
}

function wrongRevision({ actualVersion }: WrongExpectedVersionError): Written {
  return { kind: 'wrong_revision', actual: actualVersion === 'no_stream' ? 'no_stream' : Number(actualVersion) };
}
