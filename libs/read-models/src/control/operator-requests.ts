import { setTimeout } from 'node:timers/promises';
import type { CollectionSpec, Document, DocumentStore, StoredDocument } from '../document-store.ts';
import type { OperatorRequest } from './operator-request.ts';

/** Who asks, and when. */
export interface Asking {
  /** The request's ID: asked again under the same one, it is the same request. */
  readonly request: string;
  readonly requestedBy: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface RequestList<Wish, Report> {
  readonly items: readonly OperatorRequest<Wish, Report>[];
  /** Pass as `after` for the next page; `null` when this is the last. */
  readonly cursor: string | null;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 200;
/** Open requests taken up at a time. */
const TAKEN_UP = 100;

/**
 * What operators ask of a process that works on a plane's log, through the plane's own store. A wish has no field that
 * the request has.
 */
export class OperatorRequests<Wish extends object, Report> {
  private made: Promise<void> | null = null;

  /**
   * @param collection indexed by `open` and `requestedAt`: `requestCollection`
   * @param onAsked told of every request made here: for a process that runs them itself.
   */
  constructor(
    private readonly readModels: DocumentStore,
    private readonly collection: CollectionSpec,
    private readonly onAsked: () => void = () => undefined,
  ) {}

  /** Durable when it answers. Answers what is known of the request when it was made before. */
  async ask(wish: Wish, { request, requestedBy, at }: Asking): Promise<OperatorRequest<Wish, Report>> {
    await this.write(newRequest(wish, { request, requestedBy, at }), '0');
    this.onAsked();
    const asked = await this.find(request);
    if (!asked) throw new Error(`The request ${request} was not kept`);
    return asked;
  }

  async find(request: string): Promise<OperatorRequest<Wish, Report> | null> {
    await this.make();
    const stored = await this.readModels.get(this.collection, request);
    return stored && requestOf<Wish, Report>(stored);
  }

  /** The request as soon as it is done or has failed; as it is then after `timeoutMs`. */
  async settled(request: string, timeoutMs: number): Promise<OperatorRequest<Wish, Report> | null> {
    const deadline = performance.now() + timeoutMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const present = await this.find(request);
      const remaining = deadline - performance.now();
      if (!present || isSettled(present) || remaining <= 0) return present;
      await setTimeout(Math.min(pause, remaining));
    }
  }

  /** The newest first. @throws InvalidCursorError */
  async list(page: { readonly limit: number; readonly after?: string }): Promise<RequestList<Wish, Report>> {
    await this.make();
    const found = await this.readModels.find(this.collection, {
      where: {},
      sortBy: 'requestedAt',
      descending: true,
      ...page,
    });
    return { items: found.documents.flatMap((stored) => requestOf<Wish, Report>(stored) ?? []), cursor: found.cursor };
  }

  /** Neither done nor failed, the oldest first. */
  async open(): Promise<readonly OperatorRequest<Wish, Report>[]> {
    await this.make();
    const options = { where: { open: 1 }, sortBy: 'requestedAt', limit: TAKEN_UP };
    const { documents } = await this.readModels.find(this.collection, options);
    return documents.flatMap((stored) => requestOf<Wish, Report>(stored) ?? []);
  }

  /** Writes down that a process has begun with it. @param fence of its lease: an earlier holder's word is ignored. */
  async begin(
    request: OperatorRequest<Wish, Report>,
    worker: string,
    fence: number,
  ): Promise<OperatorRequest<Wish, Report>> {
    const startedAt = new Date().toISOString();
    const running: OperatorRequest<Wish, Report> = { ...request, state: 'running', worker, startedAt };
    await this.write(running, `1/${String(fence).padStart(16, '0')}`);
    return running;
  }

  /** Writes down what became of it. */
  async finish(
    request: OperatorRequest<Wish, Report>,
    outcome: { readonly report: Report | null } | { readonly error: string },
  ): Promise<void> {
    const finishedAt = new Date().toISOString();
    const state = 'error' in outcome ? 'failed' : 'done';
    await this.write({ ...request, state, finishedAt, ...outcome }, '2');
  }

  private async write(request: OperatorRequest<Wish, Report>, lastPosition: string): Promise<void> {
    await this.make();
    // 1 until it is done or has failed.
    const document = { ...request, open: isSettled(request) ? 0 : 1 };
    await this.readModels.applyPage(this.collection, {
      documents: [{ id: request.request, document: document as unknown as Document, lastPosition }],
      parked: [],
      unparked: [],
      checkpoint: lastPosition,
    });
  }

  private make(): Promise<void> {
    this.made ??= this.readModels.ensure(this.collection).catch((error: unknown) => {
      this.made = null;
      throw error;
    });
    return this.made;
  }
}

/** A request as it is when it was asked for. */
export function newRequest<Wish extends object, Report>(
  wish: Wish,
  { request, requestedBy, at }: Asking,
): OperatorRequest<Wish, Report> {
  return {
    ...wish,
    request,
    requestedBy,
    requestedAt: new Date(at).toISOString(),
    state: 'requested',
    worker: null,
    startedAt: null,
    finishedAt: null,
    report: null,
    error: null,
  };
}

function isSettled({ state }: Pick<OperatorRequest<object, unknown>, 'state'>): boolean {
  return state === 'done' || state === 'failed';
}

function requestOf<Wish, Report>({ document }: StoredDocument): OperatorRequest<Wish, Report> | null {
  if (!document) return null;
  const { open: _open, ...request } = document;
  return request as unknown as OperatorRequest<Wish, Report>;
}
