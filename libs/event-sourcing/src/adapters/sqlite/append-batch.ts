import type { AppendedCommand, ExpectedRevision, NewEvent } from '../../event-store.ts';

/** An append as the writer sees it: plain text and bytes, checked by `checkAppend` before it was sent. */
export interface WriterAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly WriterEvent[];
  readonly commands: readonly WriterCommand[];
}

export interface WriterEvent {
  readonly id: string;
  readonly type: string;
  readonly tenant: string;
  readonly commandId: string;
  readonly bytes: Uint8Array;
}

/** Its tenant and ID are those of its events. */
export interface WriterCommand {
  readonly commandHash: string;
  /** JSON text. */
  readonly answer: string;
  readonly firstEvent: number;
  readonly eventCount: number;
}

/** What `packAppends` takes: an append as its caller gave it. */
export interface PackableAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
  readonly commands: readonly AppendedCommand[];
  /** Of all events together. */
  readonly bytes: number;
}

/**
 * Many appends as one message between threads: columns of plain values, and the bytes of all events behind one another in one
 * buffer that is handed over, not copied. A structured clone of the appends themselves would cost several times as much.
 */
export interface AppendBatch {
  readonly kind: 'append';
  /** More appends follow at once: they belong to the same commit. */
  readonly more: boolean;
  readonly bytes: ArrayBuffer;
  /** Per append: stream, expected revision, number of events, number of commands. */
  readonly appends: readonly (string | number)[];
  /** Per event: ID, type, tenant, commandId, length of its bytes. */
  readonly events: readonly (string | number)[];
  /** Per command: hash, answer, first event, number of events. */
  readonly commands: readonly (string | number)[];
}

export function packAppends(packed: readonly PackableAppend[], more: boolean): AppendBatch {
  let size = 0;
  for (const append of packed) size += append.bytes;
  const bytes = new Uint8Array(size);
  const appends: (string | number)[] = [];
  const events: (string | number)[] = [];
  const commands: (string | number)[] = [];
  let end = 0;
  for (const append of packed) {
    appends.push(append.stream, append.expected, append.events.length, append.commands.length);
    for (const event of append.events) {
      events.push(event.id, event.type, event.tenant, event.commandId, event.bytes.byteLength);
      bytes.set(event.bytes, end);
      end += event.bytes.byteLength;
    }
    for (const { commandHash, answer, firstEvent, eventCount } of append.commands) {
      commands.push(commandHash, JSON.stringify(answer), firstEvent, eventCount);
    }
  }
  return { kind: 'append', more, bytes: bytes.buffer, appends, events, commands };
}

export function unpackAppends(batch: AppendBatch): WriterAppend[] {
  const appends = new Column(batch.appends);
  const events = new Column(batch.events);
  const commands = new Column(batch.commands);
  const unpacked: WriterAppend[] = [];
  let end = 0;
  while (!appends.atEnd) {
    const stream = appends.text();
    const expected = appends.value() as ExpectedRevision;
    const own: WriterEvent[] = [];
    const ownCommands: WriterCommand[] = [];
    const eventCount = appends.number();
    const commandCount = appends.number();
    for (let index = 0; index < eventCount; index++) {
      const [id, type, tenant, commandId] = [events.text(), events.text(), events.text(), events.text()];
      const length = events.number();
      own.push({ id, type, tenant, commandId, bytes: new Uint8Array(batch.bytes, end, length) });
      end += length;
    }
    for (let index = 0; index < commandCount; index++) {
      ownCommands.push({
        commandHash: commands.text(),
        answer: commands.text(),
        firstEvent: commands.number(),
        eventCount: commands.number(),
      });
    }
    unpacked.push({ stream, expected, events: own, commands: ownCommands });
  }
  return unpacked;
}

/** Reads a column value by value. */
class Column {
  private readonly values: readonly (string | number)[];
  private next = 0;

  constructor(values: readonly (string | number)[]) {
    this.values = values;
  }

  get atEnd(): boolean {
    return this.next >= this.values.length;
  }

  value(): string | number | undefined {
    return this.values[this.next++];
  }

  text(): string {
    return this.value() as string;
  }

  number(): number {
    return this.value() as number;
  }
}
