import { parentPort } from 'node:worker_threads';
import { TargetIndex } from '../index/target-index.ts';
import type { PickerReply, PickerRequest, PickerResults, PickerTask } from './picker-protocol.ts';

/** Targets of one tenant at most; a target takes some 1 KB. */
const MAX_TARGETS = 200_000;

/** By tenant: a search looks at one of them, so no tenant can be shown what is another's. */
const tenants = new Map<string, TargetIndex>();

parentPort?.on('message', (request: PickerRequest) => parentPort?.postMessage(answer(request)));

function answer({ number, task }: PickerRequest): PickerReply {
  try {
    return { number, kind: 'done', result: perform(task) };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { number, kind: 'failed', message };
  }
}

function perform(task: PickerTask): PickerResults[keyof PickerResults] {
  switch (task.kind) {
    case 'replace': {
      const index = tenants.get(task.tenant) ?? new TargetIndex(MAX_TARGETS);
      tenants.set(task.tenant, index);
      const leftOut = index.replace(task.groups);
      return { size: index.size, leftOut };
    }
    case 'search':
      return tenants.get(task.tenant)?.search(task.search) ?? [];
    case 'drop':
      tenants.delete(task.tenant);
      return null;
  }
}
