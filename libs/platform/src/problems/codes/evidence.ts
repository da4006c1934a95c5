import type { ErrorKinds } from '../error-kind.ts';

export const EVIDENCE_ERRORS = {
  'file-invalid': {
    status: 422,
    title: 'The file cannot be ingested',
    meaning:
      'The file as a whole does not fit: it is empty, has no header or no rows, names a column twice, is in another encoding than it says, or passes a limit. The detail says what and where; nothing landed.',
  },
  'rows-rejected': {
    status: 422,
    title: 'Rows were rejected',
    meaning:
      'With `strict=true` one bad row refuses the file; without it, a file without a single good row. `rejectedRows` names the first by line and reason; nothing landed.',
  },
  'batch-read-differently': {
    status: 409,
    title: 'Ingested before, read differently',
    meaning:
      'The dataset has these bytes already, read another way: with another delimiter, encoding, row key or type of a column. Nothing landed.',
  },
  'ingest-abandoned': {
    status: 503,
    title: 'The ingest was given up',
    meaning:
      'It took so long that it was taken for dead and its charge was given back. Send the same request again: it is charged anew.',
  },
  'upload-cancelled': {
    status: 409,
    title: 'The upload was cancelled',
    meaning: 'Somebody cancelled it while it was sent or read. Nothing landed and nothing was charged.',
  },
  'upload-not-cancellable': {
    status: 409,
    title: 'Too late to cancel',
    meaning: 'The rows of the upload are being charged, or it has ended. A batch that landed can be retracted.',
  },
  'evidence-cited': {
    status: 409,
    title: 'Authorities cite it',
    meaning:
      'What is to be retracted or deleted is cited: `facts.citedBy` names the authorities, whose links would become findings. Send `evenIfCited: true` to withdraw it all the same.',
  },
  'retracted-rows-too-many': {
    status: 422,
    title: 'Too many rows retracted one by one',
    meaning: 'A dataset has at most 10,000 rows that were retracted one by one. Retract their batch instead.',
  },
  'query-invalid': {
    status: 400,
    title: 'The query cannot be run',
    meaning: 'The SQL has a mistake, or names a dataset or column that is not there; the detail says where.',
  },
  'query-not-allowed': {
    status: 403,
    title: 'Not a query over datasets',
    meaning: 'Only one SELECT over the tenant’s own datasets may be run: no files, no network, no settings.',
  },
  'query-timeout': {
    status: 504,
    title: 'The query took too long',
    meaning: 'It was stopped at its time limit. Aggregate or filter earlier, or send a larger `timeoutMs`.',
  },
  'query-too-large': {
    status: 413,
    title: 'The query is too large',
    meaning: 'It needs more memory, or gives a larger result, than a query may. Select fewer columns or rows.',
  },
  'query-failed': {
    status: 422,
    title: 'The engine failed on the query',
    meaning:
      'The analytical engine met a fault of its own while it ran this statement, and was replaced. Write the statement simpler, or less deeply nested.',
  },
  'query-cancelled': {
    status: 409,
    title: 'The query was cancelled',
    meaning: 'Someone of the tenant cancelled it, or its client hung up, before it had ended.',
  },
  'query-exists': {
    status: 409,
    title: 'A query of this ID is running',
    meaning: 'No two queries of a tenant run under one ID at a time. Leave `query` out, or choose another.',
  },
  'query-page-moved': {
    status: 409,
    title: 'The rows are in another order',
    meaning:
      'Run again for the next page, the statement gave the rows before it in another order. Begin again with an ORDER BY that leaves no ties.',
  },
  'query-cursor-outdated': {
    status: 409,
    title: 'The evidence was withdrawn',
    meaning: 'Evidence that the first page was computed from has been withdrawn since. Begin again without `after`.',
  },
} as const satisfies ErrorKinds;
