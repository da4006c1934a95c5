import { HttpErrorResponse } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import type { AuthorityDetail, CompileAnswer, Finding } from '@chancery/authorities/contract';
import type { TenantAnswer } from '@chancery/tenancy/contract';
import { problemOf } from '../../shared/data/problem.ts';
import type { Problem } from '../../shared/data/problem.types.ts';
import { AuthoritiesClient } from '../data/authorities-client.ts';

type Draft = Pick<AuthorityDetail, 'text' | 'draftRevision' | 'compiledRevision' | 'version' | 'findings'>;
/** What the last compile said, of which revision of the draft. */
type Compiled = Pick<CompileAnswer, 'draftRevision' | 'findings'>;

const NOTHING: Draft = { text: '', draftRevision: 0, compiledRevision: null, version: null, findings: [] };

/** One authority as it is written: its draft, what is changed in it, and what the last compile said. */
@Injectable()
export class AuthorityEditorStore {
  private readonly client = inject(AuthoritiesClient);
  private readonly place = signal<{ readonly tenant: TenantAnswer; readonly authority: string } | null>(null);
  private readonly saved = signal<Draft | null>(null);
  private readonly written = signal('');
  private readonly result = signal<Compiled | null>(null);
  private readonly working = signal(false);
  private readonly failure = signal<Problem | null>(null);
  private readonly word = signal('');

  readonly text = this.written.asReadonly();
  readonly loaded = computed(() => this.saved() !== null);
  readonly busy = this.working.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly changed = computed(() => this.written() !== (this.saved()?.text ?? ''));
  /** What was done last, to be read out. */
  readonly done = this.word.asReadonly();
  readonly version = computed(() => this.saved()?.version ?? null);
  readonly revision = computed(() => this.saved()?.draftRevision ?? 0);
  readonly findings = computed(() => this.result()?.findings ?? []);
  /** The text that is shown is the one that was compiled. */
  readonly compiled = computed(() => !this.changed() && this.result()?.draftRevision === this.revision());

  /** Shows the authority; one that is not there yet begins empty. */
  open(tenant: TenantAnswer, authority: string): Promise<void> {
    this.place.set({ tenant, authority });
    this.saved.set(null);
    this.result.set(null);
    this.word.set('');
    return this.run(async () => {
      const draft = await this.client.read(tenant, authority).catch((error: unknown) => {
        if (error instanceof HttpErrorResponse && error.status === 404) return NOTHING;
        throw error;
      });
      this.take(draft);
      const { compiledRevision, findings } = draft;
      if (compiledRevision !== null) this.result.set({ draftRevision: compiledRevision, findings });
      return '';
    });
  }

  reload(): Promise<void> {
    const place = this.place();
    return place === null ? Promise.resolve() : this.open(place.tenant, place.authority);
  }

  write(text: string): void {
    this.written.set(text);
  }

  save(): Promise<void> {
    return this.run(async (tenant, authority) => {
      if (!this.changed() && this.revision() > 0) return 'Nothing has changed since it was saved.';
      await this.saveChanges(tenant, authority);
      return `Saved as revision ${this.revision()}.`;
    });
  }

  /** Saves what is changed, then compiles. */
  compile(): Promise<void> {
    return this.run(async (tenant, authority) => {
      await this.saveChanges(tenant, authority);
      return this.compileDraft(tenant, authority);
    });
  }

  /** Publishes what is written; the service refuses what was not compiled, and says so. */
  publish(): Promise<void> {
    return this.run(async (tenant, authority) => {
      await this.saveChanges(tenant, authority);
      const { version } = await this.client.publish(tenant, authority);
      this.saved.update((draft) => draft && { ...draft, version });
      return `Published as version ${version}.`;
    });
  }

  /** Makes the change that a finding of the compiled text offers, and compiles again. */
  fix({ fix }: Finding): Promise<void> {
    if (fix === null || !this.compiled()) return Promise.resolve();
    const text = this.written();
    this.written.set(text.slice(0, fix.from) + fix.replacement + text.slice(fix.to));
    return this.compile();
  }

  /** Lets every link to what the finding is about lead to a candidate, and compiles again. */
  retarget({ target }: Finding, to: string): Promise<void> {
    return this.run(async (tenant, authority) => {
      const before = this.written();
      await this.client.retarget(tenant, authority, target, to);
      const draft = await this.client.read(tenant, authority);
      // What was typed meanwhile stays, and to save it is refused: it would undo the change.
      if (this.written() === before) this.take(draft);
      return this.compileDraft(tenant, authority);
    });
  }

  private async compileDraft(tenant: TenantAnswer, authority: string): Promise<string> {
    const { draftRevision, findings, publishable } = await this.client.compile(tenant, authority);
    this.result.set({ draftRevision, findings });
    if (findings.length === 0) return 'Compiled: every link resolves.';
    const count = `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
    return publishable ? `Compiled: ${count}, none of which blocks.` : `Compiled: ${count}.`;
  }

  private async saveChanges(tenant: TenantAnswer, authority: string): Promise<void> {
    if (!this.changed() && this.revision() > 0) return;
    const text = this.written();
    const { revision } = await this.client.draft(tenant, authority, text, this.revision());
    this.saved.update((draft) => ({ ...(draft ?? NOTHING), text, draftRevision: revision }));
  }

  private take(draft: Draft): void {
    this.saved.set(draft);
    this.written.set(draft.text);
  }

  /** One thing at a time; `work` returns what was done, as a sentence. */
  private async run(work: (tenant: TenantAnswer, authority: string) => Promise<string>): Promise<void> {
    const place = this.place();
    if (place === null || this.working()) return;
    this.working.set(true);
    this.failure.set(null);
    try {
      const said = await work(place.tenant, place.authority);
      this.word.set(said);
    } catch (error) {
      this.word.set('');
      this.failure.set(problemOf(error));
    } finally {
      this.working.set(false);
    }
  }
}
