import { ApiClient } from '../../../../scripts/support/client.ts';
import { startServer } from '../../../../scripts/support/server.ts';

export const PLANES = ['eu', 'us'] as const;
export type Plane = (typeof PLANES)[number];

/** The service under test, and its API as each plane's operator sees it: what the console must show. */
export interface Service {
  readonly url: string;
  readonly operators: Readonly<Record<Plane, ApiClient>>;
  close(): Promise<void>;
}

/** A service that runs already (`CONSOLE_URL`), else the built one with a data folder that is removed afterwards. */
export async function openService(): Promise<Service> {
  const { CONSOLE_URL, CHANCERY_TOKEN_US, CHANCERY_TOKEN_EU } = process.env;
  if (CONSOLE_URL === undefined) {
    const server = await startServer();
    const tokens = { us: server.administrators.get('us') ?? '', eu: server.administrators.get('eu') ?? '' };
    return serviceAt(server.url, tokens, () => server.dispose());
  }
  if (CHANCERY_TOKEN_US === undefined || CHANCERY_TOKEN_EU === undefined) {
    throw new Error('CONSOLE_URL is set: give CHANCERY_TOKEN_US and CHANCERY_TOKEN_EU too');
  }
  return serviceAt(CONSOLE_URL, { us: CHANCERY_TOKEN_US, eu: CHANCERY_TOKEN_EU }, () => Promise.resolve());
}

function serviceAt(address: string, tokens: Readonly<Record<Plane, string>>, close: () => Promise<void>): Service {
  const url = address.replace(/\/$/, '');
  return { url, operators: { us: new ApiClient(url, tokens.us), eu: new ApiClient(url, tokens.eu) }, close };
}
