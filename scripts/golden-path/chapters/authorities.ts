import { licenceAuthorities } from '../licence-authorities.ts';
import type { Problem, World } from '../world.ts';

interface Finding {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  readonly candidates: readonly unknown[];
}

/** A real document cut into authorities that cite one another, and one that cites evidence. */
export async function compileLicence(world: World): Promise<void> {
  const authorities = [
    ...licenceAuthorities(),
    {
      id: 'places',
      text: '# Places\n\nNotices go to [Holtsville](evidence:zipcodes/00501) and by air to [Atlanta](evidence:airports/ATL), under [section 4](authority:licence_4).\n',
    },
  ];
  let references = 0;
  for (const { id, text } of authorities) {
    const path = `${world.base}/authorities/${id}`;
    await world.member.ok('PUT', path, { body: { text } });
    const compiled = await world.member.ok<{ references: unknown[]; findings: Finding[] }>('POST', `${path}/compile`);
    world.story.expect(compiled.findings.length === 0, `${id} without findings`, compiled.findings);
    references += compiled.references.length;
    const published = await world.member.request<{ version: number }>('POST', `${path}/publish`);
    world.story.expect(published.status < 300, `${id} published`, published.body);
    await world.story.tell(`Published the authority ${id}: ${compiled.references.length} references pinned`, published);
  }
  world.story.expect(references >= 20, 'authorities that cite one another', references);
}

/** Broken references are found, block publish and export, and are mended. */
export async function breakAndMend(world: World): Promise<void> {
  const path = `${world.base}/authorities/notice`;
  const broken =
    '# Notice\n\nSee [the grant](authority:licence_4#redistributoin) and [a place](evidence:zipcodes/0050).\n';
  await world.member.ok('PUT', path, { body: { text: broken } });
  const compiled = await world.member.ok<{ findings: Finding[] }>('POST', `${path}/compile`);
  world.story.expect(compiled.findings.length === 2, 'two findings', compiled.findings);
  for (const { code, line, column, reason, candidates } of compiled.findings) {
    world.story.expect(candidates.length > 0, 'candidates', compiled.findings);
    await world.story.tell(`Finding ${code} at ${line}:${column}: ${reason} (${candidates.length} candidates)`);
  }
  const refused = await world.member.request<Problem>('POST', `${path}/publish`);
  world.story.expect(refused.status === 422, 'the broken references to block publish', refused.body);
  await world.story.tell(`Publish refused: ${refused.body.detail}`, refused);
  const blocked = await world.member.request<Problem>('POST', `${world.base}/exports`, {
    body: { authorities: ['notice'], datasets: [], formats: ['html'], destination: 'eu' },
  });
  world.story.expect(blocked.body.code === 'export-blocked', 'the gate to block the export', blocked.body);
  await world.story.tell(`Export blocked: ${blocked.body.detail}`, blocked);
  await world.member.ok('PUT', path, {
    body: { text: '# Notice\n\nSee [the grant](authority:licence_4) and [a place](evidence:zipcodes/00501).\n' },
  });
  await world.member.ok('POST', `${path}/compile`);
  await world.story.tell('Mended and published', await world.member.request('POST', `${path}/publish`));
}

/** One search finds what a link may point at, misspelt or not. */
export async function pickLinks({ story, member, base }: World): Promise<void> {
  const found = await member.ok<{ items: { markdown: string }[] }>(
    'GET',
    `${base}/link-targets?q=redistributoin&limit=3`,
  );
  const [first] = found.items;
  story.expect(first?.markdown.includes('authority:licence_4') === true, 'the section on redistribution', found);
  await story.tell(`The link picker, asked for “redistributoin”: ${first?.markdown}`);
}
