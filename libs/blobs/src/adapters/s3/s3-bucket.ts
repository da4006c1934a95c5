import { CreateBucketCommand, HeadBucketCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { BucketLocationConstraint } from '@aws-sdk/client-s3';
import { StoreUnavailableError } from '@chancery/kernel';
import { BlobStoreRefusedError } from '../../blob-store.ts';
import type { S3Location } from '../../s3-location.ts';

/** How long is waited, in milliseconds. */
export interface S3Timeouts {
  /** For the beginning of the answer to one attempt at an ordinary request. */
  readonly requestMs: number;
  /** The same for parts, and for what puts an object together on the server. */
  readonly assemblyMs: number;
  /** For the next bytes of an object being read. */
  readonly stallMs: number;
}

export const S3_TIMEOUTS: S3Timeouts = { requestMs: 20_000, assemblyMs: 180_000, stallMs: 30_000 };
/** Attempts at one request, the first included: the SDK repeats after time-outs, broken connections, 5xx and throttling. */
const ATTEMPTS = 3;
/** A slow download holds its connection; the SDK's 50 would make everybody wait for fifty of them. */
const MAX_CONNECTIONS = 256;
/** The SDK calls these time-outs too. */
const BROKEN_CONNECTION = new Set(['ECONNRESET', 'EPIPE']);
const BUSY_STATUS = new Set([408, 429, 500, 502, 503, 504]);

/** A bucket of an S3 server, and what its failures mean. */
export class S3Bucket {
  readonly name: string;
  readonly client: S3Client;

  constructor(
    private readonly location: S3Location,
    readonly timeouts: S3Timeouts,
  ) {
    this.name = location.bucket;
    const agent = { keepAlive: true, maxSockets: MAX_CONNECTIONS };
    this.client = new S3Client({
      endpoint: location.endpoint,
      region: location.region,
      credentials: location,
      // Every S3 server takes it; names of buckets as names of hosts take a DNS of their own.
      forcePathStyle: true,
      maxAttempts: ATTEMPTS,
      requestHandler: {
        connectionTimeout: 5000,
        requestTimeout: timeouts.assemblyMs,
        throwOnRequestTimeout: true,
        // A reader may be slow on purpose: what stands still while somebody waits for it is noticed by `openObject`.
        socketTimeout: 0,
        httpAgent: agent,
        httpsAgent: agent,
      },
    });
  }

  /**
   * Does what `request` sends, which passes on the time-out it is given.
   * @throws StoreUnavailableError, BlobStoreRefusedError
   */
  async ask<T>(
    request: (client: S3Client, options: { readonly requestTimeout: number }) => Promise<T>,
    kind: 'ordinary' | 'assembly' = 'ordinary',
  ): Promise<T> {
    try {
      const { requestMs, assemblyMs } = this.timeouts;
      return await request(this.client, { requestTimeout: kind === 'ordinary' ? requestMs : assemblyMs });
    } catch (error) {
      throw this.meaningOf(error);
    }
  }

  /** Makes the bucket when it is missing and `create` allows it. @throws BlobStoreRefusedError, StoreUnavailableError */
  async ensure(create: boolean): Promise<void> {
    if (await this.isThere()) return;
    if (!create) throw new BlobStoreRefusedError(`${this.place} is not there, and is not to be made`);
    const { region } = this.location;
    // The default region is said by leaving it out.
    const where =
      region === 'us-east-1'
        ? {}
        : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } };
    try {
      await this.ask((client, options) =>
        client.send(new CreateBucketCommand({ Bucket: this.name, ...where }), options),
      );
    } catch (error) {
      // Another process may have been faster.
      if (!(await this.isThere())) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new BlobStoreRefusedError(`${this.place} is not there and could not be made: ${reason}`);
      }
    }
  }

  private async isThere(): Promise<boolean> {
    const found = await this.ask((client, options) =>
      client.send(new HeadBucketCommand({ Bucket: this.name }), options).catch(absentIfNotFound),
    );
    return found !== null;
  }

  /** Names bucket and server, never credentials. */
  private get place(): string {
    return `The bucket ${this.name} at ${this.location.endpoint}`;
  }

  /**
   * What the SDK's error means. It is not kept as the cause: of a wrong signature it holds the access key and all that was
   * signed.
   */
  private meaningOf(error: unknown): unknown {
    if (error instanceof StoreUnavailableError || error instanceof BlobStoreRefusedError) return error;
    if (!(error instanceof S3ServiceException)) {
      if (!isOfRequest(error)) return error;
      const { name, code, message } = error;
      if (name === 'CredentialsProviderError') {
        return new BlobStoreRefusedError(
          `${this.place} needs credentials, and neither the URL nor the machine has any`,
        );
      }
      if (name === 'TimeoutError' && !BROKEN_CONNECTION.has(code ?? '')) {
        return new StoreUnavailableError(`${this.place} did not answer in time`);
      }
      return new StoreUnavailableError(`${this.place} cannot be reached: ${code ?? message}`);
    }
    const status = error.$metadata.httpStatusCode ?? 0;
    const said = `${error.name}, status ${status}`;
    if (BUSY_STATUS.has(status)) return new StoreUnavailableError(`${this.place} is busy or broken: ${said}`);
    return new BlobStoreRefusedError(`${this.place} refuses: ${said}`);
  }
}

/** Whether the SDK failed at sending a request, and not we at asking it: then it says how often it tried. */
function isOfRequest(error: unknown): error is Error & { readonly code?: string } {
  return typeof error === 'object' && error !== null && '$metadata' in error;
}

/** For `catch`: `null` instead of an answer that there is no such object or bucket. */
export function absentIfNotFound(error: unknown): null {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) {
    // A missing bucket is no missing object: a HEAD cannot tell, everything else says it.
    if (error.name !== 'NoSuchBucket') return null;
  }
  throw error;
}
