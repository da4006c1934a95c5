import autocannon from 'autocannon';
import { build } from 'hdr-histogram-js';

/** What a load of HTTP requests measured. */
export interface LoadFigures {
  /** Successful answers a second. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly accepted: number;
  /** Answers that were no success, and connections that failed. */
  readonly failed: number;
}

export interface Load {
  readonly url: string;
  readonly headers: Record<string, string>;
  /** Sent in turn by each connection. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

const WARM_UP_SECONDS = 2;

/** Sends POST requests over `connections` for `seconds`. */
export async function measureLoad({ url, headers, bodies, connections, seconds }: Load): Promise<LoadFigures> {
  const microseconds = build({ highestTrackableValue: 60_000_000 });
  const requests = bodies.map((body) => ({ method: 'POST' as const, body }));
  const options = {
    url,
    connections,
    duration: seconds,
    headers: { 'content-type': 'application/json', ...headers },
    requests,
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error: Error | null, done) => (error ? reject(error) : resolve(done)));
    instance.on('response', (_client, _status, _bytes, milliseconds) =>
      microseconds.recordValue(Math.round(milliseconds * 1000)),
    );
  });
  const at = (percentile: number) => Math.round(microseconds.getValueAtPercentile(percentile) / 10) / 100;
  return {
    perSecond: Math.round(result['2xx'] / result.duration),
    p50Ms: at(50),
    p95Ms: at(95),
    p99Ms: at(99),
    accepted: result['2xx'],
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

/** A short load before what is measured, so that the code under test is compiled. Returns what was accepted. */
export async function warmUp(load: Load): Promise<number> {
  return (await measureLoad({ ...load, seconds: WARM_UP_SECONDS })).accepted;
}
