/** The variables that say where a real server for the engine specs is. */
export type EngineVariable = 'EVENTSTORE_URL' | 'MONGODB_URL' | 'KAFKA_BROKERS' | 'S3_URL';

/**
 * Where the real server is that an engine spec (`*.engine.spec.ts`) runs on.
 * @throws Error naming the variable, and how to get such a server.
 */
export function engineUrl(variable: EngineVariable): string {
  const url = optionalEngineUrl(variable);
  if (url !== null) return url;
  throw new Error(
    `${variable} is not set: engine specs need a real server. ` +
      '`npm run test:engines` starts them; or start them with `npm run stack:up` and set what it prints',
  );
}

/** The same for a suite that also has something else to run on, as EventStoreDB's has its test node; `null` when not set. */
export function optionalEngineUrl(variable: EngineVariable): string | null {
  const url = process.env[variable]?.trim() ?? '';
  return url === '' ? null : url;
}
