/** What an engine is said to be in the variables of its specs, and in words. */
export interface EngineUnderTest {
  readonly variable: string;
  /** Which server and version, as it says itself. */
  readonly version: string;
}

/** What every step runs on. */
export interface EngineWorld {
  /** The environment of processes that are to find the servers. */
  readonly environment: NodeJS.ProcessEnv;
  /** By the name that adapters have: `mongodb`, `kafka`, `s3`, `eventstoredb`. */
  readonly engines: ReadonlyMap<string, EngineUnderTest>;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Something that `npm run test:engines` does on the real engines; it prints what it found. */
export interface EngineStep {
  readonly name: string;
  run(world: EngineWorld): Promise<Counts>;
}
