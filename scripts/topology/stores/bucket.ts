import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { parseS3Url } from '@chancery/blobs';
import type { Piece } from '../find-markers.ts';

/** Every object of the bucket that an S3 URL names. */
export async function* objectsIn(url: string): AsyncIterable<Piece> {
  const { client, bucket: Bucket } = clientOf(url);
  for (const Key of await keysIn(url)) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    yield { name: `${Bucket}/${Key}`, bytes: (await Body?.transformToByteArray()) ?? new Uint8Array() };
  }
  client.destroy();
}

/** Removes the bucket with all that is in it. */
export async function removeBucket(url: string): Promise<void> {
  const { client, bucket: Bucket } = clientOf(url);
  for (const Key of await keysIn(url)) await client.send(new DeleteObjectCommand({ Bucket, Key }));
  await client.send(new DeleteBucketCommand({ Bucket }));
  client.destroy();
}

async function keysIn(url: string): Promise<readonly string[]> {
  const { client, bucket: Bucket } = clientOf(url);
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket })) {
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  }
  client.destroy();
  return keys;
}

function clientOf(url: string) {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = parseS3Url(url);
  const credentials = { accessKeyId, secretAccessKey };
  return { client: new S3Client({ endpoint, region, credentials, forcePathStyle: true }), bucket };
}
