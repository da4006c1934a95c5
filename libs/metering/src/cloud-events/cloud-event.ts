import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { CommandId } from '@chancery/kernel';
import type { FieldError } from '@chancery/platform';

export const EVENT_TYPE = 'application/cloudevents+json';
export const EVENT_BATCH_TYPE = 'application/cloudevents-batch+json';

/** How a request carries CloudEvents (HTTP protocol binding 1.0.2). */
export type ContentMode = 'structured' | 'binary' | 'batch';

/** The attributes of a CloudEvent that matter here, as they were sent, and its data. */
export interface SentEvent {
  readonly specversion?: unknown;
  readonly id?: unknown;
  readonly source?: unknown;
  readonly type?: unknown;
  readonly subject?: unknown;
  readonly time?: unknown;
  readonly datacontenttype?: unknown;
  readonly data?: unknown;
  readonly data_base64?: unknown;
}

/** A CloudEvent whose attributes fit, with data that is an object. */
export interface UsageEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly time?: string;
  readonly data: { readonly [name: string]: unknown };
}

/** Read here, not by the `cloudevents` package: that makes up a missing `id` and `time`, so a repeat would count again. */
export function contentModeOf(headers: IncomingHttpHeaders): ContentMode | null {
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (type.trim() === EVENT_BATCH_TYPE) return 'batch';
  if (type.trim() === EVENT_TYPE) return 'structured';
  return headers['ce-specversion'] === undefined && headers['ce-id'] === undefined ? null : 'binary';
}

/** The event of a request in binary mode: attributes in `ce-` headers, data in the body. */
export function binaryEvent(headers: IncomingHttpHeaders, body: unknown): SentEvent {
  const attribute = (name: string) => {
    const sent = headers[`ce-${name}`];
    return typeof sent === 'string' ? { [name]: headerText(sent) } : {};
  };
  const names = ['specversion', 'id', 'source', 'type', 'subject', 'time'];
  const attributes = names.map(attribute).reduce((all, each) => ({ ...all, ...each }), {});
  return { ...attributes, datacontenttype: headers['content-type'], data: body };
}

/** Each attribute that does not fit, by its own name. */
export function attributeErrors(event: SentEvent): readonly FieldError[] {
  const { specversion, id, source, type, subject, time, datacontenttype, data, data_base64 } = event;
  return [
    ...when(specversion !== '1.0', 'specversion', 'must be 1.0'),
    ...when(!isText(id), 'id', 'must be a text, unique for its source'),
    ...when(!isText(source), 'source', 'must be a URI reference'),
    ...when(!isText(type), 'type', 'must be a text'),
    ...when(subject !== undefined && !isText(subject), 'subject', 'must be a text, or be absent'),
    ...when(time !== undefined && !isText(time), 'time', 'must be a timestamp, or be absent'),
    ...when(!isJson(datacontenttype), 'datacontenttype', 'must be a JSON type, or be absent'),
    ...when(data_base64 !== undefined, 'data_base64', 'must be absent: send `data` as JSON'),
    ...when(data_base64 === undefined && !isObject(data), 'data', 'must be an object'),
  ];
}

/** The key that an event is counted under: once for its source and ID. Another event gives another key. */
export function keyOfEvent({ source, id }: Pick<UsageEvent, 'source' | 'id'>): CommandId {
  return `ce-${hash('sha256', JSON.stringify([source, id]), 'hex')}` as CommandId;
}

/** Header values are percent-encoded where they are not ASCII, and may be quoted. */
function headerText(sent: string): string {
  const quoted = /^"(.*)"$/.exec(sent)?.[1];
  const text = quoted === undefined ? sent : quoted.replaceAll(/\\(.)/g, '$1');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function when(applies: boolean, field: string, rule: string): FieldError[] {
  return applies ? [{ field, message: `${field} ${rule}` }] : [];
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isJson(type: unknown): boolean {
  return type === undefined || (typeof type === 'string' && /^[^;]*[/+]json\s*(;|$)/i.test(type));
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
