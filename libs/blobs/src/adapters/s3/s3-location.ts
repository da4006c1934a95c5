/** What an S3 URL says. */
export interface S3Location {
  /** `http(s)://host:port`, without credentials: fit for messages. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** `null`: those of the environment or the machine's role, as the SDK finds them. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
}

const SHAPE = 'http(s)://ACCESS:SECRET@host:port/bucket?region=…';
const DEFAULT_REGION = 'us-east-1';
/** As S3 names buckets: 3 to 63 of lower-case letters, digits, dots and hyphens, a letter or digit at both ends. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Reads `http(s)://ACCESS:SECRET@host:port/bucket?region=…`; credentials are percent-encoded where they need to be.
 * @throws Error saying what is wrong with it; never shows any of the text, credentials are in it.
 */
export function parseS3Url(text: string): S3Location {
  if (!URL.canParse(text)) throw new Error(`The S3 URL is not one; it has the shape ${SHAPE}`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Error(`The S3 URL must start with http:// or https://; it has the shape ${SHAPE}`);
  }
  const bucket = url.pathname.replace(/^\/|\/$/g, '');
  if (!BUCKET.test(bucket)) {
    throw new Error(
      `The S3 URL must name one bucket after the host: 3 to 63 lower-case letters, digits, dots and hyphens (${SHAPE})`,
    );
  }
  const unknown = [...url.searchParams.keys()].filter((key) => key !== 'region');
  if (unknown.length > 0 || url.hash !== '') throw new Error('The S3 URL takes `?region=…` and nothing else after it');
  if ((url.username === '') !== (url.password === '')) {
    throw new Error('The S3 URL has half of its credentials: it takes both ACCESS:SECRET@, or none');
  }
  return {
    endpoint: `${url.protocol}//${url.host}`,
    bucket,
    region: url.searchParams.get('region') ?? DEFAULT_REGION,
    credentials:
      url.username === '' ? null : { accessKeyId: decode(url.username), secretAccessKey: decode(url.password) },
  };
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw new Error('The credentials in the S3 URL are not percent-encoded correctly');
  }
}
