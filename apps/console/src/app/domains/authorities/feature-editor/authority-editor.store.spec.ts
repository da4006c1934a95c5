import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { answer, provideAnswers, refuse, request, settled } from '../../../testing/http.ts';
import { aFinding, aTenant } from '../../../testing/samples.ts';
import { AuthorityEditorStore } from './authority-editor.store.ts';

const RULE = '/v1/tenants/eu_t1/authorities/rule';
const TEXT = '# Rule\n\n[it](authority:trems)\n';
const FIX = { from: 13, to: 28, replacement: 'authority:terms' };

describe('an authority that is written', () => {
  let store: AuthorityEditorStore;

  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({ providers: [provideAnswers(), AuthorityEditorStore] });
    store = TestBed.inject(AuthorityEditorStore);
  });

  const detail = (change: object = {}) => ({
    text: TEXT,
    draftRevision: 3,
    compiledRevision: null,
    version: null,
    findings: [],
    ...change,
  });
  const open = async (change: object = {}) => {
    void store.open(aTenant(), 'rule');
    await answer(RULE, detail(change));
  };
  const compiled = (change: object = {}) =>
    answer(`${RULE}/compile`, { draftRevision: 3, findings: [], publishable: true, ...change });

  it('begins empty where it is not there yet, and is saved as its first draft', async () => {
    void store.open(aTenant(), 'rule');
    await refuse(RULE, 404, { code: 'not-found' });
    expect([store.loaded(), store.text(), store.problem()]).toEqual([true, '', null]);
    store.write('# Rule\n');
    void store.save();
    const saving = request(RULE);
    expect([saving.request.method, saving.request.body, saving.request.headers.get('If-Match')]).toEqual([
      'PUT',
      { text: '# Rule\n' },
      '"0"',
    ]);
    saving.flush({ revision: 1 });
    await settled();
    expect([store.changed(), store.revision(), store.done()]).toEqual([false, 1, 'Saved as revision 1.']);
  });

  it('keeps what was written when somebody else saved meanwhile', async () => {
    await open();
    store.write('# Mine\n');
    void store.save();
    await refuse(RULE, 412, { code: 'revision-mismatch', title: 'Changed meanwhile', detail: 'Read it again.' });
    expect([store.problem()?.code, store.text(), store.changed()]).toEqual(['revision-mismatch', '# Mine\n', true]);
  });

  it('saves before it compiles, and is published', async () => {
    await open();
    store.write('# Rule\n');
    void store.compile();
    await answer(RULE, { revision: 4 });
    await compiled({ draftRevision: 4 });
    expect([store.done(), store.compiled()]).toEqual(['Compiled: every link resolves.', true]);
    void store.publish();
    await settled();
    await answer(`${RULE}/publish`, { version: 1 });
    expect([store.version(), store.done()]).toEqual([1, 'Published as version 1.']);
    store.write('# Rule\n\nMore.\n');
    expect(store.compiled()).toBe(false);
  });

  it('shows why it is not published, and keeps what is written', async () => {
    await open();
    store.write('# Rule\n\nMore.\n');
    void store.publish();
    await answer(RULE, { revision: 4 });
    await refuse(`${RULE}/publish`, 409, { code: 'not-compiled', title: 'Not compiled', detail: 'Compile it first.' });
    expect([store.problem()?.code, store.done(), store.revision()]).toEqual(['not-compiled', '', 4]);
  });

  it('saves nothing twice', async () => {
    await open();
    await store.save();
    expect(store.done()).toBe('Nothing has changed since it was saved.');
  });

  it('makes the change of one click, and compiles what came of it', async () => {
    await open();
    const finding = aFinding({ fix: FIX });
    void store.compile();
    await settled();
    await compiled({ findings: [finding], publishable: false });
    expect(store.done()).toBe('Compiled: 1 finding.');
    void store.fix(finding);
    const saving = request(RULE);
    expect(saving.request.body).toEqual({ text: TEXT.replace('trems', 'terms') });
    saving.flush({ revision: 4 });
    await settled();
    await compiled({ draftRevision: 4 });
    expect([store.findings(), store.compiled()]).toEqual([[], true]);
  });

  it('makes no such change in another text than the one that was compiled', async () => {
    const finding = aFinding({ fix: FIX });
    await open({ compiledRevision: 3, findings: [finding] });
    expect(store.compiled()).toBe(true);
    store.write(`An introduction.\n\n${TEXT}`);
    await store.fix(finding);
    expect([store.compiled(), store.text()]).toEqual([false, `An introduction.\n\n${TEXT}`]);
  });

  it('lets links lead to a candidate', async () => {
    await open();
    void store.retarget(aFinding({ target: 'authority:trems' }), 'authority:terms');
    const fixing = request(`${RULE}/fixes`);
    expect(fixing.request.body).toEqual({ kind: 'retarget', target: 'authority:trems', to: 'authority:terms' });
    fixing.flush({});
    await settled();
    await answer(RULE, detail({ text: TEXT.replace('trems', 'terms'), draftRevision: 4 }));
    await compiled({ draftRevision: 4 });
    expect([store.text(), store.changed(), store.compiled()]).toEqual([TEXT.replace('trems', 'terms'), false, true]);
  });
});
