/** Whether an engine answers. */
export interface EngineHealth {
  readonly engine: string;
  readonly answers: boolean;
  /** Why it does not; without credentials. */
  readonly error: string | null;
}

/** A question that an engine answers when it is well. */
export interface EngineProbe {
  readonly engine: string;
  ask(): Promise<unknown>;
}

/** An engine that needs longer counts as out of reach. Milliseconds. */
const PATIENCE_MS = 3000;

/** Asks all engines at once. */
export function probeEngines(probes: readonly EngineProbe[]): Promise<readonly EngineHealth[]> {
  return Promise.all(
    probes.map(async (probe) => {
      const { engine } = probe;
      try {
        await withinPatience(probe.ask());
        return { engine, answers: true, error: null };
      } catch (error) {
        return { engine, answers: false, error: error instanceof Error ? error.message : String(error) };
      }
    }),
  );
}

async function withinPatience(answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
