import { describe, expect, it } from '@jest/globals';
import type { AuthorityForExport, Finding } from '@chancery/authorities';
import type { DatasetSource } from '@chancery/evidence';
import type { ExportRequest } from '../export/export.events.ts';
import { brokenFindingsOf, skippedFindingsOf, sourcesOf } from './gate-sources.ts';

const request: ExportRequest = {
  authorities: ['policy', 'drafted', 'nowhere'],
  datasets: ['cars', 'nothing'],
  formats: ['json'],
  destination: 'eu',
  keepDays: 30,
};

const link = { line: 3, column: 1, from: 10, to: 30 };
const digest = 'd'.repeat(64);

function evidence(dataset: string, batch: string) {
  return {
    ...link,
    kind: 'evidence' as const,
    target: `evidence:${dataset}/r1`,
    dataset,
    row: 'r1',
    rowDigest: digest,
    batch,
  };
}

function finding(change: Partial<Finding> = {}): Finding {
  return {
    code: 'missing-section',
    severity: 'error',
    line: 3,
    column: 7,
    target: 'authority:glossary#terms',
    reason: 'The section is gone.',
    guidance: 'Link to another one.',
    candidates: [],
    fix: null,
    ...change,
  };
}

function authority(change: Partial<AuthorityForExport> = {}): AuthorityForExport {
  return {
    authority: 'policy',
    published: {
      title: 'Policy',
      version: 1,
      publishedAt: 0,
      text: '# Policy',
      textDigest: digest,
      expanded: { text: '# Policy', includes: [], moved: [] },
      sections: [],
      references: [
        { ...link, kind: 'own-section', target: 'authority:#policy', anchor: 'policy', sectionDigest: digest },
        evidence('cars', 'b1'),
        evidence('cars', 'b1'),
        evidence('cars', 'b2'),
        evidence('cars', 'b3'),
        evidence('cars', 'b4'),
        evidence('boats', 'b1'),
      ],
    },
    findings: [],
    skipped: [],
    ...change,
  };
}

function batchIn(region: string, batch: string) {
  const nameplate = { region, legalEntity: 'Acme', policyId: 'p', policyVersion: 1 };
  return { batch, sha256: digest, rows: 1, nameplate };
}

/** Two batches of `cars`, one of them ingested in another region; a third was withdrawn. */
const cars: DatasetSource = {
  dataset: 'cars',
  digest,
  columns: ['id'],
  batches: [batchIn('eu', 'b1'), batchIn('us', 'b2')],
  withdrawn: [batchIn('ch', 'b3')],
};

describe('the sources the gate is told of', () => {
  it('are every requested authority and dataset and all cited evidence, each where it is held, once', () => {
    const found = [authority(), authority({ authority: 'drafted', published: null })];
    expect(sourcesOf('eu', request, found, new Map([['cars', cars]]))).toEqual([
      { kind: 'authority', id: 'policy', plane: 'eu' },
      { kind: 'authority', id: 'drafted', plane: null },
      { kind: 'authority', id: 'nowhere', plane: null },
      { kind: 'dataset', id: 'cars', plane: 'eu' },
      { kind: 'dataset', id: 'cars', plane: 'us' },
      { kind: 'dataset', id: 'nothing', plane: null },
      { kind: 'evidence', id: 'cars', plane: 'eu' },
      { kind: 'evidence', id: 'cars', plane: 'us' },
      // Batch b3 was withdrawn: history keeps it where it was ingested.
      { kind: 'evidence', id: 'cars', plane: 'ch' },
      // There never was a batch b4, nor a dataset of boats.
      { kind: 'evidence', id: 'cars', plane: null },
      { kind: 'evidence', id: 'boats', plane: null },
    ]);
  });

  it('do not count a dataset that was asked for and is withdrawn as a whole', () => {
    const gone: DatasetSource = { ...cars, batches: [] };
    expect(sourcesOf('eu', { ...request, authorities: [], datasets: ['cars'] }, [], new Map([['cars', gone]]))).toEqual(
      [{ kind: 'dataset', id: 'cars', plane: null }],
    );
  });

  it('are also what a finding says lies in another plane', () => {
    const foreign = ['evidence://us_t1/cars/r1', 'evidence:cars/r1'].map((target) =>
      finding({ code: 'evidence-outside-plane', target }),
    );
    const drafted = authority({ published: null, findings: foreign });
    expect(sourcesOf('eu', { ...request, authorities: [], datasets: [] }, [drafted], new Map())).toEqual([
      { kind: 'evidence', id: 'evidence://us_t1/cars/r1', plane: 'us' },
      { kind: 'evidence', id: 'evidence:cars/r1', plane: null },
    ]);
  });
});

describe('the findings the gate is told of', () => {
  it('are, apart, the errors that somebody skipped, with who answers for it, why and until when', () => {
    const skip = {
      skip: 's1',
      category: 'historical' as const,
      justification: 'It was so when it was written.',
      owner: 'eu_aowner',
      expiresAt: 7,
      skippedAt: 1,
      finding: { ...finding(), fingerprint: digest },
    };
    const warning = finding({ severity: 'warning' });
    const skipped = [finding(), warning].map((each) => ({ finding: each, skip }));
    expect(brokenFindingsOf(authority({ skipped }))).toEqual([]);
    expect(skippedFindingsOf(authority({ skipped }))).toEqual([
      {
        authority: 'policy',
        code: 'missing-section',
        line: 3,
        column: 7,
        message: 'The section is gone.',
        fix: 'Link to another one.',
        owner: 'eu_aowner',
        justification: 'It was so when it was written.',
        expiresAt: 7,
      },
    ]);
  });

  it('are the errors, not the warnings', () => {
    const findings = [finding(), finding({ code: 'superseded-version', severity: 'warning' })];
    expect(brokenFindingsOf(authority({ findings }))).toEqual([
      {
        authority: 'policy',
        code: 'missing-section',
        line: 3,
        column: 7,
        message: 'The section is gone.',
        fix: 'Link to another one.',
      },
    ]);
  });
});
