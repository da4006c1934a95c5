import { Worker } from 'node:worker_threads';
import type { PdfContent, PdfReport } from './pdf-content.ts';

/** 165 pages take 9 s of a processor, and far longer on a busy machine; what takes longer than this is refused. */
const TIME_LIMIT_MS = 300_000;
const MAX_HEAP_MB = 1024;

/** The document takes more time or memory than an export may. */
export class PdfTooLargeError extends Error {
  override readonly name = 'PdfTooLargeError';
}

/** Told after each page that was drawn, from 1; `pages` is the whole document's. */
export type PageProgress = (page: number, pages: number) => void;

/** One document is drawn at a time: each may take a processor for seconds and much memory. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Renders the PDF of an export in a thread of its own: the event loop goes on meanwhile. The same content gives the same
 * bytes. @throws PdfTooLargeError
 */
export function renderPdf(
  content: PdfContent,
  progress: PageProgress = () => undefined,
  timeLimitMs = TIME_LIMIT_MS,
): Promise<Uint8Array> {
  const rendered = last.then(() => renderInThread(content, progress, timeLimitMs));
  last = rendered.catch(() => undefined);
  return rendered;
}

function renderInThread(content: PdfContent, progress: PageProgress, timeLimitMs: number): Promise<Uint8Array> {
  const file = import.meta.url.endsWith('.ts') ? './pdf.worker.ts' : './pdf.worker.js';
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: content,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const timer = setTimeout(() => {
    reject(new PdfTooLargeError(`The PDF takes longer than ${timeLimitMs / 1000} s to draw.`));
    void worker.terminate();
  }, timeLimitMs);
  worker.on('message', (report: PdfReport) => {
    if (report.kind === 'done') resolve(report.pdf);
    else progress(report.page, report.pages);
  });
  worker.on('error', (error: NodeJS.ErrnoException) => reject(causeOf(error)));
  worker.on('exit', (code) => reject(new Error(`The PDF thread ended with code ${code} and no document`)));
  return promise.finally(() => clearTimeout(timer));
}

function causeOf(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new PdfTooLargeError(`The PDF takes more than ${MAX_HEAP_MB} MB of memory to draw.`);
}
