import { BackOff } from '@chancery/event-sourcing';
import type { SigningKeyVault } from '@chancery/exports';
import type { PlaneId } from '@chancery/kernel';
import { isOutOfReach } from '@chancery/platform';
import type { AwaitedPlane, OpenPlane, Planes } from '@chancery/platform';

/** A plane with the keys that its exports are signed with. */
export interface ServedPlane {
  readonly plane: OpenPlane;
  readonly signingKeys: SigningKeyVault;
}

/** A plane that is to be served. */
export interface PlaneToOpen {
  readonly id: PlaneId;
  /** @throws StoreUnavailableError, StoreBusyError while an engine is out of reach; other errors are for ever. */
  open(): Promise<ServedPlane>;
}

/** The planes of this process, open and awaited. */
export interface OpenPlanes extends Planes {
  readonly all: readonly OpenPlane[];
  /** Of the open planes; planes that join later are added. */
  readonly signingKeys: ReadonlyMap<PlaneId, SigningKeyVault>;
  find(id: PlaneId): OpenPlane | null;
  /** Called with every plane that is opened from now on. */
  onJoined(listener: (plane: OpenPlane) => void): void;
  close(): Promise<void>;
}

export interface OpenPlanesOptions {
  readonly planes: readonly PlaneToOpen[];
  readonly onError: (error: unknown, what: string) => void;
  /** Ends waiting for engines that are out of reach. */
  readonly signal: AbortSignal;
}

/** The first pause after an engine could not be reached; later ones are longer, up to five seconds. Milliseconds. */
const FIRST_PAUSE_MS = 250;
/** A server that takes connections and says nothing keeps the other planes from starting for so long. Milliseconds. */
const FIRST_TRY_MS = 10_000;

/**
 * Opens every plane, and returns when each was tried once: those whose engines are out of reach are awaited beside, and
 * join the others as soon as they answer.
 * @throws what is wrong for ever with any of them, when the first try tells: another process's data folder, credentials,
 * another plane's store. Told later, it is awaited like an outage, since the other planes are being served.
 */
export async function openPlanes(options: OpenPlanesOptions): Promise<OpenPlanes> {
  const planes = new PlanesOfProcess(options);
  await planes.tryAll();
  return planes;
}

class PlanesOfProcess implements OpenPlanes {
  readonly signingKeys = new Map<PlaneId, SigningKeyVault>();
  private readonly opened = new Map<PlaneId, ServedPlane>();
  /** Why a plane is not open yet. */
  private readonly outOfReach = new Map<PlaneId, string>();
  private readonly opening: Promise<void>[] = [];
  private readonly listeners: ((plane: OpenPlane) => void)[] = [];
  private readonly closing = new AbortController();
  private readonly signal: AbortSignal;

  constructor(private readonly options: OpenPlanesOptions) {
    this.signal = AbortSignal.any([options.signal, this.closing.signal]);
  }

  get all(): readonly OpenPlane[] {
    return this.options.planes.flatMap(({ id }) => this.find(id) ?? []);
  }

  get awaited(): readonly AwaitedPlane[] {
    const waiting = this.options.planes.filter(({ id }) => !this.opened.has(id));
    return waiting.map(({ id }) => ({ id, error: this.outOfReach.get(id) ?? 'no answer yet' }));
  }

  find(id: PlaneId): OpenPlane | null {
    return this.opened.get(id)?.plane ?? null;
  }

  onJoined(listener: (plane: OpenPlane) => void): void {
    this.listeners.push(listener);
  }

  /** One after the other: the first error that is for ever ends it, and nothing else was begun then. */
  async tryAll(): Promise<void> {
    try {
      for (const plane of this.options.planes) {
        await new Promise<void>((resolve, reject) => {
          const firstTry = new AbortController();
          const timer = setTimeout(() => firstTry.abort(), FIRST_TRY_MS);
          firstTry.signal.addEventListener('abort', () => resolve());
          const opening = this.open(plane, firstTry).finally(() => clearTimeout(timer));
          this.opening.push(opening);
          opening.then(resolve, reject);
        });
      }
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.allSettled(this.opening);
    for (const { plane, signingKeys } of this.opened.values()) {
      await plane.close();
      await signingKeys.close();
    }
  }

  /**
   * Tries until it is open or nobody wants it any more.
   * @param firstTry aborted when the first try is over, or has taken too long
   * @throws what is wrong for ever during the first try
   */
  private async open(plane: PlaneToOpen, firstTry: AbortController): Promise<void> {
    const { id } = plane;
    const backOff = new BackOff(FIRST_PAUSE_MS);
    while (!this.signal.aborted) {
      try {
        const served = await plane.open();
        this.opened.set(id, served);
        this.signingKeys.set(id, served.signingKeys);
        for (const listener of this.listeners) listener(served.plane);
        return;
      } catch (error) {
        if (!firstTry.signal.aborted && !isOutOfReach(error)) throw error;
        this.outOfReach.set(id, error instanceof Error ? error.message : String(error));
        this.options.onError(error, `plane ${id} waits for an engine`);
        firstTry.abort();
        await backOff.wait(this.signal);
      }
    }
  }
}
