import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { LoggedEvent } from '../log/logged-event.ts';
import type { CallGate } from './call-gate.ts';
import { eventMessage } from './read-messages.ts';
import type { RefusedCall } from './refusals.ts';

/** The answers to one Read: no faster than the client takes them, and none once the call has ended. */
export class ReadSink {
  readonly #call: ServerWritableStream<ReadReq, ReadResp>;
  readonly #gate: CallGate;
  readonly #ids: 'string' | 'structured';
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(call: ServerWritableStream<ReadReq, ReadResp>, gate: CallGate) {
    this.#call = call;
    this.#gate = gate;
    this.#ids = call.request.getOptions()?.getUuidOption()?.hasString() ? 'string' : 'structured';
    call.on('drain', () => this.#wake?.());
    call.on('cancelled', () => this.#stop());
    call.on('close', () => this.#stop());
  }

  /** Whether nothing can be sent any more: the client went away, or an error was sent. */
  get ended(): boolean {
    return this.#ended || this.#call.cancelled;
  }

  /** Resolves when the client can take more. */
  async send(message: ReadResp): Promise<void> {
    await this.#gate.faults.whileHanging();
    if (this.ended || this.#call.write(message)) return;
    await this.wait((wake) => (this.#wake = wake));
  }

  async sendEvent(event: LoggedEvent): Promise<void> {
    this.#gate.counts.eventsSent += 1;
    await this.send(eventMessage(event, this.#ids));
  }

  /** Waits for something else than the client. Ends also when the call does. @param register gets what ends it */
  async wait(register: (wake: () => void) => void): Promise<void> {
    if (this.ended) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      register(resolve);
    });
    this.#wake = null;
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#call.end();
  }

  fail(error: RefusedCall): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#call.emit('error', error);
    this.#wake?.();
  }

  #stop(): void {
    this.#ended = true;
    this.#wake?.();
  }
}
