import { describe, expect, it } from '@jest/globals';
import { parseS3Url } from './s3-location.ts';

describe('an S3 URL', () => {
  it('says endpoint, bucket, region and credentials', () => {
    expect(parseS3Url('http://KEY:s%2Fcr%40t@127.0.0.1:9000/eu-blobs?region=eu-central-1')).toEqual({
      endpoint: 'http://127.0.0.1:9000',
      bucket: 'eu-blobs',
      region: 'eu-central-1',
      accessKeyId: 'KEY',
      secretAccessKey: 's/cr@t',
    });
  });

  it('may leave the region to its default', () => {
    expect(parseS3Url('https://KEY:secret@s3.example.org/blobs/')).toMatchObject({
      endpoint: 'https://s3.example.org',
      region: 'us-east-1',
    });
  });

  it.each([
    ['AKIA7/hunter2', 'no URL'],
    ['s3://AKIA7:hunter2@host/bucket', 'http:// or https://'],
    ['http://AKIA7:hunter2@host', 'name a bucket'],
    ['http://AKIA7:hunter2@host/Bucket', 'name a bucket'],
    ['http://AKIA7:hunter2@host/bucket/folder', 'name a bucket'],
    ['http://AKIA7:hunter2@host/ab', 'name a bucket'],
    ['http://AKIA7:hunter2@host/bucket?zone=x', 'and nothing else'],
    ['http://hunter2@host/bucket', 'both ACCESS and SECRET'],
    ['http://host/bucket', 'both ACCESS and SECRET'],
    ['http://AKIA7:hunter2%E0%A4%A@host/bucket', 'percent-encoded'],
  ])('%s is refused without being shown', (text, reason) => {
    const parse = () => parseS3Url(text);
    expect(parse).toThrow(reason);
    expect(parse).not.toThrow(/AKIA7|hunter2/);
  });
});
