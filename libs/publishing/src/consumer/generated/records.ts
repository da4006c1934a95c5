// Generated from the event catalogue: `npm run catalogue`.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly ActorId: string;
        /** @description A change of the text that was asked for by its kind, not written. */
        readonly AppliedFix: {
            /** @description Places of the text that were changed. */
            readonly edits: number;
            readonly kind: components["schemas"]["FixKind"];
            /** @description Destination of the links, or `#anchor` of the heading, before. */
            readonly target: string;
            /** @description And after. */
            readonly to: string;
        };
        /** @description A file of the plane's blob store, with what proves that it is unchanged. */
        readonly BatchFile: {
            /** @description Length. */
            readonly bytes: number;
            readonly key: string;
            /** @description SHA-256 of the content, hex. */
            readonly sha256: string;
        };
        /** @description The residency the batch was ingested under. */
        readonly BatchNameplate: {
            readonly legalEntity: string;
            readonly policyId: string;
            readonly policyVersion: number;
            /** @description Region code of the plane, for example `eu`. */
            readonly region: string;
        };
        /** @description How the uploaded bytes were read. The same bytes read otherwise are not the same batch. */
        readonly BatchReading: {
            /** @description Columns whose type was given and not inferred; a row with a cell that does not fit was rejected. Absent: none. */
            readonly columnTypes?: readonly components["schemas"]["DatasetColumn"][];
            /** @description Field delimiter, 1 to 4 characters; empty for NDJSON. */
            readonly delimiter: string;
            /** @description Name of the WHATWG encoding of the bytes, for example `windows-1252`; absent: `utf-8`. */
            readonly encoding?: string;
            /**
             * @description Absent: CSV.
             * @enum {string}
             */
            readonly format?: "csv" | "ndjson";
            /**
             * @description What became of rows that are shorter or longer than the header: rejected (also when absent), or filled up.
             * @enum {string}
             */
            readonly ragged?: "reject" | "fill";
            /** @description Column whose values are the row IDs; `null`: a row ID is `<first 12 hex digits of the batch>_<row number>`. */
            readonly rowKey: string | null;
        };
        /** @description Some bytes of a file. */
        readonly ByteRange: {
            /** @description The first byte, counted from 0. */
            readonly first: number;
            /** @description The last byte, itself included. */
            readonly last: number;
        };
        /** @description Something that may have been meant instead, best first in a list. */
        readonly Candidate: {
            /** @description A whole link destination, for example `authority:terms#scope`. */
            readonly target: string;
            /** @description What it is called: the title of the authority or section; for evidence the same as in `target`. */
            readonly title: string;
        };
        /** @description A budget with what has happened to it. */
        readonly CarriedBudget: {
            /** @description How many people have to approve an override of the meter; absent: one is enough. */
            readonly approvals?: number;
            /** @description Its slug, unique on the meter. */
            readonly budget: string;
            /** @description Percents that fired in this period and do not fire again in this epoch, ascending. */
            readonly crossed: readonly components["schemas"]["Percent"][];
            /** @description 1 at first; one more whenever limit, thresholds or period change. */
            readonly epoch: number;
            /** @description Beyond this, no override helps; `null`: there is no such cap. */
            readonly hardCap: number | null;
            /** @description 100 %. */
            readonly limit: number;
            readonly period: components["schemas"]["Period"];
            /** @description Beyond this, new work is refused until an override or the next period. */
            readonly softCap: number;
            /** @description Where an alert fires: distinct, ascending. */
            readonly thresholds: readonly components["schemas"]["Percent"][];
        };
        /** @description A hold that stands: an amount that counts against every cap until it is committed or released, or its end comes. */
        readonly CarriedHold: {
            /** @description Epoch milliseconds of the first moment it no longer holds. */
            readonly endsAt: number;
            /** @description Actor ID of whoever asked for it. */
            readonly heldBy: string;
            /** @description Its ID: `<plane>_h<24 hex digits>_<meter>`. */
            readonly hold: string;
            /** @description What was drawn from overrides for the part beyond a soft cap; absent when it fitted without. */
            readonly overrides?: readonly components["schemas"]["OverrideDraw"][];
            readonly quantity: number;
        };
        /** @description Everything a ledger knows, as carried into a new period. */
        readonly CarriedLedger: {
            /** @description By slug, ascending. */
            readonly budgets: readonly components["schemas"]["CarriedBudget"][];
            /** @description Uses that were corrected, as long as they can be again; absent in openings recorded before they could. */
            readonly corrections?: readonly components["schemas"]["CorrectedUse"][];
            /** @description Periods that ended, as long as late use can fall in them; absent in openings recorded before it could. */
            readonly ended?: readonly components["schemas"]["ClosedPeriod"][];
            /** @description Reserved by holds for work under way: counts against every cap, not yet against thresholds. */
            readonly held: number;
            /** @description The holds that stand, earliest end first; absent in openings recorded before there were holds. */
            readonly holds?: readonly components["schemas"]["CarriedHold"][];
            readonly meter: string;
            /** @description Earliest end first: the order in which they are drawn. */
            readonly overrides: readonly components["schemas"]["CarriedOverride"][];
            readonly periods: components["schemas"]["CurrentPeriods"];
            readonly planQuotas: components["schemas"]["PlanQuotas"];
            /** @description Overrides asked for and not decided yet, oldest first; absent in openings recorded before there were requests. */
            readonly requests?: readonly components["schemas"]["CarriedRequest"][];
            readonly returns: readonly components["schemas"]["ReturnedCharge"][];
            readonly tenant: string;
            /** @description IANA time zone in which the next periods are cut. */
            readonly timeZone: string;
            readonly used: components["schemas"]["UsedByPeriod"];
            /** @description Since when the tenant is in it, in epoch milliseconds; absent: it was never in another. */
            readonly zoneSince?: number;
        };
        /** @description An override that has not ended. */
        readonly CarriedOverride: {
            /** @description Granted. */
            readonly amount: number;
            /** @description Epoch milliseconds of the first moment it no longer holds. */
            readonly endsAt: number;
            /** @description Actor ID of the person who granted it. */
            readonly grantedBy: string;
            readonly override: string;
            readonly reason: string;
            /** @description Not drawn yet; 0: exhausted (a returned charge can fill it again). */
            readonly remaining: number;
        };
        /** @description An override that was asked for and not decided yet. */
        readonly CarriedRequest: {
            readonly amount: number;
            /** @description Actor IDs of those who approved so far, each once, in order; never the one who asked. */
            readonly approvedBy: readonly string[];
            /** @description Epoch milliseconds of the end asked for; a request that nobody decided by then lapses. */
            readonly endsAt: number;
            readonly override: string;
            readonly reason: string;
            /** @description Epoch milliseconds. */
            readonly requestedAt: number;
            /** @description Actor ID of whoever asked. */
            readonly requestedBy: string;
        };
        /**
         * chancery.access.token-issued.v1
         * @description An API token was issued. Its secret is nowhere: only its hash is kept.
         */
        readonly "chancery.access.token-issued.v1": {
            /** @description Milliseconds since the epoch; `null` = never. */
            readonly expiresAt: number | null;
            /** @description The pseudonymous actor that acts by this token. */
            readonly holder: components["schemas"]["ActorId"];
            /** @description Milliseconds since the epoch. */
            readonly issuedAt: number;
            readonly issuedBy: components["schemas"]["ActorId"];
            readonly name: string;
            /** @description `resource:action`, or `*` for the first administrator of a plane. */
            readonly scopes: readonly string[];
            /** @description SHA-256 of the secret, hex. */
            readonly secretHash: string;
            readonly tenant: components["schemas"]["TenantId"];
            readonly token: components["schemas"]["TokenId"];
        };
        /**
         * chancery.access.token-revoked.v1
         * @description The token works no more.
         */
        readonly "chancery.access.token-revoked.v1": {
            readonly reason: string;
            /** @description Milliseconds since the epoch. */
            readonly revokedAt: number;
        };
        /**
         * chancery.audit.refusal-recorded.v1
         * @description A request was refused: the first of its kind in its window. Its command can be decided again.
         */
        readonly "chancery.audit.refusal-recorded.v1": {
            /** @description Who asked; the same as the event's actor. */
            readonly actor: string;
            /** @description Code of the error catalogue. */
            readonly code: string;
            /** @description Where it was decided; `null` when it was refused at the edge. */
            readonly decidedOn: components["schemas"]["DecidedOn"] | null;
            readonly facts: components["schemas"]["JsonObject"];
            /** @description The ways out of a refusal at the edge, which no decider can be asked for again. */
            readonly lift?: readonly components["schemas"]["Lift"][];
            readonly message: string;
            /** @description What was asked, with its `type`. */
            readonly refusedCommand: components["schemas"]["JsonObject"];
            readonly refusedCommandId: string;
            /** @description Start of the one-minute window. Milliseconds since the epoch. */
            readonly windowStart: number;
        };
        /**
         * chancery.audit.refusals-counted.v1
         * @description How often the same actor was refused for the same reason again within the window of a recorded refusal.
         */
        readonly "chancery.audit.refusals-counted.v1": {
            readonly actor: string;
            readonly code: string;
            /** @description Refusals after the first. */
            readonly repeats: number;
            readonly windowStart: number;
        };
        /**
         * chancery.authorities.authority-compiled.v1
         * @description The draft was compiled: its links resolved or not, and what the validator found.
         */
        readonly "chancery.authorities.authority-compiled.v1": {
            /** @description Whether the tenant allowed skips when it was compiled; absent before there were any. */
            readonly allowSkips?: boolean;
            readonly authority: string;
            /** @description The commandId of the charge. */
            readonly charge: string;
            /** @description Milliseconds since the epoch. */
            readonly compiledAt: number;
            /** @description The draft's revision that was compiled. */
            readonly draftRevision: number;
            /** @description In the order of the text; errors keep the draft from being published. */
            readonly findings: readonly components["schemas"]["Finding"][];
            /** @description Every link that resolves, in the order of the text. */
            readonly references: readonly components["schemas"]["PinnedReference"][];
            /** @description In the order of the text. */
            readonly sections: readonly components["schemas"]["Section"][];
            /** @description Of that revision's text. */
            readonly textDigest: string;
            /** @description The byte-pair encoding they were counted in, for example `o200k_base`. */
            readonly tokenizer: string;
            /** @description Tokens of the text and of what it includes, charged to the meter `tokens`. */
            readonly tokens: number;
        };
        /**
         * chancery.authorities.authority-drafted.v1
         * @description The draft has a new text; the first one begins the authority.
         */
        readonly "chancery.authorities.authority-drafted.v1": {
            /** @description ID of the authority. */
            readonly authority: string;
            /** @description The revision the writer had read (0: none); `null` when the writer did not say. */
            readonly basedOn: number | null;
            /** @description Milliseconds since the epoch. */
            readonly draftedAt: number;
            /** @description The fix that changed the text; absent when a person wrote it. */
            readonly fix?: components["schemas"]["AppliedFix"];
            /** @description 1 for the first text, one more with every change. */
            readonly revision: number;
            /** @description The Markdown, as it was sent. */
            readonly text: string;
            /** @description SHA-256 of the text's UTF-8 bytes, hex. */
            readonly textDigest: string;
            /** @description The first heading; the authority's ID where there is none. */
            readonly title: string;
        };
        /**
         * chancery.authorities.authority-published.v1
         * @description The compiled draft became a version, frozen for good. Its text is that of the `AuthorityDrafted` it names.
         */
        readonly "chancery.authorities.authority-published.v1": {
            /** @description Whether the tenant allowed skips; absent before there were any. */
            readonly allowSkips?: boolean;
            readonly authority: string;
            /** @description The revision of the draft that holds the text. */
            readonly draftRevision: number;
            /** @description What stood when it was published: warnings, and errors that were skipped. */
            readonly findings: readonly components["schemas"]["Finding"][];
            /** @description Milliseconds since the epoch. */
            readonly publishedAt: number;
            /** @description As compiled, and found unchanged when it was published. */
            readonly references: readonly components["schemas"]["PinnedReference"][];
            readonly sections: readonly components["schemas"]["Section"][];
            /** @description The skips that let it pass; absent before there were any. */
            readonly skips?: readonly components["schemas"]["Skip"][];
            readonly textDigest: string;
            readonly title: string;
            /** @description 1 for the first version, one more with each. */
            readonly version: number;
        };
        /**
         * chancery.authorities.authority-settings-changed.v1
         * @description The tenant decided how its authorities are handled.
         */
        readonly "chancery.authorities.authority-settings-changed.v1": {
            /** @description Whether findings can be skipped. */
            readonly allowSkips: boolean;
            /** @description Milliseconds since the epoch. */
            readonly changedAt: number;
            /** @description Why, in the words of the person who changed it. */
            readonly reason: string;
        };
        /**
         * chancery.authorities.finding-skipped.v1
         * @description A person let a finding pass, until an end.
         */
        readonly "chancery.authorities.finding-skipped.v1": {
            readonly authority: string;
            readonly skip: components["schemas"]["Skip"];
        };
        /**
         * chancery.authorities.link-accepted.v1
         * @description A person read what a link cites by now, and the claim still holds.
         */
        readonly "chancery.authorities.link-accepted.v1": {
            /** @description Milliseconds since the epoch. */
            readonly acceptedAt: number;
            readonly authority: string;
            /** @description What had been accepted before. */
            readonly before: string;
            /** @description Digest of what was read: the section, the whole text or the row. */
            readonly digest: string;
            /** @description The link's destination as it is written. */
            readonly target: string;
        };
        /**
         * chancery.authorities.skip-revoked.v1
         * @description A skip was taken back before its end.
         */
        readonly "chancery.authorities.skip-revoked.v1": {
            readonly authority: string;
            /** @description Why, in the words of the person who did. */
            readonly reason: string;
            /** @description Milliseconds since the epoch. */
            readonly revokedAt: number;
            /** @description Its ID. */
            readonly skip: string;
        };
        /**
         * chancery.evidence.batch-committed.v1
         * @description A batch of evidence rows became part of the dataset; the first one opens it.
         */
        readonly "chancery.evidence.batch-committed.v1": {
            /** @description `b` and the first 24 hex digits of `source.sha256`. */
            readonly batch: string;
            /** @description The commandId of the charge on the meter `rows` that paid for `rowsAccepted`. */
            readonly charge: string;
            /** @description In the order of the file. */
            readonly columns: readonly components["schemas"]["DatasetColumn"][];
            readonly committedAt: number;
            readonly dataset: string;
            readonly nameplate: components["schemas"]["BatchNameplate"];
            readonly reading: components["schemas"]["BatchReading"];
            /** @description The rejected rows by line and reason as NDJSON; `null` when every row was accepted. */
            readonly rejected: components["schemas"]["BatchFile"] | null;
            /** @description The accepted rows as Parquet: `_row_id`, `_digest`, `_line`, `_batch` and every column as text. */
            readonly rows: components["schemas"]["BatchFile"];
            readonly rowsAccepted: number;
            readonly rowsRejected: number;
            /** @description The bytes as they were uploaded (unpacked, when they came as gzip); their SHA-256 addresses the batch. */
            readonly source: components["schemas"]["BatchFile"];
        };
        /**
         * chancery.evidence.batch-retracted.v1
         * @description A batch was withdrawn: its rows are evidence no longer. They stay in history; the charge is not given back.
         */
        readonly "chancery.evidence.batch-retracted.v1": {
            readonly batch: string;
            /** @description IDs of the authorities that cited it when it was retracted, 1,000 at most. */
            readonly citedBy: readonly string[];
            /** @description The columns it had, so that the dataset's can be told without it. */
            readonly columns: readonly components["schemas"]["DatasetColumn"][];
            readonly dataset: string;
            /** @description Why, for those who cited it. No place for personal data. */
            readonly reason: string;
            readonly retractedAt: number;
            /** @description Rows that were evidence until now: those retracted before are not counted. */
            readonly rows: number;
        };
        /**
         * chancery.evidence.dataset-deleted.v1
         * @description The dataset was withdrawn with all its batches. A later batch opens it anew.
         */
        readonly "chancery.evidence.dataset-deleted.v1": {
            /** @description Those that were not retracted before. */
            readonly batches: readonly components["schemas"]["DeletedBatch"][];
            /** @description IDs of the authorities that cited it when it was deleted, 1,000 at most. */
            readonly citedBy: readonly string[];
            readonly dataset: string;
            readonly deletedAt: number;
            /** @description Why, for those who cited it. No place for personal data. */
            readonly reason: string;
        };
        /**
         * chancery.evidence.ingest-abandoned.v1
         * @description An ingest was given up after its rows may have been charged: no batch can be committed on that charge any more, so it is safe to give it back.
         */
        readonly "chancery.evidence.ingest-abandoned.v1": {
            readonly abandonedAt: number;
            /** @description The commandId of the charge on the meter `rows`. */
            readonly charge: string;
            /** @description What the charge was for. */
            readonly rows: number;
        };
        /**
         * chancery.evidence.query-removed.v1
         * @description A saved statement was removed; its name can be used again.
         */
        readonly "chancery.evidence.query-removed.v1": {
            readonly name: string;
            /** @description Milliseconds since the epoch. */
            readonly removedAt: number;
            /** @description The revision that was removed. */
            readonly revision: number;
        };
        /**
         * chancery.evidence.query-saved.v1
         * @description A statement was saved under a name, or changed.
         */
        readonly "chancery.evidence.query-saved.v1": {
            /** @description What it answers, for people; may be empty. */
            readonly description: string;
            readonly name: string;
            /** @description 1 for the first statement of the name, one more with every change. */
            readonly revision: number;
            /** @description Milliseconds since the epoch. */
            readonly savedAt: number;
            /** @description One SELECT, as it was sent. */
            readonly sql: string;
        };
        /**
         * chancery.evidence.rows-retracted.v1
         * @description Rows were withdrawn, in every batch that held them. A later batch can bring the same row IDs again.
         */
        readonly "chancery.evidence.rows-retracted.v1": {
            /** @description IDs of the authorities that cited them when they were retracted, 1,000 at most. */
            readonly citedBy: readonly string[];
            readonly dataset: string;
            /** @description Why, for those who cited them. No place for personal data. */
            readonly reason: string;
            readonly retractedAt: number;
            /** @description What was withdrawn; none of it was before. */
            readonly rows: readonly components["schemas"]["RowVersion"][];
        };
        /**
         * chancery.exports.export-blocked.v1
         * @description The gate said no. At request and build the export ends here; at download it may be asked again.
         */
        readonly "chancery.exports.export-blocked.v1": {
            /** @description Region codes the policy allows; none when there was no policy. */
            readonly allowedDestinations: readonly string[];
            /** @description ISO 8601, UTC. */
            readonly blockedAt: string;
            /** @description The command that charged the meter `exports` and is now to be returned; `null` when there is nothing to return. */
            readonly chargedBy: string | null;
            readonly exportId: string;
            /** @description The residency policy the gate was asked under; `null` when there was none. */
            readonly policyId: string | null;
            readonly policyVersion: number | null;
            readonly reasons: readonly components["schemas"]["chancery.exports.export-blocked.v1.GateReason"][];
            readonly request: components["schemas"]["chancery.exports.export-blocked.v1.ExportRequest"];
            readonly stage: components["schemas"]["GateStage"];
            readonly tenant: components["schemas"]["TenantId"];
        };
        /** @enum {string} */
        readonly "chancery.exports.export-blocked.v1.ExportFormat": "json" | "csv" | "html";
        /** @description What someone wants exported, and where to. Lists are sorted and hold nothing twice. */
        readonly "chancery.exports.export-blocked.v1.ExportRequest": {
            readonly authorities: readonly string[];
            readonly datasets: readonly string[];
            /** @description Region code. */
            readonly destination: string;
            readonly formats: readonly components["schemas"]["chancery.exports.export-blocked.v1.ExportFormat"][];
        };
        /** @description Why the gate stays shut, and the way out. */
        readonly "chancery.exports.export-blocked.v1.GateReason": {
            /** @description The scope a person or token needs for the fix. */
            readonly by: string;
            readonly code: components["schemas"]["GateReasonCode"];
            /** @description What is wrong, with the names and figures. */
            readonly detail: string;
            /** @description What to do about it: imperative and complete. */
            readonly fix: string;
        };
        /**
         * chancery.exports.export-blocked.v2
         * @description The gate said no. At request and build the export ends here; at download it may be asked again.
         */
        readonly "chancery.exports.export-blocked.v2": {
            /** @description Region codes the policy allows; none when there was no policy. */
            readonly allowedDestinations: readonly string[];
            /** @description ISO 8601, UTC. */
            readonly blockedAt: string;
            /** @description The command that charged the meter `exports` and is now to be returned; `null` when there is nothing to return. */
            readonly chargedBy: string | null;
            readonly exportId: string;
            /** @description The whole of that policy. Absent: there was none, or the event is older than this field. */
            readonly policy?: components["schemas"]["GatePolicy"];
            /** @description The residency policy the gate was asked under; `null` when there was none. */
            readonly policyId: string | null;
            readonly policyVersion: number | null;
            readonly reasons: readonly components["schemas"]["chancery.exports.export-blocked.v2.GateReason"][];
            readonly request: components["schemas"]["chancery.exports.export-blocked.v2.ExportRequest"];
            readonly stage: components["schemas"]["GateStage"];
            readonly tenant: components["schemas"]["TenantId"];
        };
        /** @enum {string} */
        readonly "chancery.exports.export-blocked.v2.ExportFormat": "json" | "csv" | "html" | "pdf";
        /** @description What someone wants exported, and where to. Lists are sorted and hold nothing twice. */
        readonly "chancery.exports.export-blocked.v2.ExportRequest": {
            readonly authorities: readonly string[];
            readonly datasets: readonly string[];
            /** @description Region code. */
            readonly destination: string;
            readonly formats: readonly components["schemas"]["chancery.exports.export-blocked.v2.ExportFormat"][];
            /** @description Days the bundle can be downloaded for. */
            readonly keepDays: number;
        };
        /** @description Why the gate stays shut, and the way out. */
        readonly "chancery.exports.export-blocked.v2.GateReason": {
            /** @description The scope a person or token needs for the fix. */
            readonly by: string;
            readonly code: components["schemas"]["GateReasonCode"];
            /** @description What is wrong, with the names and figures. */
            readonly detail: string;
            /** @description What to do about it: imperative and complete. */
            readonly fix: string;
            /** @description What the gate does not know, where that is the reason. */
            readonly unknown?: readonly components["schemas"]["UnknownSource"][];
        };
        /**
         * chancery.exports.export-built.v1
         * @description The bundle was built, signed and stored.
         */
        readonly "chancery.exports.export-built.v1": {
            readonly artifacts: readonly components["schemas"]["ExportArtifact"][];
            readonly bundle: components["schemas"]["StoredBundle"];
            /** @description First instant at which the bundle is no longer given out. Absent: made before exports had an end. ISO 8601, UTC. */
            readonly expiresAt?: string;
            readonly manifest: components["schemas"]["SignedManifest"];
            /** @description As it stands in the manifest. */
            readonly nameplate: components["schemas"]["ExportNameplate"];
        };
        /**
         * chancery.exports.export-downloaded.v1
         * @description The gate allowed the bundle to leave once more.
         */
        readonly "chancery.exports.export-downloaded.v1": {
            /** @description Of the ZIP file, hex. */
            readonly bundleSha256: string;
            /** @description ISO 8601, UTC. */
            readonly downloadedAt: string;
            /** @description The policy in force at the download; the one in the manifest may be older. */
            readonly policyId: string;
            readonly policyVersion: number;
            /** @description Which bytes were asked for; absent: all of them. */
            readonly range?: components["schemas"]["ByteRange"];
        };
        /**
         * chancery.exports.export-expired.v1
         * @description The time of the bundle was over and it was removed; its manifest is kept.
         */
        readonly "chancery.exports.export-expired.v1": {
            /** @description Of the ZIP file that was removed, hex. */
            readonly bundleSha256: string;
            /** @description ISO 8601, UTC. */
            readonly expiredAt: string;
        };
        /**
         * chancery.exports.export-failed.v1
         * @description The bundle could not be built although the gate allowed it. The export ends here and its charge is returned.
         */
        readonly "chancery.exports.export-failed.v1": {
            readonly cause: components["schemas"]["ExportFailureCause"];
            /** @description A sentence without anything of the tenant's data. */
            readonly detail: string;
            /** @description ISO 8601, UTC. */
            readonly failedAt: string;
        };
        /**
         * chancery.exports.export-requested.v1
         * @description An export was asked for and the gate let it in.
         */
        readonly "chancery.exports.export-requested.v1": {
            /** @description The command that charged the meter `exports`; the charge is returned under this ID when nothing comes of the export. */
            readonly chargedBy: string;
            /** @description `<plane>_x<32 hex digits>` */
            readonly exportId: string;
            readonly nameplate: components["schemas"]["ExportNameplate"];
            readonly request: components["schemas"]["chancery.exports.export-requested.v1.ExportRequest"];
            /** @description ISO 8601, UTC. */
            readonly requestedAt: string;
            readonly tenant: components["schemas"]["TenantId"];
        };
        /** @enum {string} */
        readonly "chancery.exports.export-requested.v1.ExportFormat": "json" | "csv" | "html";
        /** @description What someone wants exported, and where to. Lists are sorted and hold nothing twice. */
        readonly "chancery.exports.export-requested.v1.ExportRequest": {
            readonly authorities: readonly string[];
            readonly datasets: readonly string[];
            /** @description Region code. */
            readonly destination: string;
            readonly formats: readonly components["schemas"]["chancery.exports.export-requested.v1.ExportFormat"][];
        };
        /**
         * chancery.exports.export-requested.v2
         * @description An export was asked for and the gate let it in.
         */
        readonly "chancery.exports.export-requested.v2": {
            /** @description The command that charged the meter `exports`; the charge is returned under this ID when nothing comes of the export. */
            readonly chargedBy: string;
            /** @description `<plane>_x<32 hex digits>` */
            readonly exportId: string;
            readonly nameplate: components["schemas"]["ExportNameplate"];
            readonly request: components["schemas"]["chancery.exports.export-requested.v2.ExportRequest"];
            /** @description ISO 8601, UTC. */
            readonly requestedAt: string;
            readonly tenant: components["schemas"]["TenantId"];
        };
        /** @enum {string} */
        readonly "chancery.exports.export-requested.v2.ExportFormat": "json" | "csv" | "html" | "pdf";
        /** @description What someone wants exported, and where to. Lists are sorted and hold nothing twice. */
        readonly "chancery.exports.export-requested.v2.ExportRequest": {
            readonly authorities: readonly string[];
            readonly datasets: readonly string[];
            /** @description Region code. */
            readonly destination: string;
            readonly formats: readonly components["schemas"]["chancery.exports.export-requested.v2.ExportFormat"][];
            /** @description Days the bundle can be downloaded for. */
            readonly keepDays: number;
        };
        /**
         * chancery.exports.signing-key-created.v1
         * @description The plane got its first signing key.
         */
        readonly "chancery.exports.signing-key-created.v1": {
            /** @constant */
            readonly algorithm: "ed25519";
            /** @description ISO 8601, UTC. */
            readonly from: string;
            /** @description `<plane>_k<16 hex digits>`: the key's own fingerprint. */
            readonly keyId: string;
            /** @description Raw 32 bytes, base64. */
            readonly publicKey: string;
        };
        /**
         * chancery.exports.signing-key-rotated.v1
         * @description Another key signs from now on; exports signed before stay verifiable with the key of their day.
         */
        readonly "chancery.exports.signing-key-rotated.v1": {
            /** @constant */
            readonly algorithm: "ed25519";
            /** @description ISO 8601, UTC. */
            readonly from: string;
            /** @description `<plane>_k<16 hex digits>`: the new key's own fingerprint. */
            readonly keyId: string;
            /** @description Raw 32 bytes, base64. */
            readonly publicKey: string;
            readonly reason: components["schemas"]["RotationReason"];
            /** @description End of the replaced key, a little later than `from`: exports under way may still carry it. ISO 8601, UTC. */
            readonly replacedUntil: string;
            readonly replaces: string;
        };
        /**
         * chancery.metering.budget-set.v1
         * @description A budget was made or changed: all its settings as they are now.
         */
        readonly "chancery.metering.budget-set.v1": {
            /** @description How many people have to approve an override of the meter; absent: one is enough. */
            readonly approvals?: number;
            /** @description Its slug, unique on the meter. */
            readonly budget: string;
            readonly epoch: number;
            /** @description Beyond this, no override helps; `null`: there is no such cap. */
            readonly hardCap: number | null;
            /** @description 100 %. */
            readonly limit: number;
            readonly meter: string;
            readonly period: components["schemas"]["Period"];
            /** @description Beyond this, new work is refused until an override or the next period. */
            readonly softCap: number;
            /** @description Where an alert fires: distinct, ascending. */
            readonly thresholds: readonly components["schemas"]["Percent"][];
        };
        /**
         * chancery.metering.hold-committed.v1
         * @description What was used of a hold is charged; the rest is free again.
         */
        readonly "chancery.metering.hold-committed.v1": {
            /** @description What flowed back into overrides that have not ended; absent when that is nothing. */
            readonly givenBack?: readonly components["schemas"]["OverrideDraw"][];
            /** @description Held until now. */
            readonly held: number;
            readonly hold: string;
            readonly meter: string;
            /** @description What the charge keeps of the hold's draws from overrides; absent when that is nothing. */
            readonly overrides?: readonly components["schemas"]["OverrideDraw"][];
            /** @description Used, and charged in the periods under way. */
            readonly quantity: number;
        };
        /**
         * chancery.metering.hold-expired.v1
         * @description A hold's end came before it was committed; recorded by the first decision after it.
         */
        readonly "chancery.metering.hold-expired.v1": {
            /** @description What flowed back into overrides that have not ended; absent when that is nothing. */
            readonly givenBack?: readonly components["schemas"]["OverrideDraw"][];
            /** @description Held until its end. */
            readonly held: number;
            readonly hold: string;
            readonly meter: string;
        };
        /**
         * chancery.metering.hold-released.v1
         * @description A hold was given up; all of it is free again.
         */
        readonly "chancery.metering.hold-released.v1": {
            /** @description What flowed back into overrides that have not ended; absent when that is nothing. */
            readonly givenBack?: readonly components["schemas"]["OverrideDraw"][];
            /** @description Held until now. */
            readonly held: number;
            readonly hold: string;
            readonly meter: string;
        };
        /**
         * chancery.metering.hold-renewed.v1
         * @description A hold was given another end.
         */
        readonly "chancery.metering.hold-renewed.v1": {
            /** @description Epoch milliseconds. */
            readonly endsAt: number;
            readonly hold: string;
            readonly meter: string;
        };
        /**
         * chancery.metering.ledger-opened.v1
         * @description Counting began: a tenant's first use of a meter, or its first budget or plan quota on it.
         */
        readonly "chancery.metering.ledger-opened.v1": {
            readonly meter: string;
            readonly periods: components["schemas"]["CurrentPeriods"];
            readonly tenant: string;
            /** @description IANA, for example `Europe/Berlin`. */
            readonly timeZone: string;
            /** @description Since when the tenant is in it, in epoch milliseconds; absent: it was never in another. */
            readonly zoneSince?: number;
        };
        /**
         * chancery.metering.override-approved.v1
         * @description A request was approved, and a budget of the meter demands one more approval.
         */
        readonly "chancery.metering.override-approved.v1": {
            /** @description Actor ID. */
            readonly approvedBy: string;
            readonly meter: string;
            readonly override: string;
        };
        /**
         * chancery.metering.override-exhausted.v1
         * @description The last unit of an override was drawn.
         */
        readonly "chancery.metering.override-exhausted.v1": {
            readonly meter: string;
            readonly override: string;
        };
        /**
         * chancery.metering.override-expired.v1
         * @description An override's end came before it was exhausted; recorded by the first decision after it.
         */
        readonly "chancery.metering.override-expired.v1": {
            readonly meter: string;
            readonly override: string;
            /** @description Never drawn. */
            readonly unused: number;
        };
        /**
         * chancery.metering.override-granted.v1
         * @description A person allowed use past the soft caps of this meter.
         */
        readonly "chancery.metering.override-granted.v1": {
            readonly amount: number;
            /** @description Actor IDs of all who approved, in order; the last is `grantedBy`. */
            readonly approvedBy?: readonly string[];
            /** @description Epoch milliseconds. */
            readonly endsAt: number;
            /** @description Actor ID of that person. */
            readonly grantedBy: string;
            readonly meter: string;
            readonly override: string;
            readonly reason: string;
            /** @description When it was asked for, in epoch milliseconds. */
            readonly requestedAt?: number;
            /** @description Actor ID of whoever asked for it; absent, as all that follow, when it was granted without a request. */
            readonly requestedBy?: string;
        };
        /**
         * chancery.metering.override-refused.v1
         * @description A request was refused.
         */
        readonly "chancery.metering.override-refused.v1": {
            readonly meter: string;
            readonly override: string;
            readonly reason: string;
            /** @description Actor ID. */
            readonly refusedBy: string;
            /** @description When it was asked for, in epoch milliseconds. */
            readonly requestedAt: number;
        };
        /**
         * chancery.metering.override-request-lapsed.v1
         * @description The end that was asked for came before anyone decided; recorded by the first decision after it.
         */
        readonly "chancery.metering.override-request-lapsed.v1": {
            readonly meter: string;
            readonly override: string;
        };
        /**
         * chancery.metering.override-requested.v1
         * @description Someone asked for an override.
         */
        readonly "chancery.metering.override-requested.v1": {
            readonly amount: number;
            /** @description Epoch milliseconds of the end asked for. */
            readonly endsAt: number;
            readonly meter: string;
            readonly override: string;
            readonly reason: string;
            /** @description Epoch milliseconds. */
            readonly requestedAt: number;
            /** @description Actor ID of whoever asked. */
            readonly requestedBy: string;
        };
        /**
         * chancery.metering.override-reversed.v1
         * @description An override was taken back. What it had admitted stays charged.
         */
        readonly "chancery.metering.override-reversed.v1": {
            readonly meter: string;
            readonly override: string;
            readonly reason: string;
            /** @description Never drawn. */
            readonly unused: number;
        };
        /**
         * chancery.metering.period-opened.v1
         * @description One or more periods ended and the next began, at the first decision after their end. Carries the whole ledger, so folding may start here.
         */
        readonly "chancery.metering.period-opened.v1": {
            readonly carried: components["schemas"]["CarriedLedger"];
            /** @description Those that ended, with their final figures. */
            readonly closed: readonly components["schemas"]["ClosedPeriod"][];
            readonly meter: string;
        };
        /**
         * chancery.metering.plan-quotas-set.v1
         * @description The plan's caps on this meter were replaced.
         */
        readonly "chancery.metering.plan-quotas-set.v1": {
            readonly meter: string;
            /** @description The plan's name; `null` before a plan was ever set. */
            readonly plan: string;
            /** @description At most one per period; none: the plan does not limit this meter. */
            readonly quotas: readonly components["schemas"]["PlanQuota"][];
        };
        /**
         * chancery.metering.thresholds-crossed.v1
         * @description A budget's use reached one or more of its thresholds, each for the first time in this period and epoch.
         */
        readonly "chancery.metering.thresholds-crossed.v1": {
            readonly budget: string;
            readonly epoch: number;
            readonly limit: number;
            readonly meter: string;
            /** @description Percents, ascending. */
            readonly percents: readonly components["schemas"]["Percent"][];
            readonly period: components["schemas"]["Period"];
            readonly periodKey: string;
            /** @description Use in the period when it fired. */
            readonly used: number;
        };
        /**
         * chancery.metering.time-zone-changed.v1
         * @description The tenant moved to another time zone; recorded by the first decision that is accepted after it. The period under way then keeps its name and ends where that day, week or month ends in the new zone (at once, where that is past): no name comes twice, so changing zones never resets a budget.
         */
        readonly "chancery.metering.time-zone-changed.v1": {
            readonly meter: string;
            /** @description With their new ends. */
            readonly periods: components["schemas"]["CurrentPeriods"];
            readonly timeZone: string;
            /** @description Since when the tenant is in it, in epoch milliseconds: from then on it cuts the periods. */
            readonly zoneSince?: number;
        };
        /**
         * chancery.metering.usage-consumed.v1
         * @description Use was asked for, fitted, and is charged.
         */
        readonly "chancery.metering.usage-consumed.v1": {
            readonly meter: string;
            /** @description The overrides that admitted what lies beyond a soft cap; absent when it fitted without. */
            readonly overrides?: readonly components["schemas"]["OverrideDraw"][];
            readonly quantity: number;
        };
        /**
         * chancery.metering.usage-corrected.v1
         * @description A person corrected use that was recorded. What was recorded stays as it is; this is counted with it.
         */
        readonly "chancery.metering.usage-corrected.v1": {
            /** @description The ended periods that it lies in and that can still be put right, with their use after it; absent: none. */
            readonly booked?: readonly components["schemas"]["ClosedPeriod"][];
            /** @description Actor ID of the person. */
            readonly correctedBy: string;
            /** @description The periods under way that the use lies in: their use changes by `quantity`. */
            readonly counted: readonly components["schemas"]["Period"][];
            /** @description What flowed back into overrides that have not ended; absent when that is nothing. */
            readonly givenBack?: readonly components["schemas"]["OverrideDraw"][];
            /** @description Which of its uses, from 0; absent: it recorded one. */
            readonly item?: number;
            readonly meter: string;
            /** @description What was really used beyond what was recorded; below 0: what was recorded too much. Never 0. */
            readonly quantity: number;
            /** @description Budgets with thresholds that had fired and are not reached any more: armed again; absent: none. */
            readonly rearmed?: readonly components["schemas"]["RearmedBudget"][];
            readonly reason: string;
            /** @description The command that recorded the use. */
            readonly recordedBy: string;
            /** @description The moment in whose periods the use counts, in epoch milliseconds. */
            readonly usedAt: number;
        };
        /**
         * chancery.metering.usage-held.v1
         * @description An amount was asked for, fitted under every cap, and is reserved.
         */
        readonly "chancery.metering.usage-held.v1": {
            /** @description Epoch milliseconds of the first moment it no longer holds. */
            readonly endsAt: number;
            /** @description Actor ID of whoever asked for it. */
            readonly heldBy: string;
            /** @description Its ID: `<plane>_h<24 hex digits>_<meter>`. */
            readonly hold: string;
            readonly meter: string;
            /** @description What was drawn from overrides for the part beyond a soft cap; absent when it fitted without. */
            readonly overrides?: readonly components["schemas"]["OverrideDraw"][];
            readonly quantity: number;
        };
        /**
         * chancery.metering.usage-reported.v1
         * @description Use that had already happened was reported, whether it fitted or not.
         */
        readonly "chancery.metering.usage-reported.v1": {
            /** @description The earlier periods it counts in, in place of those under way, with their use after it; absent: in none. */
            readonly booked?: readonly components["schemas"]["ClosedPeriod"][];
            readonly meter: string;
            /** @description When it happened, in epoch milliseconds, where the report said. */
            readonly occurredAt?: number;
            readonly quantity: number;
        };
        /**
         * chancery.metering.usage-returned.v1
         * @description A charge, or a part of it, was given back.
         */
        readonly "chancery.metering.usage-returned.v1": {
            /** @description When it charged, in epoch milliseconds. */
            readonly chargedAt: number;
            /** @description The command that charged. */
            readonly chargedBy: string;
            /** @description The periods under way that the charge lies in: their use goes down by `quantity`. */
            readonly credited: readonly components["schemas"]["Period"][];
            readonly meter: string;
            /** @description What flowed back into overrides that have not ended. */
            readonly overrides: readonly components["schemas"]["OverrideDraw"][];
            readonly quantity: number;
            readonly reason: string;
        };
        /**
         * chancery.tenancy.residency-policy-changed.v1
         * @description The residency policy was replaced; exports made before stay verifiable against the one of their day.
         */
        readonly "chancery.tenancy.residency-policy-changed.v1": {
            readonly policy: components["schemas"]["ResidencyPolicy"];
            /** @description Why, in the words of the person who changed it. */
            readonly reason: string;
        };
        /**
         * chancery.tenancy.tenant-created.v1
         * @description A tenant began, in the plane of its ID, for good.
         */
        readonly "chancery.tenancy.tenant-created.v1": {
            readonly legalEntity: string;
            /** @description BCP 47 language tag, for example `de-DE`. */
            readonly locale: string;
            readonly name: string;
            readonly plan: string;
            readonly policy: components["schemas"]["ResidencyPolicy"];
            /** @description The plane's region code; its bytes never leave it. */
            readonly region: components["schemas"]["PlaneId"];
            readonly tenant: components["schemas"]["TenantId"];
            /** @description IANA time zone, for example `Europe/Berlin`: decides when budget periods turn. */
            readonly timeZone: string;
        };
        /**
         * chancery.tenancy.tenant-time-zone-changed.v1
         * @description The tenant moved to another time zone. What has been counted stays in the periods it was counted in.
         */
        readonly "chancery.tenancy.tenant-time-zone-changed.v1": {
            /** @description Why, in the words of the person who changed it. */
            readonly reason: string;
            /** @description From when on it decides when periods turn: a moment after the change. Milliseconds since the epoch. */
            readonly since: number;
            /** @description IANA time zone. */
            readonly timeZone: string;
        };
        /** @description The final figures of a period that ended. */
        readonly ClosedPeriod: {
            /** @description Epoch milliseconds of the first moment that is no longer in it. */
            readonly endsAt: number;
            /** @description `2026-11-23`, `2026-W48` or `2026-11`, in the tenant's time zone. */
            readonly key: string;
            readonly period: components["schemas"]["Period"];
            /** @description Epoch milliseconds. */
            readonly startsAt: number;
            readonly used: number;
        };
        /**
         * @description What a column's cells are read as in queries. Narrowest that every non-empty cell of the batch fits; `NULL` when no cell has a value, `VARCHAR` when nothing narrower fits.
         * @enum {string}
         */
        readonly ColumnType: "NULL" | "BOOLEAN" | "BIGINT" | "DOUBLE" | "DATE" | "TIMESTAMP" | "TIMESTAMPTZ" | "VARCHAR";
        /** @description Identifies one attempt to do something; the `Idempotency-Key` where the client sent one. 1 to 200 printable ASCII characters. */
        readonly CommandId: string;
        /** @description Use that was corrected, for as long as it can be corrected again. */
        readonly CorrectedUse: {
            /** @description Added by corrections so far. */
            readonly added: number;
            /** @description Which of its uses, from 0; absent: it recorded one. */
            readonly item?: number;
            /** @description The command that recorded the use. */
            readonly recordedBy: string;
            /** @description Taken away by corrections so far. */
            readonly removed: number;
            /** @description The moment in whose periods it counts, in epoch milliseconds. */
            readonly usedAt: number;
        };
        /** @description The periods under way. */
        readonly CurrentPeriods: {
            readonly day: components["schemas"]["PeriodBounds"];
            readonly month: components["schemas"]["PeriodBounds"];
            readonly week: components["schemas"]["PeriodBounds"];
        };
        readonly DatasetColumn: {
            /** @description As the file spells it; unique in the dataset without regard to case. */
            readonly name: string;
            readonly type: components["schemas"]["ColumnType"];
        };
        /** @description The stream a refusal was decided on, the revision it had, and the stream time. */
        readonly DecidedOn: {
            readonly at: number;
            /** @description -1 for a stream without events. */
            readonly revision: number;
            readonly stream: string;
        };
        /** @description A batch that was withdrawn with its dataset. */
        readonly DeletedBatch: {
            readonly batch: string;
            /** @description Rows that were evidence until now. */
            readonly rows: number;
        };
        /** @description A piece of personal data under its subject's own key: `enc:v1:<subject>:<base64url(nonce ‖ ciphertext ‖ tag)>`. It is a string, so commands, events and states carry it as it is; only `SubjectVault.open` gives the text back, and only while the subject's key exists. The same text under the same key always gives the same ciphertext (the nonce is derived from the text), so that a repeated command is recognised as the same. */
        readonly EncryptedText: string;
        /**
         * Envelope
         * @description The record: what is serialised once into bytes. `data` is the stored payload of `type`.
         */
        readonly Envelope: {
            readonly actor: components["schemas"]["ActorId"];
            readonly causationId: string | null;
            /** @description On the first event of a command only: what was asked, so that it can be decided again (X1, X4). */
            readonly command?: components["schemas"]["JsonObject"];
            /** @description SHA-256 of the canonical command, hex. */
            readonly commandHash: string;
            readonly commandId: components["schemas"]["CommandId"];
            readonly correlationId: string;
            readonly data: components["schemas"]["JsonObject"];
            readonly flagSet: string;
            readonly id: components["schemas"]["EventId"];
            readonly network: components["schemas"]["EncryptedText"] | null;
            readonly plane: components["schemas"]["PlaneId"];
            readonly policyVersion: string | null;
            /** @description 0 for the first event of the stream. */
            readonly revision: number;
            /** @description The `N` at the end of `type`. */
            readonly schemaVersion: number;
            readonly stream: components["schemas"]["StreamName"];
            readonly tenant: components["schemas"]["TenantId"];
            /** @description ISO 8601 UTC with milliseconds. Stream time: never earlier than the event before it. */
            readonly time: string;
            readonly token: components["schemas"]["TokenId"] | null;
            readonly traceparent: string | null;
            /** @description `chancery.<context>.<past-tense>.v<N>` */
            readonly type: string;
        };
        /** @description Milliseconds since 1970-01-01T00:00:00Z. */
        readonly EpochMs: number;
        /** @description A UUID of version 7. */
        readonly EventId: string;
        /** @description One file of the bundle. */
        readonly ExportArtifact: {
            readonly bytes: number;
            readonly mediaType: string;
            /** @description Slash-separated, inside the bundle. */
            readonly path: string;
            /** @description Of the file's bytes, hex. */
            readonly sha256: string;
        };
        /**
         * @description `bundle-too-large`: over the size limit; `build-error`: an outage or a bug, found in the logs by the correlation ID.
         * @enum {string}
         */
        readonly ExportFailureCause: "bundle-too-large" | "build-error";
        /** @description Whose data it is and under which residency policy it left: on the manifest, in `nameplate.txt`, in every artifact. */
        readonly ExportNameplate: {
            readonly legalEntity: string;
            readonly policyId: string;
            readonly policyVersion: number;
            /** @description Region code of the tenant's plane. */
            readonly region: string;
            readonly tenant: string;
        };
        /** @description One thing the validator has to say about an authority. */
        readonly Finding: {
            /** @description At most 5, best first. */
            readonly candidates: readonly components["schemas"]["Candidate"][];
            readonly code: components["schemas"]["FindingCode"];
            /** @description In UTF-16 code units, from 1. */
            readonly column: number;
            /** @description SHA-256, hex, of what was found: the code, the link, the section it stands in and the state of its target. A skip holds for this fingerprint, so a change of either end ends it. Absent on findings of before there were skips. */
            readonly fingerprint?: string;
            /** @description Only where one candidate stands out so clearly that it can be offered as one click; `null` otherwise. */
            readonly fix: components["schemas"]["Fix"] | null;
            /** @description What to do about it: a sentence. */
            readonly guidance: string;
            /** @description Where the link or heading begins, from 1. */
            readonly line: number;
            /** @description What is wrong: a sentence with the names and figures. */
            readonly reason: string;
            readonly severity: components["schemas"]["Severity"];
            /** @description The link's destination as it is written (cut at 300 characters), or `#anchor` for a heading. */
            readonly target: string;
            /** @description Digest (SHA-256, hex) of what the link cites as it reads now: the section, the whole text, the row. Absent: nothing is there, or a heading is meant. */
            readonly targetDigest?: string;
        };
        /**
         * @description What can be wrong with a link or heading.
         * @enum {string}
         */
        readonly FindingCode: "unknown-authority" | "unpublished-authority" | "missing-section" | "superseded-version" | "suspect-link" | "unknown-dataset" | "unknown-row" | "retracted-evidence" | "evidence-outside-plane" | "malformed-link" | "duplicate-anchor" | "cycle";
        /** @description A change of the text that mends the finding and nothing else: `text.slice(from, to)` becomes `replacement`. */
        readonly Fix: {
            readonly from: number;
            readonly replacement: string;
            readonly to: number;
        };
        /**
         * @description A change that mends a text:
         *     - `retarget`: every link to `target` leads to `to` instead.
         *     - `pin-to-latest`: every link to `target` names the latest version of its authority, which is in `to`.
         *     - `restore-anchor`: the heading with the anchor `target` (`#range`) gets the anchor `to` (`#scope`), so that links to   it lead there again; links of the text itself to `target` follow.
         * @enum {string}
         */
        readonly FixKind: "retarget" | "pin-to-latest" | "restore-anchor";
        /** @description The tenant's residency policy in force. */
        readonly GatePolicy: {
            /** @description Region codes that exports may go to. */
            readonly allowedDestinations: readonly string[];
            /** @description Days for which a bundle may be given out at most. Absent: any. The gate leaves it to the end of the export. */
            readonly exportKeepDays?: number;
            readonly id: string;
            /** @description First instant at which the policy is stale. */
            readonly validUntil: components["schemas"]["EpochMs"];
            readonly version: number;
        };
        /** @enum {string} */
        readonly GateReasonCode: "tenant-unknown" | "policy-missing" | "policy-stale" | "destination-not-allowed" | "source-unknown" | "evidence-outside-plane" | "references-broken" | "gate-error";
        /**
         * @description When the gate is asked: before anything is charged, before the bundle is signed, before its bytes leave.
         * @enum {string}
         */
        readonly GateStage: "request" | "build" | "download";
        /** @description Any JSON. */
        readonly Json: unknown;
        /** @description Any JSON object. */
        readonly JsonObject: Record<string, never>;
        /** @description One way out of a refusal: what to do and who can do it. Where it has requests they are enough: once all of them were made, the same command passes, unless they are that command in a form that does. */
        readonly Lift: {
            /** @description Imperative and complete: "Raise the soft cap to at least 1200 rows." */
            readonly action: string;
            /** @description Requests that have to be made as well, where one change alone does not do. */
            readonly also?: readonly components["schemas"]["LiftRequest"][];
            /** @description The scope a person or token needs for it, for example `budgets:override`; `operator`: whoever runs the plane. */
            readonly by: string;
            readonly request?: components["schemas"]["LiftRequest"];
        };
        /** @description A request that lifts a refusal: its body is the smallest change that passes. */
        readonly LiftRequest: {
            readonly body?: components["schemas"]["Json"];
            readonly method: string;
            /** @description Whole, from `/v1`; without a leading `/`: inside the tenant, from `/v1/tenants/<tenant>/` on. */
            readonly path: string;
        };
        /** @description A part of an override that a charge drew, or that was given back to it. */
        readonly OverrideDraw: {
            readonly override: string;
            readonly quantity: number;
        };
        /** @description A percentage of a budget's limit. */
        readonly Percent: number;
        /**
         * @description What a budget or plan quota is counted over. A week is an ISO week: it begins on Monday.
         * @enum {string}
         */
        readonly Period: "day" | "week" | "month";
        /** @description One period of a tenant: from its first millisecond up to, and without, `endsAt`. */
        readonly PeriodBounds: {
            /** @description Epoch milliseconds of the first moment that is no longer in it. */
            readonly endsAt: number;
            /** @description `2026-11-23`, `2026-W48` or `2026-11`, in the tenant's time zone. */
            readonly key: string;
            /** @description Epoch milliseconds. */
            readonly startsAt: number;
        };
        /** @description A link to another authority (or an older version of the same), with what it was resolved to. */
        readonly PinnedAuthority: {
            /** @description `null`: the authority as a whole. */
            readonly anchor: string | null;
            readonly authority: string;
            /** @description In UTF-16 code units, from 1. */
            readonly column: number;
            /** @description The link names no version: it means the latest one. */
            readonly followsLatest: boolean;
            readonly from: number;
            /** @description The paragraph whose place what is cited takes (a quotation); absent: it is pointed at. */
            readonly include?: components["schemas"]["Span"];
            /** @constant */
            readonly kind: "authority";
            /** @description Where the link begins (its `[` or `<`), from 1. */
            readonly line: number;
            /** @description Digest of the section as in the version's list of sections; `null` where no section is named. */
            readonly sectionDigest: string | null;
            /** @description The destination without Markdown escapes. `from` and `to` span it as it is written. */
            readonly target: string;
            /** @description SHA-256, hex, of the version's whole text. */
            readonly textDigest: string;
            readonly to: number;
            /** @description The published version it was resolved to. */
            readonly version: number;
        };
        /** @description An evidence link, with the row as it was. */
        readonly PinnedEvidence: {
            /** @description The batch that holds it. */
            readonly batch: string;
            /** @description In UTF-16 code units, from 1. */
            readonly column: number;
            readonly dataset: string;
            readonly from: number;
            /** @constant */
            readonly kind: "evidence";
            /** @description Where the link begins (its `[` or `<`), from 1. */
            readonly line: number;
            readonly row: string;
            /** @description SHA-256, hex, of the row. */
            readonly rowDigest: string;
            /** @description The destination without Markdown escapes. `from` and `to` span it as it is written. */
            readonly target: string;
            readonly to: number;
        };
        /** @description A link to a section of the same text. */
        readonly PinnedOwnSection: {
            /** @description `null`: the authority as a whole. */
            readonly anchor: string | null;
            /** @description In UTF-16 code units, from 1. */
            readonly column: number;
            readonly from: number;
            /** @constant */
            readonly kind: "own-section";
            /** @description Where the link begins (its `[` or `<`), from 1. */
            readonly line: number;
            /** @description Digest of the section in this text; `null` where no section is named. */
            readonly sectionDigest: string | null;
            /** @description The destination without Markdown escapes. `from` and `to` span it as it is written. */
            readonly target: string;
            readonly to: number;
        };
        /** @description A link that resolves, fixed to what it pointed at when it was compiled. */
        readonly PinnedReference: components["schemas"]["PinnedAuthority"] | components["schemas"]["PinnedOwnSection"] | components["schemas"]["PinnedEvidence"];
        /**
         * @description One region's stores. A tenant lives in exactly one plane and its bytes never leave it.
         * @enum {string}
         */
        readonly PlaneId: "us" | "eu";
        /** @description What the plan allows on a meter in a period. No override passes it. */
        readonly PlanQuota: {
            readonly limit: number;
            readonly period: components["schemas"]["Period"];
        };
        /** @description The tenant's plan as far as this meter is concerned. */
        readonly PlanQuotas: {
            /** @description The plan's name; `null` before a plan was ever set. */
            readonly plan: string | null;
            /** @description At most one per period; none: the plan does not limit this meter. */
            readonly quotas: readonly components["schemas"]["PlanQuota"][];
        };
        /** @description A budget that a correction armed again. */
        readonly RearmedBudget: {
            /** @description Its slug. */
            readonly budget: string;
            /** @description Percents that are still reached: they stay fired. */
            readonly crossed: readonly components["schemas"]["Percent"][];
            /** @description Its new epoch. */
            readonly epoch: number;
        };
        /** @description Where a tenant's data may go, and until when that was decided. */
        readonly ResidencyPolicy: {
            /** @description Region codes (two lower-case letters) that exports may be delivered to. */
            readonly allowedDestinations: readonly string[];
            /** @description Days for which the bundle of an export may be given out at most, whatever was asked for. Absent: any. */
            readonly exportKeepDays?: number;
            /** @description Chosen by the tenant, for example `eu_standard`. */
            readonly id: string;
            /** @description The policy is stale from this moment on, and exports are blocked. Milliseconds since the epoch. */
            readonly validUntil: number;
            /** @description 1 for the tenant's first policy, one more with every change. */
            readonly version: number;
        };
        /** @description A charge of a period under way of which something was returned. */
        readonly ReturnedCharge: {
            /** @description Epoch milliseconds. */
            readonly chargedAt: number;
            /** @description The command that charged. */
            readonly chargedBy: string;
            /** @description Returned so far, of the charge's quantity. */
            readonly returned: number;
        };
        /**
         * @description `scheduled`: a person or a calendar asked; `private-key-lost`: the vault no longer has the private half.
         * @enum {string}
         */
        readonly RotationReason: "scheduled" | "private-key-lost";
        /** @description A row as one batch holds it: a row ID can be in several. */
        readonly RowVersion: {
            readonly batch: string;
            /** @description SHA-256 of the row, hex. */
            readonly digest: string;
            readonly row: string;
        };
        /** @description A section of an authority: its heading, and everything up to the next heading of the same or a higher level. */
        readonly Section: {
            /** @description What `#…` of a cross-reference names; unique in a compiled authority without errors. */
            readonly anchor: string;
            /** @description SHA-256, hex, of the section's Markdown from its heading on, subsections included, without white space at its end. */
            readonly digest: string;
            /** @description 1 for `#`, 6 for `######`. */
            readonly level: number;
            /** @description Line of the heading, from 1. */
            readonly line: number;
            /** @description Text of the heading without marks and explicit anchor, cut at 100 characters. */
            readonly title: string;
        };
        /**
         * @description An `error` blocks publish and export; a `warning` does not.
         * @enum {string}
         */
        readonly Severity: "error" | "warning";
        /** @description The manifest inside the bundle, by its digest. */
        readonly SignedManifest: {
            /** @description ISO 8601, UTC. */
            readonly createdAt: string;
            readonly keyId: string;
            /** @description Of the exact bytes that were signed, hex. */
            readonly sha256: string;
            /** @description The last entry of the tenant's log when the bundle was built. */
            readonly tenantLogEntry: number;
        };
        /** @description Permission to let one finding pass, for a reason, until an end. Printed in exports. */
        readonly Skip: {
            readonly category: components["schemas"]["SkipCategory"];
            /** @description From then on the finding blocks again. Milliseconds since the epoch. */
            readonly expiresAt: number;
            readonly finding: components["schemas"]["SkippedFinding"];
            /** @description In the words of the person who skipped it; 20 characters or more. */
            readonly justification: string;
            /** @description Actor ID of the person who answers for it. */
            readonly owner: string;
            /** @description `s1` for the authority's first, then counted up. */
            readonly skip: string;
            /** @description Milliseconds since the epoch. */
            readonly skippedAt: number;
        };
        /** @enum {string} */
        readonly SkipCategory: "target-pending" | "external-source" | "historical" | "false-positive" | "accepted-risk";
        /** @description The finding as it was skipped. */
        readonly SkippedFinding: {
            readonly code: components["schemas"]["FindingCode"];
            readonly column: number;
            /** @description The skip holds for this alone: another source section or state of the target is another finding. */
            readonly fingerprint: string;
            readonly line: number;
            readonly reason: string;
            readonly target: string;
        };
        /** @description A stretch of the text, in UTF-16 code units from its beginning: `text.slice(from, to)`. */
        readonly Span: {
            readonly from: number;
            readonly to: number;
        };
        /** @description The signed bundle as it was stored. */
        readonly StoredBundle: {
            /** @description Where the plane's blob store keeps it. */
            readonly blobKey: string;
            readonly bytes: number;
            /** @description Of the ZIP file, hex. */
            readonly sha256: string;
        };
        /** @description `<category>-<tenant>[-<id>]`; neither category, tenant nor id contains `-`. */
        readonly StreamName: string;
        /** @description Begins with its plane, for example `eu_t0123456789abcdef01234567`. */
        readonly TenantId: string;
        readonly TokenId: string;
        /** @description Something that was asked for, or is cited, and was not found. */
        readonly UnknownSource: {
            readonly id: string;
            /** @enum {string} */
            readonly kind: "authority" | "dataset" | "evidence";
        };
        /** @description Use of a meter in the periods under way. Always all three, so budgets of different periods cannot disagree. */
        readonly UsedByPeriod: {
            readonly day: number;
            readonly month: number;
            readonly week: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
