/** Generations of one version of a projection that can stand at the same time; more are never made before old ones go. */
const ATTEMPTS = 1000;

/** What is in the store of one read model when the host opens it. */
export interface FoundGeneration {
  readonly generation: number;
  /** `false` when its checkpoint lies beyond the end of the log: it knows events that the log has lost. */
  readonly withinLog: boolean;
}

/** What the host does with the generations of one read model. */
export interface GenerationPlan {
  readonly serving: number;
  /** The serving generation was folded by this version and within this log, so it is kept up to date. */
  readonly servingIsCurrent: boolean;
  /** Kept up to date beside the serving one: being filled, or ready to be switched to. */
  readonly beside: number | null;
  /** Serves as soon as it has caught up; equals `beside`. */
  readonly successor: number | null;
  readonly drop: readonly number[];
}

/** The generation number says which version of the projection filled it: `version × 1000 + attempt`, attempt from 1. */
export function versionOf(generation: number): number {
  return Math.floor(generation / ATTEMPTS);
}

/**
 * A number for another generation of `version`: after the highest there is, so that none comes again soon while somebody
 * may still ask for it; the lowest that is free once those are used up. @throws Error when all 999 are taken.
 */
export function nextGeneration(version: number, taken: readonly number[]): number {
  const attempts = taken.filter((generation) => versionOf(generation) === version).map((each) => each % ATTEMPTS);
  const next = Math.max(0, ...attempts) + 1;
  if (next < ATTEMPTS) return version * ATTEMPTS + next;
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    if (!attempts.includes(attempt)) return version * ATTEMPTS + attempt;
  }
  throw new Error(`Version ${version} has ${ATTEMPTS - 1} generations already`);
}

/**
 * What to do with what a restart finds. A serving generation of another version, or one beyond the log, goes on serving
 * until its successor has caught up. One more generation of another version is kept, for the way back.
 */
export function planGenerations(
  version: number,
  serving: number | null,
  found: readonly FoundGeneration[],
): GenerationPlan {
  const all = found.map(({ generation }) => generation);
  const usable = found
    .filter(({ generation, withinLog }) => withinLog && versionOf(generation) === version)
    .map(({ generation }) => generation);
  const candidate = usable.filter((generation) => generation !== serving).at(-1) ?? null;

  if (serving === null) {
    const first = candidate ?? nextGeneration(version, all);
    return { serving: first, servingIsCurrent: true, beside: null, successor: null, drop: without(all, [first]) };
  }
  if (usable.includes(serving)) {
    const wayBack = found
      .filter(({ generation, withinLog }) => withinLog && versionOf(generation) !== version)
      .map(({ generation }) => generation)
      .at(-1);
    const drop = without(all, [serving, candidate, wayBack]);
    return { serving, servingIsCurrent: true, beside: candidate, successor: null, drop };
  }
  const successor = candidate ?? nextGeneration(version, all);
  const drop = without(all, [serving, successor]);
  return { serving, servingIsCurrent: false, beside: successor, successor, drop };
}

function without(all: readonly number[], kept: readonly (number | null | undefined)[]): readonly number[] {
  return all.filter((generation) => !kept.includes(generation));
}
