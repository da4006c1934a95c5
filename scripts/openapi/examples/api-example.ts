import type { Json } from '@chancery/kernel';

/** Whose token an example is sent with. `anyone` sends none. */
export type ExampleCaller = 'operator' | 'member' | 'anyone';

/** A value of a request; a text `$name` stands for what an earlier example kept under that name. */
export type ExampleValue = Json;

/** One documented request. Examples are sent in order: each may use what earlier ones made. */
export interface ApiExample {
  /** `operationId` of the route. */
  readonly operation: string;
  /** Unique among the examples of the operation. */
  readonly name: string;
  readonly summary: string;
  readonly as: ExampleCaller;
  /** Path parameters; `$<parameter>` where left out. */
  readonly path?: { readonly [parameter: string]: string };
  readonly query?: { readonly [parameter: string]: string };
  readonly headers?: { readonly [name: string]: string };
  readonly body?: ExampleValue;
  /** Of the body, where it is other JSON than `application/json`. */
  readonly mediaType?: string;
  /** A body that is not JSON. */
  readonly csv?: string;
  readonly status: number;
  /** Keeps texts of the answer (`findings.0.fingerprint`, or `header:<Name>`) under names for later examples. */
  readonly keep?: { readonly [name: string]: string };
}

/** What was sent and answered when the examples were last recorded. */
export interface RecordedExample {
  readonly operation: string;
  readonly name: string;
  readonly summary: string;
  readonly status: number;
  /** `null` without a body. */
  readonly request: RecordedBody | null;
  /** `null` for an answer that is not JSON, or too long to be read on a page. */
  readonly answer: RecordedBody | null;
}

export interface RecordedBody {
  readonly mediaType: string;
  readonly value: Json;
}
