import type { StoredEvent } from '@chancery/event-sourcing';
import { breathe } from './breathe.ts';
import type { GenerationFollower } from './generation-follower.ts';
import { SharedPage } from './shared-page.ts';
import type { Decode } from './shared-page.ts';
import { errorText } from './shared-page.ts';

/** Where something failed. */
export interface FailureContext {
  /** The generation concerned, `<name>@<generation>`; `null` when it concerns all. */
  readonly projection: string | null;
  /** What was being done: "reading the log", "folding event …". */
  readonly action: string;
}

/** Told of every failure: poison events once, outages with every attempt. Must not throw. */
export type ReportFailure = (error: Error, context: FailureContext) => void;

/** What delivering pages needs to tell the host. */
export interface DeliveryEvents {
  readonly onFailure: ReportFailure;
  /** A follower has moved on. */
  readonly onProgress: (follower: GenerationFollower) => void;
  /** These could not write their page and are not followed by the live reading any more. */
  readonly onLost: (followers: readonly GenerationFollower[]) => void;
}

/** Hands a page of the log to followers, one after the other. */
export class PageDelivery {
  constructor(
    private readonly decode: Decode,
    private readonly events: DeliveryEvents,
  ) {}

  /** Returns those that could not write it. @param next everything up to here has been seen with this page. */
  async deliver(
    events: readonly StoredEvent[],
    next: string,
    followers: Iterable<GenerationFollower>,
  ): Promise<readonly GenerationFollower[]> {
    const page = new SharedPage(events, next, this.decode);
    const failed: GenerationFollower[] = [];
    for (const follower of [...followers]) {
      const projection = `${follower.ref.name}@${follower.ref.generation}`;
      try {
        for (const { eventId, key, error } of await follower.apply(page)) {
          this.report(new Error(error), { projection, action: `folding event ${eventId} into ${key}` });
        }
        this.events.onProgress(follower);
      } catch (error) {
        follower.failure = errorText(error);
        failed.push(follower);
        this.report(error, { projection, action: 'writing a page' });
      }
      await breathe();
    }
    return failed;
  }

  report(error: unknown, context: FailureContext): void {
    this.events.onFailure(error instanceof Error ? error : new Error(String(error)), context);
  }

  onLost(followers: readonly GenerationFollower[]): void {
    if (followers.length > 0) this.events.onLost(followers);
  }
}
