import { Injectable } from '@nestjs/common';
import type { EpochMs, TenantId } from '@chancery/kernel';
import type { UploadProgress } from '../../contract/upload-progress.ts';
import { TrackedUpload } from './tracked-upload.ts';

/** Uploads that are remembered after their end. */
const MAX_REMEMBERED = 1_000;

/** The uploads of this process: those under way, and the last that ended. */
@Injectable()
export class UploadBoard {
  /** By tenant and upload, in the order they began: the attempts under way, or the last that ended. */
  private readonly attempts = new Map<string, readonly TrackedUpload[]>();

  begin(tenant: TenantId, upload: string, dataset: string, at: EpochMs): TrackedUpload {
    const key = keyOf(tenant, upload);
    const tracked = TrackedUpload.begin(upload, dataset, at);
    const underWay = (this.attempts.get(key) ?? []).filter(({ hasEnded }) => !hasEnded);
    this.attempts.delete(key);
    this.attempts.set(key, [...underWay, tracked]);
    this.forgetOldest();
    return tracked;
  }

  /** The last attempt; `null` for what never was, or ended too long ago. */
  find(tenant: TenantId, upload: string): TrackedUpload | null {
    return this.attempts.get(keyOf(tenant, upload))?.at(-1) ?? null;
  }

  /** Every attempt under way. */
  underWay(tenant: TenantId, upload: string): readonly TrackedUpload[] {
    return (this.attempts.get(keyOf(tenant, upload)) ?? []).filter(({ hasEnded }) => !hasEnded);
  }

  /** The newest first. */
  list(tenant: TenantId, limit: number): readonly TrackedUpload[] {
    const prefix = keyOf(tenant, '');
    const own = [...this.attempts].filter(([key]) => key.startsWith(prefix));
    return own
      .flatMap(([, attempts]) => attempts.slice(-1))
      .slice(-limit)
      .reverse();
  }

  /** Of all tenants: every attempt under way, or the last that ended, in the order they began. */
  all(): readonly { readonly tenant: TenantId; readonly upload: UploadProgress }[] {
    return [...this.attempts].flatMap(([key, attempts]) => {
      const tenant = key.slice(0, key.indexOf('/')) as TenantId;
      return attempts.map(({ state }) => ({ tenant, upload: state }));
    });
  }

  private forgetOldest(): void {
    for (const [key, attempts] of this.attempts) {
      if (this.attempts.size <= MAX_REMEMBERED) return;
      if (attempts.every(({ hasEnded }) => hasEnded)) this.attempts.delete(key);
    }
  }
}

/** Tenant IDs hold no slash. */
function keyOf(tenant: TenantId, upload: string): string {
  return `${tenant}/${upload}`;
}
