/** Where blobs are kept on an S3 server. The secret never appears in a message. */
export interface S3Location {
  /** `http://host:port` or `https://host`, without credentials: fit for messages. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const SHAPE = 'http(s)://ACCESS:SECRET@host:port/bucket?region=…';
const DEFAULT_REGION = 'us-east-1';
/** As S3 names buckets: 3 to 63 of lower-case letters, digits, dots and hyphens, a letter or digit at both ends. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The text is no S3 URL. The message says why, and shows nothing of it: credentials are in it. */
export class InvalidS3UrlError extends Error {
  override readonly name = 'InvalidS3UrlError';

  constructor(reason: string) {
    super(`${reason}; it has the shape ${SHAPE}`);
  }
}

/**
 * Reads `http(s)://ACCESS:SECRET@host:port/bucket?region=…`; credentials are percent-encoded where they need to be.
 * @throws InvalidS3UrlError
 */
export function parseS3Url(text: string): S3Location {
  const url = URL.parse(text);
  if (url === null) throw new InvalidS3UrlError('it is no URL');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new InvalidS3UrlError('it must start with http:// or https://');
  }
  const bucket = url.pathname.replace(/^\/|\/$/g, '');
  if (!BUCKET.test(bucket)) {
    throw new InvalidS3UrlError('it must name a bucket: 3 to 63 lower-case letters, digits, dots and hyphens');
  }
  const unknown = [...url.searchParams.keys()].filter((key) => key !== 'region');
  if (unknown.length > 0 || url.hash !== '')
    throw new InvalidS3UrlError('it takes ?region=… and nothing else at its end');
  if (url.username === '' || url.password === '') throw new InvalidS3UrlError('it must have both ACCESS and SECRET');
  return {
    endpoint: `${url.protocol}//${url.host}`,
    bucket,
    region: url.searchParams.get('region') ?? DEFAULT_REGION,
    accessKeyId: decode(url.username),
    secretAccessKey: decode(url.password),
  };
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw new InvalidS3UrlError('its credentials are not percent-encoded correctly');
  }
}
