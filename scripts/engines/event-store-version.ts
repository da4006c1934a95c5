const TEST_NODE = 'test node on the client’s own service definitions';
const PATIENCE_MS = 5000;

/** Which EventStoreDB the suites run on: what the server of `EVENTSTORE_URL` says of itself, or the test node. */
export async function eventStoreVersion(): Promise<string> {
  const url = process.env['EVENTSTORE_URL']?.trim() ?? '';
  if (url === '') return TEST_NODE;
  return (await askedOverHttp(url)) ?? 'EventStoreDB of EVENTSTORE_URL, which does not say its version';
}

/** The server tells its version to everybody, on the port that the clients use. */
async function askedOverHttp(url: string): Promise<string | null> {
  const [, host] = /^[a-z+]+:\/\/(?:[^@/]*@)?([^,/?]+)/.exec(url) ?? [];
  const scheme = /[?&]tls=false/i.test(url) ? 'http' : 'https';
  if (host === undefined) return null;
  try {
    const answer = await fetch(`${scheme}://${host}/info`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { dbVersion, esVersion } = (await answer.json()) as { dbVersion?: string; esVersion?: string };
    const version = dbVersion ?? esVersion;
    return version === undefined ? null : `EventStoreDB ${version}`;
  } catch {
    return null;
  }
}
