import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceivedEvent } from '@chancery/publishing/consumer';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const TIMEOUT_MS = 10_000;
/** Waits between attempts. */
const WAITS_MS = [200, 1000, 3000];

/**
 * Where events are sent for trying out: this machine, unless another host is allowed by name.
 * @throws Error saying what does not fit.
 */
export function webhookUrl(text: string, allowedHosts: readonly string[]): URL {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new Error(`--to is "${text}": give an http(s) URL`);
  if (LOOPBACK.includes(url.hostname) || allowedHosts.includes(url.hostname)) return url;
  throw new Error(
    `--to goes to ${url.hostname}: a tenant’s events go to this machine only, unless --allow-host ${url.hostname} says so`,
  );
}

/**
 * Sends an event (CloudEvents, HTTP binary mode: the body is the record), a few times where it fails.
 * @throws Error with the last answer when it was never taken.
 */
export async function postEvent(url: URL, { attributes, record }: ReceivedEvent, signal: AbortSignal): Promise<void> {
  const { datacontenttype, ...others } = attributes;
  const headers = Object.entries(others).map(([name, value]): [string, string] => [`ce-${name}`, headerValue(value)]);
  for (let attempt = 0; ; attempt++) {
    const refusal = await attemptPost(url, [['content-type', datacontenttype], ...headers], record, signal);
    if (refusal === null) return;
    const wait = WAITS_MS[attempt];
    if (wait === undefined) throw new Error(`The webhook did not take entry ${attributes.entry}: ${refusal}`);
    await sleep(wait, undefined, { signal });
  }
}

/** @returns why it was not taken; `null` when it was. */
async function attemptPost(
  url: URL,
  headers: readonly [string, string][],
  record: Uint8Array,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: [...headers],
      body: Uint8Array.from(record),
      // An answer that sends us elsewhere could send the events elsewhere.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    return response.ok ? null : `it answered ${response.status}`;
  } catch (error) {
    if (signal.aborted) throw error;
    return error instanceof Error ? (error.cause instanceof Error ? error.cause : error).message : String(error);
  }
}

/** As the HTTP binding of CloudEvents asks for it: printable ASCII, the rest percent-encoded UTF-8. */
function headerValue(value: string): string {
  return value.replaceAll(/[^\x21-\x7e]|["%]/gu, (character) => encodeURIComponent(character));
}
