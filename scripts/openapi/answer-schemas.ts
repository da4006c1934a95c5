import { join } from 'node:path';
import type { Json, JsonObject } from '@chancery/kernel';
import {
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  SchemaGenerator,
} from 'ts-json-schema-generator';
import type { CompletedConfig } from 'ts-json-schema-generator';
import { AnnotatedIntegers } from '../catalogue/annotated-integers.ts';
import { normalForm } from '../catalogue/normal-form.ts';
import { controllerMethods } from './controller-methods.ts';
import type { ControllerMethod } from './controller-methods.ts';
import type { Schema } from './openapi-types.ts';

/** What a route answers when all goes well. */
export interface RouteAnswer extends Pick<ControllerMethod, 'answersBytes' | 'decides' | 'headers'> {
  /** `null` when there is no JSON answer. */
  readonly schema: Schema | null;
}

/** The answers of all routes, and the schemas they refer to. */
export interface AnswerSchemas {
  /** By `<Controller>.<method>`. */
  readonly routes: ReadonlyMap<string, RouteAnswer>;
  readonly components: ReadonlyMap<string, Schema>;
}

/** What the generator calls an answer that has no name of its own. */
const UNNAMED = 'UnnamedAnswer';

/**
 * JSON Schemas of what the routes answer, from the types that their handlers declare: nobody writes them twice, and an
 * answer that is not as declared does not compile.
 * @throws Error naming the type that cannot be a schema, or two types of one name.
 */
export function answerSchemas(root: string): AnswerSchemas {
  const config: CompletedConfig = {
    ...DEFAULT_CONFIG,
    path: join(root, '{libs/*,apps/api}/src/**/*.controller.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    type: UNNAMED,
    // `npm run typecheck` checks them; doing it here too would take five times as long.
    skipTypeCheck: true,
    sortProps: false,
  };
  const program = createProgram(config);
  const formatter = createFormatter(config, (chain, children) => {
    chain.addTypeFormatter(new AnnotatedIntegers(children));
  });
  const generator = new SchemaGenerator(program, createParser(program, config), formatter, config);
  const components = new Map<string, Schema>();
  const routes = controllerMethods(program, root).map(({ name, answer, ...rest }) => {
    const schema = answer && generatedSchema(name, () => generator.createSchemaFromNodes([answer]) as JsonObject);
    return [name, { ...rest, schema: schema && moveDefinitions(schema, components) }] as const;
  });
  return { routes: new Map(routes), components };
}

function generatedSchema(name: string, generate: () => JsonObject): JsonObject {
  try {
    return normalForm(generate());
  } catch (error) {
    throw new Error(`The answer of ${name} cannot be a schema`, { cause: error });
  }
}

/** Moves `$defs` to the document's components. An answer without a name is given in place. */
function moveDefinitions({ $schema: _dialect, $defs, ...schema }: JsonObject, components: Map<string, Schema>): Schema {
  const definitions = new Map(Object.entries(($defs ?? {}) as { [name: string]: Schema }));
  const unnamed = definitions.get(UNNAMED);
  definitions.delete(UNNAMED);
  for (const [name, definition] of definitions) {
    const component = referToComponents(definition) as Schema;
    const known = components.get(componentName(name));
    if (known && JSON.stringify(known) !== JSON.stringify(component)) {
      throw new Error(`Two types of answers are called ${name}: rename one`);
    }
    components.set(componentName(name), component);
  }
  return referToComponents(unnamed ?? schema) as Schema;
}

function referToComponents(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(referToComponents);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema as JsonObject).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? `#/components/schemas/${componentName(decodeURIComponent(value.replace('#/$defs/', '')))}`
        : referToComponents(value ?? null),
    ]),
  );
}

/** Names of components have letters, digits, `.`, `-` and `_` only; those of generic types have more. */
function componentName(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '_');
}
