/** One kind of error: how it is answered and what its page says. Codes never change their meaning. */
export interface ErrorKind {
  readonly status: number;
  readonly title: string;
  /** What it means and the way out, for the documentation page. */
  readonly meaning: string;
}

/** Every error the service answers with, by code. `type` of the problem is `/errors/<code>`. */
export const ERROR_CATALOGUE = {
  // The edge
  'validation-failed': {
    status: 400,
    title: 'The request does not fit',
    meaning: 'A field is missing, unknown or out of range; `errors` names each field and what would fit.',
  },
  'body-unreadable': {
    status: 400,
    title: 'The body cannot be read',
    meaning: 'The body is not the JSON, CSV or text that the Content-Type announces.',
  },
  'request-malformed': {
    status: 400,
    title: 'Not an HTTP request',
    meaning: 'What arrived cannot be parsed as HTTP; the connection was closed.',
  },
  'request-timeout': {
    status: 408,
    title: 'The request took too long to arrive',
    meaning: 'Its headers or body stopped coming; the connection was closed.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    meaning: 'The address and headers of the request are longer than 16 KiB together; the connection was closed.',
  },
  unauthenticated: {
    status: 401,
    title: 'Sign in',
    meaning: 'The request carries no valid API token. Send `Authorization: Bearer chy_…`.',
  },
  'scope-missing': {
    status: 403,
    title: 'The token may not do this',
    meaning: 'The token lacks the scope of this route, or belongs to another tenant. Ask for a token that has it.',
  },
  'not-found': { status: 404, title: 'Not found', meaning: 'Nothing with this ID exists in this tenant.' },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The route exists, but not with this method.',
  },
  'payload-too-large': {
    status: 413,
    title: 'The body is too large',
    meaning: 'Send less at a time; the limit is in the detail.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported content type',
    meaning: 'The route takes another Content-Type; the detail says which.',
  },
  'internal-error': {
    status: 500,
    title: 'Something broke on our side',
    meaning: 'A bug or an outage. The correlation ID finds it in the logs.',
  },
  // Commands
  'command-id-reused': {
    status: 409,
    title: 'Idempotency key used for something else',
    meaning: 'The same Idempotency-Key came before with another body. Use a new key for a new request.',
  },
  'command-conflict': {
    status: 409,
    title: 'Changed at the same time',
    meaning:
      'Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.',
  },
  'revision-mismatch': {
    status: 412,
    title: 'Changed since you read it',
    meaning: '`If-Match` names an older version. Read it again, then decide.',
  },
  busy: {
    status: 503,
    title: 'Busy',
    meaning: 'The queue is full and nothing was written. Try again after `Retry-After`.',
  },
  'outcome-unknown': {
    status: 503,
    title: 'Outcome unknown',
    meaning: 'The store did not answer. Try again with the same Idempotency-Key: it is done once at most.',
  },
  'read-model-behind': {
    status: 503,
    title: 'Not caught up yet',
    meaning: 'The read model has not reached `minPosition` within two seconds. Try again.',
  },
  // Access
  'scope-escalation': {
    status: 403,
    title: 'More than you hold',
    meaning: 'Nobody grants a token more scopes than their own has.',
  },
  'token-already-expired': {
    status: 422,
    title: 'The token would be expired',
    meaning: '`expiresAt` lies in the past.',
  },
  // Tenancy
  'tenant-exists': { status: 409, title: 'The tenant exists', meaning: 'A tenant with this ID was created before.' },
  'policy-already-stale': {
    status: 422,
    title: 'The policy would be stale',
    meaning: '`validUntil` lies in the past; give a later one.',
  },
  // Metering
  'budget-soft-stopped': {
    status: 402,
    title: 'The budget is used up',
    meaning:
      'The request would pass a soft cap and was refused whole. An override, a higher soft cap or the next period lets it pass; `lift` has the smallest of each.',
  },
  'budget-hard-capped': {
    status: 402,
    title: 'The hard cap is reached',
    meaning:
      'The request would pass a hard cap, which no override passes. A higher hard cap or the next period lets it pass.',
  },
  'plan-quota-exceeded': {
    status: 402,
    title: 'More than the plan allows',
    meaning: 'The plan allows less of this meter in the period. A larger plan or the next period lets it pass.',
  },
  'quantity-out-of-range': {
    status: 422,
    title: 'Not a quantity',
    meaning: 'Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.',
  },
  'budget-caps-out-of-order': {
    status: 422,
    title: 'Hard cap below soft cap',
    meaning: 'The hard cap has to be at least the soft cap, which is the limit unless it is given.',
  },
  'budget-thresholds-out-of-range': {
    status: 422,
    title: 'Thresholds out of range',
    meaning: 'A budget has at most 20 thresholds, each a whole number of percent from 1 to 1000.',
  },
  'budget-approvals-out-of-range': {
    status: 422,
    title: 'One approval or two',
    meaning: 'A budget demands one approval of an override or two.',
  },
  'budget-too-many': {
    status: 422,
    title: 'Too many budgets',
    meaning: 'A meter has at most 20 budgets. Change one of those there are.',
  },
  'plan-quotas-ambiguous': {
    status: 422,
    title: 'Two quotas for one period',
    meaning: 'A plan sets at most one quota per period on a meter.',
  },
  'override-reason-too-short': {
    status: 422,
    title: 'A reason is missing',
    meaning: 'An override, and taking one back, needs a reason of at least 10 characters.',
  },
  'override-end-not-ahead': {
    status: 422,
    title: 'The override would have ended',
    meaning: '`endsAt` has to lie in the future.',
  },
  'override-too-many': {
    status: 422,
    title: 'Too many overrides',
    meaning: 'A meter has at most 50 overrides that have not ended. Reverse one, or wait until one ends.',
  },
  'override-approvals-missing': {
    status: 409,
    title: 'Two people have to approve',
    meaning: 'A budget of the meter demands a second approver. Request the override; two others approve it.',
  },
  'override-request-too-many': {
    status: 422,
    title: 'Too many requests',
    meaning: 'A meter has at most 50 requests for overrides that nobody has decided. Approve or refuse one.',
  },
  'override-request-not-open': {
    status: 409,
    title: 'No such request',
    meaning: 'The request for an override never was, was decided, or lapsed when the end it asked for came.',
  },
  'override-approver-not-other': {
    status: 403,
    title: 'Someone else has to approve',
    meaning: 'Nobody approves an override they asked for, or one they have approved before.',
  },
  'override-not-in-force': {
    status: 409,
    title: 'No such override',
    meaning: 'The override never was, or it has ended.',
  },
  'hold-end-out-of-range': {
    status: 422,
    title: 'The hold ends too early or too late',
    meaning: '`endsAt` has to lie in the future, and at most 31 days ahead. Longer work renews its hold.',
  },
  'hold-too-many': {
    status: 422,
    title: 'Too many holds',
    meaning: 'A meter has at most 500 holds that stand. Commit or release one, or wait until one ends.',
  },
  'hold-not-standing': {
    status: 409,
    title: 'No such hold',
    meaning: 'The hold never was, was committed or released, or its end has come; what it reserved is free again.',
  },
  'hold-exceeded': {
    status: 409,
    title: 'More than was held',
    meaning: 'A hold is committed for at most what it reserves. Commit all of it and report what was used beyond.',
  },
  'charge-unknown': {
    status: 404,
    title: 'No such charge',
    meaning: 'The command that was named consumed nothing on this meter.',
  },
  'return-exceeds-charge': {
    status: 409,
    title: 'More than was charged',
    meaning: 'A charge can be given back once: no more of it than was charged and not returned yet.',
  },
  // Evidence
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
    meaning: 'Someone of the tenant cancelled it, or whoever sent it went away, before it had ended.',
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
  // Authorities
  'draft-moved-on': {
    status: 409,
    title: 'The draft moved on',
    meaning: 'The draft was changed while it was compiled or published. Compile it again.',
  },
  'not-compiled': {
    status: 409,
    title: 'Not compiled yet',
    meaning: 'Only a compiled draft can be published. Compile it first; the compile says what is wrong with it.',
  },
  'compile-outdated': {
    status: 409,
    title: 'The links point at something else',
    meaning:
      'Since the draft was compiled, an authority or evidence it links to has changed. Compile again, look at it, then publish.',
  },
  'references-broken': {
    status: 422,
    title: 'Links lead nowhere',
    meaning:
      'A link of the authority has no target, or an anchor is ambiguous. `facts.findings` says where, why, and what may have been meant.',
  },
  'compile-exceeds-hold': {
    status: 422,
    title: 'More tokens than held',
    meaning:
      'The text, with what it quotes, has more tokens than `maxTokens`. The compile stopped: nothing was recorded or charged, and what the one before found stays.',
  },
  'fix-not-applicable': {
    status: 422,
    title: 'Nothing to fix',
    meaning:
      'The draft has no such link or heading, or the new destination or anchor cannot be used; the detail says which.',
  },
  'skips-not-allowed': {
    status: 403,
    title: 'Skips are switched off',
    meaning: 'The tenant does not let findings be skipped. Mend the finding, or have the switch turned on.',
  },
  'finding-not-found': {
    status: 404,
    title: 'No such finding',
    meaning:
      'The authority has no finding with this fingerprint now: it was mended, or its source or target changed, which makes it another finding.',
  },
  'finding-does-not-block': {
    status: 422,
    title: 'The finding is a warning',
    meaning: 'It keeps nothing from being published or exported, so there is nothing to skip.',
  },
  'skip-justification-too-short': {
    status: 422,
    title: 'A justification is missing',
    meaning: 'A skip needs a justification of at least 20 characters; exports print it.',
  },
  'skip-end-not-ahead': {
    status: 422,
    title: 'The skip would have ended',
    meaning: '`expiresAt` has to lie in the future.',
  },
  'skips-too-many': {
    status: 422,
    title: 'Too many skips',
    meaning: 'An authority has at most 100 skips in force. Mend findings and revoke their skips.',
  },
  'skip-not-in-force': {
    status: 409,
    title: 'No such skip',
    meaning: 'The skip never was, it was revoked or replaced, or it has ended.',
  },
  'link-not-found': {
    status: 404,
    title: 'No such link',
    meaning: 'Neither the compiled draft nor the latest version has this link.',
  },
  'target-changed': {
    status: 409,
    title: 'The target changed again',
    meaning: 'What the link cites is not what was read. Read it as it is now, then accept that.',
  },
  // Exports
  'export-blocked': {
    status: 403,
    title: 'The export gate refused',
    meaning:
      'The bundle may not leave: the residency policy, a source or a reference stands against it, or the gate could not decide. `facts.reasons` names each reason, `lift` what to do about it.',
  },
  'export-exists': {
    status: 409,
    title: 'The export exists',
    meaning: 'An export with this ID was requested before. Use a new Idempotency-Key for a new export.',
  },
  'export-not-built': {
    status: 409,
    title: 'There is no bundle',
    meaning: 'The export was blocked, failed, or is not built yet, so there is nothing to download.',
  },
  'export-failed': {
    status: 500,
    title: 'The bundle could not be built',
    meaning: 'The gate allowed the export, but its bundle is too large or could not be made. Its charge was returned.',
  },
  'export-expired': {
    status: 410,
    title: 'The bundle is gone',
    meaning:
      'The bundle was kept for as long as the request asked, and that is over. Its manifest is kept; `lift` has the request for a new export.',
  },
  'range-not-satisfiable': {
    status: 416,
    title: 'No such bytes',
    meaning: 'The range begins behind the end of the file; `Content-Range` says how many bytes there are.',
  },
} as const satisfies { readonly [code: string]: ErrorKind };

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
