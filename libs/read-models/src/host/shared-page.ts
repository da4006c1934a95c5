import type { StoredEvent } from '@chancery/event-sourcing';
import type { ProjectedEvent } from '../projection.ts';

/** Turns a stored event into what projections see. @throws Error for an event that cannot be read. */
export type Decode = (event: StoredEvent) => ProjectedEvent;

/** A decoded event, or why it could not be decoded. */
export type DecodedEvent =
  { readonly kind: 'event'; readonly event: ProjectedEvent } | { readonly kind: 'unreadable'; readonly error: string };

/** A page of the log on its way to several projections: each event is decoded when the first of them wants it, once. */
export class SharedPage {
  private readonly decoded: (DecodedEvent | undefined)[] = [];

  constructor(
    readonly events: readonly StoredEvent[],
    /** Everything up to here has been seen with this page. */
    readonly next: string,
    private readonly decode: Decode,
  ) {}

  /** The event at `index` of `events`, decoded. */
  read(index: number, event: StoredEvent): DecodedEvent {
    return (this.decoded[index] ??= decodeEvent(this.decode, event));
  }
}

export function decodeEvent(decode: Decode, event: StoredEvent): DecodedEvent {
  try {
    return { kind: 'event', event: decode(event) };
  } catch (error) {
    return { kind: 'unreadable', error: errorText(error) };
  }
}

export function errorText(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
