import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Caller, Plane } from '@chancery/platform';
import { LogTail } from '@chancery/publishing';
import type { LiveFeed } from '@chancery/publishing';

/** The live feeds of this process: what they share, and their end when the service ends. */
@Injectable()
export class LiveFeeds implements OnModuleDestroy {
  private readonly logger = new Logger('feed');
  private readonly ending = new AbortController();
  private readonly tails = new Map<Plane, LogTail>();

  /** How the feed of this caller is kept going, and when it ends. */
  of(caller: Caller): LiveFeed {
    return {
      signal: AbortSignal.any([caller.hungUp, this.ending.signal]),
      isAllowed: () => caller.isStillAllowed(),
    };
  }

  tailOf(plane: Plane): LogTail {
    const known = this.tails.get(plane);
    if (known) return known;
    const tail = new LogTail(plane.events, (error) =>
      this.logger.warn(`The log of plane ${plane.id} cannot be followed for live feeds: ${String(error)}`),
    );
    this.tails.set(plane, tail);
    return tail;
  }

  onModuleDestroy(): void {
    this.ending.abort();
  }
}
