import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { INCOMING } from './put-object.ts';
import type { S3Bucket } from './s3-bucket.ts';

/** Older than any upload under way. */
const LEFT_AFTER_MS = 24 * 3_600_000;

/**
 * Removes what processes that died in the middle of an upload left: parts, and objects that never came into their place.
 * Several processes write into a bucket: only what is a day old by the server's clock and ours goes.
 */
export async function sweepLeftovers(bucket: S3Bucket, now: number): Promise<void> {
  const isLeft = (since: Date | undefined) => since !== undefined && since.getTime() < now - LEFT_AFTER_MS;
  await bucket.ask(async (client, options) => {
    for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket.name, Prefix: INCOMING })) {
      for (const { Key, LastModified } of page.Contents ?? []) {
        if (isLeft(LastModified)) await client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key }), options);
      }
    }
    // The first thousand; the next sweep takes more.
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket.name }), options);
    for (const { Key, UploadId, Initiated } of Uploads) {
      if (!isLeft(Initiated)) continue;
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket.name, Key, UploadId }), options);
    }
  }, 'assembly');
}
