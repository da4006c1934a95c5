import { describe, expect, it } from '@jest/globals';
import { KNOWN_METRICS, metricsOf } from './known-metrics.ts';

describe('the metrics that are exported', () => {
  it('are those that the code registers, with the series of histograms, and those of others', () => {
    for (const name of [
      ...[
        'chancery_http_request_duration_seconds_bucket',
        'chancery_commands_total',
        'chancery_projection_lag_seconds',
      ],
      ...['nodejs_eventloop_lag_p99_seconds', 'probe_success'],
    ]) {
      expect(KNOWN_METRICS).toContain(name);
    }
    expect(KNOWN_METRICS.has('chancery_http_request_duration_seconds')).toBe(false);
    expect(KNOWN_METRICS.has('chancery_made_up_total')).toBe(false);
  });
});

describe('the metrics of an expression', () => {
  it.each([
    ['probe_success{job="chancery-live"} == 0', ['probe_success']],
    ['absent(probe_success{process="api"}) or absent(up)', ['probe_success', 'up']],
    ['sum by (plane, disk) (rate(io_bytes_total[5m])) / 2 > 0.85', ['io_bytes_total']],
    ['a == 0 and on (instance) b == 1', ['a', 'b']],
  ])('%s', (expression, metrics) => {
    expect(metricsOf(expression)).toEqual(metrics);
  });
});
