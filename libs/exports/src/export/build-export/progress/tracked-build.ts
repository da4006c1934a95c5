import { Changes } from '@chancery/platform';
import type { ArtifactProgress } from '../../../artifacts/write-artifacts.ts';
import type { ExportProgress, ExportStep } from '../../../contract/export-progress.ts';

/** Smaller growth of the bundle is not told. */
const TOLD_BYTES = 256 * 1024;

/** What is known of a build under way, and who is to be told. */
export class TrackedBuild implements ArtifactProgress {
  readonly changes = new Changes();
  private progress: Omit<ExportProgress, 'state' | 'updatedAt'> = {
    step: 'asking',
    documents: null,
    pages: null,
    bytes: 0,
    sequence: 1,
  };

  /** As of now: whoever asks does so in the process that builds. */
  get state(): ExportProgress {
    return { state: 'running', ...this.progress, updatedAt: new Date().toISOString() };
  }

  enter(step: ExportStep): void {
    this.change({ step });
  }

  documents(done: number, total: number): void {
    this.change({ step: 'writing', documents: { done, total } });
  }

  drawing(): void {
    this.enter('drawing');
  }

  pages(done: number, total: number): void {
    this.change({ pages: { done, total } });
  }

  /** The documents have this many bytes now. */
  size(bytes: number): void {
    if (bytes - this.progress.bytes >= TOLD_BYTES) this.change({ bytes });
  }

  private change(changes: Partial<ExportProgress>): void {
    this.progress = { ...this.progress, ...changes, sequence: this.progress.sequence + 1 };
    this.changes.tell();
  }
}
