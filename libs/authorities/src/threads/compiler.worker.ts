import { parentPort } from 'node:worker_threads';
import { countTokens } from '../compiler/count-tokens.ts';
import { parseAuthority } from '../compiler/parse-authority.ts';
import type { CompilerReply, CompilerRequest } from './compiler-protocol.ts';

// One request at a time, each answered with one reply (compiler-protocol.ts).
parentPort?.on(
  'message',
  (request: CompilerRequest) => void answer(request).then((reply) => parentPort?.postMessage(reply)),
);

async function answer({ task, text }: CompilerRequest): Promise<CompilerReply> {
  try {
    return { kind: 'done', result: task === 'parse' ? parseAuthority(text) : await countTokens(text) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
