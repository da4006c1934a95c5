import { mistaken, stopped } from './attack.ts';
import type { AttackGroup } from './attack.ts';

export const TENANT_ATTACKS: AttackGroup = {
  title: 'Another tenant’s evidence',
  stoppedBy:
    'Each tenant has an engine process of its own, whose folder holds links to that tenant’s files and nothing else; a ' +
    'dataset is looked up in the tenant’s own log, so another tenant’s name is a name that is not there.',
  attacks: [
    mistaken('another tenant’s dataset by its name', `SELECT * FROM secrets`),
    mistaken('another tenant’s dataset with the tenant before it', `SELECT * FROM "eu_tvictim/secrets"`),
    stopped('another tenant as a schema', `SELECT * FROM eu_tvictim.secrets`),
    stopped('another tenant as a database', `SELECT * FROM eu_tvictim.main.secrets`),
    stopped('another tenant’s staged file', `SELECT * FROM read_parquet('<victim>')`),
    mistaken('another tenant’s staged file in the place of a dataset', `SELECT * FROM '<victim>'`),
    stopped('beside an own file', `SELECT * FROM read_parquet(['cars.parquet', '<victim>'])`),
    stopped('by a pattern', `SELECT * FROM read_parquet('../../eu_tvictim/*/*.parquet')`),
    stopped('by a pattern of all tenants', `SELECT * FROM read_parquet('<own>/../../*/*/*.parquet')`),
    stopped('the names alone, by glob', `SELECT * FROM glob('<own>/../../*/*/*')`),
    stopped('the schema alone', `SELECT * FROM parquet_schema('<victim>')`),
    stopped('the metadata alone', `SELECT * FROM parquet_metadata('<victim>')`),
    stopped('the file metadata alone', `SELECT * FROM parquet_file_metadata('<victim>')`),
    stopped('the key-value metadata alone', `SELECT * FROM parquet_kv_metadata('<victim>')`),
    stopped('the full metadata alone', `SELECT * FROM parquet_full_metadata('<victim>')`),
    stopped('a Bloom filter as an oracle', `SELECT * FROM parquet_bloom_probe('<victim>', 'word', 'x')`),
    stopped('the plane’s blobs', `SELECT * FROM glob('<blobs>/**')`),
    stopped('the plane’s blobs as Parquet', `SELECT * FROM read_parquet('<blobs>/**')`),
  ],
};
