import type { Json, JsonObject } from '@chancery/kernel';

/** The parts of an OpenAPI 3.1 document that are worked on here. JSON Schemas are plain objects. */
export type Schema = JsonObject;

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
};

export type Example = { readonly summary: string; readonly value: Json };
export type MediaType = { readonly schema: Schema; readonly examples?: { readonly [name: string]: Example } };
export type Content = { readonly [mediaType: string]: MediaType };
export type Header = { readonly description: string; readonly schema: Schema; readonly required?: boolean };
export type Headers = { readonly [name: string]: Header | Reference };
export type Reference = { readonly $ref: string };

export type Response = {
  readonly description: string;
  readonly headers?: Headers;
  readonly content?: Content;
};

export type RequestBody = { readonly required?: boolean; readonly description?: string; readonly content: Content };

export type Operation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: { readonly [status: string]: Response | Reference };
  readonly security?: readonly JsonObject[];
};

export type PathItem = { readonly [method: string]: Operation };

export type Components = {
  readonly schemas?: { readonly [name: string]: Schema };
  readonly headers?: { readonly [name: string]: Header };
  readonly responses?: { readonly [name: string]: Response };
  readonly securitySchemes?: JsonObject;
};

export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: JsonObject;
  readonly servers?: readonly JsonObject[];
  readonly security?: readonly JsonObject[];
  readonly tags?: readonly JsonObject[];
  readonly paths: { readonly [path: string]: PathItem };
  readonly components: Components;
};

export const schemaRef = (name: string): Reference => ({ $ref: `#/components/schemas/${name}` });
export const responseRef = (name: string): Reference => ({ $ref: `#/components/responses/${name}` });
export const headerRef = (name: string): Reference => ({ $ref: `#/components/headers/${name}` });
