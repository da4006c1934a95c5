import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ApiClient } from '../support/client.ts';
import { REPOSITORY } from '../support/server.ts';
import type { Story } from './story.ts';

/** The service the story plays on, in either topology. */
export interface Service {
  /** Of each replica. */
  readonly urls: readonly string[];
  /** First administrators' tokens by plane. */
  readonly administrators: ReadonlyMap<string, string>;
  /** A folder for what is downloaded. */
  readonly folder: string;
  /** How the `chancery` command finds the stores. */
  readonly cli: { readonly options: readonly string[]; readonly environment: Readonly<Record<string, string>> };
}

/** Where the story plays: a service of its own, one tenant, and the people who act. */
export interface World {
  readonly story: Story;
  readonly service: Service;
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
export function cli(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [join(REPOSITORY, 'dist/apps/cli/src/main.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...environment },
  });
}

/** What a command prints that reads the stores of the service, and must succeed. */
export function cliOutput({ story, service }: World, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = cli([command, ...args, ...service.cli.options], service.cli.environment);
  story.expect(status === 0, `chancery ${command} to succeed`, stderr);
  return stdout;
}
