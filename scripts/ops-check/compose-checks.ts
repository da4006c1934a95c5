import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, readApiConfiguration } from '@chancery/platform';
import { REPOSITORY } from '../stack/stack-folders.ts';
import { OPS, OPS_CHECK_FOLDER, runTool } from './check.ts';
import type { OpsCheck } from './check.ts';
import { composeReader } from './go-tools.ts';

/** What is read of the resolved model. */
interface ComposeModel {
  readonly services: Readonly<Record<string, ComposeService>>;
}

interface ComposeService {
  readonly image: string;
  readonly build?: object;
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: object;
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly cpus?: number; readonly memory?: string } } };
}

/** Their check of health is the image's own. */
const OWN_IMAGE = 'chancery:local';

export const composeChecks: readonly OpsCheck[] = [
  { name: 'compose.yaml is a compose file', find: async () => (await resolved()).findings },
  {
    name: 'compose.yaml: health checks, limits and pinned images everywhere',
    find: async () => Object.entries((await model()).services).flatMap(([name, service]) => lacking(name, service)),
  },
  { name: 'compose.yaml: the processes take their configuration', find: async () => refusedBy(await model()) },
  { name: 'Dockerfile: what it copies is there', find: missingSources },
];

/** compose.yaml with secrets made up for it, as the reference reader resolves it. */
async function resolved(): Promise<ReturnType<typeof runTool>> {
  const secrets = new Map<string, string>();
  const text = readFileSync(join(OPS, 'compose.yaml'), 'utf8').replaceAll(/\$\{(\w+):\?[^}]*\}/g, (_, name: string) => {
    const secret = secrets.get(name) ?? randomBytes(32).toString('hex');
    secrets.set(name, secret);
    return secret;
  });
  mkdirSync(OPS_CHECK_FOLDER, { recursive: true });
  const file = join(OPS_CHECK_FOLDER, 'compose.yaml');
  writeFileSync(file, text);
  return runTool(await composeReader(), ['-format', 'json', file]);
}

async function model(): Promise<ComposeModel> {
  const { output, findings } = await resolved();
  if (findings.length > 0) throw new Error(findings.join('\n'));
  return JSON.parse(output) as ComposeModel;
}

function lacking(name: string, { image, healthcheck, deploy }: ComposeService): readonly string[] {
  const limits = deploy?.resources?.limits;
  return [
    ...(healthcheck || image === OWN_IMAGE ? [] : [`${name} has no health check`]),
    ...(limits?.cpus !== undefined && limits.memory !== undefined ? [] : [`${name} has no limits of CPU and memory`]),
    ...(image === OWN_IMAGE || /:v?\d+\.\d+\.\d+$/.test(image) ? [] : [`${name} has no pinned image: ${image}`]),
  ];
}

function refusedBy({ services }: ComposeModel): readonly string[] {
  return Object.entries(services).flatMap(([name, { image, environment = {} }]) => {
    if (image !== OWN_IMAGE) return [];
    try {
      const { planes } = readApiConfiguration(environment);
      return planes.flatMap(({ id, engines }) => (engines === null ? [`${name}: plane ${id} is not distributed`] : []));
    } catch (error) {
      if (error instanceof ConfigurationError) return [`${name}: ${error.message}`];
      throw error;
    }
  });
}

/** `COPY` of the build's context; what comes from another stage is made there. */
function missingSources(): readonly string[] {
  const lines = readFileSync(join(OPS, 'Dockerfile'), 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm);
  const sources = [...lines].flatMap(([, list = '']) => list.split(' '));
  return sources.filter((source) => !existsSync(join(REPOSITORY, source))).map((source) => `${source} is not there`);
}
