import type { Envelope } from '@chancery/event-sourcing';
import type { JsonObject } from '@chancery/kernel';
import { appendOnlyFindings } from './append-only.ts';
import { asyncApi } from './async-api.ts';
import { bareNumbers } from './bare-numbers.ts';
import {
  ASYNC_API,
  ENVELOPE_SCHEMA,
  printedJson,
  samplePath,
  schemaPath,
  STREAMS_PAGE,
  typeOfPath,
} from './catalogue-folder.ts';
import type { CatalogueFolder } from './catalogue-folder.ts';
import type { CommittedFile } from './committed.ts';
import type { DescribedType } from './described-type.ts';
import type { EventType } from './event-types.ts';
import type { Finding } from './findings.ts';
import { sampleProblems } from './sample.ts';
import { streamsPage } from './streams-page.ts';
import { compileValidators } from './validators.ts';
import type { Validators } from './validators.ts';

/** Where the schemas of the current types come from. */
export interface SchemaSource {
  payload(context: string, domainType: string): JsonObject;
  envelope(): JsonObject;
}

const REGENERATE = 'Run `npm run catalogue` and commit what it wrote.';

/** The event catalogue as the code says it is to be, beside the one in the folder. */
export class Catalogue {
  /** Schemas of payloads by event type, older versions included. */
  readonly schemas: ReadonlyMap<string, JsonObject>;
  /** Schema of the record around them. */
  readonly envelope: JsonObject;
  private readonly validators: Validators;

  /**
   * @param version of the service, for the AsyncAPI document.
   * @throws Error when a type has no interface, or its schema is not a strict one.
   */
  constructor(
    private readonly types: readonly EventType[],
    source: SchemaSource,
    private readonly folder: CatalogueFolder,
    private readonly committed: readonly CommittedFile[],
    private readonly version: string,
  ) {
    this.envelope = titled('Envelope', source.envelope());
    this.schemas = new Map(
      types.flatMap(({ type, context, domainType }): [string, JsonObject][] => {
        if (domainType !== null) return [[type, titled(type, source.payload(context, domainType))]];
        const frozen = folder.readJson(schemaPath(type));
        return frozen ? [[type, frozen]] : [];
      }),
    );
    this.validators = compileValidators(this.envelope, this.schemas);
  }

  /** The generated files by path: schemas of current types, envelope, AsyncAPI and the page of streams. */
  generated(): ReadonlyMap<string, string> {
    const described: DescribedType[] = this.types.flatMap((eventType) => {
      const schema = this.schemas.get(eventType.type);
      const sample = this.folder.readJson(samplePath(eventType.type)) as Envelope | null;
      return schema ? [{ eventType, schema, sample }] : [];
    });
    const current = this.types.filter(({ domainType }) => domainType !== null);
    return new Map([
      [ENVELOPE_SCHEMA, printedJson(this.envelope)],
      ...current.map(({ type }): [string, string] => [schemaPath(type), printedJson(this.schemas.get(type) ?? {})]),
      [ASYNC_API, printedJson(asyncApi(described, this.version))],
      [STREAMS_PAGE, streamsPage(described)],
    ]);
  }

  /** What would break history: found before anything is written, and never overwritten. */
  appendOnlyFindings(): readonly Finding[] {
    return appendOnlyFindings(
      this.committed,
      (path) => (path === ENVELOPE_SCHEMA ? this.envelope : (this.schemas.get(typeOfPath(path) ?? '') ?? null)),
      (path) => this.folder.read(path),
    );
  }

  /** Everything that is wrong with the folder. */
  findings(): readonly Finding[] {
    return [
      ...this.appendOnlyFindings(),
      ...[...this.schemas].flatMap(([type, schema]) => bareNumbers(type, schema)),
      ...bareNumbers(ENVELOPE_SCHEMA, this.envelope),
      ...[...this.generated()].flatMap(([path, content]) => staleFindings(this.folder, path, content)),
      ...this.types.flatMap((eventType) => this.typeFindings(eventType)),
      ...this.unknownTypes(),
    ];
  }

  /** Event types without a golden sample. */
  lackingSamples(): ReadonlySet<string> {
    return new Set(this.types.map(({ type }) => type).filter((type) => this.folder.read(samplePath(type)) === null));
  }

  /** Why bytes are not a sample of the type; empty when they are. */
  sampleProblems(type: string, bytes: Uint8Array): readonly string[] {
    const eventType = this.types.find((candidate) => candidate.type === type);
    return eventType ? sampleProblems(eventType, bytes, this.validators) : [`no codec knows "${type}"`];
  }

  private typeFindings({ type, domainType }: EventType): Finding[] {
    const sample = this.folder.read(samplePath(type));
    const frozen = domainType === null && !this.schemas.has(type);
    const noSchema = frozen
      ? [{ subject: type, problem: 'an older version has lost its schema', wayOut: 'Bring it back from git.' }]
      : [];
    if (sample === null) {
      const wayOut = 'Run `npm run catalogue -- --samples <history.ndjson>` on a history that has one.';
      return [...noSchema, { subject: type, problem: 'it has no golden sample', wayOut }];
    }
    const wayOut = 'Undo the change, or write it as the next version of the type with an upcaster. Keep the sample.';
    const problems = this.sampleProblems(type, sample).map((problem) => ({ subject: type, problem, wayOut }));
    return [...noSchema, ...problems];
  }

  private unknownTypes(): Finding[] {
    const known = new Set(this.types.map(({ type }) => type));
    return this.folder
      .types()
      .filter((type) => !known.has(type))
      .map((type) => ({
        subject: type,
        problem: 'the catalogue has it and no codec knows it',
        wayOut: 'Keep it in its aggregate’s codec, at least as an older version; if it was never committed, delete it.',
      }));
  }
}

/** Whether a generated file is what it is to be. */
export function staleFindings(folder: CatalogueFolder, path: string, content: string): readonly Finding[] {
  const found = folder.read(path)?.toString('utf8') ?? null;
  if (found === content) return [];
  const subject = typeOfPath(path) ?? path;
  const problem = found === null ? `${path} is missing` : `${path} differs from the code`;
  return [{ subject, problem, wayOut: REGENERATE }];
}

function titled(title: string, { $schema, ...schema }: JsonObject): JsonObject {
  const { description, type, properties, required, ...rest } = schema;
  const described = description === undefined ? {} : { description };
  return { ...($schema === undefined ? {} : { $schema }), title, ...described, type, properties, required, ...rest };
}
