import { readFileSync } from 'node:fs';
import type { SASLOptions } from 'kafkajs';

/** How a Kafka cluster is reached. Holds a password: never to be logged; `brokers` may be. */
export interface KafkaConnection {
  /** `host:port` of each broker to begin with. */
  readonly brokers: readonly string[];
  readonly ssl: boolean | { readonly ca: string };
  readonly sasl: SASLOptions | null;
  /** Copies of each partition of a topic that is made; `null`: the cluster's default. */
  readonly replication: number | null;
}

const SHAPE =
  'give host:port,host:port or kafka://user:password@host:port,host:port?tls=true&sasl=scram-sha-512&ca=<file>&replication=3';
const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
const PARAMETERS = ['tls', 'sasl', 'ca', 'replication'];
const BROKER = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/;

/**
 * Reads `KAFKA_BROKERS`: brokers alone, or a URL with what else is needed. With a user, `sasl` (default `plain`) says how
 * the password is shown; `tls=true` encrypts, `ca` names a PEM file of the authority to trust instead of the public ones.
 * @throws Error saying what does not fit, without the value: it may hold a password.
 */
export function parseKafkaBrokers(text: string): KafkaConnection {
  const match = /^(?:kafka:\/\/)?(?:([^@]*)@)?([^@/?]+)\/?(?:\?(.*))?$/.exec(text.trim());
  if (!match) throw new Error(`The brokers cannot be read: ${SHAPE}`);
  const [, credentials, hosts = '', query = ''] = match;
  const brokers = hosts.split(',').map((host) => host.trim());
  const wrong = brokers.findIndex((broker) => !BROKER.test(broker));
  if (wrong !== -1) throw new Error(`Broker ${wrong + 1} of the list is not host:port: ${SHAPE}`);
  const parameters = new URLSearchParams(query);
  const unknown = [...parameters.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) throw new Error(`There is no setting "${unknown}" of the brokers: ${SHAPE}`);
  return {
    brokers,
    ssl: sslOf(parameters),
    sasl: saslOf(credentials, parameters.get('sasl')),
    replication: replicationOf(parameters.get('replication')),
  };
}

function sslOf(parameters: URLSearchParams): KafkaConnection['ssl'] {
  const tls = parameters.get('tls') ?? 'false';
  const ca = parameters.get('ca');
  if (!['true', 'false'].includes(tls)) throw new Error(`tls is "${tls}": use true or false`);
  if (tls === 'false' && ca !== null) throw new Error('ca is given without tls=true');
  return ca === null ? tls === 'true' : { ca: readFileSync(ca, 'utf8') };
}

function saslOf(credentials: string | undefined, sasl: string | null): SASLOptions | null {
  if (credentials === undefined) {
    if (sasl !== null) throw new Error('sasl is given without a user and a password');
    return null;
  }
  const mechanism = MECHANISMS.find((known) => known === (sasl ?? 'plain'));
  if (!mechanism) throw new Error(`sasl is "${sasl}": use one of ${MECHANISMS.join(', ')}`);
  const colon = credentials.indexOf(':');
  if (colon < 1) throw new Error(`The brokers’ user has no password: ${SHAPE}`);
  const username = decoded(credentials.slice(0, colon));
  return { mechanism, username, password: decoded(credentials.slice(colon + 1)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('The brokers’ user or password is not percent-encoded as in a URL');
  }
}

function replicationOf(text: string | null): number | null {
  if (text === null) return null;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new Error(`replication is "${text}": give the number of copies, 1 or more`);
}
