import { setTimeout } from 'node:timers/promises';
import type { Document, DocumentStore, StoredDocument } from '../document-store.ts';
import { PROJECTION_REQUESTS } from './projection-request.ts';
import type { ProjectionAction, ProjectionRequest } from './projection-request.ts';

/** What the plane's documents say beside the request itself. */
interface RequestDocument extends ProjectionRequest {
  /** 1 until it is done or has failed. */
  readonly open: 0 | 1;
}

export interface RequestToAsk {
  /** Its ID: asked again under the same one, it is the same request. */
  readonly request: string;
  readonly projection: string;
  readonly action: ProjectionAction;
  readonly requestedBy: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface RequestList {
  readonly items: readonly ProjectionRequest[];
  /** Pass as `after` for the next page; `null` when this is the last. */
  readonly cursor: string | null;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 200;
/** Open requests taken up at a time. */
const TAKEN_UP = 100;

/** What operators ask of the process that folds a plane's log, through the plane's own store. */
export class ProjectionRequests {
  private made: Promise<void> | null = null;

  /** @param onAsked told of every request made here: for a process that runs them itself. */
  constructor(
    private readonly readModels: DocumentStore,
    private readonly onAsked: () => void = () => undefined,
  ) {}

  /** Durable when it answers. Answers what is known of the request when it was made before. */
  async ask({ request, projection, action, requestedBy, at }: RequestToAsk): Promise<ProjectionRequest> {
    await this.write(
      {
        request,
        projection,
        action,
        requestedBy,
        requestedAt: new Date(at).toISOString(),
        state: 'requested',
        worker: null,
        startedAt: null,
        finishedAt: null,
        report: null,
        error: null,
      },
      '0',
    );
    this.onAsked();
    const asked = await this.find(request);
    if (!asked) throw new Error(`The request ${request} was not kept`);
    return asked;
  }

  async find(request: string): Promise<ProjectionRequest | null> {
    await this.make();
    const stored = await this.readModels.get(PROJECTION_REQUESTS, request);
    return stored && requestOf(stored);
  }

  /** The request as soon as it is done or has failed; as it is then after `timeoutMs`. */
  async settled(request: string, timeoutMs: number): Promise<ProjectionRequest | null> {
    const deadline = performance.now() + timeoutMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const present = await this.find(request);
      const remaining = deadline - performance.now();
      if (!present || isSettled(present) || remaining <= 0) return present;
      await setTimeout(Math.min(pause, remaining));
    }
  }

  /** The newest first. @throws InvalidCursorError */
  async list(page: { readonly limit: number; readonly after?: string }): Promise<RequestList> {
    await this.make();
    const found = await this.readModels.find(PROJECTION_REQUESTS, {
      where: {},
      sortBy: 'requestedAt',
      descending: true,
      ...page,
    });
    return { items: found.documents.flatMap((stored) => requestOf(stored) ?? []), cursor: found.cursor };
  }

  /** Neither done nor failed, the oldest first. */
  async open(): Promise<readonly ProjectionRequest[]> {
    await this.make();
    const options = { where: { open: 1 }, sortBy: 'requestedAt', limit: TAKEN_UP };
    const { documents } = await this.readModels.find(PROJECTION_REQUESTS, options);
    return documents.flatMap((stored) => requestOf(stored) ?? []);
  }

  /** Writes down that a process has begun with it. @param fence of its lease: an earlier holder's word is ignored. */
  async begin(request: ProjectionRequest, worker: string, fence: number): Promise<ProjectionRequest> {
    const running: ProjectionRequest = { ...request, state: 'running', worker, startedAt: new Date().toISOString() };
    await this.write(running, `1/${String(fence).padStart(16, '0')}`);
    return running;
  }

  /** Writes down what became of it. */
  async finish(
    request: ProjectionRequest,
    outcome: { readonly report: ProjectionRequest['report'] } | { readonly error: string },
  ): Promise<void> {
    const finishedAt = new Date().toISOString();
    const state = 'error' in outcome ? 'failed' : 'done';
    await this.write({ ...request, state, finishedAt, ...outcome }, '2');
  }

  private async write(request: ProjectionRequest, lastPosition: string): Promise<void> {
    await this.make();
    const document: RequestDocument = { ...request, open: isSettled(request) ? 0 : 1 };
    await this.readModels.applyPage(PROJECTION_REQUESTS, {
      documents: [{ id: request.request, document: document as unknown as Document, lastPosition }],
      parked: [],
      unparked: [],
      checkpoint: lastPosition,
    });
  }

  private make(): Promise<void> {
    this.made ??= this.readModels.ensure(PROJECTION_REQUESTS).catch((error: unknown) => {
      this.made = null;
      throw error;
    });
    return this.made;
  }
}

function isSettled({ state }: ProjectionRequest): boolean {
  return state === 'done' || state === 'failed';
}

function requestOf({ document }: StoredDocument): ProjectionRequest | null {
  if (!document) return null;
  const { open: _open, ...request } = document as unknown as RequestDocument;
  return request;
}
