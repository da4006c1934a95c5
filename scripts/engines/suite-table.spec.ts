import { describe, expect, it } from '@jest/globals';
import { suiteLines, suiteRows } from './suite-table.ts';
import type { JestReport } from './suite-table.ts';

const ENGINES = new Map([
  ['mongodb', { variable: 'MONGODB_URL', version: 'MongoDB 6.0.5' }],
  ['s3', { variable: 'S3_URL', version: 'S3: versitygw v1.8.0' }],
]);

function file(name: string, ...statuses: readonly string[]): JestReport['testResults'][number] {
  const failed = statuses.length === 0 || statuses.includes('failed');
  return {
    name: `/repo/libs/${name}`,
    status: failed ? 'failed' : 'passed',
    assertionResults: statuses.map((status) => ({ status })),
  };
}

describe('counts per port and adapter', () => {
  it('add up the files of an adapter, and say which server they ran on', () => {
    const testResults = [
      file('read-models/src/adapters/mongodb/one.engine.spec.ts', 'passed', 'passed'),
      file('blobs/src/adapters/s3/s3.engine.spec.ts', 'passed', 'failed'),
      file('read-models/src/adapters/mongodb/two.engine.spec.ts', 'passed'),
      file('exports/src/signing-keys/mongo-keys.engine.spec.ts', 'passed'),
    ];
    expect(suiteRows({ testResults }, ENGINES)).toEqual([
      { port: 'blobs', adapter: 's3', ranOn: 'S3: versitygw v1.8.0', passed: 1, failed: 1 },
      { port: 'exports', adapter: 'mongodb', ranOn: 'MongoDB 6.0.5', passed: 1, failed: 0 },
      { port: 'read-models', adapter: 'mongodb', ranOn: 'MongoDB 6.0.5', passed: 3, failed: 0 },
    ]);
  });

  it('take for failed what was not run', () => {
    const testResults = [
      file('blobs/src/adapters/s3/broken.engine.spec.ts'),
      file('blobs/src/adapters/s3/b.ts', 'pending'),
    ];
    expect(suiteRows({ testResults }, ENGINES)).toMatchObject([{ passed: 0, failed: 2 }]);
  });

  it('are printed in columns', () => {
    const rows = [{ port: 'blobs', adapter: 's3', passed: 55, failed: 0, ranOn: 'S3: versitygw v1.8.0' }];
    expect(suiteLines(rows).split('\n')).toEqual([
      'port   adapter  passed  failed  ran on',
      'blobs  s3       55      0       S3: versitygw v1.8.0',
    ]);
  });
});
