import { Metrics } from '@chancery/platform/metrics';

/**
 * The metrics that rules and dashboards may use: what somebody exports. Of Chancery what its code registers; of Prometheus
 * itself, the blackbox exporter, and KurrentDB from version 25 on what their own tests list.
 */
export const KNOWN_METRICS: ReadonlySet<string> = new Set([
  ...new Metrics().names(),
  'up',
  'probe_success',
  'probe_duration_seconds',
  'kurrentdb_checkpoints',
  'kurrentdb_current_incoming_grpc_calls',
  'kurrentdb_elections_count_total',
  'kurrentdb_io_bytes_total',
  'kurrentdb_queue_queueing_duration_max_seconds',
  'kurrentdb_sys_disk_bytes',
  'kurrentdb_writer_flush_duration_max_seconds',
]);

const WORDS = new Set(['by', 'on', 'and', 'or', 'unless', 'without', 'ignoring', 'group_left', 'group_right']);

/** The metrics that a PromQL expression reads: names that are no functions, keywords, labels or strings. */
export function metricsOf(expression: string): readonly string[] {
  const plain = expression
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/\b(by|on|without|ignoring)\s*\([^)]*\)/g, '');
  const names = [...plain.matchAll(/[a-zA-Z_:][\w:]*(?!\s*\(|[\w:])/g)].map(([name]) => name);
  return [...new Set(names.filter((name) => !WORDS.has(name)))];
}
