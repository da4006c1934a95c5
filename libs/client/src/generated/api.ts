// Generated from openapi.json: `npm run openapi`.
export interface paths {
    "/v1/planes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the planes
         * @description The regions this service runs in.
         *
         *     Public: no token is needed.
         */
        get: operations["listPlanes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Liveness
         * @description The process answers.
         *
         *     Public: no token is needed.
         */
        get: operations["liveHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readiness
         * @description Every plane’s engines answer and its read models are there. `degraded`: events are parked, or read models are a minute behind or more; embedded, parked events make it 503 too.
         *
         *     Public: no token is needed.
         */
        get: operations["readyHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the errors
         * @description Every code the service answers with.
         *
         *     Public: no token is needed.
         */
        get: operations["listErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/errors/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read about an error
         * @description What it means and the way out.
         *
         *     Public: no token is needed.
         */
        get: operations["readError"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tenants of a plane
         * @description By name, with their nameplates.
         *
         *     Scope: `tenants:list`.
         */
        get: operations["listTenants"];
        put?: never;
        /**
         * Create a tenant
         * @description In this plane, for good: its bytes never leave it.
         *
         *     Scope: `tenants:create`.
         */
        post: operations["createTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/residency-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the residency policy
         * @description Exports made before stay verifiable against the old one.
         *
         *     Scope: `residency:write`.
         */
        put: operations["changeResidencyPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/time-zone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the time zone
         * @description Decides when budget periods turn, from `timeZoneSince` in the answer on. The day, week and month under way then keep their name and what was used in them, and end where they end in the new zone.
         *
         *     Scope: `tenants:write`.
         */
        put: operations["changeTimeZone"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a tenant
         * @description Its nameplate, time zone, locale and plan, as of now.
         *
         *     Scope: `tenants:read`.
         */
        get: operations["readTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description The plane, tenant and scopes of the token presented.
         *
         *     Any valid token.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API tokens
         * @description Newest first, revoked ones included, never their secrets.
         *
         *     Scope: `tokens:read`.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Issue an API token
         * @description Its secret is in this answer and is never shown again.
         *
         *     Scope: `tokens:write`.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/tokens/{token}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an API token
         * @description It stops working with this answer. History keeps it.
         *
         *     Scope: `tokens:write`.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage/consume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consume
         * @description Charges all of the quantity, or refuses it with 402 and charges nothing. Send an Idempotency-Key, or a CloudEvent.
         *
         *     Scope: `usage:consume`.
         */
        post: operations["consumeUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check
         * @description Answers as `consume` would now and records nothing: `accepted`, or the refusal it would meet.
         *
         *     Scope: `usage:check`.
         */
        post: operations["checkUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report
         * @description Counts use that has already happened: it may pass any cap, and fires thresholds. With `occurredAt` it counts in the periods of then, up to 72 hours after the end of its day; thresholds of a period that has ended do not fire. Send an Idempotency-Key, or a CloudEvent, whose `time` is the moment.
         *
         *     Scope: `usage:report`.
         */
        post: operations["reportUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consume and report several uses
         * @description Decides each item by itself, in order, and answers item by item: its status, its decision, and what is in the way. Items to `consume` take the scope `usage:consume`, items to `report` take `usage:report`. An item is idempotent under its own `key`, or under the Idempotency-Key and its place. With `atomic: true` all items, to consume of one meter, are decided as one: all of them or none.
         *
         *     Any valid token.
         */
        post: operations["batchUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct
         * @description Puts right use that was recorded, by an event of its own with who and why; the record stays as it was. Counts in the day, week and month in which the use happened, each for 72 hours after its end, and never below nothing. More passes every cap and fires thresholds; less gives back what was drawn from overrides, and arms thresholds again that are not reached any more. Send an Idempotency-Key.
         *
         *     Scope: `usage:correct`.
         */
        post: operations["correctUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/budgets/{meter}/{budget}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a budget
         * @description Its figures, what fired, and the overrides of its meter.
         *
         *     Scope: `budgets:read`.
         */
        get: operations["readBudget"];
        /**
         * Set a budget
         * @description Makes it or replaces all its settings. Raising arms the thresholds that are no longer reached; lowering fires those that now are.
         *
         *     Scope: `budgets:write`.
         */
        put: operations["setBudget"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/budgets/{meter}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant an override
         * @description Lets the meter go past its soft caps by an amount, until an end; never past a hard cap or the plan.
         *
         *     Scope: `budgets:override`.
         */
        post: operations["grantOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/budgets/{meter}/override-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request an override
         * @description Asks that the meter may go past its soft caps by an amount, until an end. It allows nothing until others approve it.
         *
         *     Scope: `overrides:request`.
         */
        post: operations["requestOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/budgets/{meter}/override-requests/{override}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a request
         * @description As someone other than who asked. Where a budget of the meter demands two approvals, the second puts it in force.
         *
         *     Scope: `budgets:override`.
         */
        post: operations["approveOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/budgets/{meter}/override-requests/{override}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a request
         * @description Nothing is allowed. The reason is kept.
         *
         *     Scope: `budgets:override`.
         */
        post: operations["refuseOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/budgets/{meter}/overrides/{override}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an override back
         * @description What it has admitted stays charged.
         *
         *     Scope: `budgets:override`.
         */
        post: operations["reverseOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List holds
         * @description The holds that stand on a meter now, by ID; those that have ended are gone.
         *
         *     Scope: `budgets:read`.
         */
        get: operations["listHolds"];
        put?: never;
        /**
         * Hold
         * @description Reserves all of the quantity until an end, or refuses it as `consume` would. It counts against every cap until it is committed or released, or ends.
         *
         *     Scope: `usage:consume`.
         */
        post: operations["holdUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage/holds/{hold}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a hold
         * @description Gives a hold that stands another end, counted from now; what it reserves stays the same.
         *
         *     Scope: `usage:consume`.
         */
        post: operations["renewHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage/holds/{hold}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Commit a hold
         * @description Charges what was really used and frees the rest. No cap refuses it: it was admitted when it was held.
         *
         *     Scope: `usage:consume`.
         */
        post: operations["commitHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage/holds/{hold}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a hold
         * @description Frees all of a hold. Nothing is charged.
         *
         *     Scope: `usage:consume`.
         */
        post: operations["releaseHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage/holds/{hold}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a hold
         * @description A hold that stands now, with the figures of its meter.
         *
         *     Scope: `budgets:read`.
         */
        get: operations["readHold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List overrides
         * @description Overrides and requests for them, decided or not, by ID.
         *
         *     Scope: `budgets:read`.
         */
        get: operations["listOverrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/overrides/{override}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an override
         * @description Who asked, who decided and when, and what is drawn.
         *
         *     Scope: `budgets:read`.
         */
        get: operations["readOverride"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/overrides/{override}/admissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what an override admitted
         * @description Each request that drew from it, oldest first, with its entry in the tenant’s log.
         *
         *     Scope: `budgets:read`.
         */
        get: operations["admissionsOverride"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/override-telemetry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read override telemetry
         * @description Requests asked for, granted, refused and lapsed, and how long decisions took.
         *
         *     Scope: `budgets:read`.
         */
        get: operations["telemetryOverride"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/budgets/{meter}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview a budget
         * @description Decides the meter’s real past again under a proposed budget alone, and says on which days which threshold would have fired and what would have been refused. Changes nothing.
         *
         *     Scope: `budgets:read`.
         */
        post: operations["previewBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List budgets
         * @description Every budget of every meter, with its figures and the thresholds that fired. `limit` counts meters.
         *
         *     Scope: `budgets:read`.
         */
        get: operations["listBudgets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/ledgers/{meter}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a ledger
         * @description All figures of a meter as the next decision would find them; a meter that was never used stands at 0.
         *
         *     Scope: `budgets:read`.
         */
        get: operations["readLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/datasets/{dataset}/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ingest a CSV or NDJSON
         * @description CSV (RFC 4180) with a header, or NDJSON with one object a line, plain or as gzip, in any encoding. Accepted rows are charged on the meter `rows`, all or none; the same bytes again are the same batch and cost nothing. Bad rows are reported, unless `strict`. At most 4 GiB (unpacked), 10,000 columns and 5 MiB a cell. Send an Idempotency-Key.
         *
         *     Scope: `evidence:ingest`.
         */
        post: operations["ingestBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/datasets/{dataset}/batches/{batch}/retract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract a batch
         * @description Withdraws its rows: queries see them no longer, links to them become findings, history stays, the same content can be ingested again. The charge is not given back. Refused while authorities cite it, naming them, unless `evenIfCited`.
         *
         *     Scope: `evidence:retract`.
         */
        post: operations["retractBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/datasets/{dataset}/rows/retract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract rows
         * @description Withdraws rows in every batch that holds them; a later batch can bring the same row IDs again. History stays. The charge is not given back. Refused while authorities cite it, naming them, unless `evenIfCited`.
         *
         *     Scope: `evidence:retract`.
         */
        post: operations["retractRows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/datasets/{dataset}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a dataset
         * @description Withdraws it with all its batches: it leaves the list and queries, links to its rows become findings, history stays. A later batch opens it anew. The charge is not given back. Refused while authorities cite it, naming them, unless `evenIfCited`.
         *
         *     Scope: `datasets:delete`.
         */
        post: operations["deleteDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/datasets/{dataset}/citations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who cites a dataset
         * @description The authorities whose latest version or compiled draft cites its rows: all, those of one batch, or the rows named. Look at it before evidence is withdrawn.
         *
         *     Scope: `evidence:read`.
         */
        get: operations["listCitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List uploads
         * @description Ingests under way, and those that ended last; 100 at most, the newest first. Those of other processes of the API are listed as they were up to a second ago, and for ten minutes after their end.
         *
         *     Scope: `evidence:ingest`.
         */
        get: operations["listUploads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/uploads/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an upload’s progress
         * @description Bytes and rows so far. An upload is named by the Idempotency-Key of its request.
         *
         *     Scope: `evidence:ingest`.
         */
        get: operations["readUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/uploads/{upload}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow an upload
         * @description Server-sent events until it ends: each `progress` is the whole state. Who comes back sends the last `id` as `Last-Event-ID` and hears what changed since.
         *
         *     Scope: `evidence:ingest`.
         */
        get: operations["followUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/uploads/{upload}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an upload
         * @description Until its rows are charged. When this is answered, nothing of it is left and nothing was charged.
         *
         *     Scope: `evidence:ingest`.
         */
        post: operations["cancelUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List datasets
         * @description By name, with their columns and how much they hold.
         *
         *     Scope: `evidence:read`.
         */
        get: operations["listDatasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/datasets/{dataset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a dataset
         * @description With a page of its batches, newest first.
         *
         *     Scope: `evidence:read`.
         */
        get: operations["readDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/datasets/{dataset}/batches/{batch}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a batch
         * @description What it holds, how it was read, and under which policy.
         *
         *     Scope: `evidence:read`.
         */
        get: operations["readBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/datasets/{dataset}/batches/{batch}/rejected-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the rejected rows
         * @description All of them, with `line` of the file, `row` after the header, `code`, `reason` and what stands in the row: NDJSON, one object a line, or CSV to be corrected and sent again.
         *
         *     Scope: `evidence:read`.
         */
        get: operations["rejectedRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List running queries
         * @description The queries that wait for the engine or run now, the longest running first. Those of other processes of the API are listed as they were up to a second ago.
         *
         *     Scope: `evidence:query`.
         */
        get: operations["listRunningQueries"];
        put?: never;
        /**
         * Query with SQL
         * @description One read-only SELECT over the tenant’s own datasets, as they are now. Integers of 64 bits and more (`count(*)` among them) and decimals come as text, so that no digit is lost. As a file: `Chancery-Query-Rows` counts its rows, `Chancery-Query-At-Limit: true` says that there may be more.
         *
         *     Scope: `evidence:query`.
         */
        post: operations["runQuery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/queries/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Explain a query
         * @description How the engine would run a SELECT. Nothing of it is run.
         *
         *     Scope: `evidence:query`.
         */
        post: operations["explainRunQuery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/queries/{query}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Cancel a query
         * @description Interrupts a query that waits or runs; its own request is answered with `query-cancelled`. A query that does not stop within two seconds is ended with its engine’s process. One that another process of the API runs is told to stop within a second. A client that hangs up cancels its query too.
         *
         *     Scope: `evidence:query`.
         */
        delete: operations["cancelRunningQuery"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/saved-queries/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a saved query
         * @description Its statement and description, as of now.
         *
         *     Scope: `queries:read`.
         */
        get: operations["readSavedQuery"];
        /**
         * Save a query
         * @description In the place of the one of this name. It must be one SELECT that may be run; nothing of it is run.
         *
         *     Scope: `queries:write`.
         */
        put: operations["saveQuery"];
        post?: never;
        /**
         * Remove a saved query
         * @description Its name can be used again. History keeps it.
         *
         *     Scope: `queries:write`.
         */
        delete: operations["removeQuery"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/saved-queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved queries
         * @description By name.
         *
         *     Scope: `queries:read`.
         */
        get: operations["listSavedQueries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/saved-queries/{name}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a saved query
         * @description As `POST …/queries` does with its statement: a page of JSON, CSV or Parquet.
         *
         *     Scope: `evidence:query`.
         */
        post: operations["runSavedQuery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the authorities
         * @description By ID, with status and the number of findings.
         *
         *     Scope: `authorities:read`.
         */
        get: operations["listAuthorities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an authority
         * @description The text of its draft, what the last compile found, and its versions, as of now. The ETag is for `If-Match`.
         *
         *     Scope: `authorities:read`.
         */
        get: operations["readAuthority"];
        /**
         * Save a draft
         * @description Begins the authority or gives its draft a new text. The same text again changes nothing.
         *
         *     Scope: `authorities:write`.
         */
        put: operations["draftAuthority"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}/compile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compile the draft
         * @description Resolves every link, pins it to what it points at now, and says what is wrong, with line, column and candidates. Charges the tokens of the text. Findings do not make it fail: they keep the draft from being published.
         *
         *     Scope: `authorities:compile`.
         */
        post: operations["compileAuthority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the compiled draft
         * @description Freezes it as the next version, with its pins. Refused while a link is broken, or points at something else than when it was compiled. Publishing the same text with the same pins again changes nothing.
         *
         *     Scope: `authorities:publish`.
         */
        post: operations["publishAuthority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}/inbound-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what links here
         * @description The authorities whose latest version or compiled draft links to this one, by ID; also links that lead nowhere but name it. Ask before a section or an authority is given up.
         *
         *     Scope: `authorities:read`.
         */
        get: operations["listInboundLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions
         * @description Newest first, as of now.
         *
         *     Scope: `authorities:read`.
         */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a version
         * @description Its text, what its links were pinned to, and the findings that stood when it was published.
         *
         *     Scope: `authorities:read`.
         */
        get: operations["readVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare two versions
         * @description Or a version with the draft: line by line, and which sections came, went or changed.
         *
         *     Scope: `authorities:read`.
         */
        get: operations["compareVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}/fixes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fix the draft
         * @description Retargets links, pins them to the latest version, or restores an anchor, and saves the changed text as the draft. With `Dry-Run: true` nothing is saved and the answer has the changed text and the findings before and after.
         *
         *     Scope: `authorities:write`.
         */
        post: operations["fixDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}/skips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the skips
         * @description Those neither revoked nor replaced, as of now: in force, past their end, void because their finding is gone, or suspended.
         *
         *     Scope: `authorities:read`.
         */
        get: operations["listSkips"];
        put?: never;
        /**
         * Skip a finding
         * @description Lets a finding that blocks pass publish and export until an end, with a justification that exports print. Void as soon as the section it stands in or its target changes. A new skip of the same finding takes the place of the one before.
         *
         *     Scope: `authorities:skip`.
         */
        post: operations["skipFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}/skips/{skip}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a skip
         * @description Its finding blocks again at once.
         *
         *     Scope: `authorities:skip`.
         */
        post: operations["revokeSkip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authorities/{authority}/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a suspect link
         * @description Says that the claim still holds with what its link cites by now. Names what was read by its digest, so nothing is accepted unread.
         *
         *     Scope: `authorities:accept`.
         */
        post: operations["acceptLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authority-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the settings of authorities
         * @description As of now.
         *
         *     Scope: `authorities:read`.
         */
        get: operations["readSetting"];
        /**
         * Change the settings of authorities
         * @description Whether findings can be skipped. Off: none can be, and skips made before are suspended.
         *
         *     Scope: `authorities:settings`.
         */
        put: operations["changeSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/authority-findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the authorities with findings
         * @description As of now, versions and compiled drafts. Only what changed since the last such request, and what links to it, is checked again; `checked` says how many that were.
         *
         *     Scope: `authorities:read`.
         */
        get: operations["listAuthorityFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/link-targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search for something to link to
         * @description One search over authorities, their sections, datasets, evidence rows and published help, with the Markdown to insert. Authorities and sections are found by title and ID, rows by ID, dataset and their first three columns of text. Datasets and rows need `evidence:read` as well.
         *
         *     Scope: `authorities:read`.
         */
        get: operations["searchLinkTarget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exports
         * @description Newest first, blocked and failed ones too, and those that are being built, with how far they are.
         *
         *     Scope: `exports:read`.
         */
        get: operations["listExports"];
        put?: never;
        /**
         * Request an export
         * @description Asks the export gate, charges one export, builds and signs the bundle. Send an Idempotency-Key: repeating the request goes on from where it was.
         *
         *     Scope: `exports:create`.
         */
        post: operations["requestExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/exports/{export}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the bundle
         * @description Asks the export gate again; each download and each refusal is recorded, each range of a download in parts too. A dry run answers with the export.
         *
         *     Scope: `exports:download`.
         */
        get: operations["downloadExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/exports/{export}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an export
         * @description With its manifest, once it is built; while it is, with how far its build is: the step, documents and pages done of all, bytes so far. A build that nobody has told of for a while is said to be `unknown`.
         *
         *     Scope: `exports:read`.
         */
        get: operations["readExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/exports/{export}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the build of an export
         * @description Server-sent events until it has ended: each `progress` is the export as the list shows it. Who comes back sends the last `id` as `Last-Event-ID` and hears what changed since.
         *
         *     Scope: `exports:read`.
         */
        get: operations["followExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the signing keys of a plane
         * @description Public keys with their history, oldest first: the key file of `chancery verify-export`.
         *
         *     Public: no token is needed.
         */
        get: operations["listSigningKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/signing-keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the signing key of a plane
         * @description Exports are signed with a new key from now on. The key before it stays in the history, so what it signed stays verifiable; exports under way may still carry it for five minutes. Answers with the new key.
         *
         *     Scope: `signing-keys:rotate`.
         */
        post: operations["rotateSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit trail
         * @description Every event of the tenant by entry number, filtered.
         *
         *     Scope: `audit:read`.
         */
        get: operations["readTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/{decision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain a decision
         * @description The decider run again at that revision (X1).
         *
         *     Scope: `decisions:read`.
         */
        get: operations["explainDecision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read or follow a tenant’s events
         * @description Every event of the tenant as a CloudEvent (JSON format), in order: the extension `entry` is its number, without gaps, and `data_base64` the record byte by byte; personal fields are ciphertext. A page is NDJSON; `Link` with `rel="next"` goes on after it, and an empty page is the end for now. With `Accept: text/event-stream` the answer goes on with what comes: each event under its entry number as `id`, a comment every 15 seconds. Who comes back sends the last `id` as `Last-Event-ID`.
         *
         *     Scope: `events:read`.
         */
        get: operations["readTenantFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read or follow a plane’s events
         * @description Every event of the plane, for its operators, in the order in which they were committed: like a tenant’s feed, resumed by the extension `position` instead of `entry`. Positions are opaque, and compare as text.
         *
         *     Scope: `events:read`.
         */
        get: operations["readPlaneFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the projections of a plane
         * @description Which generation of each read model serves, how far it is, and which events it could not fold.
         *
         *     Scope: `projections:read`.
         */
        get: operations["listProjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/projections/{projection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a projection
         * @description Its generations, as of now.
         *
         *     Scope: `projections:read`.
         */
        get: operations["readProjection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/projections/{projection}/rebuilds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rebuild a projection
         * @description Fills another generation from the start of the log while the present one goes on serving, and reports how they differ. Nothing is switched. Answers with the request, which is carried out by whichever process folds the plane’s log: ask for it again (`…/projection-requests/{request}`) until its `state` is `done` or `failed`.
         *
         *     Scope: `projections:manage`.
         */
        post: operations["rebuildProjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/projections/{projection}/switches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let another generation of a projection serve
         * @description All queries see it within a second. The one before stays up to date, so that switching back is the roll-back. Answers with the request, which is carried out by whichever process folds the plane’s log: ask for it again (`…/projection-requests/{request}`) until its `state` is `done` or `failed`.
         *
         *     Scope: `projections:manage`.
         */
        post: operations["switchProjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/projections/{projection}/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fold parked events again
         * @description Those of one document, in order, until one fails again. Answers with the request, which is carried out by whichever process folds the plane’s log: ask for it again (`…/projection-requests/{request}`) until its `state` is `done` or `failed`.
         *
         *     Scope: `projections:manage`.
         */
        post: operations["retryProjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/projection-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was asked of the projections of a plane
         * @description The newest first: by whom, when, and what became of it.
         *
         *     Scope: `projections:read`.
         */
        get: operations["listProjectionRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/projection-requests/{request}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what was asked of a projection
         * @description With its report once it is done: how a rebuilt generation differs from the serving one.
         *
         *     Scope: `projections:read`.
         */
        get: operations["readProjectionRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/publisher": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far a plane’s events are published
         * @description How far its Kafka topic is behind, and the tenants that wait behind an event the topic would not take.
         *
         *     Scope: `publisher:read`.
         */
        get: operations["readPublisher"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/publisher/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a parked tenant’s events again
         * @description In order, until one is refused again; by itself the publisher tries every five minutes. Answers with the request, which is carried out by whichever process publishes the plane’s events: ask for it again (`…/publisher-requests/{request}`) until its `state` is `done` or `failed`.
         *
         *     Scope: `publisher:manage`.
         */
        post: operations["retryPublisher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/publisher-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was asked of a plane’s publisher
         * @description The newest first: by whom, when, and what became of it.
         *
         *     Scope: `publisher:read`.
         */
        get: operations["listPublisherRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planes/{plane}/publisher-requests/{request}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what was asked of a plane’s publisher
         * @description With what was sent, once it is done.
         *
         *     Scope: `publisher:read`.
         */
        get: operations["readPublisherRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The answer to a link that was accepted. */
        AcceptLinkAnswer: {
            authority: string;
            target: string;
            /** @description Of what it is accepted with. */
            digest: string;
            /** @description `false` when it was accepted with that already. */
            changed: boolean;
        };
        AcceptLinkBody: {
            /**
             * @description The destination of the link as it is written.
             * @example authority:terms#scope
             */
            target: string;
            /** @description `targetDigest` of the finding: what you have read. */
            digest: string;
        };
        /** @description An item that was counted. */
        AcceptedBatchItem: {
            /** @constant */
            status: 200;
            /** @description Its key came before, and it was counted then. */
            repeated: boolean;
            /** @description Only where an override was needed. */
            override?: components["schemas"]["OverrideUse"];
            /** @description Only where it happened in periods that have ended: it counts in these. */
            booked?: components["schemas"]["BookedPeriod"][];
            /** @enum {string} */
            kind: "consume" | "report";
            meter: string;
            quantity: number;
            /** @description The ID of its command: its own key, that of the request with its place, or that of the request (atomic). */
            command: string;
            /** @description The decision's ID; `null`: nothing was recorded. */
            decision: string | null;
        };
        /** @description A page of the requests that an override admitted, oldest first. */
        AdmissionList: {
            items: components["schemas"]["AdmissionView"][];
            /** @description Pass as `after` for the next page; `null` when this is the last. */
            cursor: string | null;
        };
        /** @description A request that an override admitted. */
        AdmissionView: {
            /** @enum {string} */
            kind: "consumed" | "held";
            /** @description Its entry in the tenant's log. */
            entry: number;
            /** @description ISO 8601 UTC. */
            at: string;
            /** @description Actor ID of whoever used or held. */
            actor: string;
            /** @description All of the request. */
            quantity: number;
            /** @description What of it this override gave. */
            drawn: number;
        };
        /** @description One entry of a tenant's log. */
        AuditEntry: {
            /** @description Entry number: 1 for the tenant's first event, dense. */
            entry: number;
            id: string;
            /** @description Stored event type, `chancery.<context>.<past-tense>.v<N>`. */
            type: string;
            stream: string;
            revision: number;
            /** @description ISO 8601, UTC. */
            time: string;
            actor: string;
            token: string | null;
            /** @description The caller's IP address; `null` for the system's own work and when the person was forgotten. */
            network: string | null;
            correlationId: string;
            causationId: string | null;
            commandId: string;
            policyVersion: string | null;
            flagSet: string;
            /** @description RFC 6962 leaf hash, hex. */
            leafHash: string;
            data: components["schemas"]["JsonObject"];
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            /** @description Pass as `after` for the next page; `null` when there is nothing more. */
            cursor: string | null;
            /** @description The tenant's last entry when this was read. */
            asOfEntry: number;
        };
        /** @description An authority with the text of its draft and what the last compile said about it. */
        AuthorityDetail: {
            text: string;
            textDigest: string;
            /** @description The draft's revision at the last compile; `null` before the first. Findings and pins are about that revision. */
            compiledRevision: number | null;
            sections: components["schemas"]["Section"][];
            references: components["schemas"]["PinnedReference"][];
            findings: components["schemas"]["Finding"][];
            /** @description Oldest first. */
            versions: components["schemas"]["VersionItem"][];
            authority: string;
            title: string;
            status: components["schemas"]["AuthorityStatus"];
            draftRevision: number;
            /** @description The latest published version; `null` before the first. */
            version: number | null;
            /** @description Of the last compile. */
            findingCounts: components["schemas"]["FindingCounts"];
            /** @description ISO 8601 UTC. */
            updatedAt: string;
        };
        /** @description How one text of an authority became another, line by line. */
        AuthorityDiff: {
            authority: string;
            from: components["schemas"]["DiffSide"];
            to: components["schemas"]["DiffSide"];
            equal: boolean;
            /** @description Lines added and removed in all. */
            addedLines: number;
            removedLines: number;
            /** @description `false`: the texts differ in so much that the shortest way from one to the other was not looked for; the hunk then replaces one by the other whole. */
            shortest: boolean;
            hunks: components["schemas"]["DiffHunk"][];
            sections: components["schemas"]["SectionChanges"];
        };
        /** @description An authority with findings. */
        AuthorityFindings: {
            authority: string;
            title: string;
            /** @description The latest version; `null` before the first. */
            version: number | null;
            /** @description Of the latest version: errors keep it from being exported. */
            published: components["schemas"]["TextFindings"];
            /** @description The draft's revision that was compiled; `null` when the present draft was not. */
            draftRevision: number | null;
            /** @description Of the compiled draft: errors keep it from being published. */
            draft: components["schemas"]["TextFindings"];
        };
        /** @description A page of the authorities with findings, by ID. */
        AuthorityFindingsList: {
            items: components["schemas"]["AuthorityFindings"][];
            /** @description Pass as `after` for the next page; `null` on the last. */
            cursor: string | null;
            /** @description Every change up to this entry of the tenant's log is checked. */
            asOfEntry: number;
            /** @description Entries after it: more than 0 after so many changes that one request does not check them all. */
            behind: number;
            /** @description Authorities that were checked for this answer: those that changed since the last, and what depends on them. */
            checked: number;
        };
        /** @description An authority in the list. */
        AuthorityItem: {
            authority: string;
            title: string;
            status: components["schemas"]["AuthorityStatus"];
            draftRevision: number;
            /** @description The latest published version; `null` before the first. */
            version: number | null;
            /** @description Of the last compile. */
            findingCounts: components["schemas"]["FindingCounts"];
            /** @description ISO 8601 UTC. */
            updatedAt: string;
        };
        AuthorityList: {
            items: components["schemas"]["AuthorityItem"][];
            /** @description Pass as `after` for the next page; `null` on the last. */
            cursor: string | null;
        };
        /** @description The tenant's settings of authorities. */
        AuthoritySettingsAnswer: {
            /** @description Whether findings can be skipped. Off: none can be, and skips made before are suspended. */
            allowSkips: boolean;
        };
        AuthoritySettingsBody: {
            /** @description Whether findings can be skipped. Off: skips made before are suspended, too. */
            allowSkips: boolean;
            /**
             * @description Why; auditors read this.
             * @example The review of the beta asks for it.
             */
            reason: string;
        };
        /**
         * @description Where an authority stands: `draft` has changes that were not compiled, `broken` has findings that block.
         * @enum {string}
         */
        AuthorityStatus: "draft" | "compiled" | "broken" | "published";
        /** @description One ingest. */
        BatchAnswer: {
            dataset: string;
            /** @description `b` and the first 24 hex digits of `contentSha256`. */
            batch: string;
            /** @description SHA-256 of the uploaded bytes (unpacked, when they came as gzip), hex. */
            contentSha256: string;
            contentBytes: number;
            /** @description Rows that became evidence, and were charged. */
            accepted: number;
            /** @description Rows that did not; their lines and reasons: `GET …/batches/<batch>/rejected-rows`. */
            rejected: number;
            columns: components["schemas"]["ColumnAnswer"][];
            /** @enum {string} */
            format: "csv" | "ndjson";
            /** @description Of a CSV; empty for NDJSON. */
            delimiter: string;
            /** @description Name of the WHATWG encoding the file was read in. */
            encoding: string;
            /** @description The column whose values are the row IDs; `null`: row IDs are `<first 12 hex digits of the batch>_<row number>`. */
            rowKey: string | null;
            /**
             * @description What became of rows shorter or longer than the header.
             * @enum {string}
             */
            ragged: "reject" | "fill";
            /** @description ISO 8601 UTC. */
            committedAt: string;
            /** @description Region code, legal entity and residency policy (`<id>@<version>`) it was ingested under. */
            region: string;
            legalEntity: string;
            policy: string;
            /** @description Rows of it that were retracted one by one. */
            retractedRows: number;
            /** @description `null`: its rows are evidence. */
            retracted: components["schemas"]["RetractionAnswer"] | null;
        };
        /** @description What is wrong with an item, as problem details (RFC 9457). */
        BatchItemProblem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            facts?: components["schemas"]["JsonObject"];
            /** @description The ways out. */
            lift?: components["schemas"]["Lift"][];
            /** @description Path of the decision's explanation. */
            decision?: string;
        };
        /** @description What is left of a meter after the batch. */
        BatchedMeter: {
            meter: string;
            /** @description By slug. */
            budgets: components["schemas"]["BudgetFigure"][];
            /** @description Absent: the plan does not limit the meter. */
            planQuotas?: components["schemas"]["QuotaFigure"][];
            /** @description The least that any soft cap or plan quota leaves; `null` when nothing caps the meter. */
            remaining: number | null;
        };
        /** @description A period that has ended, after late use was counted in it. */
        BookedPeriod: {
            /** @enum {string} */
            period: "day" | "week" | "month";
            /** @description `2026-11-23`, `2026-W48` or `2026-11`, in the tenant's time zone. */
            key: string;
            used: number;
        };
        /** @description One budget with its settings and what fired. */
        BudgetAnswer: {
            hardCap: number | null;
            /** @description Percents, ascending. */
            thresholds: number[];
            /** @description Percents that fired in this period and epoch, ascending. */
            crossed: number[];
            /** @description How many people have to approve an override of the meter. */
            approvals: number;
            /** @description One more whenever limit, thresholds or period change. */
            epoch: number;
            /** @description Its slug. */
            budget: string;
            /** @enum {string} */
            period: "day" | "week" | "month";
            /** @description In the period under way. */
            used: number;
            /** @description 100 %. */
            limit: number;
            softCap: number;
            /** @description Up to the soft cap, without overrides; never below 0. */
            remaining: number;
            /** @description ISO 8601 UTC. */
            resetsAt: string;
        };
        /** @description One budget's figures as the usage routes answer them. */
        BudgetFigure: {
            /** @description Its slug. */
            budget: string;
            /** @enum {string} */
            period: "day" | "week" | "month";
            /** @description In the period under way. */
            used: number;
            /** @description 100 %. */
            limit: number;
            softCap: number;
            /** @description Up to the soft cap, without overrides; never below 0. */
            remaining: number;
            /** @description ISO 8601 UTC. */
            resetsAt: string;
        };
        /** @description A page of a tenant's budgets, by meter and slug. */
        BudgetList: {
            items: components["schemas"]["BudgetListItem"][];
            /** @description Pass as `after` for the next page; `null` when this is the last. */
            cursor: string | null;
        };
        /** @description A budget in the list. */
        BudgetListItem: {
            meter: string;
            /** @description The last that fired, newest first; at most 20 of all budgets of the meter are kept. */
            crossings: components["schemas"]["CrossingView"][];
            hardCap: number | null;
            /** @description Percents, ascending. */
            thresholds: number[];
            /** @description Percents that fired in this period and epoch, ascending. */
            crossed: number[];
            /** @description How many people have to approve an override of the meter. */
            approvals: number;
            /** @description One more whenever limit, thresholds or period change. */
            epoch: number;
            /** @description Its slug. */
            budget: string;
            /** @enum {string} */
            period: "day" | "week" | "month";
            /** @description In the period under way. */
            used: number;
            /** @description 100 %. */
            limit: number;
            softCap: number;
            /** @description Up to the soft cap, without overrides; never below 0. */
            remaining: number;
            /** @description ISO 8601 UTC. */
            resetsAt: string;
        };
        /** @description What a proposed budget would have done with the tenant's past use of a meter. */
        BudgetPreview: {
            meter: string;
            /** @description The first moment looked at, ISO 8601 UTC; `null`: the meter was never used. */
            since: string | null;
            /** @description Whether the past reaches further back than was looked at. */
            truncated: boolean;
            /** @description Uses, holds, returns and corrections replayed. */
            replayed: number;
            refusedRequests: number;
            refusedQuantity: number;
            /** @description Only those on which something would have happened, oldest first. */
            days: components["schemas"]["PreviewedDay"][];
        };
        /** @description One budget, with the overrides of its meter. */
        BudgetView: {
            /** @description Newest first, at most 20. */
            overrides: components["schemas"]["OverrideView"][];
            meter: string;
            /** @description The last that fired, newest first; at most 20 of all budgets of the meter are kept. */
            crossings: components["schemas"]["CrossingView"][];
            hardCap: number | null;
            /** @description Percents, ascending. */
            thresholds: number[];
            /** @description Percents that fired in this period and epoch, ascending. */
            crossed: number[];
            /** @description How many people have to approve an override of the meter. */
            approvals: number;
            /** @description One more whenever limit, thresholds or period change. */
            epoch: number;
            /** @description Its slug. */
            budget: string;
            /** @enum {string} */
            period: "day" | "week" | "month";
            /** @description In the period under way. */
            used: number;
            /** @description 100 %. */
            limit: number;
            softCap: number;
            /** @description Up to the soft cap, without overrides; never below 0. */
            remaining: number;
            /** @description ISO 8601 UTC. */
            resetsAt: string;
        };
        /** @description Something that may have been meant instead, best first in a list. */
        Candidate: {
            /** @description A whole link destination, for example `authority:terms#scope`. */
            target: string;
            /** @description What it is called: the title of the authority or section; for evidence the same as in `target`. */
            title: string;
        };
        ChangeResidencyPolicyBody: {
            /** @description The policy from now on. */
            policy: components["schemas"]["ResidencyPolicyBody"];
            /**
             * @description Why it changes; auditors read this.
             * @example Swiss subsidiary joins the delivery list.
             */
            reason: string;
        };
        ChangeTimeZoneBody: {
            /**
             * @description IANA time zone: decides when budget periods turn. Holds from some seconds later.
             * @example America/New_York
             */
            timeZone: string;
            /**
             * @description Why it changes; auditors read this.
             * @example The finance team moved to New York.
             */
            reason: string;
        };
        /** @description The answer to `check`: what `consume` would answer now, with nothing recorded. */
        CheckAnswer: components["schemas"]["UsageAnswer"] | components["schemas"]["RefusedCheck"];
        /** @description An authority that cites a row, in its latest version, in its draft as compiled last, or in both. */
        CitationAnswer: {
            authority: string;
            title: string;
            row: string;
            /** @description The latest version, when that cites the row. */
            version: number | null;
            /** @description The draft's revision, when its last compile cites the row. */
            draftRevision: number | null;
            /** @description Where in the text; as the row was pinned. */
            links: components["schemas"]["CitationPlace"][];
        };
        /** @description Who cites evidence that may be about to be withdrawn, by authority, then row. */
        CitationList: {
            items: components["schemas"]["CitationAnswer"][];
            /** @description Pass as `after` for the next page; `null` on the last. */
            cursor: string | null;
        };
        CitationPlace: {
            line: number;
            column: number;
            batch: string;
        };
        /** @description A column as queries see it. */
        ColumnAnswer: {
            name: string;
            /** @description `BOOLEAN`, `BIGINT`, `DOUBLE`, `DATE`, `TIMESTAMP`, `TIMESTAMPTZ` or `VARCHAR`; `NULL` in a batch where no cell has a value. */
            type: string;
        };
        CommitHoldBody: {
            /**
             * @description What was really used; at most what is held.
             * @example 60
             */
            quantity: number;
        };
        /** @description The answer to a hold that was committed. */
        CommittedHoldAnswer: {
            meter: string;
            hold: string;
            /** @description Charged. */
            quantity: number;
            /** @description Free again. */
            returned: number;
            /** @description Only where an override was needed. */
            override?: components["schemas"]["OverrideUse"];
            /** @description By slug. */
            budgets: components["schemas"]["BudgetFigure"][];
            /** @description Absent: the plan does not limit the meter. */
            planQuotas?: components["schemas"]["QuotaFigure"][];
            /** @description The least that any soft cap or plan quota leaves; `null` when nothing caps the meter. */
            remaining: number | null;
        };
        /** @description The answer to a compile. It was recorded, with or without findings; findings that block keep it from publish. */
        CompileAnswer: {
            authority: string;
            draftRevision: number;
            textDigest: string;
            /** @description Tokens of the text and of what it includes, as charged to the meter `tokens`. */
            tokens: number;
            /** @description The byte-pair encoding they were counted in. */
            tokenizer: string;
            /** @description `true`: no finding blocks that is not skipped, so it can be published. */
            publishable: boolean;
            /** @description Those of the findings that skips let pass when it was compiled. */
            skipped: components["schemas"]["SkippedByPerson"][];
            sections: components["schemas"]["Section"][];
            /** @description What each link that resolves was pinned to. */
            references: components["schemas"]["PinnedReference"][];
            findings: components["schemas"]["Finding"][];
        };
        CorrectUsageBody: {
            /**
             * @description The meter whose use was recorded wrongly.
             * @example rows
             */
            meter: string;
            /**
             * @description The decision that recorded the use, as `Chancery-Decision` said. This or `command`.
             * @example eu_0199c1f2a4b87c0d9e3f5a6b7c8d9e0f
             */
            decision?: string;
            /**
             * @description The command that recorded the use: its Idempotency-Key. This or `decision`.
             * @example print-run-17
             */
            command?: string;
            /**
             * @description Which of the uses that it recorded, from 0, where it recorded several of the meter (an atomic batch).
             * @example 0
             */
            item?: number;
            /**
             * @description By how much more was really used than was recorded; below 0: by how much less. Not 0.
             * @example -25
             */
            quantity: number;
            /**
             * @description Why. Kept for ever: no place for personal data.
             * @example The printer jammed; 25 sheets were counted and never printed.
             */
            reason: string;
        };
        /** @description The answer to a correction. */
        CorrectionAnswer: {
            meter: string;
            /** @description The command that recorded the use. */
            command: string;
            /** @description Which of its uses, from 0; only where it recorded several. */
            item?: number;
            /** @description By how much the use was corrected; below 0: downwards. */
            quantity: number;
            /** @description What was recorded at first. */
            recorded: number;
            /** @description What the use amounts to now, with all that was corrected and returned. */
            amount: number;
            /** @description The moment in whose periods it counts, ISO 8601 UTC. */
            usedAt: string;
            /** @description The periods under way whose use the correction changed. */
            counted: ("day" | "week" | "month")[];
            /** @description The ended periods whose use it changed; absent: none. */
            booked?: components["schemas"]["BookedPeriod"][];
            /** @description Budgets whose thresholds were armed again: they fire once more when they are reached. Absent: none. */
            rearmed?: string[];
            /** @description By slug. */
            budgets: components["schemas"]["BudgetFigure"][];
            /** @description Absent: the plan does not limit the meter. */
            planQuotas?: components["schemas"]["QuotaFigure"][];
            /** @description The least that any soft cap or plan quota leaves; `null` when nothing caps the meter. */
            remaining: number | null;
        };
        CreateTenantBody: {
            /**
             * @description What people call the tenant.
             * @example Fjord Archive
             */
            name: string;
            /**
             * @description The legal entity that answers for the data.
             * @example Fjord Archive GmbH
             */
            legalEntity: string;
            /**
             * @description IANA time zone: decides when budget periods turn.
             * @example Europe/Berlin
             */
            timeZone: string;
            /**
             * @description BCP 47 language tag.
             * @example de-DE
             */
            locale: string;
            /**
             * @description The plan to start on.
             * @default starter
             * @enum {string}
             */
            plan?: "starter" | "team" | "enterprise";
            /** @description Where the tenant’s data may go. */
            policy: components["schemas"]["ResidencyPolicyBody"];
        };
        /** @description Thresholds that a budget's use reached, all in one go. */
        CrossingView: {
            budget: string;
            /** @enum {string} */
            period: "day" | "week" | "month";
            /** @description `2026-11-23`, `2026-W48` or `2026-11`. */
            periodKey: string;
            epoch: number;
            /** @description Ascending. */
            percents: number[];
            used: number;
            limit: number;
            /** @description ISO 8601 UTC. */
            crossedAt: string;
        };
        /** @description A dataset in the list. */
        DatasetAnswer: {
            dataset: string;
            /** @description Those that are not retracted. */
            batches: number;
            /** @description Rows that are evidence now, repeats of a row ID counted each time. */
            rows: number;
            /** @description Of all batches, retracted ones too. */
            rejected: number;
            /** @description Uploaded bytes of all batches, retracted ones too. */
            bytes: number;
            /** @description Of the batches together that are not retracted: a column of several types is a `VARCHAR`, or the wider type where one holds both. */
            columns: components["schemas"]["ColumnAnswer"][];
            /** @description ISO 8601 UTC. */
            firstIngestedAt: string;
            /** @description ISO 8601 UTC. */
            lastIngestedAt: string;
        };
        /** @description A dataset with a page of its batches, retracted ones too, newest first. */
        DatasetDetail: {
            dataset: string;
            /** @description Those that are not retracted. */
            batches: number;
            /** @description Rows that are evidence now, repeats of a row ID counted each time. */
            rows: number;
            /** @description Of all batches, retracted ones too. */
            rejected: number;
            /** @description Uploaded bytes of all batches, retracted ones too. */
            bytes: number;
            /** @description Of the batches together that are not retracted: a column of several types is a `VARCHAR`, or the wider type where one holds both. */
            columns: components["schemas"]["ColumnAnswer"][];
            /** @description ISO 8601 UTC. */
            firstIngestedAt: string;
            /** @description ISO 8601 UTC. */
            lastIngestedAt: string;
            batchList: {
                items: components["schemas"]["BatchAnswer"][];
                cursor: string | null;
            };
        };
        DatasetList: {
            items: components["schemas"]["DatasetAnswer"][];
            cursor: string | null;
        };
        /** @description A stretch of lines that differ, with the lines around it that do not. */
        DiffHunk: {
            lines: components["schemas"]["DiffLine"][];
        };
        /** @description One line of a diff. */
        DiffLine: {
            /** @enum {string} */
            kind: "same" | "removed" | "added";
            /** @description Without its line break. */
            text: string;
            /** @description Number of the line in the older text, from 1; `null`: it is not there. */
            fromLine: number | null;
            /** @description Number of the line in the newer text, from 1; `null`: it is not there. */
            toLine: number | null;
        };
        /** @description What a diff compares: a published version or the draft. */
        DiffSide: {
            /** @description `null`: the draft. */
            version: number | null;
            /** @description Revision of the draft, or of the one the version was made from. */
            draftRevision: number;
            title: string;
            /** @description SHA-256 of the text, hex. */
            textDigest: string;
        };
        /** @description How many documents, and which the first 20 are. */
        DocumentSampleAnswer: {
            count: number;
            ids: string[];
        };
        /** @description How many of how many. */
        DoneOf: {
            done: number;
            total: number;
        };
        /** @description The answer to a saved draft. */
        DraftAnswer: {
            authority: string;
            /** @description From 1, one more with every change of the text. */
            revision: number;
            /** @description The first heading. */
            title: string;
            /** @description SHA-256 of the text, hex. */
            textDigest: string;
            /** @description `false` when the draft had this text already. */
            changed: boolean;
        };
        DraftAuthorityBody: {
            /**
             * @description Markdown (CommonMark), 512 KB at most. Links: `[text](authority:ID#section)`, `[text](authority:ID@VERSION#section)`, `[text](evidence:DATASET/ROW)`. A heading names its own anchor with `{#anchor}` at its end.
             * @example # Retention rule
             *
             *     Kept for ten years, as was [holding H007](evidence:holdings/H007).
             */
            text: string;
        };
        /** @description A change of the text, by the place it is made at in the text before. */
        EditView: {
            /** @description From 1. */
            line: number;
            /** @description In UTF-16 code units, from 1. */
            column: number;
            before: string;
            after: string;
        };
        /** @description Whether an engine answers. */
        EngineHealth: {
            engine: string;
            answers: boolean;
            /** @description Why it does not; without credentials. */
            error: string | null;
        };
        ExplainQueryBody: {
            /**
             * @description Milliseconds after which the query is stopped.
             * @default 10000
             */
            timeoutMs?: number;
            /**
             * @description An ID of your own for this run, by which it can be cancelled while it runs; without one it is given one. No two queries run under one ID at a time.
             * @example monthly_report_7
             */
            query?: string;
            /**
             * @description One SELECT over the tenant’s datasets, each a table of its name. Besides its columns a dataset has `_row_id`, `_digest` (SHA-256 of the row), `_line` (of the uploaded file) and `_batch`. An empty cell is NULL. With the scope `audit:read`, `_audit` is the tenant’s own log: `entry`, `time`, `type`, `stream`, `revision`, `actor`, `token`, `correlation_id`, `causation_id`, `command_id`, `policy_version`, `event_id`, `data` (JSON).
             * @example SELECT state, count(*) AS places FROM zipcodes GROUP BY state ORDER BY places DESC
             */
            sql: string;
        };
        /** @description A decision explained (X1): the decider run again at the revision it decided on. */
        ExplainedDecision: {
            decision: string;
            /** @enum {string} */
            outcome: "accepted" | "refused";
            tenant: string;
            time: string;
            actor: string;
            command: components["schemas"]["JsonObject"] | null;
            /** @description Where it was decided; `null` for a refusal at the edge. */
            decidedOn: {
                stream: string;
                revision: number;
            } | null;
            /** @description Digest of the flags in force. */
            flagSet: string;
            /** @description Their values; `null` when the flags changed since, and only the digest is known. */
            flags: {
                [key: string]: boolean;
            } | null;
            /** @description The residency policy in force, `<id>@<version>`; `null` outside a tenant. */
            policyVersion: string | null;
            /** @description What that policy says; `null` where there was none. */
            policy: components["schemas"]["ExplainedPolicy"] | null;
            /** @description Types of the events it produced. */
            events: string[];
            code: string | null;
            message: string;
            /** @description The arithmetic and settings the decision rests on. */
            facts: components["schemas"]["JsonObject"];
            /** @description The smallest changes that would have let it pass, each enough on its own; empty for what was accepted. */
            lift: components["schemas"]["Lift"][];
            /** @description `true`: the decider, run again on the recorded state and command, decided the same. */
            reproduced: boolean;
        };
        /** @description A residency policy as it was in force. */
        ExplainedPolicy: {
            id: string;
            version: number;
            /** @description Two-letter region codes exports may be delivered to. */
            allowedDestinations: string[];
            /** @description ISO 8601; from then on the policy is stale and exports are blocked. */
            validUntil: string;
            /** @description Days for which the bundle of an export may be given out at most; `null`: the policy sets no limit. */
            exportKeepDays: number | null;
        };
        /** @description One file of the bundle. */
        ExportArtifact: {
            /** @description Slash-separated, inside the bundle. */
            path: string;
            mediaType: string;
            bytes: number;
            /** @description Of the file's bytes, hex. */
            sha256: string;
        };
        ExportBundleInfo: {
            /** @description Of the ZIP file, hex. */
            sha256: string;
            bytes: number;
            manifestSha256: string;
            keyId: string;
            createdAt: string;
            /** @description The last entry of the tenant's log when the bundle was built. */
            tenantLogEntry: number;
            artifacts: components["schemas"]["ExportArtifact"][];
        };
        /** @description One export with its manifest; `null` as long as there is no bundle. */
        ExportDetail: {
            manifest: components["schemas"]["ExportManifest"] | null;
            id: string;
            /** @enum {string} */
            phase: "requested" | "built" | "expired" | "blocked" | "failed";
            authorities: string[];
            datasets: string[];
            formats: components["schemas"]["ExportFormat"][];
            /** @description Region code. */
            destination: string;
            /** @description Days the bundle can be downloaded for, as asked for; the residency policy may allow fewer. */
            keepDays: number;
            /** @description ISO 8601, as all times here. */
            requestedAt: string;
            /** @description As it was at the request, from the manifest once there is one; `null` when the gate refused the request. */
            nameplate: components["schemas"]["ExportNameplate"] | null;
            /** @description How far its build is; `null` unless it is `requested`. */
            progress: components["schemas"]["ExportProgress"] | null;
            /** @description `null` until it is built. */
            bundle: components["schemas"]["ExportBundleInfo"] | null;
            /** @description The gate's refusal: of the export itself, or of its last download. */
            refusal: components["schemas"]["ExportRefusal"] | null;
            /** @description Why the bundle could not be built. */
            failure: components["schemas"]["ExportFailure"] | null;
            downloads: number;
            lastDownloadedAt: string | null;
            /** @description First instant at which the bundle is no longer given out; `null` until it is built, and where it has no end. By the residency policy of the build: one set since may end it sooner. */
            expiresAt: string | null;
            /** @description When the bundle was removed; `null` while it is there. */
            expiredAt: string | null;
        };
        ExportFailure: {
            /** @enum {string} */
            cause: "bundle-too-large" | "build-error";
            detail: string;
            failedAt: string;
        };
        /** @enum {string} */
        ExportFormat: "json" | "csv" | "html" | "pdf";
        /** @description An export as lists show it. */
        ExportItem: {
            id: string;
            /** @enum {string} */
            phase: "requested" | "built" | "expired" | "blocked" | "failed";
            authorities: string[];
            datasets: string[];
            formats: components["schemas"]["ExportFormat"][];
            /** @description Region code. */
            destination: string;
            /** @description Days the bundle can be downloaded for, as asked for; the residency policy may allow fewer. */
            keepDays: number;
            /** @description ISO 8601, as all times here. */
            requestedAt: string;
            /** @description As it was at the request, from the manifest once there is one; `null` when the gate refused the request. */
            nameplate: components["schemas"]["ExportNameplate"] | null;
            /** @description How far its build is; `null` unless it is `requested`. */
            progress: components["schemas"]["ExportProgress"] | null;
            /** @description `null` until it is built. */
            bundle: components["schemas"]["ExportBundleInfo"] | null;
            /** @description The gate's refusal: of the export itself, or of its last download. */
            refusal: components["schemas"]["ExportRefusal"] | null;
            /** @description Why the bundle could not be built. */
            failure: components["schemas"]["ExportFailure"] | null;
            downloads: number;
            lastDownloadedAt: string | null;
            /** @description First instant at which the bundle is no longer given out; `null` until it is built, and where it has no end. By the residency policy of the build: one set since may end it sooner. */
            expiresAt: string | null;
            /** @description When the bundle was removed; `null` while it is there. */
            expiredAt: string | null;
        };
        ExportList: {
            items: components["schemas"]["ExportItem"][];
            /** @description Pass as `after` for the next page; `null` on the last. */
            cursor: string | null;
        };
        /** @description `manifest.json`: canonical JSON (keys sorted, no white space), signed as it stands. */
        ExportManifest: {
            /** @constant */
            format: "chancery-export/1";
            export: string;
            nameplate: components["schemas"]["ExportNameplate"];
            /** @description Region code the bundle was made for. */
            destination: string;
            /** @description ISO 8601, UTC. */
            createdAt: string;
            /** @description Pseudonymous ID of who asked. */
            actor: string;
            /** @description The API token used; `null` for the system's own work. */
            token: string | null;
            /** @description The last entry of the tenant's log when the bundle was built. */
            tenantLogEntry: number;
            /** @description Every other file of the bundle but the manifest, its signature and `nameplate.txt`; by path. */
            artifacts: components["schemas"]["ExportArtifact"][];
            sources: components["schemas"]["ManifestSource"][];
            pins: components["schemas"]["ManifestPin"][];
            findings: components["schemas"]["ManifestFinding"][];
            /** @description Absent when nothing was skipped. */
            skips?: components["schemas"]["ManifestSkip"][];
            csv: {
                /** @description What was done to cells a spreadsheet would run as a formula, in words. */
                rule: string;
                neutralised: components["schemas"]["NeutralisedCells"][];
            };
            /** @constant */
            algorithm: "ed25519";
            keyId: string;
        };
        /** @description Whose data it is and under which residency policy it left: on the manifest, in `nameplate.txt`, in every artifact. */
        ExportNameplate: {
            tenant: string;
            /** @description Region code of the tenant's plane. */
            region: string;
            legalEntity: string;
            policyId: string;
            policyVersion: number;
        };
        /** @description How far a build is. */
        ExportProgress: {
            /**
             * @description `running`: told within the last seconds. `unknown`: nobody has told of it for a while, or it only just began in another process; after a crash the same request with its Idempotency-Key goes on with it. The rest is what was told last.
             * @enum {string}
             */
            state: "running" | "unknown";
            /** @description `null` when nothing is known of it. */
            step: components["schemas"]["ExportStep"] | null;
            /** @description Documents of the bundle; `null` until the sources are read. */
            documents: components["schemas"]["DoneOf"] | null;
            /** @description Pages of the PDF; `null` where there is none, or it is not laid out yet. */
            pages: components["schemas"]["DoneOf"] | null;
            /** @description Of the documents so far, uncompressed. */
            bytes: number;
            /** @description Grows with every change; the ID of the event that tells it. */
            sequence: number;
            /** @description When it was told; ISO 8601 UTC. `null` when nothing is known of it. */
            updatedAt: string | null;
        };
        ExportRefusal: {
            stage: components["schemas"]["GateStage"];
            policyId: string | null;
            policyVersion: number | null;
            allowedDestinations: string[];
            reasons: components["schemas"]["GateReason"][];
            blockedAt: string;
        };
        /** @enum {string} */
        ExportStep: "asking" | "reading" | "writing" | "drawing" | "packing" | "storing" | "recording";
        FieldError: {
            /** @description Dotted path in the body, or the name of a header or parameter. */
            field: string;
            message: string;
        };
        /** @description One thing the validator has to say about an authority. */
        Finding: {
            code: components["schemas"]["FindingCode"];
            severity: components["schemas"]["Severity"];
            /** @description Where the link or heading begins, from 1. */
            line: number;
            /** @description In UTF-16 code units, from 1. */
            column: number;
            /** @description The link's destination as it is written (cut at 300 characters), or `#anchor` for a heading. */
            target: string;
            /** @description What is wrong: a sentence with the names and figures. */
            reason: string;
            /** @description What to do about it: a sentence. */
            guidance: string;
            /** @description At most 5, best first. */
            candidates: components["schemas"]["Candidate"][];
            /** @description Only where one candidate stands out so clearly that it can be offered as one click; `null` otherwise. */
            fix: components["schemas"]["Fix"] | null;
            /** @description Digest (SHA-256, hex) of what the link cites as it reads now: the section, the whole text, the row. Absent: nothing is there, or a heading is meant. */
            targetDigest?: string;
            /** @description SHA-256, hex, of what was found: the code, the link, the section it stands in and the state of its target. A skip holds for this fingerprint, so a change of either end ends it. Absent on findings of before there were skips. */
            fingerprint?: string;
        };
        /**
         * @description What can be wrong with a link or heading.
         * @enum {string}
         */
        FindingCode: "unknown-authority" | "unpublished-authority" | "missing-section" | "superseded-version" | "suspect-link" | "unknown-dataset" | "unknown-row" | "retracted-evidence" | "evidence-outside-plane" | "malformed-link" | "duplicate-anchor" | "cycle";
        FindingCounts: {
            /** @description Those that block. */
            errors: number;
            warnings: number;
            /** @description Errors that skips let pass. */
            skipped: number;
        };
        /** @description A change of the text that mends the finding and nothing else: `text.slice(from, to)` becomes `replacement`. */
        Fix: {
            replacement: string;
            from: number;
            to: number;
        };
        /** @description The answer to a fix: the draft it left. */
        FixAnswer: {
            fix: components["schemas"]["FixView"];
            /** @description Only with `Dry-Run: true`; `null` otherwise. */
            preview: components["schemas"]["FixPreview"] | null;
            authority: string;
            /** @description From 1, one more with every change of the text. */
            revision: number;
            /** @description The first heading. */
            title: string;
            /** @description SHA-256 of the text, hex. */
            textDigest: string;
            /** @description `false` when the draft had this text already. */
            changed: boolean;
        };
        FixDraftBody: {
            /**
             * @description `retarget`: every link to `target` leads to `to` instead. `pin-to-latest`: every link to `target` names the latest version. `restore-anchor`: the heading with the anchor `target` gets the anchor `to`.
             * @enum {string}
             */
            kind: "retarget" | "pin-to-latest" | "restore-anchor";
            /**
             * @description Destination of the links as it is written; `#anchor` of the heading.
             * @example authority:trems#scope
             */
            target: string;
            /**
             * @description The new destination, or the `#anchor` to restore. Not for `pin-to-latest`.
             * @example authority:terms#scope
             */
            to?: string;
        };
        /** @description What a fix would do. */
        FixPreview: {
            /** @description The whole text as it would be. */
            text: string;
            edits: components["schemas"]["EditView"][];
            /** @description What a compile of the draft as it is would find. */
            findingsBefore: components["schemas"]["Finding"][];
            /** @description What a compile of the changed text would find. */
            findingsAfter: components["schemas"]["Finding"][];
        };
        /** @description A fix as it was made. */
        FixView: {
            /** @enum {string} */
            kind: "retarget" | "pin-to-latest" | "restore-anchor";
            target: string;
            /** @description The new destination or anchor. */
            to: string;
            /** @description Places of the text that were changed. */
            edits: number;
        };
        /** @description Why the gate stays shut, and the way out. */
        GateReason: {
            code: components["schemas"]["GateReasonCode"];
            /** @description What is wrong, with the names and figures. */
            detail: string;
            /** @description What to do about it: imperative and complete. */
            fix: string;
            /** @description The scope a person or token needs for the fix. */
            by: string;
            /** @description What the gate does not know, where that is the reason. */
            unknown?: components["schemas"]["UnknownSource"][];
        };
        /** @enum {string} */
        GateReasonCode: "tenant-unknown" | "policy-missing" | "policy-stale" | "destination-not-allowed" | "source-unknown" | "evidence-outside-plane" | "references-broken" | "gate-error";
        /**
         * @description When the gate is asked: before anything is charged, before the bundle is signed, before its bytes leave.
         * @enum {string}
         */
        GateStage: "request" | "build" | "download";
        GrantOverrideBody: {
            /**
             * @description Why. Kept for ever: no place for personal data.
             * @example Quarter-end close
             */
            reason: string;
            /**
             * @description How many beyond the soft caps.
             * @example 500
             */
            amount: number;
            /**
             * Format: date-time
             * @description The moment it ends, ISO 8601 with an offset.
             * @example 2026-11-30T17:00:00Z
             */
            endsAt: string;
        };
        /** @description A hold that stands, and the figures with it. */
        HoldAnswer: {
            /** @description Only in the answer to the hold itself, where an override was needed. */
            override?: components["schemas"]["OverrideUse"];
            /** @description By slug. */
            budgets: components["schemas"]["BudgetFigure"][];
            /** @description Absent: the plan does not limit the meter. */
            planQuotas?: components["schemas"]["QuotaFigure"][];
            /** @description The least that any soft cap or plan quota leaves; `null` when nothing caps the meter. */
            remaining: number | null;
            meter: string;
            hold: string;
            /** @description Actor ID of whoever asked for it. */
            heldBy: string;
            quantity: number;
            /** @description ISO 8601 UTC: from then on it is free again, unless it is renewed before. */
            endsAt: string;
        };
        /** @description A page of the holds that stand on a meter, by ID. */
        HoldList: {
            items: components["schemas"]["HoldView"][];
            /** @description Pass as `after` for the next page; `null` when this is the last. */
            cursor: string | null;
        };
        HoldUsageBody: {
            /**
             * @description What is counted. Any slug: a meter begins with its first use.
             * @example rows
             */
            meter: string;
            /**
             * @description How many.
             * @example 75
             */
            quantity: number;
            /**
             * Format: date-time
             * @description The moment it ends, ISO 8601 with an offset; at most 31 days ahead.
             * @example 2026-11-24T12:30:00Z
             */
            endsAt: string;
        };
        /** @description A hold that stands. */
        HoldView: {
            meter: string;
            hold: string;
            /** @description Actor ID of whoever asked for it. */
            heldBy: string;
            quantity: number;
            /** @description ISO 8601 UTC: from then on it is free again, unless it is renewed before. */
            endsAt: string;
        };
        InboundFromDraft: {
            /** @description The draft's revision that was compiled. */
            revision: number;
            links: components["schemas"]["InboundLinkPlace"][];
        };
        InboundFromVersion: {
            version: number;
            links: components["schemas"]["InboundLinkPlace"][];
        };
        /** @description An authority that links here: in its latest version, in its draft as it was compiled last, or in both. */
        InboundLink: {
            authority: string;
            title: string;
            /** @description `null`: its latest version has no such link. */
            published: components["schemas"]["InboundFromVersion"] | null;
            /** @description `null`: its last compile has no such link. */
            draft: components["schemas"]["InboundFromDraft"] | null;
        };
        /** @description A page of the authorities that link here, by ID. It may be short: only the cursor says whether it is the last. */
        InboundLinkList: {
            items: components["schemas"]["InboundLink"][];
            /** @description Pass as `after` for the next page; `null` on the last. */
            cursor: string | null;
        };
        /** @description One link to an authority, as it stands in the other's text. */
        InboundLinkPlace: {
            /** @description The destination as it is written. */
            target: string;
            /** @description Where the link begins, from 1. */
            line: number;
            /** @description In UTF-16 code units, from 1. */
            column: number;
            /** @description Anchor of the section it names; `null`: the whole authority. */
            section: string | null;
            /** @description The version it is pinned to; `null`: it leads nowhere. */
            version: number | null;
            /** @description Whether it leads somewhere. */
            resolves: boolean;
        };
        /** @description What an ingest led to. */
        IngestAnswer: {
            /** @description `true` when these bytes were in the dataset before this request: nothing was added or charged. */
            alreadyIngested: boolean;
            dataset: string;
            /** @description `b` and the first 24 hex digits of `contentSha256`. */
            batch: string;
            /** @description SHA-256 of the uploaded bytes (unpacked, when they came as gzip), hex. */
            contentSha256: string;
            contentBytes: number;
            /** @description Rows that became evidence, and were charged. */
            accepted: number;
            /** @description Rows that did not; their lines and reasons: `GET …/batches/<batch>/rejected-rows`. */
            rejected: number;
            columns: components["schemas"]["ColumnAnswer"][];
            /** @enum {string} */
            format: "csv" | "ndjson";
            /** @description Of a CSV; empty for NDJSON. */
            delimiter: string;
            /** @description Name of the WHATWG encoding the file was read in. */
            encoding: string;
            /** @description The column whose values are the row IDs; `null`: row IDs are `<first 12 hex digits of the batch>_<row number>`. */
            rowKey: string | null;
            /**
             * @description What became of rows shorter or longer than the header.
             * @enum {string}
             */
            ragged: "reject" | "fill";
            /** @description ISO 8601 UTC. */
            committedAt: string;
            /** @description Region code, legal entity and residency policy (`<id>@<version>`) it was ingested under. */
            region: string;
            legalEntity: string;
            policy: string;
            /** @description Rows of it that were retracted one by one. */
            retractedRows: number;
            /** @description `null`: its rows are evidence. */
            retracted: components["schemas"]["RetractionAnswer"] | null;
        };
        IssueTokenBody: {
            /**
             * @description What the token is for; shown in lists. No personal data.
             * @example nightly ingest
             */
            name: string;
            /**
             * @description What the token may do.
             * @example [
             *       "evidence:ingest"
             *     ]
             */
            scopes: ("tenants:create" | "tenants:list" | "tenants:read" | "tenants:write" | "residency:write" | "tokens:write" | "tokens:read" | "budgets:write" | "budgets:read" | "budgets:override" | "overrides:request" | "usage:consume" | "usage:check" | "usage:report" | "usage:correct" | "evidence:ingest" | "evidence:retract" | "evidence:read" | "evidence:query" | "queries:write" | "queries:read" | "datasets:delete" | "authorities:write" | "authorities:compile" | "authorities:publish" | "authorities:read" | "authorities:skip" | "authorities:accept" | "authorities:settings" | "exports:create" | "exports:read" | "exports:download" | "audit:read" | "decisions:read" | "events:read" | "projections:read" | "projections:manage" | "publisher:read" | "publisher:manage")[];
            /**
             * Format: date-time
             * @description The token stops working at this instant; absent: never.
             * @example 2027-06-30T00:00:00Z
             */
            expiresAt?: string;
        };
        /** @description The answer to issuing: the only time the secret is shown. */
        IssuedToken: {
            /** @description `chy_…`: send it as `Authorization: Bearer`. `null` on a repeat of the request: it was shown the first time. */
            secret: string | null;
            token: string;
            tenant: string;
            actor: string;
            name: string;
            scopes: string[];
            issuedBy: string;
            /** @description ISO 8601. */
            issuedAt: string;
            /** @description ISO 8601; `null` = never. */
            expiresAt: string | null;
            /** @description ISO 8601; `null` while it works. */
            revokedAt: string | null;
        };
        /** @description Any JSON. */
        Json: unknown;
        /** @description Any JSON object. */
        JsonObject: Record<string, unknown>;
        /** @description Everything a ledger counts, as of now. */
        LedgerAnswer: {
            meter: string;
            /** @description IANA: its midnights end the periods. */
            timeZone: string;
            used: {
                day: number;
                week: number;
                month: number;
            };
            /** @description Reserved by holds. */
            held: number;
            /** @description When each period ends, ISO 8601 UTC. */
            resetsAt: {
                day: string;
                week: string;
                month: string;
            };
            budgets: components["schemas"]["BudgetAnswer"][];
            /** @description `null`: no plan has set a quota here. */
            plan: string | null;
            planQuotas: components["schemas"]["QuotaFigure"][];
            /** @description Those in force, earliest end first. */
            overrides: components["schemas"]["OverrideAnswer"][];
            overrideRemaining: number;
            /** @description The least that any soft cap or plan quota leaves; `null` when nothing caps the meter. */
            remaining: number | null;
        };
        /** @description One way out of a refusal: what to do and who can do it. Where it has requests they are enough: once all of them were made, the same command passes, unless they are that command in a form that does. */
        Lift: {
            /** @description Imperative and complete: "Raise the soft cap to at least 1200 rows." */
            action: string;
            /** @description The scope a person or token needs for it, for example `budgets:override`; `operator`: whoever runs the plane. */
            by: string;
            request?: components["schemas"]["LiftRequest"];
            /** @description Requests that have to be made as well, where one change alone does not do. */
            also?: components["schemas"]["LiftRequest"][];
        };
        /** @description A request that lifts a refusal: its body is the smallest change that passes. */
        LiftRequest: {
            method: string;
            /** @description Whole, from `/v1`; without a leading `/`: inside the tenant, from `/v1/tenants/<tenant>/` on. */
            path: string;
            body?: components["schemas"]["Json"];
        };
        /** @description Something a link can be made to. */
        LinkTargetItem: {
            kind: components["schemas"]["LinkTargetKindAnswer"];
            /** @description The destination: `authority:terms#scope`, `evidence:holdings/H1`; of a dataset `evidence:holdings`. */
            reference: string;
            title: string;
            /** @description Where it stands: title and ID of a section's authority, dataset and first cells of a row, columns of a dataset. */
            context: string;
            /** @description The Markdown to insert. `null` for a dataset: one cites its rows, which the search `refine` lists. */
            markdown: string | null;
            /** @description What to search for next, for a dataset: `holdings/`. */
            refine: string | null;
            /** @description `false`: the authority has no published version yet, so a link to it does not compile. */
            citable: boolean;
            /** @description ISO 8601 UTC. */
            updatedAt: string;
        };
        /**
         * @description What a link can be made to; a `dataset` leads on to its rows.
         * @enum {string}
         */
        LinkTargetKindAnswer: "authority" | "section" | "dataset" | "row" | "help";
        /** @description What the link picker found, best first. */
        LinkTargetList: {
            items: components["schemas"]["LinkTargetItem"][];
            /** @description Kinds that were searched: those asked for which the token may read. */
            kinds: components["schemas"]["LinkTargetKindAnswer"][];
            /** @description The tenant's entry up to which authorities and datasets were searched. */
            asOfEntry: number;
            /** @description `false` while rows are still being read in, and for good where the tenant has more than 100,000: rows that are not read in are found by `<dataset>/<row ID>` all the same. */
            complete: boolean;
        };
        /** @description A finding the validator still has about an authority of the export, and that does not block it. */
        ManifestFinding: {
            authority: string;
            code: string;
            /** @description From 1. */
            line: number;
            /** @description From 1. */
            column: number;
            message: string;
        };
        /** @description An evidence row an authority of the export points at, as it was when the version was published. */
        ManifestPin: {
            authority: string;
            dataset: string;
            row: string;
            /** @description The batch that holds the row. */
            batch: string;
            /** @description Digest of the row, hex. */
            sha256: string;
        };
        /** @description A finding that a person lets pass, for a reason, until an end. */
        ManifestSkip: {
            /** @description Why, as one of the authority compiler's categories, for example `external-source`. */
            category: string;
            /** @description In the words of the person who skipped it. */
            justification: string;
            /** @description Pseudonymous ID of who answers for it. */
            owner: string;
            /** @description From then on the finding counts again. ISO 8601, UTC. */
            expiresAt: string;
            authority: string;
            code: string;
            /** @description From 1. */
            line: number;
            /** @description From 1. */
            column: number;
            message: string;
        };
        /** @description What the export was made of. */
        ManifestSource: {
            /** @constant */
            kind: "authority";
            id: string;
            /** @description The published version. */
            version: number;
            /** @description Of the version's Markdown, hex. */
            sha256: string;
        } | {
            /** @constant */
            kind: "dataset";
            id: string;
            /** @description IDs of the batches, oldest first. */
            batches: string[];
            /** @description Accepted rows of these batches; a row that came again counts each time. */
            rows: number;
            /** @description Over the digests of the batches' uploaded bytes, oldest first, each 64 hex digits and a line feed; hex. */
            sha256: string;
        };
        /** @description Who the presented token is. */
        Me: {
            plane: string;
            actor: string;
            /** @description `null` for an operator of the plane. */
            tenant: string | null;
            scopes: string[];
            tokenName: string;
            expiresAt: string | null;
        };
        /** @description A CSV file whose cells had to be made harmless for spreadsheets. */
        NeutralisedCells: {
            path: string;
            /** @description How many cells begin with an apostrophe that is not in the data. */
            cells: number;
        };
        /** @description An override that is in force. */
        OverrideAnswer: {
            override: string;
            /** @description Actor ID of the person who granted it. */
            grantedBy: string;
            reason: string;
            amount: number;
            /** @description Not drawn yet; 0: exhausted. */
            remaining: number;
            /** @description ISO 8601 UTC. */
            endsAt: string;
        };
        /** @description The answer to an approval or a refusal. */
        OverrideDecisionAnswer: {
            meter: string;
            override: string;
            /**
             * @description `requested`: it needs more approvals.
             * @enum {string}
             */
            status: "requested" | "granted" | "refused";
            /** @description Actor IDs of those who approved, in order. */
            approvedBy: string[];
            /** @description Approvals that are still missing. */
            missing: number;
        };
        /** @description A page of a tenant's overrides, by ID. */
        OverrideLifeList: {
            items: components["schemas"]["OverrideLifeView"][];
            /** @description Pass as `after` for the next page; `null` when this is the last. */
            cursor: string | null;
        };
        /** @description An override from its request or grant on. */
        OverrideLifeView: {
            override: string;
            meter: string;
            /**
             * @description `requested`: nobody has decided; `lapsed`: nobody did in time.
             * @enum {string}
             */
            status: "requested" | "refused" | "lapsed" | "in_force" | "exhausted" | "expired" | "reversed";
            reason: string;
            amount: number;
            drawn: number;
            /** @description Actor ID; `null`: it was granted without a request. */
            requestedBy: string | null;
            /** @description ISO 8601 UTC, as all moments here; `null`: it was granted without a request. */
            requestedAt: string | null;
            /** @description Actor IDs of those who approved or granted it, in order. */
            approvedBy: string[];
            /** @description Actor ID. */
            refusedBy: string | null;
            refusalReason: string | null;
            /** @description When it was granted or refused; `null`: neither. */
            decidedAt: string | null;
            endsAt: string;
            /** @description When it was taken back; `null`: it was not. */
            reversedAt: string | null;
        };
        /** @description The answer to a request for an override. */
        OverrideRequestAnswer: {
            meter: string;
            override: string;
            /** @description Actor ID. */
            requestedBy: string;
            reason: string;
            amount: number;
            /** @description ISO 8601 UTC: the request lapses when nobody has decided by then. */
            endsAt: string;
            /** @description How many others have to approve it. */
            approvals: number;
        };
        /** @description How requests for overrides fare in a tenant. */
        OverrideTelemetry: {
            asked: number;
            /** @description Of those asked for. */
            granted: number;
            refused: number;
            lapsed: number;
            /** @description Without a request. */
            grantedDirectly: number;
            /** @description Granted or refused requests: from the request to the decision; `null`: none was decided yet. */
            millisecondsToDecision: {
                mean: number;
                longest: number;
            } | null;
        };
        /** @description What overrides gave to a charge. */
        OverrideUse: {
            /** @description Drawn by this charge. */
            drawn: number;
            /** @description What all overrides in force can still admit. */
            remaining: number;
            /** @description The overrides drawn, in order. */
            overrides: string[];
        };
        /** @description An override's life. */
        OverrideView: {
            override: string;
            /** @description Actor ID. */
            grantedBy: string;
            reason: string;
            amount: number;
            drawn: number;
            /** @enum {string} */
            status: "in_force" | "exhausted" | "expired" | "reversed";
            /** @description ISO 8601 UTC, as all that follow. */
            grantedAt: string;
            endsAt: string;
            /** @description When it was taken back; `null`: it was not. */
            reversedAt: string | null;
        };
        /** @description What became of a parked tenant that was tried again. */
        ParkedRetryAnswer: {
            /** @description Events that were sent. */
            published: number;
            /** @description Why the next one is refused still; `null`: the tenant is parked no more. */
            error: string | null;
        };
        /** @description A tenant whose events wait, from one on that the topic would not take. */
        ParkedTenantAnswer: {
            /** @description Pass as `tenant` to retry. */
            tenant: string;
            /** @description The event that was refused. Nothing of the tenant from it on is published. */
            eventId: string;
            /** @description Its entry number. */
            entry: number;
            position: string;
            /** @description Why it was refused. */
            error: string;
        };
        /** @description A link to another authority (or an older version of the same), with what it was resolved to. */
        PinnedAuthority: {
            /** @constant */
            kind: "authority";
            authority: string;
            /** @description The published version it was resolved to. */
            version: number;
            /** @description The link names no version: it means the latest one. */
            followsLatest: boolean;
            /** @description `null`: the authority as a whole. */
            anchor: string | null;
            /** @description SHA-256, hex, of the version's whole text. */
            textDigest: string;
            /** @description Digest of the section as in the version's list of sections; `null` where no section is named. */
            sectionDigest: string | null;
            /** @description The paragraph whose place what is cited takes (a quotation); absent: it is pointed at. */
            include?: components["schemas"]["Span"];
            /** @description The destination without Markdown escapes. `from` and `to` span it as it is written. */
            target: string;
            /** @description Where the link begins (its `[` or `<`), from 1. */
            line: number;
            /** @description In UTF-16 code units, from 1. */
            column: number;
            from: number;
            to: number;
        };
        /** @description An evidence link, with the row as it was. */
        PinnedEvidence: {
            /** @constant */
            kind: "evidence";
            dataset: string;
            row: string;
            /** @description SHA-256, hex, of the row. */
            rowDigest: string;
            /** @description The batch that holds it. */
            batch: string;
            /** @description The destination without Markdown escapes. `from` and `to` span it as it is written. */
            target: string;
            /** @description Where the link begins (its `[` or `<`), from 1. */
            line: number;
            /** @description In UTF-16 code units, from 1. */
            column: number;
            from: number;
            to: number;
        };
        /** @description A link to a section of the same text. */
        PinnedOwnSection: {
            /** @constant */
            kind: "own-section";
            /** @description `null`: the authority as a whole. */
            anchor: string | null;
            /** @description Digest of the section in this text; `null` where no section is named. */
            sectionDigest: string | null;
            /** @description The destination without Markdown escapes. `from` and `to` span it as it is written. */
            target: string;
            /** @description Where the link begins (its `[` or `<`), from 1. */
            line: number;
            /** @description In UTF-16 code units, from 1. */
            column: number;
            from: number;
            to: number;
        };
        /** @description A link that resolves, fixed to what it pointed at when it was compiled. */
        PinnedReference: components["schemas"]["PinnedAuthority"] | components["schemas"]["PinnedOwnSection"] | components["schemas"]["PinnedEvidence"];
        PlaneHealth: {
            plane: string;
            /**
             * @description Embedded: this process is all there is. Distributed: others answer beside it, and another one folds the log.
             * @enum {string}
             */
            topology: "embedded" | "distributed";
            engines: components["schemas"]["EngineHealth"][];
            projections: components["schemas"]["ProjectionHealth"][];
            /** @description For so long events wait to be folded, as far as was seen here; `null` when it cannot be told. Milliseconds. */
            lagMs: number | null;
        };
        /** @description A plane as anyone may see it. */
        PlaneItem: {
            plane: string;
            /** @description Region code, the same as the plane's ID. */
            region: string;
        };
        PlaneList: {
            items: components["schemas"]["PlaneItem"][];
        };
        /** @description A read model's events that could not be folded, of one document. */
        PoisonItem: {
            /** @description The document; `*event:<id>` where not even that could be told. Pass as `key` to retry. */
            key: string;
            eventId: string;
            position: string;
            error: string;
            /** @description Events parked under the key: this one and those waiting behind it. */
            parked: number;
        };
        /** @description Thresholds that would have fired in one go. */
        PreviewedCrossing: {
            /** @description `2026-11-23`, `2026-W48` or `2026-11`. */
            periodKey: string;
            /** @description Ascending. */
            percents: number[];
            used: number;
            /** @description ISO 8601 UTC. */
            at: string;
        };
        /** @description A day of the past on which the proposed budget would have done something. */
        PreviewedDay: {
            /** @description `2026-11-23`, in the tenant's time zone. */
            day: string;
            /** @description Thresholds that would have fired, in order. */
            crossed: components["schemas"]["PreviewedCrossing"][];
            /** @description Requests that were admitted and would have been refused. */
            refusedRequests: number;
            refusedQuantity: number;
        };
        /** @description Problem details (RFC 9457) of the one error catalogue. */
        Problem: {
            /** @description Where the code is explained. */
            type: string;
            title: string;
            status: number;
            /** @description What is wrong, with the figures, and the way out. */
            detail: string;
            /** @description The path that was asked. */
            instance: string;
            code: components["schemas"]["ProblemCode"];
            correlationId: string;
            /** @description Each field that does not fit. */
            errors?: components["schemas"]["FieldError"][];
            /** @description The arithmetic and settings a refusal rests on. */
            facts?: Record<string, unknown>;
            /** @description The ways out of a refusal. */
            lift?: components["schemas"]["Lift"][];
            /** @description Path of the decision’s explanation. */
            decision?: string;
        };
        /**
         * @description Codes never change their meaning; `/errors/<code>` explains each.
         * @enum {string}
         */
        ProblemCode: "validation-failed" | "body-unreadable" | "request-malformed" | "request-timeout" | "headers-too-large" | "unauthenticated" | "scope-missing" | "not-found" | "method-not-allowed" | "payload-too-large" | "unsupported-media-type" | "plane-unavailable" | "internal-error" | "command-id-reused" | "command-conflict" | "revision-mismatch" | "busy" | "outcome-unknown" | "read-model-behind" | "scope-escalation" | "token-already-expired" | "tenant-exists" | "policy-already-stale" | "budget-soft-stopped" | "budget-hard-capped" | "plan-quota-exceeded" | "quantity-out-of-range" | "usage-not-yet-occurred" | "usage-report-too-late" | "budget-caps-out-of-order" | "budget-thresholds-out-of-range" | "budget-approvals-out-of-range" | "budget-too-many" | "plan-quotas-ambiguous" | "override-reason-too-short" | "override-end-not-ahead" | "override-too-many" | "override-approvals-missing" | "override-request-too-many" | "override-request-not-open" | "override-approver-not-other" | "override-not-in-force" | "hold-end-out-of-range" | "hold-too-many" | "hold-not-standing" | "hold-exceeded" | "charge-unknown" | "return-exceeds-charge" | "batch-not-atomic" | "recorded-use-unknown" | "correction-reason-too-short" | "correction-too-late" | "correction-below-zero" | "correction-too-many" | "file-invalid" | "rows-rejected" | "batch-read-differently" | "ingest-abandoned" | "upload-cancelled" | "upload-not-cancellable" | "evidence-cited" | "retracted-rows-too-many" | "query-invalid" | "query-not-allowed" | "query-timeout" | "query-too-large" | "query-failed" | "query-cancelled" | "query-exists" | "query-page-moved" | "query-cursor-outdated" | "draft-moved-on" | "not-compiled" | "compile-outdated" | "references-broken" | "compile-exceeds-hold" | "fix-not-applicable" | "skips-not-allowed" | "finding-not-found" | "finding-does-not-block" | "skip-justification-too-short" | "skip-end-not-ahead" | "skips-too-many" | "skip-not-in-force" | "link-not-found" | "target-changed" | "export-blocked" | "export-exists" | "export-not-built" | "export-failed" | "export-expired" | "range-not-satisfiable" | "generation-not-ready";
        /** @description The state of one projection. */
        ProjectionAnswer: {
            projection: string;
            /** @description The generation that answers queries; 0 before the first was ever built. */
            serving: number;
            /** @description The generation kept up to date beside it, which can be switched to. */
            standby: number | null;
            /** @description The generation being filled. */
            rebuilding: number | null;
            /** @description Everything up to here is folded into the serving generation, or parked. */
            checkpoint: string;
            /** @description Position of the log's last event. */
            head: string;
            caughtUp: boolean;
            parked: number;
            /** @description The first parked event of each document, at most 20. */
            poison: components["schemas"]["PoisonItem"][];
            /** @description Why the last page could not be written; it is tried again by itself. */
            failure: string | null;
        };
        /** @description One projection's state in a health answer. */
        ProjectionHealth: {
            name: string;
            caughtUp: boolean;
            /** @description Events it could not fold. */
            parked: number;
        };
        ProjectionList: {
            items: components["schemas"]["ProjectionAnswer"][];
        };
        /** @description What was asked of a projection, and what became of it. */
        ProjectionRequestAnswer: {
            request: string;
            projection: string;
            /** @enum {string} */
            action: "rebuild" | "switch" | "retry";
            /** @description The generation to switch to. */
            generation: number | null;
            /** @description The document whose parked events are folded again. */
            key: string | null;
            /** @description Actor ID. */
            requestedBy: string;
            requestedAt: string;
            /**
             * @description `requested` until a projector has begun with it.
             * @enum {string}
             */
            state: "requested" | "running" | "done" | "failed";
            /** @description The process that runs it, or ran it last. */
            worker: string | null;
            startedAt: string | null;
            finishedAt: string | null;
            rebuild: components["schemas"]["RebuildReportAnswer"] | null;
            retry: components["schemas"]["RetryReportAnswer"] | null;
            /** @description Why it failed. */
            error: string | null;
        };
        ProjectionRequestList: {
            items: components["schemas"]["ProjectionRequestAnswer"][];
            cursor: string | null;
        };
        /** @description The answer to a publish. */
        PublishAnswer: {
            authority: string;
            /** @description From 1. */
            version: number;
            draftRevision: number;
            title: string;
            textDigest: string;
            /** @description ISO 8601 UTC. */
            publishedAt: string;
            sections: components["schemas"]["Section"][];
            references: components["schemas"]["PinnedReference"][];
            /** @description Warnings, and errors that are skipped. */
            findings: components["schemas"]["Finding"][];
        };
        /** @description How far a plane's events are published. */
        PublisherAnswer: {
            /** @description Everything up to here is acknowledged, or parked; `null` where no publisher ever ran. */
            checkpoint: string | null;
            /** @description Position of the log's last event. */
            head: string;
            /** @description Events after the checkpoint; counted up to 1000. */
            behind: number;
            /** @description When the oldest of them happened. */
            oldestAt: string | null;
            /** @description Tenants that are parked. */
            parked: number;
            /** @description The first 100 of them. */
            tenants: components["schemas"]["ParkedTenantAnswer"][];
        };
        /** @description What was asked of a plane's publisher, and what became of it. */
        PublisherRequestAnswer: {
            request: string;
            /** @description The tenant whose parked events are sent again. */
            tenant: string;
            /** @description Actor ID. */
            requestedBy: string;
            requestedAt: string;
            /**
             * @description `requested` until a publisher has begun with it.
             * @enum {string}
             */
            state: "requested" | "running" | "done" | "failed";
            /** @description The process that runs it, or ran it last. */
            worker: string | null;
            startedAt: string | null;
            finishedAt: string | null;
            retry: components["schemas"]["ParkedRetryAnswer"] | null;
            /** @description Why it failed. */
            error: string | null;
        };
        PublisherRequestList: {
            items: components["schemas"]["PublisherRequestAnswer"][];
            cursor: string | null;
        };
        /** @description Which evidence a result was computed from. */
        QueriedDataset: {
            dataset: string;
            /** @description Batch IDs in the order they were committed. */
            batches: string[];
        };
        /** @description A page of a result. Values are JSON: TINYINT to INTEGER, FLOAT and DOUBLE as numbers (NaN and infinities as text), BOOLEAN as it is, NULL as null; BIGINT and wider integers and DECIMAL as decimal text, so that no digit is lost; dates, times and intervals as text or objects, lists as arrays, structs as objects. */
        QueryAnswer: {
            /** @description ID of this run of the statement. */
            query: string;
            columns: components["schemas"]["ResultColumn"][];
            rows: components["schemas"]["Json"][][];
            /** @description Rows in `rows`. */
            rowCount: number;
            /** @description There are more rows. */
            truncated: boolean;
            /** @description Pass as `after`, with the same `sql`, for the next page; `null` when there is none. */
            cursor: string | null;
            /** @description Milliseconds, waiting included. */
            elapsedMs: number;
            datasets: components["schemas"]["QueriedDataset"][];
            /** @description The last entry of the tenant's log that `_audit` showed; `null` when the statement does not read it. */
            asOfEntry: number | null;
        };
        /** @description How the engine would run a statement. */
        QueryPlanAnswer: {
            query: string;
            /** @description Drawn in characters, several lines. */
            plan: string;
            datasets: components["schemas"]["QueriedDataset"][];
            /** @description The last entry of the tenant's log that `_audit` showed; `null` when the statement does not read it. */
            asOfEntry: number | null;
        };
        /** @description What the plan allows on a meter in one period. */
        QuotaFigure: {
            /** @enum {string} */
            period: "day" | "week" | "month";
            used: number;
            limit: number;
            remaining: number;
            /** @description ISO 8601 UTC. */
            resetsAt: string;
        };
        /** @description How the rebuilt generation differs from the serving one, both at one position. */
        RebuildReportAnswer: {
            serving: number;
            /** @description Pass as `generation` to switch to it. */
            rebuilt: number;
            checkpoint: string;
            /** @description Live documents compared. */
            documentsServing: number;
            documentsRebuilt: number;
            parkedServing: number;
            parkedRebuilt: number;
            onlyInServing: components["schemas"]["DocumentSampleAnswer"];
            onlyInRebuilt: components["schemas"]["DocumentSampleAnswer"];
            differing: components["schemas"]["DocumentSampleAnswer"];
        };
        /** @description An item that was not counted. */
        RefusedBatchItem: {
            /** @description That of the problem, as if the item had been sent alone. */
            status: number;
            problem: components["schemas"]["BatchItemProblem"];
            /** @enum {string} */
            kind: "consume" | "report";
            meter: string;
            quantity: number;
            /** @description The ID of its command: its own key, that of the request with its place, or that of the request (atomic). */
            command: string;
            /** @description The decision's ID; `null`: nothing was recorded. */
            decision: string | null;
        };
        /** @description The answer to `check` for a charge that would be refused: why, and the figures as they are. */
        RefusedCheck: {
            meter: string;
            quantity: number;
            /** @constant */
            accepted: false;
            refusal: components["schemas"]["Rejection"];
            /** @description By slug. */
            budgets: components["schemas"]["BudgetFigure"][];
            /** @description Absent: the plan does not limit the meter. */
            planQuotas?: components["schemas"]["QuotaFigure"][];
            /** @description The least that any soft cap or plan quota leaves; `null` when nothing caps the meter. */
            remaining: number | null;
        };
        /** @description An expected "no": a value, never thrown. `code` stands in the error catalogue. */
        Rejection: {
            code: string;
            /** @description A sentence a person understands, with the figures in it. */
            message: string;
            /** @description The arithmetic and settings the decision rests on (X1). */
            facts: components["schemas"]["JsonObject"];
            lift: components["schemas"]["Lift"][];
        };
        /** @description The answer to a hold that was released. */
        ReleasedHoldAnswer: {
            meter: string;
            hold: string;
            /** @description Free again: all of it. */
            released: number;
            /** @description By slug. */
            budgets: components["schemas"]["BudgetFigure"][];
            /** @description Absent: the plan does not limit the meter. */
            planQuotas?: components["schemas"]["QuotaFigure"][];
            /** @description The least that any soft cap or plan quota leaves; `null` when nothing caps the meter. */
            remaining: number | null;
        };
        RenewHoldBody: {
            /**
             * Format: date-time
             * @description The moment it ends, ISO 8601 with an offset; at most 31 days ahead.
             * @example 2026-11-24T12:30:00Z
             */
            endsAt: string;
        };
        ReportUsageBody: {
            /**
             * @description What is counted. Any slug: a meter begins with its first use.
             * @example rows
             */
            meter: string;
            /**
             * @description How many.
             * @example 75
             */
            quantity: number;
            /**
             * Format: date-time
             * @description When it happened, ISO 8601 with an offset: it counts in the day, week and month of then, up to 72 hours after the end of that day. Default: now.
             * @example 2026-11-24T09:15:00Z
             */
            occurredAt?: string;
        };
        RequestExportBody: {
            /**
             * @description Published authorities, each with the evidence it cites.
             * @example [
             *       "credit_policy"
             *     ]
             */
            authorities?: string[];
            /**
             * @description Datasets with all their rows.
             * @example [
             *       "cars"
             *     ]
             */
            datasets?: string[];
            /** @description Kinds of artifacts in the bundle. */
            formats: ("json" | "csv" | "html" | "pdf")[];
            /**
             * @description Region code the bundle is meant for; the residency policy must allow it.
             * @example eu
             */
            destination: string;
            /**
             * @description Days the bundle can be downloaded for, as far as the residency policy allows (`exportKeepDays`). Then it is removed; its manifest is kept.
             * @default 90
             * @example 30
             */
            keepDays?: number;
        };
        ResidencyPolicyBody: {
            /**
             * @description The policy’s name: letters, digits and `_`.
             * @example eu_standard
             */
            id: string;
            /**
             * @description Region codes that exports may be delivered to.
             * @example [
             *       "eu"
             *     ]
             */
            allowedDestinations: string[];
            /**
             * Format: date-time
             * @description From then on the policy is stale and exports are blocked.
             * @example 2027-12-31T23:59:59Z
             */
            validUntil: string;
            /**
             * @description Days for which the bundle of an export may be given out at most, whatever was asked for; it holds for bundles made before, too. Absent: no limit.
             * @example 365
             */
            exportKeepDays?: number;
        };
        ResultColumn: {
            name: string;
            /** @description The engine's type, for example `BIGINT`, `DECIMAL(18,3)`, `VARCHAR[]`. */
            type: string;
        };
        ResultOptions: {
            /**
             * @description Milliseconds after which the query is stopped.
             * @default 10000
             */
            timeoutMs?: number;
            /**
             * @description An ID of your own for this run, by which it can be cancelled while it runs; without one it is given one. No two queries run under one ID at a time.
             * @example monthly_report_7
             */
            query?: string;
            /**
             * @description `json`: a page of rows. `csv` (RFC 4180, UTF-8, cells as they are: a cell may begin with `=`) and `parquet`: the whole result as a file. Without it the header `Accept` decides (`text/csv`, `application/vnd.apache.parquet`).
             * @default json
             * @enum {string}
             */
            format?: "json" | "csv" | "parquet";
            /** @description Rows to answer with at most. JSON: 10000, 1000 unless it is given; where there are more, `cursor` leads on. Files: 1000000. */
            limit?: number;
            /** @description The `cursor` of the page before, with the same `sql` (JSON only). The page is computed from the versions of the datasets that the first page read. */
            after?: string;
        };
        RetractRowsBody: {
            /**
             * @description Why. Kept for ever, shown to those who cited it: no place for personal data.
             * @example The supplier corrected these figures
             */
            reason: string;
            /**
             * @description Withdraw it although authorities cite it: their links become findings.
             * @default false
             */
            evenIfCited?: boolean;
            /**
             * @description Row IDs. Each is retracted in every batch that holds it.
             * @example [
             *       "00501"
             *     ]
             */
            rows: string[];
        };
        /** @description When and why evidence was withdrawn. */
        RetractionAnswer: {
            /** @description ISO 8601 UTC. */
            at: string;
            reason: string;
        };
        RetryProjectionBody: {
            /** @description `key` of one of the projection’s `poison` events. */
            key: string;
        };
        RetryPublisherBody: {
            /** @description One of the publisher’s parked `tenants`. */
            tenant: string;
        };
        /** @description What became of the parked events of one document. */
        RetryReportAnswer: {
            folded: number;
            remaining: number;
            /** @description Why the first of the remaining ones could not be folded. */
            error: string | null;
        };
        ReverseOverrideBody: {
            /**
             * @description Why. Kept for ever: no place for personal data.
             * @example Granted by mistake
             */
            reason: string;
        };
        /** @description The answer to an override that was taken back. */
        ReversedOverrideAnswer: {
            override: string;
            /** @description What nobody had drawn. */
            unused: number;
        };
        /** @description The answer to a skip taken back. */
        RevokeSkipAnswer: {
            authority: string;
            skip: string;
            /** @constant */
            revoked: true;
        };
        RevokeSkipBody: {
            /**
             * @description Why; auditors read this.
             * @example The act was published.
             */
            reason: string;
        };
        RevokeTokenBody: {
            /**
             * @description Why; auditors read this.
             * @example Laptop lost on 12 May.
             */
            reason: string;
        };
        RunQueryBody: {
            /**
             * @description Milliseconds after which the query is stopped.
             * @default 10000
             */
            timeoutMs?: number;
            /**
             * @description An ID of your own for this run, by which it can be cancelled while it runs; without one it is given one. No two queries run under one ID at a time.
             * @example monthly_report_7
             */
            query?: string;
            /**
             * @description `json`: a page of rows. `csv` (RFC 4180, UTF-8, cells as they are: a cell may begin with `=`) and `parquet`: the whole result as a file. Without it the header `Accept` decides (`text/csv`, `application/vnd.apache.parquet`).
             * @default json
             * @enum {string}
             */
            format?: "json" | "csv" | "parquet";
            /** @description Rows to answer with at most. JSON: 10000, 1000 unless it is given; where there are more, `cursor` leads on. Files: 1000000. */
            limit?: number;
            /** @description The `cursor` of the page before, with the same `sql` (JSON only). The page is computed from the versions of the datasets that the first page read. */
            after?: string;
            /**
             * @description One SELECT over the tenant’s datasets, each a table of its name. Besides its columns a dataset has `_row_id`, `_digest` (SHA-256 of the row), `_line` (of the uploaded file) and `_batch`. An empty cell is NULL. With the scope `audit:read`, `_audit` is the tenant’s own log: `entry`, `time`, `type`, `stream`, `revision`, `actor`, `token`, `correlation_id`, `causation_id`, `command_id`, `policy_version`, `event_id`, `data` (JSON).
             * @example SELECT state, count(*) AS places FROM zipcodes GROUP BY state ORDER BY places DESC
             */
            sql: string;
        };
        /** @description A query that waits for its engine or runs now. */
        RunningQuery: {
            query: string;
            /** @description The beginning of the statement, 500 characters at most. */
            sql: string;
            /** @description Who sent it. */
            actor: string;
            /** @description ISO 8601 UTC. */
            startedAt: string;
        };
        RunningQueryList: {
            /** @description The longest running first. */
            items: components["schemas"]["RunningQuery"][];
        };
        SaveQueryBody: {
            /**
             * @description One SELECT over the tenant’s datasets, each a table of its name. Besides its columns a dataset has `_row_id`, `_digest` (SHA-256 of the row), `_line` (of the uploaded file) and `_batch`. An empty cell is NULL. With the scope `audit:read`, `_audit` is the tenant’s own log: `entry`, `time`, `type`, `stream`, `revision`, `actor`, `token`, `correlation_id`, `causation_id`, `command_id`, `policy_version`, `event_id`, `data` (JSON).
             * @example SELECT state, count(*) AS places FROM zipcodes GROUP BY state ORDER BY places DESC
             */
            sql: string;
            /**
             * @description What it answers, for people.
             * @default
             */
            description?: string;
        };
        /** @description A statement saved under a name. */
        SavedQueryAnswer: {
            name: string;
            sql: string;
            /** @description What it answers, for people; may be empty. */
            description: string;
            /** @description One more with every change. */
            revision: number;
            /** @description ISO 8601 UTC. */
            savedAt: string;
        };
        SavedQueryList: {
            /** @description By name. */
            items: components["schemas"]["SavedQueryAnswer"][];
            cursor: string | null;
        };
        /** @description A section of an authority: its heading, and everything up to the next heading of the same or a higher level. */
        Section: {
            /** @description What `#…` of a cross-reference names; unique in a compiled authority without errors. */
            anchor: string;
            /** @description Text of the heading without marks and explicit anchor, cut at 100 characters. */
            title: string;
            /** @description 1 for `#`, 6 for `######`. */
            level: number;
            /** @description Line of the heading, from 1. */
            line: number;
            /** @description SHA-256, hex, of the section's Markdown from its heading on, subsections included, without white space at its end. */
            digest: string;
        };
        /** @description Sections by anchor: their own text or that of a subsection changed, or they came or went. */
        SectionChanges: {
            added: string[];
            removed: string[];
            changed: string[];
        };
        SetBudgetBody: {
            /**
             * @description Periods turn at midnight in the tenant’s time zone; a week begins on Monday.
             * @enum {string}
             */
            period: "day" | "week" | "month";
            /**
             * @description 100 %.
             * @example 10000
             */
            limit: number;
            /**
             * @description Percents of the limit at which an alert fires.
             * @default [
             *       50,
             *       80,
             *       100
             *     ]
             */
            thresholds?: number[];
            /** @description Beyond it new work is refused until an override or the next period. Default: the limit. */
            softCap?: number;
            /** @description Beyond it no override helps; at least the soft cap. Default: none. */
            hardCap?: number;
            /**
             * @description How many people other than who asks have to approve an override of the meter: 1 or 2.
             * @default 1
             */
            approvals?: number;
        };
        /**
         * @description An `error` blocks publish and export; a `warning` does not.
         * @enum {string}
         */
        Severity: "error" | "warning";
        /** @description One key of a plane's history, for checking signatures of exports. */
        SigningKeyItem: {
            /** @description `<plane>_k<16 hex digits of the public key's SHA-256>` */
            keyId: string;
            /** @constant */
            algorithm: "ed25519";
            /** @description The raw 32 bytes, base64. */
            publicKey: string;
            /** @description The same as SubjectPublicKeyInfo in PEM. */
            publicKeyPem: string;
            /** @description ISO 8601; exports signed with it were made at or after this instant. */
            from: string;
            /** @description ISO 8601; exports signed with it were made before this instant. `null`: in use. */
            until: string | null;
        };
        /** @description What `chancery verify-export --key` reads. */
        SigningKeyList: {
            plane: string;
            /** @description Oldest first. */
            keys: components["schemas"]["SigningKeyItem"][];
        };
        /** @description The answer to a skip. */
        SkipAnswer: {
            authority: string;
            /** @description `s1` for the authority's first, then counted up. */
            skip: string;
            /** @description Fingerprint of the finding it lets pass. */
            finding: string;
            code: components["schemas"]["FindingCode"];
            /** @description The finding's link as it is written. */
            target: string;
            /** @description Where the finding stood when it was skipped, from 1. */
            line: number;
            column: number;
            /** @description What the finding said. */
            reason: string;
            /** @enum {string} */
            category: "target-pending" | "external-source" | "historical" | "false-positive" | "accepted-risk";
            justification: string;
            /** @description Actor ID of the person who answers for it. */
            owner: string;
            /** @description ISO 8601 UTC; from then on the finding blocks again. */
            expiresAt: string;
            /** @description ISO 8601 UTC. */
            skippedAt: string;
        };
        SkipFindingBody: {
            /** @description `fingerprint` of the finding, as a compile or a list of findings shows it. */
            finding: string;
            /**
             * @description Why: the target is to come; it is kept elsewhere; the text cites what is no more; the finding is wrong; the risk is borne.
             * @enum {string}
             */
            category: "target-pending" | "external-source" | "historical" | "false-positive" | "accepted-risk";
            /**
             * @description In a sentence, 20 characters or more; printed in exports.
             * @example The directive is cited from the gazette until its act is published here.
             */
            justification: string;
            /**
             * @description Actor ID of the person who answers for it, of this plane.
             * @example eu_a0123456789abcdef
             */
            owner: string;
            /**
             * Format: date-time
             * @description From then on the finding blocks again.
             * @example 2027-06-30T00:00:00Z
             */
            expiresAt: string;
        };
        /** @description A skip as it stands now. */
        SkipItem: {
            /**
             * @description `void`: its finding is not there any more, because its source or target changed or it was mended. `suspended`: the tenant allows no skips at present.
             * @enum {string}
             */
            status: "in-force" | "expired" | "void" | "suspended";
            /** @description `s1` for the authority's first, then counted up. */
            skip: string;
            /** @description Fingerprint of the finding it lets pass. */
            finding: string;
            code: components["schemas"]["FindingCode"];
            /** @description The finding's link as it is written. */
            target: string;
            /** @description Where the finding stood when it was skipped, from 1. */
            line: number;
            column: number;
            /** @description What the finding said. */
            reason: string;
            /** @enum {string} */
            category: "target-pending" | "external-source" | "historical" | "false-positive" | "accepted-risk";
            justification: string;
            /** @description Actor ID of the person who answers for it. */
            owner: string;
            /** @description ISO 8601 UTC; from then on the finding blocks again. */
            expiresAt: string;
            /** @description ISO 8601 UTC. */
            skippedAt: string;
        };
        /** @description The skips that were neither revoked nor replaced. */
        SkipList: {
            authority: string;
            allowSkips: boolean;
            items: components["schemas"]["SkipItem"][];
        };
        /** @description What a skip says of itself. */
        SkipView: {
            /** @description `s1` for the authority's first, then counted up. */
            skip: string;
            /** @description Fingerprint of the finding it lets pass. */
            finding: string;
            code: components["schemas"]["FindingCode"];
            /** @description The finding's link as it is written. */
            target: string;
            /** @description Where the finding stood when it was skipped, from 1. */
            line: number;
            column: number;
            /** @description What the finding said. */
            reason: string;
            /** @enum {string} */
            category: "target-pending" | "external-source" | "historical" | "false-positive" | "accepted-risk";
            justification: string;
            /** @description Actor ID of the person who answers for it. */
            owner: string;
            /** @description ISO 8601 UTC; from then on the finding blocks again. */
            expiresAt: string;
            /** @description ISO 8601 UTC. */
            skippedAt: string;
        };
        /** @description A finding that a person let pass. */
        SkippedByPerson: {
            finding: components["schemas"]["Finding"];
            skip: components["schemas"]["SkipView"];
        };
        /** @description A stretch of the text, in UTF-16 code units from its beginning: `text.slice(from, to)`. */
        Span: {
            from: number;
            to: number;
        };
        SwitchProjectionBody: {
            /**
             * @description The generation that is to serve: `standby` of the projection.
             * @example 1002
             */
            generation: number;
        };
        /** @description A tenant with its nameplate (region, legal entity, residency policy). */
        TenantAnswer: {
            tenant: string;
            name: string;
            region: string;
            legalEntity: string;
            /** @description IANA time zone. */
            timeZone: string;
            /** @description ISO 8601: from when on it decides when budget periods turn; `null`: since the tenant began. */
            timeZoneSince: string | null;
            /** @description BCP 47. */
            locale: string;
            plan: string;
            policyId: string;
            policyVersion: number;
            /** @description Two-letter region codes exports may be delivered to. */
            allowedDestinations: string[];
            /** @description ISO 8601; from then on the policy is stale and exports are blocked. */
            policyValidUntil: string;
            /** @description Days for which the bundle of an export may be given out at most; `null`: the policy sets no limit. */
            exportKeepDays: number | null;
        };
        TenantList: {
            items: components["schemas"]["TenantListItem"][];
            /** @description Pass as `after` for the next page; `null` on the last. */
            cursor: string | null;
        };
        /** @description A tenant in a list. */
        TenantListItem: {
            /** @description ISO 8601. */
            createdAt: string;
            tenant: string;
            name: string;
            region: string;
            legalEntity: string;
            /** @description IANA time zone. */
            timeZone: string;
            /** @description ISO 8601: from when on it decides when budget periods turn; `null`: since the tenant began. */
            timeZoneSince: string | null;
            /** @description BCP 47. */
            locale: string;
            plan: string;
            policyId: string;
            policyVersion: number;
            /** @description Two-letter region codes exports may be delivered to. */
            allowedDestinations: string[];
            /** @description ISO 8601; from then on the policy is stale and exports are blocked. */
            policyValidUntil: string;
            /** @description Days for which the bundle of an export may be given out at most; `null`: the policy sets no limit. */
            exportKeepDays: number | null;
        };
        /** @description What is wrong with one text of an authority now. */
        TextFindings: {
            counts: components["schemas"]["FindingCounts"];
            /** @description Those that are not skipped, in the order of the text; the first 20. */
            findings: components["schemas"]["Finding"][];
        };
        /** @description A token as lists show it; its secret is shown once, when it is issued. */
        TokenAnswer: {
            token: string;
            tenant: string;
            actor: string;
            name: string;
            scopes: string[];
            issuedBy: string;
            /** @description ISO 8601. */
            issuedAt: string;
            /** @description ISO 8601; `null` = never. */
            expiresAt: string | null;
            /** @description ISO 8601; `null` while it works. */
            revokedAt: string | null;
        };
        TokenList: {
            items: components["schemas"]["TokenAnswer"][];
            cursor: string | null;
        };
        /** @description Something that was asked for, or is cited, and was not found. */
        UnknownSource: {
            /** @enum {string} */
            kind: "authority" | "dataset" | "evidence";
            id: string;
        };
        /** @description The tenant's uploads under way, and those that ended last; the newest first. */
        UploadList: {
            items: components["schemas"]["UploadProgress"][];
        };
        /**
         * @description Where an upload is: its bytes are `receiving`, its rows `reading`, then `charging` and committing; at its end it is `done`, `refused`, `failed` or `cancelled`.
         * @enum {string}
         */
        UploadPhase: "receiving" | "reading" | "charging" | "done" | "refused" | "failed" | "cancelled";
        UploadProblem: {
            /** @description Of the error catalogue. */
            code: string;
            detail: string;
        };
        /** @description An upload under way, or one that ended a while ago. */
        UploadProgress: {
            /** @description The request's Idempotency-Key; without one, an ID that was made for it. */
            upload: string;
            dataset: string;
            phase: components["schemas"]["UploadPhase"];
            /** @description Received so far, unpacked. */
            bytes: number;
            /** @description Read so far, rejected ones too; steps of some thousands. */
            rows: number;
            /** @description Grows with every change; the ID of the event that tells it. */
            sequence: number;
            /** @description ISO 8601 UTC. */
            startedAt: string;
            /** @description ISO 8601 UTC; `null` while it is under way. */
            endedAt: string | null;
            /** @description What it became, when it is `done`. */
            batch: string | null;
            /** @description Why it came to nothing. */
            problem: components["schemas"]["UploadProblem"] | null;
        };
        /** @description The answer to use that was consumed or reported, with the figures after it. */
        UsageAnswer: {
            meter: string;
            quantity: number;
            /** @constant */
            accepted: true;
            /** @description Only where an override was needed. */
            override?: components["schemas"]["OverrideUse"];
            /** @description Only where use was reported that happened in periods that have ended: it counts in these. */
            booked?: components["schemas"]["BookedPeriod"][];
            /** @description By slug. */
            budgets: components["schemas"]["BudgetFigure"][];
            /** @description Absent: the plan does not limit the meter. */
            planQuotas?: components["schemas"]["QuotaFigure"][];
            /** @description The least that any soft cap or plan quota leaves; `null` when nothing caps the meter. */
            remaining: number | null;
        };
        /** @description The answer to a batch: each item by itself, in the order they were sent. */
        UsageBatchAnswer: {
            /** @description All were decided as one. */
            atomic: boolean;
            accepted: number;
            refused: number;
            items: (components["schemas"]["AcceptedBatchItem"] | components["schemas"]["RefusedBatchItem"])[];
            /** @description Every meter of the batch. */
            meters: components["schemas"]["BatchedMeter"][];
        };
        UsageBatchBody: {
            /** @description Up to 256 uses of up to 32 meters, decided in this order. */
            items: components["schemas"]["UsageBatchItemBody"][];
            /**
             * @description All or none, of one meter and of `consume` only: admitted where the sum fits, refused with 402 where it does not.
             * @default false
             */
            atomic?: boolean;
        };
        UsageBatchItemBody: {
            /**
             * @description What is counted. Any slug: a meter begins with its first use.
             * @example rows
             */
            meter: string;
            /**
             * @description How many.
             * @example 75
             */
            quantity: number;
            /**
             * Format: date-time
             * @description When it happened, ISO 8601 with an offset: it counts in the day, week and month of then, up to 72 hours after the end of that day. Default: now.
             * @example 2026-11-24T09:15:00Z
             */
            occurredAt?: string;
            /**
             * @description What is asked of it: `consume` may be refused, `report` counts.
             * @enum {string}
             */
            kind: "consume" | "report";
            /**
             * @description Its own Idempotency-Key, as if it were sent alone. Default: that of the request, `#` and its place, from 0.
             * @example print-run-17
             */
            key?: string;
        };
        UsageBody: {
            /**
             * @description What is counted. Any slug: a meter begins with its first use.
             * @example rows
             */
            meter: string;
            /**
             * @description How many.
             * @example 75
             */
            quantity: number;
        };
        /** @description A CloudEvent (1.0) that stands for a use, also in binary mode: attributes in `ce-` headers, `data` as the body. It is counted once for its `source` and `id`, in the place of an Idempotency-Key. */
        UsageCloudEvent: {
            /** @constant */
            specversion: "1.0";
            /** @description Unique for its source. */
            id: string;
            /** @description Where it comes from, a URI reference. */
            source: string;
            /** @description Your own; one that begins with `chancery.usage.` has to be that of the route. In a batch it says what is asked: `chancery.usage.consume` or `chancery.usage.report`. */
            type: string;
            /** @description The meter, unless `data.meter` names it. */
            subject?: string;
            /**
             * Format: date-time
             * @description Of what is reported: when it happened. What is consumed is decided now.
             */
            time?: string;
            /** @description The fields of the JSON body, without what attributes say: `quantity`, and `endsAt` of a hold. */
            data: {
                quantity: number;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description A published version whole, as it was frozen. */
        VersionDetail: {
            authority: string;
            /** @description Markdown. */
            text: string;
            sections: components["schemas"]["Section"][];
            /** @description What its links were pinned to. */
            references: components["schemas"]["PinnedReference"][];
            /** @description What stood when it was published: warnings, and findings that were skipped. */
            findings: components["schemas"]["Finding"][];
            /** @description From 1. */
            version: number;
            /** @description Revision of the draft it was made from. */
            draftRevision: number;
            title: string;
            /** @description SHA-256 of the text, hex. */
            textDigest: string;
            /** @description ISO 8601 UTC. */
            publishedAt: string;
        };
        /** @description A published version without its text. */
        VersionItem: {
            /** @description From 1. */
            version: number;
            /** @description Revision of the draft it was made from. */
            draftRevision: number;
            title: string;
            /** @description SHA-256 of the text, hex. */
            textDigest: string;
            /** @description ISO 8601 UTC. */
            publishedAt: string;
        };
        /** @description A page of the versions, newest first. */
        VersionList: {
            items: components["schemas"]["VersionItem"][];
            /** @description Pass as `after` for the next page; `null` on the last. */
            cursor: string | null;
        };
        WithdrawBody: {
            /**
             * @description Why. Kept for ever, shown to those who cited it: no place for personal data.
             * @example The supplier corrected these figures
             */
            reason: string;
            /**
             * @description Withdraw it although authorities cite it: their links become findings.
             * @default false
             */
            evenIfCited?: boolean;
        };
        /** @description What a retraction or deletion did. */
        WithdrawalAnswer: {
            dataset: string;
            /** @description Batches that were withdrawn as a whole. */
            batches: string[];
            /** @description Rows that are evidence no longer, those of the batches included; 0 when all of it was withdrawn before. */
            rows: number;
            /** @description IDs of the authorities that cited it, 1,000 at most: their links are findings now. */
            citedBy: string[];
            /** @description ISO 8601 UTC; `null`: nothing changed. */
            withdrawnAt: string | null;
        };
    };
    responses: {
        /**
         * @description `budget-soft-stopped`: The request would pass a soft cap and was refused whole. An override, a higher soft cap or the next period lets it pass; `lift` has the smallest of each.
         *
         *     `budget-hard-capped`: The request would pass a hard cap, which no override passes. A higher hard cap or the next period lets it pass.
         *
         *     `plan-quota-exceeded`: The plan allows less of this meter in the period. A larger plan or the next period lets it pass.
         */
        "budget-soft-stopped.budget-hard-capped.plan-quota-exceeded": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "budget-soft-stopped" | "budget-hard-capped" | "plan-quota-exceeded";
                    /** @constant */
                    status?: 402;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         */
        "command-id-reused.command-conflict": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `batch-read-differently`: The dataset has these bytes already, read another way: with another delimiter, encoding, row key or type of a column. Nothing landed.
         *
         *     `upload-cancelled`: Somebody cancelled it while it was sent or read. Nothing landed and nothing was charged.
         */
        "command-id-reused.command-conflict.batch-read-differently.upload-cancelled": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "batch-read-differently" | "upload-cancelled";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `evidence-cited`: What is to be retracted or deleted is cited: `facts.citedBy` names the authorities, whose links would become findings. Send `evenIfCited: true` to withdraw it all the same.
         */
        "command-id-reused.command-conflict.evidence-cited": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "evidence-cited";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `export-exists`: An export with this ID was requested before. Use a new Idempotency-Key for a new export.
         */
        "command-id-reused.command-conflict.export-exists": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "export-exists";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `export-not-built`: The export was blocked, failed, or is not built yet, so there is nothing to download.
         */
        "command-id-reused.command-conflict.export-not-built": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "export-not-built";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `hold-not-standing`: The hold never was, was committed or released, or its end has come; what it reserved is free again.
         */
        "command-id-reused.command-conflict.hold-not-standing": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "hold-not-standing";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `hold-not-standing`: The hold never was, was committed or released, or its end has come; what it reserved is free again.
         *
         *     `draft-moved-on`: The draft was changed while it was compiled or published. Compile it again.
         */
        "command-id-reused.command-conflict.hold-not-standing.draft-moved-on": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "hold-not-standing" | "draft-moved-on";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `hold-not-standing`: The hold never was, was committed or released, or its end has come; what it reserved is free again.
         *
         *     `hold-exceeded`: A hold is committed for at most what it reserves. Commit all of it and report what was used beyond.
         */
        "command-id-reused.command-conflict.hold-not-standing.hold-exceeded": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "hold-not-standing" | "hold-exceeded";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `override-approvals-missing`: A budget of the meter demands a second approver. Request the override; two others approve it.
         */
        "command-id-reused.command-conflict.override-approvals-missing": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "override-approvals-missing";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `override-not-in-force`: The override never was, or it has ended.
         */
        "command-id-reused.command-conflict.override-not-in-force": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "override-not-in-force";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `override-request-not-open`: The request for an override never was, was decided, or lapsed when the end it asked for came.
         */
        "command-id-reused.command-conflict.override-request-not-open": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "override-request-not-open";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `skip-not-in-force`: The skip never was, it was revoked or replaced, or it has ended.
         */
        "command-id-reused.command-conflict.skip-not-in-force": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "skip-not-in-force";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `target-changed`: What the link cites is not what was read. Read it as it is now, then accept that.
         */
        "command-id-reused.command-conflict.target-changed": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "target-changed";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
         *
         *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
         *
         *     `tenant-exists`: A tenant with this ID was created before.
         */
        "command-id-reused.command-conflict.tenant-exists": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "command-id-reused" | "command-conflict" | "tenant-exists";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /** @description `export-expired`: The bundle was kept for as long as the request asked, and that is over. Its manifest is kept; `lift` has the request for a new export. */
        "export-expired": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "export-expired";
                    /** @constant */
                    status?: 410;
                };
            };
        };
        /**
         * @description `finding-does-not-block`: It keeps nothing from being published or exported, so there is nothing to skip.
         *
         *     `skip-justification-too-short`: A skip needs a justification of at least 20 characters; exports print it.
         *
         *     `skip-end-not-ahead`: `expiresAt` has to lie in the future.
         *
         *     `skips-too-many`: An authority has at most 100 skips in force. Mend findings and revoke their skips.
         */
        "finding-does-not-block.skip-justification-too-short.skip-end-not-ahead.skips-too-many": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "finding-does-not-block" | "skip-justification-too-short" | "skip-end-not-ahead" | "skips-too-many";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /** @description `fix-not-applicable`: The draft has no such link or heading, or the new destination or anchor cannot be used; the detail says which. */
        "fix-not-applicable": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "fix-not-applicable";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /** @description `headers-too-large`: The address and headers of the request are longer than 16 KiB together; the connection was closed. */
        "headers-too-large": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "headers-too-large";
                    /** @constant */
                    status?: 431;
                };
            };
        };
        /** @description `hold-end-out-of-range`: `endsAt` has to lie in the future, and at most 31 days ahead. Longer work renews its hold. */
        "hold-end-out-of-range": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "hold-end-out-of-range";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /** @description `internal-error`: A bug or an outage. The correlation ID finds it in the logs. */
        "internal-error": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "internal-error";
                    /** @constant */
                    status?: 500;
                };
            };
        };
        /**
         * @description `internal-error`: A bug or an outage. The correlation ID finds it in the logs.
         *
         *     `export-failed`: The gate allowed the export, but its bundle is too large or could not be made. Its charge was returned.
         */
        "internal-error.export-failed": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "internal-error" | "export-failed";
                    /** @constant */
                    status?: 500;
                };
            };
        };
        /** @description `not-found`: Nothing with this ID exists in this tenant. */
        "not-found": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "not-found";
                    /** @constant */
                    status?: 404;
                };
            };
        };
        /**
         * @description `not-found`: Nothing with this ID exists in this tenant.
         *
         *     `finding-not-found`: The authority has no finding with this fingerprint now: it was mended, or its source or target changed, which makes it another finding.
         */
        "not-found.finding-not-found": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "not-found" | "finding-not-found";
                    /** @constant */
                    status?: 404;
                };
            };
        };
        /**
         * @description `not-found`: Nothing with this ID exists in this tenant.
         *
         *     `link-not-found`: Neither the compiled draft nor the latest version has this link.
         */
        "not-found.link-not-found": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "not-found" | "link-not-found";
                    /** @constant */
                    status?: 404;
                };
            };
        };
        /**
         * @description `not-found`: Nothing with this ID exists in this tenant.
         *
         *     `recorded-use-unknown`: The decision or command that was named recorded no use of this meter; or it recorded several, and `item` does not say which.
         */
        "not-found.recorded-use-unknown": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "not-found" | "recorded-use-unknown";
                    /** @constant */
                    status?: 404;
                };
            };
        };
        /** @description `override-reason-too-short`: An override, and taking one back, needs a reason of at least 10 characters. */
        "override-reason-too-short": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "override-reason-too-short";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /** @description `override-too-many`: A meter has at most 50 overrides that have not ended. Reverse one, or wait until one ends. */
        "override-too-many": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "override-too-many";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /** @description `payload-too-large`: Send less at a time; the limit is in the detail. */
        "payload-too-large": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "payload-too-large";
                    /** @constant */
                    status?: 413;
                };
            };
        };
        /**
         * @description `payload-too-large`: Send less at a time; the limit is in the detail.
         *
         *     `query-too-large`: It needs more memory, or gives a larger result, than a query may. Select fewer columns or rows.
         */
        "payload-too-large.query-too-large": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "payload-too-large" | "query-too-large";
                    /** @constant */
                    status?: 413;
                };
            };
        };
        /** @description `plane-unavailable`: The engines of this plane do not answer, and nothing was done. Try again after `Retry-After`. */
        "plane-unavailable": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "plane-unavailable";
                    /** @constant */
                    status?: 503;
                };
            };
        };
        /**
         * @description `plane-unavailable`: The engines of this plane do not answer, and nothing was done. Try again after `Retry-After`.
         *
         *     `busy`: The queue is full and nothing was written. Try again after `Retry-After`.
         *
         *     `outcome-unknown`: The store did not answer. Try again with the same Idempotency-Key: it is done once at most.
         */
        "plane-unavailable.busy.outcome-unknown": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "plane-unavailable" | "busy" | "outcome-unknown";
                    /** @constant */
                    status?: 503;
                };
            };
        };
        /**
         * @description `plane-unavailable`: The engines of this plane do not answer, and nothing was done. Try again after `Retry-After`.
         *
         *     `busy`: The queue is full and nothing was written. Try again after `Retry-After`.
         *
         *     `outcome-unknown`: The store did not answer. Try again with the same Idempotency-Key: it is done once at most.
         *
         *     `ingest-abandoned`: It took so long that it was taken for dead and its charge was given back. Send the same request again: it is charged anew.
         */
        "plane-unavailable.busy.outcome-unknown.ingest-abandoned": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "plane-unavailable" | "busy" | "outcome-unknown" | "ingest-abandoned";
                    /** @constant */
                    status?: 503;
                };
            };
        };
        /**
         * @description `plane-unavailable`: The engines of this plane do not answer, and nothing was done. Try again after `Retry-After`.
         *
         *     `busy`: The queue is full and nothing was written. Try again after `Retry-After`.
         *
         *     `outcome-unknown`: The store did not answer. Try again with the same Idempotency-Key: it is done once at most.
         *
         *     `read-model-behind`: The read model has not reached `minPosition` within two seconds. Try again.
         */
        "plane-unavailable.busy.outcome-unknown.read-model-behind": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "plane-unavailable" | "busy" | "outcome-unknown" | "read-model-behind";
                    /** @constant */
                    status?: 503;
                };
            };
        };
        /** @description `policy-already-stale`: `validUntil` lies in the past; give a later one. */
        "policy-already-stale": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "policy-already-stale";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /** @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact. */
        "quantity-out-of-range": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "quantity-out-of-range";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /**
         * @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.
         *
         *     `budget-caps-out-of-order`: The hard cap has to be at least the soft cap, which is the limit unless it is given.
         *
         *     `budget-thresholds-out-of-range`: A budget has at most 20 thresholds, each a whole number of percent from 1 to 1000.
         */
        "quantity-out-of-range.budget-caps-out-of-order.budget-thresholds-out-of-range": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "quantity-out-of-range" | "budget-caps-out-of-order" | "budget-thresholds-out-of-range";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /**
         * @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.
         *
         *     `correction-reason-too-short`: A correction needs a reason of at least 10 characters.
         *
         *     `correction-too-late`: Use is corrected in the day, week and month in which it happened, each for 72 hours after its end. All three ended longer ago.
         *
         *     `correction-too-many`: On a meter at most 500 uses can stand corrected whose periods can still be put right.
         */
        "quantity-out-of-range.correction-reason-too-short.correction-too-late.correction-too-many": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "quantity-out-of-range" | "correction-reason-too-short" | "correction-too-late" | "correction-too-many";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /**
         * @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.
         *
         *     `hold-end-out-of-range`: `endsAt` has to lie in the future, and at most 31 days ahead. Longer work renews its hold.
         *
         *     `hold-too-many`: A meter has at most 500 holds that stand. Commit or release one, or wait until one ends.
         */
        "quantity-out-of-range.hold-end-out-of-range.hold-too-many": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "quantity-out-of-range" | "hold-end-out-of-range" | "hold-too-many";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /**
         * @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.
         *
         *     `hold-too-many`: A meter has at most 500 holds that stand. Commit or release one, or wait until one ends.
         *
         *     `compile-exceeds-hold`: The text, with what it quotes, has more tokens than `maxTokens`. The compile stopped: nothing was recorded or charged, and what the one before found stays.
         */
        "quantity-out-of-range.hold-too-many.compile-exceeds-hold": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "quantity-out-of-range" | "hold-too-many" | "compile-exceeds-hold";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /**
         * @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.
         *
         *     `override-reason-too-short`: An override, and taking one back, needs a reason of at least 10 characters.
         *
         *     `override-end-not-ahead`: `endsAt` has to lie in the future.
         *
         *     `override-request-too-many`: A meter has at most 50 requests for overrides that nobody has decided. Approve or refuse one.
         */
        "quantity-out-of-range.override-reason-too-short.override-end-not-ahead.override-request-too-many": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "quantity-out-of-range" | "override-reason-too-short" | "override-end-not-ahead" | "override-request-too-many";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /**
         * @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.
         *
         *     `override-reason-too-short`: An override, and taking one back, needs a reason of at least 10 characters.
         *
         *     `override-end-not-ahead`: `endsAt` has to lie in the future.
         *
         *     `override-too-many`: A meter has at most 50 overrides that have not ended. Reverse one, or wait until one ends.
         */
        "quantity-out-of-range.override-reason-too-short.override-end-not-ahead.override-too-many": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "quantity-out-of-range" | "override-reason-too-short" | "override-end-not-ahead" | "override-too-many";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /**
         * @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.
         *
         *     `usage-not-yet-occurred`: `occurredAt` of reported use has to be a moment up to now, give or take a minute. Without it, use counts now.
         *
         *     `usage-report-too-late`: Use can be reported into its day, week and month for 72 hours after that day has ended. Later it is reported without `occurredAt` and counts in the periods under way.
         */
        "quantity-out-of-range.usage-not-yet-occurred.usage-report-too-late": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "quantity-out-of-range" | "usage-not-yet-occurred" | "usage-report-too-late";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /**
         * @description `query-cancelled`: Someone of the tenant cancelled it, or its client hung up, before it had ended.
         *
         *     `query-exists`: No two queries of a tenant run under one ID at a time. Leave `query` out, or choose another.
         */
        "query-cancelled.query-exists": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "query-cancelled" | "query-exists";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /**
         * @description `query-cancelled`: Someone of the tenant cancelled it, or its client hung up, before it had ended.
         *
         *     `query-exists`: No two queries of a tenant run under one ID at a time. Leave `query` out, or choose another.
         *
         *     `query-page-moved`: Run again for the next page, the statement gave the rows before it in another order. Begin again with an ORDER BY that leaves no ties.
         *
         *     `query-cursor-outdated`: Evidence that the first page was computed from has been withdrawn since. Begin again without `after`.
         */
        "query-cancelled.query-exists.query-page-moved.query-cursor-outdated": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "query-cancelled" | "query-exists" | "query-page-moved" | "query-cursor-outdated";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /** @description `query-failed`: The analytical engine met a fault of its own while it ran this statement, and was replaced. Write the statement simpler, or less deeply nested. */
        "query-failed": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "query-failed";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /** @description `query-timeout`: It was stopped at its time limit. Aggregate or filter earlier, or send a larger `timeoutMs`. */
        "query-timeout": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "query-timeout";
                    /** @constant */
                    status?: 504;
                };
            };
        };
        /** @description `range-not-satisfiable`: The range begins behind the end of the file; `Content-Range` says how many bytes there are. */
        "range-not-satisfiable": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "range-not-satisfiable";
                    /** @constant */
                    status?: 416;
                };
            };
        };
        /** @description `retracted-rows-too-many`: A dataset has at most 10,000 rows that were retracted one by one. Retract their batch instead. */
        "retracted-rows-too-many": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "retracted-rows-too-many";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /** @description `revision-mismatch`: `If-Match` names an older version. Read it again, then decide. */
        "revision-mismatch": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "revision-mismatch";
                    /** @constant */
                    status?: 412;
                };
            };
        };
        /** @description `scope-missing`: The token lacks the scope of this route, or belongs to another tenant. Ask for a token that has it. */
        "scope-missing": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "scope-missing";
                    /** @constant */
                    status?: 403;
                };
            };
        };
        /**
         * @description `scope-missing`: The token lacks the scope of this route, or belongs to another tenant. Ask for a token that has it.
         *
         *     `export-blocked`: The bundle may not leave: the residency policy, a source or a reference stands against it, or the gate could not decide. `facts.reasons` names each reason, `lift` what to do about it.
         */
        "scope-missing.export-blocked": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "scope-missing" | "export-blocked";
                    /** @constant */
                    status?: 403;
                };
            };
        };
        /**
         * @description `scope-missing`: The token lacks the scope of this route, or belongs to another tenant. Ask for a token that has it.
         *
         *     `query-not-allowed`: Only one SELECT over the tenant’s own datasets may be run: no files, no network, no settings.
         */
        "scope-missing.query-not-allowed": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "scope-missing" | "query-not-allowed";
                    /** @constant */
                    status?: 403;
                };
            };
        };
        /**
         * @description `scope-missing`: The token lacks the scope of this route, or belongs to another tenant. Ask for a token that has it.
         *
         *     `skips-not-allowed`: The tenant does not let findings be skipped. Mend the finding, or have the switch turned on.
         */
        "scope-missing.skips-not-allowed": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "scope-missing" | "skips-not-allowed";
                    /** @constant */
                    status?: 403;
                };
            };
        };
        /** @description `token-already-expired`: `expiresAt` lies in the past. */
        "token-already-expired": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "token-already-expired";
                    /** @constant */
                    status?: 422;
                };
            };
        };
        /** @description `unauthenticated`: The request carries no valid API token. Send `Authorization: Bearer chy_…`. */
        unauthenticated: {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "unauthenticated";
                    /** @constant */
                    status?: 401;
                };
            };
        };
        /** @description `unsupported-media-type`: The route takes another Content-Type; the detail says which. */
        "unsupported-media-type": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "unsupported-media-type";
                    /** @constant */
                    status?: 415;
                };
            };
        };
        /** @description `validation-failed`: A field is missing, unknown or out of range; `errors` names each field and what would fit. */
        "validation-failed": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "validation-failed";
                    /** @constant */
                    status?: 400;
                };
            };
        };
        /**
         * @description `validation-failed`: A field is missing, unknown or out of range; `errors` names each field and what would fit.
         *
         *     `body-unreadable`: The body is not the JSON, CSV or text that the Content-Type announces.
         */
        "validation-failed.body-unreadable": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "validation-failed" | "body-unreadable";
                    /** @constant */
                    status?: 400;
                };
            };
        };
        /**
         * @description `validation-failed`: A field is missing, unknown or out of range; `errors` names each field and what would fit.
         *
         *     `body-unreadable`: The body is not the JSON, CSV or text that the Content-Type announces.
         *
         *     `query-invalid`: The SQL has a mistake, or names a dataset or column that is not there; the detail says where.
         */
        "validation-failed.body-unreadable.query-invalid": {
            headers: {
                "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                "Chancery-Region": components["headers"]["Chancery-Region"];
                "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                "Chancery-Policy": components["headers"]["Chancery-Policy"];
                "Chancery-Decision": components["headers"]["Chancery-Decision"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "validation-failed" | "body-unreadable" | "query-invalid";
                    /** @constant */
                    status?: 400;
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Finds this request in logs and events; your own where you sent one. */
        "Chancery-Correlation-Id": string;
        /** @description Nameplate: the tenant. */
        "Chancery-Tenant": string;
        /** @description Nameplate: the region its data stays in. */
        "Chancery-Region": string;
        /** @description Nameplate: who answers for the data. Other than ASCII is percent-encoded UTF-8. */
        "Chancery-Legal-Entity": string;
        /** @description Nameplate: the residency policy, `<id>@<version>`. */
        "Chancery-Policy": string;
        /** @description The decision’s ID: `GET /v1/decisions/<id>` explains it. */
        "Chancery-Decision": string;
        /** @description Pass it as `minPosition` to read what this command wrote. Opaque, ordered. */
        "Chancery-Position": string;
        /** @description Number of the last entry this command wrote in the tenant’s log. */
        "Chancery-Entry": string;
        /** @description `true`: the same Idempotency-Key came before, and this is its first answer. */
        "Chancery-Repeated": "true";
        /** @description `true`: decided as if, and nothing was written. */
        "Chancery-Dry-Run": "true";
        /** @description The revision, for `If-Match`. */
        ETag: string;
        /** @description SHA-256 of the body (RFC 9530). */
        "Repr-Digest": string;
        /** @description `bytes`: parts of it can be asked for with `Range`. */
        "Accept-Ranges": string;
        /** @description Which bytes these are, and how many there are. */
        "Content-Range": string;
        /** @description What is left of each budget of the meter, and of each quota of the plan: `"<budget>";r=<left>;t=<seconds to its next period>`, `"plan/<period>";…`. Of several meters the scarcest of each, as `"<meter>/<budget>"`. On refusals too. */
        RateLimit: string;
        /** @description Each budget of the meter, and each quota of the plan: `"<budget>";q=<soft cap>;w=<seconds of its period>`. */
        "RateLimit-Policy": string;
        /** @description The last entry of the tenant’s log that the answer knows. */
        "Chancery-As-Of-Entry": string;
        /** @description Where the next page is: `<…>; rel="next"`. */
        Link: string;
        /** @description Which headers of the request the answer depends on. */
        Vary: string;
        /** @description `no`: proxies hand on what comes at once. */
        "X-Accel-Buffering": string;
        /** @description `close`: nothing more is read from this connection. */
        Connection: string;
        /** @description Whether the answer may be kept. */
        "Cache-Control": string;
        /** @description Seconds to wait before asking again. */
        "Retry-After": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPlanes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaneList"];
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
        };
    };
    liveHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
        };
    };
    readyHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests are served. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "degraded";
                        planes: components["schemas"]["PlaneHealth"][];
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            /** @description An engine does not answer, or has not since the start; no read model was ever built; or some event is parked here. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "degraded";
                        planes: components["schemas"]["PlaneHealth"][];
                    };
                };
            };
        };
    };
    listErrors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            status: number;
                            title: string;
                            /** @description What it means and the way out, for the documentation page. */
                            meaning: string;
                        }[];
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
        };
    };
    readError: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        status: number;
                        title: string;
                        /** @description What it means and the way out, for the documentation page. */
                        meaning: string;
                    };
                };
            };
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
        };
    };
    listTenants: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `scope-missing`: The token lacks the scope of this route, or belongs to another tenant. Ask for a token that has it. */
            403: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "scope-missing";
                        /** @constant */
                        status?: 403;
                    };
                };
            };
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    createTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTenantBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAnswer"];
                };
            };
            /**
             * @description `validation-failed`: A field is missing, unknown or out of range; `errors` names each field and what would fit.
             *
             *     `body-unreadable`: The body is not the JSON, CSV or text that the Content-Type announces.
             */
            400: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation-failed" | "body-unreadable";
                        /** @constant */
                        status?: 400;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.tenant-exists"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `policy-already-stale`: `validUntil` lies in the past; give a later one. */
            422: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "policy-already-stale";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    changeResidencyPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeResidencyPolicyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["policy-already-stale"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    changeTimeZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTimeZoneBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAnswer"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description `not-found`: Nothing with this ID exists in this tenant. */
            404: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-found";
                        /** @constant */
                        status?: 404;
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["validation-failed"];
            /** @description `unauthenticated`: The request carries no valid API token. Send `Authorization: Bearer chy_…`. */
            401: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @constant */
                        status?: 401;
                    };
                };
            };
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueTokenBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedToken"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `scope-missing`: The token lacks the scope of this route, or belongs to another tenant. Ask for a token that has it.
             *
             *     `scope-escalation`: Nobody grants a token more scopes than their own has.
             */
            403: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "scope-missing" | "scope-escalation";
                        /** @constant */
                        status?: 403;
                    };
                };
            };
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["token-already-expired"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                token: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeTokenBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    consumeUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageBody"];
                "application/cloudevents+json": components["schemas"]["UsageCloudEvent"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `budget-soft-stopped`: The request would pass a soft cap and was refused whole. An override, a higher soft cap or the next period lets it pass; `lift` has the smallest of each.
             *
             *     `budget-hard-capped`: The request would pass a hard cap, which no override passes. A higher hard cap or the next period lets it pass.
             *
             *     `plan-quota-exceeded`: The plan allows less of this meter in the period. A larger plan or the next period lets it pass.
             */
            402: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "budget-soft-stopped" | "budget-hard-capped" | "plan-quota-exceeded";
                        /** @constant */
                        status?: 402;
                    };
                };
            };
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            /**
             * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
             *
             *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
             */
            409: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "command-id-reused" | "command-conflict";
                        /** @constant */
                        status?: 409;
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["quantity-out-of-range"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    checkUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageBody"];
                "application/cloudevents+json": components["schemas"]["UsageCloudEvent"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    reportUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportUsageBody"];
                "application/cloudevents+json": components["schemas"]["UsageCloudEvent"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["quantity-out-of-range.usage-not-yet-occurred.usage-report-too-late"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    batchUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageBatchBody"];
                "application/cloudevents-batch+json": components["schemas"]["UsageCloudEvent"][];
            };
        };
        responses: {
            /** @description Done. */
            207: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageBatchAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            402: components["responses"]["budget-soft-stopped.budget-hard-capped.plan-quota-exceeded"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /**
             * @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.
             *
             *     `batch-not-atomic`: All or none is decided for what is consumed of one meter: each meter has a ledger of its own, and what is reported has happened.
             */
            422: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "quantity-out-of-range" | "batch-not-atomic";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    correctUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectUsageBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found.recorded-use-unknown"];
            /**
             * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
             *
             *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
             *
             *     `correction-below-zero`: A use can be corrected down to nothing, and not below: what is left of it, with earlier corrections and returns.
             */
            409: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "command-id-reused" | "command-conflict" | "correction-below-zero";
                        /** @constant */
                        status?: 409;
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["quantity-out-of-range.correction-reason-too-short.correction-too-late.correction-too-many"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readBudget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is counted. */
                meter: string;
                /** @description The budget, by its slug. */
                budget: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetView"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    setBudget: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description What is counted. */
                meter: string;
                /** @description The budget, by its slug. */
                budget: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetBudgetBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /**
             * @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.
             *
             *     `budget-caps-out-of-order`: The hard cap has to be at least the soft cap, which is the limit unless it is given.
             *
             *     `budget-thresholds-out-of-range`: A budget has at most 20 thresholds, each a whole number of percent from 1 to 1000.
             *
             *     `budget-too-many`: A meter has at most 20 budgets. Change one of those there are.
             */
            422: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "quantity-out-of-range" | "budget-caps-out-of-order" | "budget-thresholds-out-of-range" | "budget-too-many";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    grantOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description What is counted. */
                meter: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantOverrideBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.override-approvals-missing"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["quantity-out-of-range.override-reason-too-short.override-end-not-ahead.override-too-many"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    requestOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description What is counted. */
                meter: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantOverrideBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideRequestAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["quantity-out-of-range.override-reason-too-short.override-end-not-ahead.override-request-too-many"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    approveOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description What is counted. */
                meter: string;
                /** @description The override’s ID. */
                override: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideDecisionAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `scope-missing`: The token lacks the scope of this route, or belongs to another tenant. Ask for a token that has it.
             *
             *     `override-approver-not-other`: Nobody approves an override they asked for, or one they have approved before.
             */
            403: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "scope-missing" | "override-approver-not-other";
                        /** @constant */
                        status?: 403;
                    };
                };
            };
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.override-request-not-open"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["override-too-many"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    refuseOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description What is counted. */
                meter: string;
                /** @description The override’s ID. */
                override: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseOverrideBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideDecisionAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.override-request-not-open"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["override-reason-too-short"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    reverseOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description What is counted. */
                meter: string;
                /** @description The override’s ID. */
                override: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseOverrideBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversedOverrideAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.override-not-in-force"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["override-reason-too-short"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listHolds: {
        parameters: {
            query: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
                /** @description The meter whose holds to list. */
                meter: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    holdUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldUsageBody"];
                "application/cloudevents+json": components["schemas"]["UsageCloudEvent"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            402: components["responses"]["budget-soft-stopped.budget-hard-capped.plan-quota-exceeded"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["quantity-out-of-range.hold-end-out-of-range.hold-too-many"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    renewHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The hold’s ID. */
                hold: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewHoldBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.hold-not-standing"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["hold-end-out-of-range"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    commitHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The hold’s ID. */
                hold: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitHoldBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommittedHoldAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.hold-not-standing.hold-exceeded"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["quantity-out-of-range"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    releaseHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The hold’s ID. */
                hold: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasedHoldAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.hold-not-standing"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The hold’s ID. */
                hold: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldAnswer"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listOverrides: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
                /** @description Only those of this meter. */
                meter?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideLifeList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    readOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The override’s ID. */
                override: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideLifeView"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    admissionsOverride: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The override’s ID. */
                override: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdmissionList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    telemetryOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideTelemetry"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    previewBudget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is counted. */
                meter: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetBudgetBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetPreview"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["quantity-out-of-range.budget-caps-out-of-order.budget-thresholds-out-of-range"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listBudgets: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    readLedger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is counted. */
                meter: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerAnswer"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    ingestBatch: {
        parameters: {
            query?: {
                /** @description Of a file whose Content-Type does not say it (`application/gzip`). */
                format?: "csv" | "ndjson";
                /** @description Field delimiter of a CSV, 1 to 4 characters, no quote and no line break. A tab is `%09`. Without it, the one of `,` `;` tab `|` that splits the first 100 rows most evenly. */
                delimiter?: string;
                /** @description Encoding of the text, a WHATWG label; goes before the charset of the Content-Type. Without either, the byte order mark decides, else the first 256 KiB: UTF-8 where they are, else the likeliest. */
                encoding?: string;
                /** @description Column whose values are the row IDs: unique in the file, 1 to 64 of `A–Z a–z 0–9 _ . :`. Without it a row ID is `<first 12 hex digits of the batch>_<row number>`. */
                rowKey?: string;
                /** @description CSV rows with another number of cells than the header: `reject`ed, or `fill`ed up with empty cells. A row with values beyond the header is rejected either way. */
                ragged?: "reject" | "fill";
                /** @description Type of a column, `<name>:<TYPE>`, once per column: `BOOLEAN`, `BIGINT`, `DOUBLE`, `DATE`, `TIMESTAMP`, `TIMESTAMPTZ` or `VARCHAR`. A row with a cell that does not fit is rejected. Other columns are inferred. */
                columnType?: string[];
                /** @description `true`: one bad row refuses the whole file. `false`: bad rows are reported and good rows land. */
                strict?: "true" | "false";
            };
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description A letter, then letters, digits or `_`; made by its first batch. */
                dataset: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "text/tab-separated-values": string;
                "application/x-ndjson": string;
                "application/ndjson": string;
                "application/jsonl": string;
                "application/gzip": string;
                "application/x-gzip": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    Connection: components["headers"]["Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IngestAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            402: components["responses"]["budget-soft-stopped.budget-hard-capped.plan-quota-exceeded"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.batch-read-differently.upload-cancelled"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /**
             * @description `quantity-out-of-range`: Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.
             *
             *     `file-invalid`: The file as a whole does not fit: it is empty, has no header or no rows, names a column twice, is in another encoding than it says, or passes a limit. The detail says what and where; nothing landed.
             *
             *     `rows-rejected`: With `strict=true` one bad row refuses the file; without it, a file without a single good row. `rejectedRows` names the first by line and reason; nothing landed.
             */
            422: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "quantity-out-of-range" | "file-invalid" | "rows-rejected";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.ingest-abandoned"];
        };
    };
    retractBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                dataset: string;
                batch: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.evidence-cited"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    retractRows: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                dataset: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractRowsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            /**
             * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
             *
             *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
             *
             *     `evidence-cited`: What is to be retracted or deleted is cited: `facts.citedBy` names the authorities, whose links would become findings. Send `evenIfCited: true` to withdraw it all the same.
             */
            409: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "command-id-reused" | "command-conflict" | "evidence-cited";
                        /** @constant */
                        status?: 409;
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["retracted-rows-too-many"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    deleteDataset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                dataset: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.evidence-cited"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listCitations: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
                /** @description Only rows pinned in this batch. */
                batch?: string;
                /** @description Only these rows; once per row, 100 at most. */
                row?: string[];
            };
            header?: never;
            path: {
                dataset: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitationList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    listUploads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadProgress"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    followUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `id` of the last event that was seen. */
                "Last-Event-ID"?: string;
            };
            path: {
                upload: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        id?: string;
                        event?: string;
                        data: string;
                    };
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    cancelUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadProgress"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            /** @description `upload-not-cancellable`: The rows of the upload are being charged, or it has ended. A batch that landed can be retracted. */
            409: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "upload-not-cancellable";
                        /** @constant */
                        status?: 409;
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listDatasets: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    readDataset: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                dataset: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetDetail"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    readBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dataset: string;
                batch: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    rejectedRows: {
        parameters: {
            query?: {
                /** @description NDJSON, or CSV. */
                format?: "ndjson" | "csv";
            };
            header?: never;
            path: {
                dataset: string;
                batch: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listRunningQueries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunningQueryList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    runQuery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunQueryBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryAnswer"];
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /**
             * @description `validation-failed`: A field is missing, unknown or out of range; `errors` names each field and what would fit.
             *
             *     `body-unreadable`: The body is not the JSON, CSV or text that the Content-Type announces.
             *
             *     `query-invalid`: The SQL has a mistake, or names a dataset or column that is not there; the detail says where.
             */
            400: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation-failed" | "body-unreadable" | "query-invalid";
                        /** @constant */
                        status?: 400;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing.query-not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["query-cancelled.query-exists.query-page-moved.query-cursor-outdated"];
            413: components["responses"]["payload-too-large.query-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["query-failed"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
            504: components["responses"]["query-timeout"];
        };
    };
    explainRunQuery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplainQueryBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryPlanAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable.query-invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing.query-not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["query-cancelled.query-exists"];
            413: components["responses"]["payload-too-large.query-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["query-failed"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
            504: components["responses"]["query-timeout"];
        };
    };
    cancelRunningQuery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ID of the run, as in the list. */
                query: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunningQuery"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description `not-found`: Nothing with this ID exists in this tenant. */
            404: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-found";
                        /** @constant */
                        status?: 404;
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readSavedQuery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description Name of the saved query: a small letter, then small letters, digits or _ (63 characters at most). */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedQueryAnswer"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    saveQuery: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description Name of the saved query: a small letter, then small letters, digits or _ (63 characters at most). */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveQueryBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedQueryAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable.query-invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing.query-not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large.query-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["query-failed"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
            504: components["responses"]["query-timeout"];
        };
    };
    removeQuery: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description Name of the saved query: a small letter, then small letters, digits or _ (63 characters at most). */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listSavedQueries: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedQueryList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    runSavedQuery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description Name of the saved query: a small letter, then small letters, digits or _ (63 characters at most). */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResultOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryAnswer"];
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            400: components["responses"]["validation-failed.body-unreadable.query-invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing.query-not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["query-cancelled.query-exists.query-page-moved.query-cursor-outdated"];
            413: components["responses"]["payload-too-large.query-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["query-failed"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
            504: components["responses"]["query-timeout"];
        };
    };
    listAuthorities: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    readAuthority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityDetail"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    draftAuthority: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the draft the change is based on. */
                "If-Match"?: string;
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftAuthorityBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            /** @description `revision-mismatch`: `If-Match` names an older version. Read it again, then decide. */
            412: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "revision-mismatch";
                        /** @constant */
                        status?: 412;
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    compileAuthority: {
        parameters: {
            query?: {
                /** @description Tokens the compile holds before it reads, and never passes: with more it stops, records nothing and charges nothing. Absent: as many as there are, if the budget has them. */
                maxTokens?: number;
            };
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompileAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            402: components["responses"]["budget-soft-stopped.budget-hard-capped.plan-quota-exceeded"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.hold-not-standing.draft-moved-on"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["quantity-out-of-range.hold-too-many.compile-exceeds-hold"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    publishAuthority: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            /**
             * @description `command-id-reused`: The same Idempotency-Key came before with another body. Use a new key for a new request.
             *
             *     `command-conflict`: Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.
             *
             *     `draft-moved-on`: The draft was changed while it was compiled or published. Compile it again.
             *
             *     `not-compiled`: Only a compiled draft can be published. Compile it first; the compile says what is wrong with it.
             *
             *     `compile-outdated`: Since the draft was compiled, an authority or evidence it links to has changed. Compile again, look at it, then publish.
             */
            409: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "command-id-reused" | "command-conflict" | "draft-moved-on" | "not-compiled" | "compile-outdated";
                        /** @constant */
                        status?: 409;
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `references-broken`: A link of the authority has no target, or an anchor is ambiguous. `facts.findings` says where, why, and what may have been meant. */
            422: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "references-broken";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listInboundLinks: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundLinkList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    listVersions: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    readVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
                /** @description The version, from 1. */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDetail"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description `not-found`: Nothing with this ID exists in this tenant. */
            404: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-found";
                        /** @constant */
                        status?: 404;
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    compareVersion: {
        parameters: {
            query: {
                /** @description The older text: a version, or `draft`. */
                from: string;
                /** @description The newer text: a version, or `draft`. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityDiff"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    fixDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the draft the fix is meant for. */
                "If-Match"?: string;
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FixDraftBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FixAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            412: components["responses"]["revision-mismatch"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["fix-not-applicable"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listSkips: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkipList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    skipFinding: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipFindingBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkipAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing.skips-not-allowed"];
            404: components["responses"]["not-found.finding-not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["finding-does-not-block.skip-justification-too-short.skip-end-not-ahead.skips-too-many"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    revokeSkip: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
                /** @description The skip. */
                skip: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeSkipBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokeSkipAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.skip-not-in-force"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    acceptLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
                /** @description The authority: a letter, then letters, digits or `_`. */
                authority: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptLinkBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptLinkAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found.link-not-found"];
            409: components["responses"]["command-id-reused.command-conflict.target-changed"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthoritySettingsAnswer"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthoritySettingsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthoritySettingsAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listAuthorityFindings: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
                /** @description Only authorities with errors (skipped or not), or with any finding. */
                severity?: "error" | "any";
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityFindingsList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    searchLinkTarget: {
        parameters: {
            query?: {
                /** @description What was typed, in any order of words; the beginning of a word is enough, and spelling may be a little off. `<dataset>/<row ID>` looks for a row. Without it: what was changed last. */
                q?: string;
                /** @description Kinds to look for, comma-separated: `authority`, `section`, `dataset`, `row`, `help`. Default: all. */
                kinds?: string;
                /** @description Results at most. */
                limit?: number;
                /** @description Taken as on every list; the picker always answers as of the end of the tenant’s log. */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkTargetList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    listExports: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    requestExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestExportBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportDetail"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            402: components["responses"]["budget-soft-stopped.budget-hard-capped.plan-quota-exceeded"];
            /**
             * @description `scope-missing`: The token lacks the scope of this route, or belongs to another tenant. Ask for a token that has it.
             *
             *     `export-blocked`: The bundle may not leave: the residency policy, a source or a reference stands against it, or the gate could not decide. `facts.reasons` names each reason, `lift` what to do about it.
             */
            403: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "scope-missing" | "export-blocked";
                        /** @constant */
                        status?: 403;
                    };
                };
            };
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.export-exists"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["quantity-out-of-range"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error.export-failed"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    downloadExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that the range is meant for. */
                "If-Range"?: string;
                /** @description One range of bytes; answered with 206. */
                Range?: string;
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                export: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole bundle. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    ETag: components["headers"]["ETag"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Range": components["headers"]["Content-Range"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportItem"];
                    "application/zip": string;
                };
            };
            /** @description The range of it that was asked for. */
            206: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    ETag: components["headers"]["ETag"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Range": components["headers"]["Content-Range"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportItem"];
                    "application/zip": string;
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing.export-blocked"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict.export-not-built"];
            410: components["responses"]["export-expired"];
            416: components["responses"]["range-not-satisfiable"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportDetail"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    followExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `id` of the last event that was seen. */
                "Last-Event-ID"?: string;
            };
            path: {
                export: string;
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        id?: string;
                        event?: string;
                        data: string;
                    };
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listSigningKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKeyList"];
                };
            };
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable"];
        };
    };
    rotateSigningKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer, for ever; with another body, 409. The ID of the command. */
                "Idempotency-Key"?: string;
                /** @description `true`: decide, write nothing, answer as if. */
                "Dry-Run"?: "true" | "false";
            };
            path: {
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Chancery-Entry": components["headers"]["Chancery-Entry"];
                    "Chancery-Repeated": components["headers"]["Chancery-Repeated"];
                    "Chancery-Dry-Run": components["headers"]["Chancery-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKeyItem"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            409: components["responses"]["command-id-reused.command-conflict"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readTrail: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
                /** @description Exact event type. */
                type?: string;
                /** @description Actor ID. */
                actor?: string;
                /** @description Stream name. */
                stream?: string;
                /** @description Correlation ID. */
                correlationId?: string;
                /** @description Not before this instant. */
                from?: string;
                /** @description Before this instant. */
                to?: string;
                /** @description Oldest first or newest first. */
                order?: "asc" | "desc";
            };
            header?: never;
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `validation-failed`: A field is missing, unknown or out of range; `errors` names each field and what would fit. */
            400: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation-failed";
                        /** @constant */
                        status?: 400;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    explainDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedDecision"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readTenantFeed: {
        parameters: {
            query?: {
                /** @description Events on a page. */
                limit?: number;
                /** @description Events after this entry; absent: from the first on. */
                after?: string;
            };
            header?: {
                /** @description Live: the last entry that was seen. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The tenant; its ID begins with its plane. */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Vary: components["headers"]["Vary"];
                    "X-Accel-Buffering": components["headers"]["X-Accel-Buffering"];
                    "Chancery-As-Of-Entry": components["headers"]["Chancery-As-Of-Entry"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/event-stream": {
                        id?: string;
                        event?: string;
                        data: string;
                    };
                };
            };
            /** @description `validation-failed`: A field is missing, unknown or out of range; `errors` names each field and what would fit. */
            400: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation-failed";
                        /** @constant */
                        status?: 400;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readPlaneFeed: {
        parameters: {
            query?: {
                /** @description Events on a page. */
                limit?: number;
                /** @description Events after this position; absent: from the first on. */
                after?: string;
            };
            header?: {
                /** @description Live: the last position that was seen. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Vary: components["headers"]["Vary"];
                    "X-Accel-Buffering": components["headers"]["X-Accel-Buffering"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/event-stream": {
                        id?: string;
                        event?: string;
                        data: string;
                    };
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listProjections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectionList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readProjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projection: string;
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectionAnswer"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    rebuildProjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projection: string;
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectionRequestAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    switchProjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projection: string;
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchProjectionBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectionRequestAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            /** @description `generation-not-ready`: Only the generation that is kept up to date beside the serving one can be switched to; a rebuild makes one. */
            409: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "generation-not-ready";
                        /** @constant */
                        status?: 409;
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    retryProjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projection: string;
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryProjectionBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectionRequestAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listProjectionRequests: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectionRequestList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    readProjectionRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request: string;
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectionRequestAnswer"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    readPublisher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublisherAnswer"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    retryPublisher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryPublisherBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublisherRequestAnswer"];
                };
            };
            400: components["responses"]["validation-failed.body-unreadable"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description `not-found`: Nothing with this ID exists in this tenant. */
            404: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-found";
                        /** @constant */
                        status?: 404;
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
    listPublisherRequests: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description The `cursor` of the page before. */
                after?: string;
                /** @description Answer as of this position or later (`Chancery-Position` of your last command). */
                minPosition?: string;
            };
            header?: never;
            path: {
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublisherRequestList"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["not-found"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown.read-model-behind"];
        };
    };
    readPublisherRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request: string;
                /** @description The region. */
                plane: "us" | "eu";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublisherRequestAnswer"];
                };
            };
            400: components["responses"]["validation-failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description `not-found`: Nothing with this ID exists in this tenant. */
            404: {
                headers: {
                    "Chancery-Correlation-Id": components["headers"]["Chancery-Correlation-Id"];
                    "Chancery-Tenant": components["headers"]["Chancery-Tenant"];
                    "Chancery-Region": components["headers"]["Chancery-Region"];
                    "Chancery-Legal-Entity": components["headers"]["Chancery-Legal-Entity"];
                    "Chancery-Policy": components["headers"]["Chancery-Policy"];
                    "Chancery-Decision": components["headers"]["Chancery-Decision"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-found";
                        /** @constant */
                        status?: 404;
                    };
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["plane-unavailable.busy.outcome-unknown"];
        };
    };
}
