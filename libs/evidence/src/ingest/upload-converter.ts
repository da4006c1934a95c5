import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@chancery/platform';
import type { Plane } from '@chancery/platform';
import { ChildEndedError, ChildHost } from '../engine/child-host.ts';
import { EngineBusyError, Slots } from '../engine/slots.ts';
import { SOURCE_FILE } from './convert/conversion.ts';
import type { Conversion, ConversionAnswer, ConversionOrder } from './convert/conversion.ts';
import type { RequestedReading } from './reading.ts';

const MODULE = new URL(
  import.meta.url.endsWith('.ts') ? './convert/convert.child.ts' : './convert/convert.child.js',
  import.meta.url,
);
/** A gigabyte takes one to six minutes on one core: by its rows (about 28,000 a second) more than by its bytes. */
const CONVERT_TIMEOUT_MS = 15 * 60_000;
const WAIT_MS = 60_000;

/** Conversions of this process side by side: each keeps a core busy. */
const slots = new Slots(Math.max(2, availableParallelism()));

export interface UploadToConvert {
  /** Key of the uploaded bytes. */
  readonly source: string;
  readonly batch: string;
  readonly reading: RequestedReading;
}

/** Whoever waits for a conversion. */
export interface ConversionWatch {
  /** Stops it; the signal's reason is thrown. */
  readonly signal: AbortSignal;
  /** Hears the rows read so far, every few thousand. */
  readonly onRows: (rows: number) => void;
}

/**
 * Converts an uploaded file in a child process that can write nothing but a scratch folder, and lends that folder, with
 * the files of `convert-upload.ts` in it, to `work`.
 * @throws Problem `file-invalid` naming what is wrong with the file; `busy`
 */
export async function withConvertedUpload<T>(
  plane: Plane,
  { source, batch, reading }: UploadToConvert,
  watch: ConversionWatch,
  work: (conversion: Conversion, folder: string) => Promise<T>,
): Promise<T> {
  const release = await slots.take(WAIT_MS, watch.signal).catch((error: unknown) => {
    if (!(error instanceof EngineBusyError)) throw error;
    throw new Problem('busy', 'Too many files are being read; nothing was ingested.', { retryAfterSeconds: 10 });
  });
  const folder = await scratchFolder(plane);
  try {
    await plane.blobs.stage(source, folder, SOURCE_FILE);
    watch.signal.throwIfAborted();
    const conversion = await convert({ folder, batch, reading }, watch);
    return await work(conversion, folder);
  } finally {
    release();
    await rm(folder, { recursive: true, force: true });
  }
}

async function scratchFolder(plane: Plane): Promise<string> {
  const parent = join(plane.scratchFolder, 'ingest');
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(await realpath(parent), 'convert-'));
}

async function convert(order: ConversionOrder, { signal, onRows }: ConversionWatch): Promise<Conversion> {
  const child = new ChildHost<ConversionOrder, ConversionAnswer>(MODULE, order.folder);
  const stop = () => void child.stop();
  signal.addEventListener('abort', stop);
  try {
    const answer = await child.request(order, CONVERT_TIMEOUT_MS, onRows);
    if (answer.kind === 'refused') throw new Problem('file-invalid', answer.reason);
    return answer.conversion;
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ChildEndedError ? problemOfEnd(error) : error;
  } finally {
    signal.removeEventListener('abort', stop);
    await child.stop();
  }
}

function problemOfEnd(error: ChildEndedError): Error {
  switch (error.end) {
    case 'out-of-memory':
      return new Problem('file-invalid', 'The file takes too much memory to read: split it, or leave out the row key.');
    case 'timed-out':
      return new Problem('file-invalid', 'The file takes too long to read: split it.');
    case 'stopped':
    case 'crashed':
      return error;
  }
}
