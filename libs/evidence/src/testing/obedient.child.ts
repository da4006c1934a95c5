import { serveParent } from '../engine/child-loop.ts';

/** Does what it is told, to try what becomes of it. */
export type Order = 'echo' | 'fail' | 'exit' | 'hang' | 'bloat';

const HELD: Buffer[] = [];

function obey(order: unknown): Promise<unknown> {
  switch (order as Order) {
    case 'echo':
      return Promise.resolve({ cwd: process.cwd(), arguments: process.execArgv });
    case 'fail':
      return Promise.reject(new Error('told to fail'));
    case 'exit':
      process.stderr.write('told to exit');
      return process.exit(3);
    case 'hang':
      return new Promise(() => undefined);
    case 'bloat':
      return bloat();
  }
}

/** Takes more memory until it is stopped. */
async function bloat(): Promise<never> {
  for (;;) {
    HELD.push(Buffer.alloc(10 * 1024 * 1024, 1));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

serveParent(obey, 300 * 1024 * 1024);
