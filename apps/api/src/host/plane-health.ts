import { LagMeter, LONG_LAG_MS, probeEngines } from '@chancery/platform';
import type { AwaitedPlane, EngineHealth, Plane } from '@chancery/platform';

/** One projection's state in a health answer. */
export interface ProjectionHealth {
  readonly name: string;
  readonly caughtUp: boolean;
  /** Events it could not fold. */
  readonly parked: number;
}

export interface PlaneHealth {
  readonly plane: string;
  readonly topology: Plane['topology'];
  readonly engines: readonly EngineHealth[];
  readonly projections: readonly ProjectionHealth[];
  /** For so long events wait to be folded, as far as was seen here; `null` when it cannot be told. Milliseconds. */
  readonly lagMs: number | null;
}

/** Something is wrong with the plane, and whether it can serve all the same. */
export interface PlaneVerdict {
  readonly well: boolean;
  readonly serves: boolean;
  readonly health: PlaneHealth;
}

/** Of a plane that has not been opened yet. Embedded ones are opened before anything is asked. */
export function awaitedVerdict({ id, error }: AwaitedPlane): PlaneVerdict {
  const engines = [{ engine: 'engines', answers: false, error }];
  const health: PlaneHealth = { plane: id, topology: 'distributed', engines, projections: [], lagMs: null };
  return { well: false, serves: false, health };
}

/** Tells the health of one plane, with a memory of what its log's end was when. */
export class PlaneHealthReader {
  private readonly meter = new LagMeter();

  constructor(private readonly plane: Plane) {}

  async read(): Promise<PlaneVerdict> {
    const { plane } = this;
    const engines = await probeEngines(plane.probes);
    const answers = engines.every((engine) => engine.answers);
    const status = answers ? await plane.projections.status().catch(() => null) : null;
    const lag = status && this.meter.lagOf(status);
    const parked = lag?.parked ?? 0;
    const health: PlaneHealth = {
      plane: plane.id,
      topology: plane.topology,
      engines,
      projections: (status ?? []).map((each) => ({
        name: each.name,
        caughtUp: each.checkpoint >= each.head,
        parked: each.parked,
      })),
      lagMs: lag?.lagMs ?? null,
    };
    const neverBuilt = status?.some(({ serving }) => serving.generation === 0) ?? true;
    return {
      well: answers && !neverBuilt && parked === 0 && (lag?.lagMs ?? 0) <= LONG_LAG_MS,
      // Where another process folds, parked events are that one's to be called unready for: this one can serve.
      serves: answers && !neverBuilt && (parked === 0 || plane.topology === 'distributed'),
      health,
    };
  }
}
