import { parentPort } from 'node:worker_threads';
import { countTokens } from '../compiler/count-tokens.ts';
import { diffTexts } from '../compiler/diff-texts.ts';
import { parseAuthority } from '../compiler/parse-authority.ts';
import type { CompilerReply, CompilerRequest, CompilerResults, CompilerTask } from './compiler-protocol.ts';

// One request at a time, each answered with one reply (compiler-protocol.ts).
parentPort?.on(
  'message',
  (request: CompilerRequest) => void answer(request).then((reply) => parentPort?.postMessage(reply)),
);

async function answer(request: CompilerRequest): Promise<CompilerReply> {
  try {
    return { kind: 'done', result: await resultOf(request) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function resultOf(request: CompilerRequest): Promise<CompilerResults[CompilerTask]> {
  switch (request.task) {
    case 'parse':
      return parseAuthority(request.text);
    case 'count-tokens':
      return countTokens(request.text);
    case 'diff':
      return diffTexts(request.from, request.to);
  }
}
