/** One file of a made-up workspace, and the boundary rules it breaks. */
export interface FixtureFile {
  readonly path: string;
  readonly content: string;
  readonly breaks: readonly string[];
}

function breaking(path: string, content: string, ...breaks: readonly string[]): FixtureFile {
  return { path, content, breaks };
}

function sound(path: string, content = 'export const value = 1;'): FixtureFile {
  return { path, content, breaks: [] };
}

/** Every rule is broken by a file of its own; the files beside them do the same in a way that is allowed. */
export const FIXTURE_TREE: readonly FixtureFile[] = [
  sound('libs/kernel/src/index.ts', "export * from './ids.ts';"),
  sound('libs/kernel/src/ids.ts', 'export type Id = string;\nexport const PLANE = 1;'),
  breaking('libs/kernel/src/clock.ts', "import 'node:fs';", 'kernel-imports-nothing'),
  sound('libs/kernel/src/clock.spec.ts', "import 'node:fs';"),

  sound('libs/privacy/src/index.ts', 'export type EncryptedText = string;\nexport const seal = 1;'),
  sound('libs/event-sourcing/src/index.ts', "export * from './event-store.ts';"),
  sound(
    'libs/event-sourcing/src/event-store.ts',
    'export interface EventStore { readonly id: string }\nexport const S = 1;',
  ),
  sound('libs/event-sourcing/src/adapters/rules.ts'),
  sound('libs/event-sourcing/src/adapters/sqlite/index.ts', "import '../rules.ts';\nimport '../../event-store.ts';"),
  breaking('libs/event-sourcing/src/runner.ts', "import './adapters/sqlite/index.ts';", 'ports-know-no-adapters'),
  breaking(
    'libs/event-sourcing/src/adapters/memory/index.ts',
    "import '../sqlite/index.ts';",
    'adapters-know-no-other-adapters',
  ),
  breaking(
    'libs/event-sourcing/src/adapters/sqlite/writer.worker.ts',
    "import { S } from '@chancery/event-sourcing';\nimport type { EncryptedText } from '@chancery/privacy';\nexport const w: EncryptedText = String(S);",
    'workers-import-relatively',
  ),
  breaking(
    'libs/event-sourcing/src/adapters/sqlite/log-writer.ts',
    "import '../../../../transparency/src/leaf-hash.ts';\nimport '../../../../privacy/src/keys/wrap.ts';",
    'workers-take-single-files-of-plain-libs-only',
  ),
  sound('libs/privacy/src/keys/wrap.ts'),
  breaking(
    'libs/read-models/src/index.ts',
    "import '@nestjs/common';\nimport 'class-validator';",
    'framework-in-platform-and-contexts-only',
  ),
  sound('libs/transparency/src/leaf-hash.ts', "import 'node:crypto';\nimport '@chancery/kernel';"),
  breaking('libs/transparency/src/verifier.ts', "import 'class-validator';", 'transparency-stands-alone'),
  sound('libs/publishing/src/consumer/index.ts', "import 'node:timers';"),
  breaking('libs/publishing/src/consumer/order.ts', "import '@chancery/kernel';", 'consumer-stands-alone'),
  sound('libs/platform/src/index.ts', "import '@nestjs/common';\nexport const Problem = 1;"),
  breaking('libs/platform/src/guard.ts', "import '@chancery/tenancy';", 'spine-knows-no-context'),
  sound('libs/platform/src/planes/open-plane.ts', "import '@chancery/event-sourcing/sqlite';"),
  sound('libs/testing/src/index.ts', "import '@chancery/event-sourcing/memory';\nexport const kit = 1;"),

  sound('libs/tenancy/src/index.ts', "export * from './tenancy.module.ts';"),
  sound('libs/tenancy/src/tenancy.module.ts', "import './tenant/tenant.controller.ts';\nexport const module = 1;"),
  sound('libs/tenancy/src/contract/index.ts', 'export type TenantAnswer = string;\nexport const DTO = 1;'),
  sound('libs/tenancy/src/tenant/tenant.controller.ts', "import './tenant.handler.ts';\nimport '@nestjs/common';"),
  sound('libs/tenancy/src/tenant/tenant.handler.ts', "import './tenant.decide.ts';\nimport '@chancery/platform';"),
  sound(
    'libs/tenancy/src/tenant/tenant.decide.ts',
    "import { PLANE } from '@chancery/kernel';\nimport type { EncryptedText } from '@chancery/privacy';\nimport './names.ts';\nimport 'node:crypto';\nexport const d: EncryptedText = String(PLANE);",
  ),
  sound(
    'libs/tenancy/src/tenant/names.ts',
    "import { Temporal } from 'temporal-polyfill';\nexport const T = Temporal;",
  ),

  breaking('libs/metering/src/deep.ts', "import '../../tenancy/src/tenant/names.ts';", 'no-deep-imports'),
  breaking(
    'libs/metering/src/ledger/ledger.decide.ts',
    "import type { EventStore } from '@chancery/event-sourcing';\nexport type T = EventStore;",
    'pure-files-know-the-domain-only',
  ),
  breaking(
    'libs/metering/src/ledger/ledger.events.ts',
    "import type { TenantAnswer } from '@chancery/tenancy/contract';\nimport type { Q } from './set.query.ts';\nexport type T = TenantAnswer | Q;",
    'core-knows-no-surface',
  ),
  sound('libs/metering/src/ledger/set.query.ts', 'export type Q = string;'),
  breaking(
    'libs/metering/src/ledger/ledger.state.ts',
    "import { half } from './half.ts';\nexport const s = half;",
    'pure-code-reaches-pure-code-only',
  ),
  sound(
    'libs/metering/src/ledger/half.ts',
    "import { readFileSync } from 'node:fs';\nexport const half = readFileSync;",
  ),
  breaking('libs/metering/src/ledger/set.handler.ts', "import './set.controller.ts';", 'handlers-know-no-controllers'),
  sound('libs/metering/src/ledger/set.controller.ts'),
  breaking('libs/metering/src/app.ts', "import '../../../apps/api/src/main.ts';", 'libs-never-import-apps'),
  breaking('libs/metering/src/stray.ts', "import '@chancery/testing';", 'no-tests-in-production'),
  breaking(
    'libs/metering/src/tool.ts',
    "import { format } from 'prettier';\nexport const f = format;",
    'no-development-dependencies',
  ),
  breaking('libs/metering/src/luck.ts', "import 'hoisted-by-luck';", 'no-unlisted-packages'),
  breaking('libs/metering/src/gone.ts', "import './nowhere.ts';", 'everything-resolves'),
  // The tool reports a cycle once, at one of its files.
  sound('libs/metering/src/hen.ts', "import type { Egg } from './egg.ts';\nexport type Hen = Egg;"),
  breaking('libs/metering/src/egg.ts', "import type { Hen } from './hen.ts';\nexport type Egg = Hen;", 'no-cycles'),

  sound('apps/api/src/main.ts', "import '@chancery/tenancy';\nimport '@chancery/event-sourcing/sqlite';"),
  breaking(
    'apps/api/src/short-cut.ts',
    "import '../../../libs/tenancy/src/tenant/names.ts';",
    'no-deep-imports-from-outside',
  ),
  breaking('apps/cli/src/main.ts', "import '../../api/src/main.ts';", 'apps-never-import-each-other'),
  sound(
    'apps/console/src/tenant.ts',
    "import type { TenantAnswer } from '@chancery/tenancy/contract';\nexport type T = TenantAnswer;",
  ),
  breaking(
    'apps/console/src/value.ts',
    "import { DTO } from '@chancery/tenancy/contract';\nexport const v = DTO;",
    'console-imports-types-only',
  ),
  breaking(
    'apps/console/src/kernel.ts',
    "import type { Id } from '@chancery/kernel';\nexport type T = Id;",
    'console-imports-contracts-only',
  ),
];
