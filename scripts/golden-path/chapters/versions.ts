import type { Problem, World } from '../world.ts';

interface Finding {
  readonly code: string;
  readonly target: string;
  readonly targetDigest?: string;
  readonly fingerprint?: string;
}
interface Compiled {
  readonly findings: readonly Finding[];
}

/** A cited section changes: what cites it is suspect until a person has read it and says that it still holds. */
export async function changeWhatIsCited({ story, member, base }: World): Promise<void> {
  const cited = `${base}/authorities/licence_4`;
  const { text } = await member.ok<{ text: string }>('GET', cited);
  await member.ok('PUT', cited, { body: { text: `${text.trimEnd()}\n\nA notice may be given in any language.\n` } });
  await member.ok('POST', `${cited}/compile`);
  const published = await member.request<{ version: number }>('POST', `${cited}/publish`);
  story.expect(published.body.version === 2, 'a second version', published.body);
  const diff = await member.ok<{ addedLines: number; removedLines: number }>('GET', `${cited}/diff?from=1&to=2`);
  await story.tell(`Version 2 of licence_4: ${diff.addedLines} lines added, ${diff.removedLines} removed`, published);

  const links = await member.ok<{ items: { authority: string }[] }>('GET', `${cited}/inbound-links`);
  story.expect(links.items.length > 1, 'authorities that cite it', links);
  await story.tell(`${links.items.length} links lead to it`);

  const notice = `${base}/authorities/notice`;
  const compiled = await member.request<Compiled>('POST', `${notice}/compile`);
  const suspect = compiled.body.findings.find(({ code }) => code === 'suspect-link');
  story.expect(suspect?.targetDigest !== undefined, 'a suspect link', compiled.body.findings);
  await story.tell('Compiled again: the link to it is suspect', compiled);
  const accepted = await member.request('POST', `${notice}/acceptances`, {
    body: { target: suspect?.target, digest: suspect?.targetDigest },
  });
  story.expect(accepted.status < 300, 'the link accepted', accepted.body);
  await story.tell('Read, and accepted as it is now', accepted);
  const again = await member.ok<Compiled>('POST', `${notice}/compile`);
  story.expect(again.findings.length === 0, 'no finding any more', again.findings);
}

/** Cited evidence is withdrawn: asked first, refused, done knowingly; the gate blocks until a person answers for it. */
export async function retractEvidence({ story, admin, member, base }: World): Promise<void> {
  const rows = `${base}/datasets/airports/rows`;
  const citations = await admin.ok<{ items: { authority: string }[] }>(
    'GET',
    `${base}/datasets/airports/citations?row=ATL`,
  );
  story.expect(citations.items[0]?.authority === 'places', 'who cites Atlanta', citations);
  await story.tell('Asked before: Atlanta is cited by the authority places');
  const body = { rows: ['ATL'], reason: 'The register of airports was corrected' };
  const refused = await admin.request<Problem>('POST', `${rows}/retract`, { body });
  story.expect(refused.body.code === 'evidence-cited', 'the retraction refused', refused.body);
  await story.tell(`Retraction refused: ${refused.body.detail}`, refused);
  const retracted = await admin.request('POST', `${rows}/retract`, { body: { ...body, evenIfCited: true } });
  story.expect(retracted.status === 200, 'the retraction', retracted.body);
  await story.tell('Retracted knowingly; the row stays in the history', retracted);

  const places = `${base}/authorities/places`;
  const { findings } = await member.ok<Compiled>('POST', `${places}/compile`);
  const broken = findings.find(({ code }) => code === 'retracted-evidence');
  story.expect(broken?.fingerprint !== undefined, 'the link to be a finding', findings);
  const order = { authorities: ['places'], datasets: [], formats: ['pdf', 'json'], destination: 'eu' };
  const blocked = await member.request<Problem>('POST', `${base}/exports`, { body: order });
  story.expect(blocked.body.code === 'export-blocked', 'the gate to block', blocked.body);
  await story.tell(`Export blocked: ${blocked.body.detail}`, blocked);
  const me = await admin.ok<{ actor: string }>('GET', '/v1/me');
  const skipped = await admin.request('POST', `${places}/skips`, {
    body: {
      finding: broken?.fingerprint,
      category: 'historical',
      justification: 'The notice of that day went to the airport as it was registered then.',
      owner: me.actor,
      expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    },
  });
  story.expect(skipped.status < 300, 'the finding skipped', skipped.body);
  await story.tell('The finding skipped with a justification, an owner and an end', skipped);
  await member.ok('POST', `${places}/compile`);
  const published = await member.request('POST', `${places}/publish`);
  story.expect(published.status < 300, 'places published', published.body);
  await story.tell('Published with the skip', published);
}
