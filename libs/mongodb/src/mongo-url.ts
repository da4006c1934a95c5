/** A connection string taken apart as far as messages need it. */
export interface MongoUrl {
  /** The database in its path. */
  readonly database: string;
  /** The servers and the database, without credentials and options: for messages. */
  readonly shown: string;
  /** The text without the credentials that the connection string carries. */
  redact(text: string): string;
}

const URL_PARTS = /^(mongodb(?:\+srv)?:\/\/)(?:([^@/?]*(?:@[^@/?]*)*)@)?([^@/?]+)\/([^/?]*)(?:\?(.*))?$/;
/** Names that every server takes, on every file system; room for a suffix is left of the 63 bytes that are allowed. */
const DATABASE = /^[A-Za-z0-9_-]{1,48}$/;
/** Options of a connection string that are secrets, or hold some. */
const SECRET_OPTIONS = ['tlsCertificateKeyFilePassword', 'authMechanismProperties', 'proxyPassword'];

/** @throws Error that says what is wrong, and never repeats the connection string. */
export function parseMongoUrl(url: string): MongoUrl {
  const parts = URL_PARTS.exec(url.trim());
  const [, scheme = '', credentials, hosts = '', database = '', options = ''] = parts ?? [];
  if (!parts) throw new Error('Not a MongoDB URL: it must be like mongodb://user:password@host:27017/database');
  if (!DATABASE.test(database)) {
    throw new Error('The MongoDB URL must name a database of 1 to 48 letters, digits, _ and - after its hosts');
  }
  const secrets = secretsOf(credentials, options);
  const shown = `${scheme}${hosts}/${database}`;
  return {
    database,
    shown,
    redact: (text) =>
      secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text.replaceAll(url.trim(), shown)),
  };
}

function secretsOf(credentials: string | undefined, options: string): readonly string[] {
  const query = new URLSearchParams(options);
  const found = SECRET_OPTIONS.flatMap((name) => query.getAll(name));
  if (credentials !== undefined) {
    const separator = credentials.indexOf(':');
    found.push(credentials, ...(separator < 0 ? [] : [credentials.slice(separator + 1)]));
  }
  const spellings = found.flatMap((secret) => [secret, decoded(secret)]).filter((secret) => secret !== '');
  // The longest first: a part must not be taken out of a whole.
  return [...new Set(spellings)].sort((left, right) => right.length - left.length);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
