import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { anchorsOf } from '../checks/markdown-anchors.ts';
import { REPOSITORY } from '../stack/stack-folders.ts';
import { OPS, OPS_CHECK_FOLDER, runTool } from './check.ts';
import type { OpsCheck } from './check.ts';
import { debianTool } from './debian-tools.ts';
import { KNOWN_METRICS, metricsOf } from './known-metrics.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations?: { readonly summary?: string; readonly runbook?: string };
}

interface Panel {
  readonly title: string;
  readonly datasource: { readonly uid: string };
  readonly targets: readonly { readonly expr: string }[];
}

/** An expression, and where it stands. */
interface Expression {
  readonly place: string;
  readonly expr: string;
}

const RULES = join(OPS, 'prometheus/rules');
const DASHBOARDS = join(OPS, 'grafana/dashboards');

export const monitoringChecks: readonly OpsCheck[] = [
  { name: 'alerts: each leads to its page', find: () => rules().flatMap(runbookFindings) },
  { name: 'rules and dashboards: every metric is exported by somebody', find: unknownMetrics },
  { name: 'dashboards: readable, on the data source there is', find: dashboardFindings },
  {
    name: 'Prometheus takes its configuration, the rules, and the expressions of the dashboards',
    find: prometheusFindings,
  },
  { name: 'the blackbox exporter takes its configuration', find: blackboxFindings },
];

function rules(): readonly Rule[] {
  return readdirSync(RULES).flatMap((file) => {
    const { groups } = load(readFileSync(join(RULES, file), 'utf8')) as {
      groups: readonly { rules: readonly Rule[] }[];
    };
    return groups.flatMap((group) => group.rules);
  });
}

function panels(): readonly Panel[] {
  return readdirSync(DASHBOARDS).flatMap(
    (file) => (JSON.parse(readFileSync(join(DASHBOARDS, file), 'utf8')) as { panels: readonly Panel[] }).panels,
  );
}

function expressions(): readonly Expression[] {
  return [
    ...rules().map(({ alert, expr }) => ({ place: alert, expr })),
    ...panels().flatMap(({ title, targets }) => targets.map(({ expr }) => ({ place: title, expr }))),
  ];
}

function runbookFindings({ alert, annotations }: Rule): readonly string[] {
  const [page = '', anchor = ''] = (annotations?.runbook ?? '').split('#');
  if (annotations?.summary === undefined) return [`${alert} has no summary`];
  if (!page.endsWith('.md') || !existsSync(join(REPOSITORY, page))) return [`${alert} has no page`];
  return anchorsOf(join(REPOSITORY, page)).has(anchor) ? [] : [`${alert}: ${page} has no heading #${anchor}`];
}

function unknownMetrics(): readonly string[] {
  return expressions().flatMap(({ place, expr }) =>
    metricsOf(expr).flatMap((metric) => (KNOWN_METRICS.has(metric) ? [] : [`${place}: nobody exports ${metric}`])),
  );
}

function dashboardFindings(): readonly string[] {
  const file = join(OPS, 'grafana/provisioning/datasources/prometheus.yaml');
  const { datasources } = load(readFileSync(file, 'utf8')) as { datasources: readonly { uid: string }[] };
  const known = new Set(datasources.map(({ uid }) => uid));
  return panels().flatMap(({ title, datasource, targets }) => [
    ...(known.has(datasource.uid) ? [] : [`${title}: there is no data source ${datasource.uid}`]),
    ...(targets.length > 0 ? [] : [`${title} shows nothing`]),
  ]);
}

/** The expressions of the dashboards are checked as rules. @throws MissingToolError */
async function prometheusFindings(): Promise<readonly string[]> {
  const folder = join(OPS_CHECK_FOLDER, 'prometheus');
  mkdirSync(folder, { recursive: true });
  cpSync(RULES, join(folder, 'rules'), { recursive: true });
  const asRules = expressions().map(({ expr }, index) => ({ record: `dashboards:${index}`, expr }));
  writeFileSync(join(folder, 'rules/dashboards.yaml'), dump({ groups: [{ name: 'dashboards', rules: asRules }] }));
  // Its paths are those inside the container.
  const configuration = readFileSync(join(OPS, 'prometheus/prometheus.yaml'), 'utf8');
  writeFileSync(join(folder, 'prometheus.yaml'), configuration.replaceAll('/etc/prometheus/', `${folder}/`));
  return runTool(await debianTool('promtool', 'prometheus'), ['check', 'config', join(folder, 'prometheus.yaml')])
    .findings;
}

/** @throws MissingToolError */
async function blackboxFindings(): Promise<readonly string[]> {
  const exporter = await debianTool('prometheus-blackbox-exporter', 'prometheus-blackbox-exporter');
  return runTool(exporter, ['--config.check', '--config.file', join(OPS, 'prometheus/blackbox.yaml')]).findings;
}
