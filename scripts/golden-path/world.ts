import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ApiClient } from '../support/client.ts';
import { REPOSITORY } from '../support/server.ts';
import type { StartedServer } from '../support/server.ts';
import type { Story } from './story.ts';

/** Where the story plays: a service of its own, one tenant, and the people who act. */
export interface World {
  readonly story: Story;
  readonly server: StartedServer;
  readonly tenant: string;
  /** Path of the tenant's routes. */
  readonly base: string;
  /** The plane's first administrator. */
  readonly operator: ApiClient;
  readonly admin: ApiClient;
  readonly member: ApiClient;
  readonly auditor: ApiClient;
}

/** A refusal as the service answers it. */
export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly decision?: string;
  readonly lift?: readonly { readonly action: string; readonly by: string }[];
}

/** Runs the built `chancery` command. */
export function cli(...args: readonly string[]) {
  return spawnSync(process.execPath, [join(REPOSITORY, 'dist/apps/cli/src/main.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

/** What a command that must succeed prints. */
export function cliOutput(story: Story, ...args: readonly string[]): string {
  const { status, stdout, stderr } = cli(...args);
  story.expect(status === 0, `chancery ${args[0] ?? ''} to succeed`, stderr);
  return stdout;
}
