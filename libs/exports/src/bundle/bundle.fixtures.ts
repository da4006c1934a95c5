import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { ExportStamp } from '../artifacts/export-stamp.ts';
import { NEUTRALISING_RULE } from '../artifacts/csv.ts';
import { writeArtifacts } from '../artifacts/write-artifacts.ts';
import { EXPORT_ID, NAMEPLATE } from '../export/export.fixtures.ts';
import { manifestPin } from '../sources/export-content.ts';
import type {
  AuthorityContent,
  SectionContent,
  DatasetContent,
  DatasetRow,
  ExportContent,
} from '../sources/export-content.ts';
import type { VerifyingKey } from '../verify/verify-report.ts';
import { assembleBundle } from './assemble-bundle.ts';
import type { SignedBundle } from './assemble-bundle.ts';
import { BundleSize } from './bundle-size.ts';
import { sha256Hex } from './digest.ts';
import { EXPORT_FORMAT, EXPORT_FORMATS } from './manifest.ts';
import type { ExportFormat } from './manifest.ts';
import { bytesToSign } from './signed-bytes.ts';
import { rawPublicKey, signingKeyId } from './manifest-signature.ts';

export const STAMP: ExportStamp = {
  export: EXPORT_ID,
  nameplate: NAMEPLATE,
  destination: 'eu',
  createdAt: '2026-11-23T12:00:00.000Z',
};

/** A key pair that is the same in every run, so that bundles are too. */
export class TestKey {
  private readonly privateKey;
  readonly publicKey: VerifyingKey;

  constructor(seedByte: number, plane = 'eu') {
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seedByte)]);
    this.privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    const publicKey = rawPublicKey(createPublicKey(this.privateKey));
    this.publicKey = {
      keyId: signingKeyId(plane, publicKey),
      publicKey,
      from: '2026-11-01T00:00:00.000Z',
      until: null,
    };
  }

  readonly sign = (manifest: Uint8Array): Uint8Array => sign(null, bytesToSign(manifest), this.privateKey);

  /** A signature by the same key over the same bytes, but for another purpose than an export. */
  signOtherwise(bytes: Uint8Array): Uint8Array {
    return sign(null, bytes, this.privateKey);
  }
}

const MARKDOWN = `# Credit policy

Loans follow the [evidence](evidence:cars/row_1) and [the glossary](authority:glossary#terms).

## Limits {#limits}

No more than <b>two</b>.
`;

const SECTIONS = [
  { anchor: 'credit-policy', title: 'Credit policy', line: 1 },
  { anchor: 'limits', title: 'Limits', line: 5 },
];

/** The text of an authority that quotes nothing. */
export function plainText(markdown: string, sections: readonly SectionContent[]) {
  return { markdown, sections, reading: { markdown, sections, quotations: [] } };
}

export const AUTHORITY: AuthorityContent = {
  id: 'credit_policy',
  title: 'Credit policy',
  version: 2,
  publishedAt: '2026-11-20T08:00:00.000Z',
  sha256: sha256Hex(MARKDOWN),
  ...plainText(MARKDOWN, SECTIONS),
  references: [
    { target: 'authority:glossary#terms', authority: 'glossary', version: 1, section: 'terms' },
    { target: 'authority:#limits', authority: 'credit_policy', version: 2, section: 'limits' },
  ],
  pins: [
    {
      authority: 'credit_policy',
      dataset: 'cars',
      row: 'row_1',
      batch: 'b1',
      sha256: '1'.repeat(64),
      targets: ['evidence:cars/row_1', 'evidence://eu_t1acme/cars/row_1'],
      values: [
        { column: 'name', value: '=HYPERLINK("x")' },
        { column: 'origin', value: null },
      ],
    },
  ],
  findings: [
    { authority: 'credit_policy', code: 'superseded-version', line: 3, column: 40, message: 'glossary has version 2.' },
  ],
  skips: [
    {
      authority: 'credit_policy',
      code: 'unknown-authority',
      line: 9,
      column: 1,
      message: 'There is no authority "act".',
      category: 'external-source',
      justification: 'The act stands in the gazette, of which we hold a copy.',
      owner: 'eu_aowner',
      expiresAt: '2027-06-30T00:00:00.000Z',
    },
  ],
};

export const DATASET_ROWS: readonly DatasetRow[] = [
  { row: 'row_1', sha256: '1'.repeat(64), values: ['=HYPERLINK("x")', null] },
  { row: 'row_2', sha256: '2'.repeat(64), values: ['Käfer, "Typ 1"', 'Europe\nDE'] },
];

export function dataset(rows: readonly DatasetRow[] = DATASET_ROWS): DatasetContent {
  return {
    id: 'cars',
    batches: [{ batch: 'b1', sha256: '3'.repeat(64), rows: rows.length }],
    sha256: '4'.repeat(64),
    columns: ['name', 'origin'],
    rows: (async function* () {
      yield* await Promise.resolve(rows);
    })(),
  };
}

export async function exampleBundle(
  key: TestKey,
  stamp: ExportStamp = STAMP,
  content: ExportContent = { authorities: [AUTHORITY], datasets: [dataset()] },
  formats: readonly ExportFormat[] = EXPORT_FORMATS,
): Promise<SignedBundle> {
  const { files, sources, neutralised } = await writeArtifacts(stamp, content, formats, new BundleSize());
  const skips = content.authorities.flatMap((authority) => authority.skips);
  return assembleBundle(
    {
      format: EXPORT_FORMAT,
      ...stamp,
      actor: 'eu_atester',
      token: null,
      tenantLogEntry: 41,
      sources,
      pins: content.authorities.flatMap(({ pins }) => pins.map(manifestPin)),
      findings: content.authorities.flatMap(({ findings }) => findings),
      ...(skips.length > 0 ? { skips } : {}),
      csv: { rule: NEUTRALISING_RULE, neutralised },
      algorithm: 'ed25519',
      keyId: key.publicKey.keyId,
    },
    files,
    key.sign,
  );
}
