import { createChanceryClient } from '@chancery/client';
import type { ChanceryClient } from '@chancery/client';

/** How the commands that ask a running service find it. */
export interface ServerOptions {
  readonly url: string;
  readonly token?: string;
}

/** @throws Error saying how to give a token when there is none. */
export function connect({ url, token }: ServerOptions): ChanceryClient {
  if (token === undefined || token === '') {
    throw new Error('No API token: set CHANCERY_TOKEN, or give --token');
  }
  return createChanceryClient({ url, token });
}
