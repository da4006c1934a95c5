import { describe, expect, it } from '@jest/globals';
import { metricsOf } from './known-metrics.ts';

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
