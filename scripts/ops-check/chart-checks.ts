import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { installedPythonTool } from '../support/python-tool.ts';
import { OPS, OPS_CHECK_FOLDER, runTool } from './check.ts';
import type { OpsCheck } from './check.ts';
import { helm } from './go-tools.ts';

const CHART = join(OPS, 'helm/chancery');
/** The oldest version that Chart.yaml takes, and the newest that the schemas know. */
const KUBERNETES = ['1.27.0', '1.37.0'];

/** Sets of values that between them take every branch of the templates. */
const VALUES: Readonly<Record<string, object>> = {
  least: { existingSecret: 'chancery' },
  all: {
    planes: ['eu'],
    secrets: { EVENTSTORE_URL_EU: 'esdb://eventstore:2113', CHANCERY_PLANE_KEY_EU: 'a2V5' },
    image: { tag: '1.2.3', pullSecrets: [{ name: 'registry' }] },
    api: { autoscaling: { enabled: false }, replicas: 3 },
    workers: { everything: { roles: ['projector', 'reactor', 'publisher'] } },
    ingress: {
      enabled: true,
      className: 'nginx',
      annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '0' },
      hosts: [{ host: 'chancery.example.org' }],
      tls: [{ secretName: 'chancery-tls', hosts: ['chancery.example.org'] }],
    },
    networkPolicy: {
      apiFrom: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }],
      workersFrom: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
      metricsFrom: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
      engineTo: [{ ipBlock: { cidr: '10.0.0.0/8' } }],
    },
    serviceAccount: { annotations: { 'example.org/role': 'chancery' } },
    podAnnotations: { 'example.org/team': 'governance' },
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [{ key: 'dedicated', operator: 'Exists' }],
    affinity: { nodeAffinity: {} },
  },
};

/** Values that must be refused, and what has to be said of them. */
const REFUSED: readonly (readonly [values: object, says: RegExp])[] = [
  [{}, /Set existingSecret, or secrets/],
  [{ existingSecret: 'x', planes: ['mars'] }, /planes/],
  [{ existingSecret: 'x', replicas: 3 }, /replicas/],
  [{ existingSecret: 'x', workers: { w: { roles: ['janitor'] } } }, /roles/],
  [{ existingSecret: 'x', ingress: { enabled: true } }, /ingress\.hosts/],
];

export const chartChecks: readonly OpsCheck[] = [
  ...Object.keys(VALUES).map((name) => ({ name: `Helm chart, values "${name}": lint`, find: () => lint(name) })),
  ...Object.keys(VALUES).flatMap((name) =>
    KUBERNETES.map((version) => ({
      name: `Helm chart, values "${name}": manifests of Kubernetes ${version}`,
      find: () => manifests(name, version),
    })),
  ),
  { name: 'Helm chart: wrong values are refused by name', find: refusals },
  { name: 'Helm chart: the version is the package’s', find: version },
];

async function lint(name: string): Promise<readonly string[]> {
  const parameters = ['lint', '--strict', '--quiet', '--kube-version', KUBERNETES.at(-1) ?? ''];
  return runTool(await helm(), [...parameters, '--values', valuesFile(name, VALUES[name] ?? {}), CHART]).findings;
}

/** Against the schemas of Kubernetes, nothing unknown allowed. */
async function manifests(name: string, kubernetes: string): Promise<readonly string[]> {
  const parameters = ['template', 'release', CHART, '--kube-version', kubernetes];
  const { output, findings } = runTool(await helm(), [
    ...parameters,
    ...['--values', valuesFile(name, VALUES[name] ?? {})],
  ]);
  if (findings.length > 0) return findings;
  const file = join(OPS_CHECK_FOLDER, `manifests-${name}-${kubernetes}.yaml`);
  writeFileSync(file, output);
  const validate = installedPythonTool('ops-check', 'kubernetes-validate');
  return runTool(validate, ['--strict', '--quiet', '--kubernetes-version', kubernetes, file]).findings;
}

async function refusals(): Promise<readonly string[]> {
  const command = await helm();
  return REFUSED.flatMap(([values, says], index) => {
    const parameters = ['template', 'release', CHART, '--kube-version', KUBERNETES.at(-1) ?? ''];
    const { findings } = runTool(command, [...parameters, '--values', valuesFile(`refused-${index}`, values)]);
    return says.test(findings.join('\n')) ? [] : [`${JSON.stringify(values)} is not refused with ${String(says)}`];
  });
}

function version(): readonly string[] {
  const { appVersion } = load(readFileSync(join(CHART, 'Chart.yaml'), 'utf8')) as { readonly appVersion: string };
  const own = JSON.parse(readFileSync(join(OPS, '../package.json'), 'utf8')) as { readonly version: string };
  return appVersion === own.version ? [] : [`Chart.yaml says ${appVersion}, package.json ${own.version}`];
}

function valuesFile(name: string, values: object): string {
  mkdirSync(OPS_CHECK_FOLDER, { recursive: true });
  const file = join(OPS_CHECK_FOLDER, `values-${name}.json`);
  writeFileSync(file, JSON.stringify(values));
  return file;
}
