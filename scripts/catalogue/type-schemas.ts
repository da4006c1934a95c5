import { join } from 'node:path';
import type { JsonObject } from '@chancery/kernel';
import {
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  SchemaGenerator,
} from 'ts-json-schema-generator';
import type { CompletedConfig } from 'ts-json-schema-generator';
import ts from 'typescript';
import { AnnotatedIntegers } from './annotated-integers.ts';
import { normalForm } from './normal-form.ts';

/** JSON Schemas of the TypeScript types that are written into the record. */
export class TypeSchemas {
  private readonly program: ts.Program;
  private readonly generator: SchemaGenerator;

  /** @param root the workspace: the `*.events.ts` of its libs and its envelope are read. */
  constructor(private readonly root: string) {
    const config: CompletedConfig = {
      ...DEFAULT_CONFIG,
      path: join(root, 'libs/*/src/**/{*.events,envelope}.ts'),
      tsconfig: join(root, 'tsconfig.json'),
      // `npm run typecheck` checks them; doing it here too would take five times as long.
      skipTypeCheck: true,
      topRef: false,
      sortProps: false,
    };
    this.program = createProgram(config);
    const formatter = createFormatter(config, (chain, children) => {
      chain.addTypeFormatter(new AnnotatedIntegers(children));
    });
    this.generator = new SchemaGenerator(this.program, createParser(this.program, config), formatter, config);
  }

  /**
   * The stored payload of a domain event: its interface without `type`.
   * @throws Error when not exactly one `*.events.ts` of the context declares it, or it cannot be a schema.
   */
  payload(context: string, domainType: string): JsonObject {
    const schema = this.schemaOf(`libs/${context}/src/`, '.events.ts', domainType);
    const { type, ...data } = (schema['properties'] ?? {}) as JsonObject;
    if ((type as JsonObject | undefined)?.['const'] !== domainType) {
      throw new Error(`The interface ${domainType} of ${context} must have \`readonly type: '${domainType}'\``);
    }
    const required = ((schema['required'] ?? []) as readonly string[]).filter((name) => name !== 'type');
    return { ...schema, properties: data, required };
  }

  /** The envelope of every event, its payload left open. */
  envelope(): JsonObject {
    return this.schemaOf('libs/event-sourcing/src/', 'envelope.ts', 'Envelope');
  }

  private schemaOf(folder: string, ending: string, name: string): JsonObject {
    const nodes = this.program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(join(this.root, folder)) && fileName.endsWith(ending))
      .flatMap((file) => file.statements.filter(ts.isInterfaceDeclaration))
      .filter((declaration) => declaration.name.text === name);
    const [node] = nodes;
    if (!node || nodes.length > 1) {
      throw new Error(`Expected one interface ${name} in ${folder}**/*${ending}, found ${nodes.length}`);
    }
    try {
      return normalForm(this.generator.createSchemaFromNodes([node]) as JsonObject);
    } catch (error) {
      throw new Error(`The interface ${name} cannot be a schema: ${innermost(error)}`, { cause: error });
    }
  }
}

/** The generator wraps what happened, often more than once. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : innermost(error.cause);
}
