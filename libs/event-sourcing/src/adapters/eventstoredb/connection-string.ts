import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A host of the cluster. */
export interface EventStoreHost {
  readonly address: string;
  readonly port: number;
}

export interface EventStoreLogin {
  readonly username: string;
  readonly password: string;
}

/** What a connection string says. */
export interface EventStoreConnection {
  /** One host, several that know the cluster, or (`discover`) a name that does. */
  readonly hosts: readonly EventStoreHost[];
  readonly discover: boolean;
  /** Sent over TLS only. */
  readonly login: EventStoreLogin | null;
  readonly tls: boolean;
  /** PEM files; `null` where none is given. */
  readonly tlsCaFile: string | null;
  readonly userCertFile: string | null;
  readonly userKeyFile: string | null;
  /** Numbers for the client, by its own names, milliseconds (`gossipTimeout`: seconds). */
  readonly settings: Readonly<Partial<Record<NumberSetting, number>>>;
}

const NUMBER_SETTINGS = [
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'defaultDeadline',
] as const;
type NumberSetting = (typeof NUMBER_SETTINGS)[number];

const DEFAULT_PORT = 2113;
const SHAPE = /^(?<scheme>esdb|esdb\+discover):\/\/(?:(?<login>[^@/]*)@)?(?<hosts>[^/?#@]+)\/?(?:\?(?<query>.*))?$/;

/** The connection string cannot be used. The message says what is wrong and never quotes it: it holds a password. */
export class ConnectionStringError extends Error {
  override readonly name = 'ConnectionStringError';
}

/**
 * Reads `esdb://[user:password@]host[:port][,host…][?option=value&…]`, or `esdb+discover://…` for a name behind which
 * the cluster is found. Read here and not by the client, which prints it where it is debugged.
 * @throws ConnectionStringError
 */
export function parseConnectionString(text: string): EventStoreConnection {
  const { scheme, login, hosts = '', query = '' } = SHAPE.exec(text.trim())?.groups ?? {};
  if (scheme === undefined) {
    throw new ConnectionStringError('It must look like esdb://[user:password@]host:port[,host:port…][?tls=true&…]');
  }
  const options = optionsOf(query);
  const tls = options.boolean('tls', true);
  const connection: EventStoreConnection = {
    hosts: hosts.split(',').map(hostOf),
    discover: scheme === 'esdb+discover',
    login: login === undefined ? null : loginOf(login),
    tls,
    tlsCaFile: options.file('tlscafile'),
    userCertFile: options.file('usercertfile'),
    userKeyFile: options.file('userkeyfile'),
    settings: Object.fromEntries(
      NUMBER_SETTINGS.flatMap((name) => {
        const value = options.number(name.toLowerCase());
        return value === null ? [] : [[name, value]];
      }),
    ),
  };
  if (options.given('tlsverifycert')) {
    throw new ConnectionStringError('tlsVerifyCert is not supported: name the certificate to trust by tlsCAFile');
  }
  // Of no effect here, and common in connection strings: every call goes to the leader and says how it failed.
  for (const name of ['nodepreference', 'connectionname', 'throwonappendfailure']) options.ignore(name);
  options.refuseOthers();
  if ((connection.userCertFile === null) !== (connection.userKeyFile === null)) {
    throw new ConnectionStringError('userCertFile and userKeyFile belong together');
  }
  return connection;
}

function hostOf(text: string): EventStoreHost {
  const [address = '', port = String(DEFAULT_PORT), ...rest] = text.trim().split(':');
  const number = Number(port);
  if (address === '' || rest.length > 0 || !Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new ConnectionStringError('A host must be an address or name, then : and a port from 1 to 65535');
  }
  return { address, port: number };
}

function loginOf(text: string): EventStoreLogin {
  const colon = text.indexOf(':');
  if (colon < 1) throw new ConnectionStringError('A login must be user:password, both percent-encoded');
  try {
    return { username: decodeURIComponent(text.slice(0, colon)), password: decodeURIComponent(text.slice(colon + 1)) };
  } catch {
    throw new ConnectionStringError('A login must be user:password, both percent-encoded');
  }
}

/** The options by their names in lower case, each taken once. */
function optionsOf(query: string) {
  const given = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (given.has(name.toLowerCase())) throw new ConnectionStringError(`${name} is given twice`);
    given.set(name.toLowerCase(), value.trim());
  }
  const take = (name: string) => {
    const value = given.get(name);
    given.delete(name);
    return value;
  };
  return {
    boolean(name: string, otherwise: boolean): boolean {
      const value = take(name);
      if (value === undefined) return otherwise;
      if (value !== 'true' && value !== 'false') throw new ConnectionStringError(`${name} must be true or false`);
      return value === 'true';
    },
    number(name: string): number | null {
      const value = take(name);
      if (value === undefined) return null;
      if (!/^-?\d{1,9}$/.test(value)) throw new ConnectionStringError(`${name} must be a whole number`);
      return Number(value);
    },
    file(name: string): string | null {
      return take(name) ?? null;
    },
    given: (name: string) => given.has(name),
    ignore(name: string): void {
      take(name);
    },
    refuseOthers(): void {
      const [other] = given.keys();
      if (other !== undefined) throw new ConnectionStringError(`There is no option ${other}`);
    },
  };
}

/** The certificates the connection names. @throws ConnectionStringError naming the option whose file is not there */
export function readCertificates({ tlsCaFile, userCertFile, userKeyFile }: EventStoreConnection) {
  const read = (option: string, path: string) => {
    if (!existsSync(path)) throw new ConnectionStringError(`${option}: there is no such file`);
    return readFileSync(resolve(path));
  };
  return {
    ...(tlsCaFile !== null && { rootCertificate: read('tlsCAFile', tlsCaFile) }),
    ...(userCertFile !== null && { userCertFile: read('userCertFile', userCertFile) }),
    ...(userKeyFile !== null && { userKeyFile: read('userKeyFile', userKeyFile) }),
  };
}
