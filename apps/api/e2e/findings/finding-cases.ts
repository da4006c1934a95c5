import type { Finding, FindingCode } from '@chancery/authorities';
import type { FindingWorld } from './finding-world.ts';

/** One way to a finding, and out of it. */
export interface FindingCase {
  readonly name: string;
  /** Makes the situation, with the draft saved under `authority`. Gives the version's findings a look where it says so. */
  readonly make: (world: FindingWorld, authority: string) => Promise<void>;
  /** The finding is one of the latest version, which was published in good order; otherwise of the compiled draft. */
  readonly ofVersion?: true;
  /** It blocks although its code does not. */
  readonly blocks?: true;
  /** What is cited may have been reworded with it: that is for a person to accept. */
  readonly leaves?: 'suspect-link';
  /**
   * Does what the guidance says where there is no fix of one click. `nothing`: the guidance says that nothing needs to
   * be done.
   */
  readonly follow?: 'nothing' | ((world: FindingWorld, authority: string, finding: Finding) => Promise<void>);
}

const TERMS = '# Terms\n\n## Scope\n\nAll of it.\n\n## Grant\n\nNone.\n';
const cite = (destination: string) => `# Rule\n\nAs [said](${destination}).\n`;

/** Takes the first candidate. */
const takeBest: NonNullable<FindingCase['follow']> = async (world, authority, { target, candidates: [best] }) => {
  if (!best) throw new Error(`There is no candidate for ${target}`);
  await world.retarget(authority, target, best.target);
};
const acceptIt: NonNullable<FindingCase['follow']> = (world, authority, finding) => world.accept(authority, finding);

/** A kind of finding without a case does not compile. */
export const FINDING_CASES: { readonly [code in FindingCode]: readonly [FindingCase, ...FindingCase[]] } = {
  'unknown-authority': [
    {
      name: 'whose ID was misspelt',
      async make(world, authority) {
        await world.publish('retention_rules', TERMS);
        await world.draft(authority, cite('authority:retenton_rules#scope'));
      },
    },
    {
      name: 'that is to be written',
      make: (world, authority) => world.draft(authority, cite(`authority:${authority}x`)),
      follow: (world, authority) => world.publish(`${authority}x`, TERMS),
    },
  ],
  'unpublished-authority': [
    {
      name: 'that has a draft only',
      async make(world, authority) {
        await world.draft(`${authority}x`, TERMS);
        await world.draft(authority, cite(`authority:${authority}x`));
      },
      follow: (world, authority) => world.publish(`${authority}x`, TERMS),
    },
    {
      name: 'that has no such version',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.draft(authority, cite(`authority:${authority}x@7#scope`));
      },
      follow: takeBest,
    },
  ],
  'missing-section': [
    {
      name: 'whose anchor was misspelt',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.draft(authority, cite(`authority:${authority}x#scpoe`));
      },
    },
    {
      name: 'of the text itself, to be written',
      make: (world, authority) => world.draft(authority, cite('authority:#zebra')),
      follow: (world, authority) => world.rewrite(authority, '# Rule\n', '# Rule\n\n## Zebra\n'),
    },
    {
      name: 'that never was, of an authority that can be cited as a whole',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.draft(authority, cite(`authority:${authority}x#zebra`));
      },
      follow: (world, authority, { target }) => world.retarget(authority, target, `authority:${authority}x`),
    },
    {
      name: 'whose heading was reworded, mended where it stands',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.publish(authority, cite(`authority:${authority}x#scope`));
        await world.publish(`${authority}x`, TERMS.replace('## Scope', '## What it covers'));
      },
      ofVersion: true,
      async follow(world, authority) {
        const body = { kind: 'restore-anchor', target: '#what-it-covers', to: '#scope' };
        await world.admin.post(`${world.base}/authorities/${authority}x/fixes`, body).expect(200);
        await world.compile(`${authority}x`);
        await world.publishing(`${authority}x`).expect(200);
      },
      leaves: 'suspect-link',
    },
  ],
  'superseded-version': [
    {
      name: 'that reads the same in the latest one',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.publish(`${authority}x`, TERMS.replace('None.', 'Some.'));
        await world.draft(authority, cite(`authority:${authority}x@1#scope`));
      },
    },
    {
      name: 'that reads otherwise in the latest one',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.publish(`${authority}x`, TERMS.replace('All of it.', 'A part of it.'));
        await world.draft(authority, cite(`authority:${authority}x@1#scope`));
      },
      follow: takeBest,
    },
    {
      name: 'whose section is gone in the latest one',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.publish(`${authority}x`, '# Terms\n\n## Grant\n\nAll of it.\n');
        await world.draft(authority, cite(`authority:${authority}x@1#scope`));
      },
      follow: (world, authority, { target }) => world.retarget(authority, target, `authority:${authority}x@2#grant`),
    },
    {
      name: 'of a version that was published before it',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.publish(authority, cite(`authority:${authority}x#scope`));
        await world.publish(`${authority}x`, TERMS.replace('None.', 'Some.'));
      },
      ofVersion: true,
      async follow(world, authority) {
        await world.compile(authority);
        await world.publishing(authority).expect(200);
      },
    },
  ],
  'suspect-link': [
    {
      name: 'to a section, since the link was written',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.draft(authority, cite(`authority:${authority}x#scope`));
        await world.compile(authority);
        await world.publish(`${authority}x`, TERMS.replace('All of it.', 'A part of it.'));
      },
      follow: acceptIt,
    },
    {
      name: 'to a section, since the version was published',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.publish(authority, cite(`authority:${authority}x#scope`));
        await world.publish(`${authority}x`, TERMS.replace('All of it.', 'A part of it.'));
      },
      ofVersion: true,
      async follow(world, authority, finding) {
        await world.accept(authority, finding);
        await world.compile(authority);
        await world.publishing(authority).expect(200);
      },
    },
    {
      name: 'to a row, since the version was published',
      async make(world, authority) {
        await world.ingest(`${authority}x`, ['r1', 'r2']);
        await world.publish(authority, cite(`evidence:${authority}x/r1`));
        await world.ingest(`${authority}x`, ['r1'], 'as it was corrected');
      },
      ofVersion: true,
      async follow(world, authority, finding) {
        await world.accept(authority, finding);
        await world.compile(authority);
        await world.publishing(authority).expect(200);
      },
    },
    {
      name: 'that was skipped as broken, and leads somewhere by now',
      async make(world, authority) {
        await world.draft(authority, cite(`authority:${authority}x#scope`));
        const [finding] = await world.compile(authority);
        if (finding) await world.skip(authority, finding);
        await world.publishing(authority).expect(200);
        await world.publish(`${authority}x`, TERMS);
      },
      ofVersion: true,
      blocks: true,
      async follow(world, authority) {
        await world.compile(authority);
        await world.publishing(authority).expect(200);
      },
    },
  ],
  'unknown-dataset': [
    {
      name: 'whose name was misspelt',
      async make(world, authority) {
        await world.ingest('deliveries', ['r1']);
        await world.draft(authority, cite('evidence:delivreies/r1'));
      },
      follow: takeBest,
    },
    {
      name: 'that is to be ingested',
      make: (world, authority) => world.draft(authority, cite(`evidence:${authority}x/r1`)),
      async follow(world, authority) {
        await world.ingest(`${authority}x`, ['r1']);
      },
    },
    {
      name: 'of another tenant',
      make: (world, authority) => world.draft(authority, cite(`evidence://eu_tanother/${authority}x/r1`)),
      async follow(world, authority, { target }) {
        await world.ingest(`${authority}x`, ['r1']);
        await world.retarget(authority, target, `evidence:${authority}x/r1`);
      },
    },
  ],
  'unknown-row': [
    {
      name: 'whose ID was misspelt',
      async make(world, authority) {
        await world.ingest(`${authority}x`, ['row_17', 'row_42']);
        await world.draft(authority, cite(`evidence:${authority}x/row_71`));
      },
      follow: takeBest,
    },
    {
      name: 'that is to be ingested',
      async make(world, authority) {
        await world.ingest(`${authority}x`, ['r1']);
        await world.draft(authority, cite(`evidence:${authority}x/zebra`));
      },
      async follow(world, authority) {
        await world.ingest(`${authority}x`, ['zebra']);
      },
    },
  ],
  'retracted-evidence': [
    {
      name: 'that was a row',
      async make(world, authority) {
        await world.ingest(`${authority}x`, ['r1', 'r2']);
        await world.retractRow(`${authority}x`, 'r1');
        await world.draft(authority, cite(`evidence:${authority}x/r1`));
      },
      follow: (world, authority, { target }) => world.retarget(authority, target, `evidence:${authority}x/r2`),
    },
    {
      name: 'as it was pinned, while another version of the row stands',
      async make(world, authority) {
        await world.ingest(`${authority}x`, ['r1']);
        const batch = await world.ingest(`${authority}x`, ['r1'], 'as it was corrected');
        await world.publish(authority, cite(`evidence:${authority}x/r1`));
        await world.retractBatch(`${authority}x`, batch);
      },
      ofVersion: true,
      async follow(world, authority, finding) {
        await world.accept(authority, finding);
        await world.compile(authority);
        await world.publishing(authority).expect(200);
      },
    },
  ],
  'evidence-outside-plane': [
    {
      name: 'of a tenant there',
      make: (world, authority) => world.draft(authority, cite(`evidence://us_tanother/${authority}x/r1`)),
      async follow(world, authority, { target }) {
        await world.ingest(`${authority}x`, ['r1']);
        await world.retarget(authority, target, `evidence:${authority}x/r1`);
      },
    },
  ],
  'malformed-link': [
    {
      name: 'in capitals',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.draft(authority, cite(`Authority:${authority}x#scope`));
      },
    },
    {
      name: 'that names nothing',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.draft(authority, cite(`authority:${authority}x@first`));
      },
      follow: (world, authority, { target }) => world.retarget(authority, target, `authority:${authority}x@1`),
    },
    {
      name: 'with a blank',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.draft(authority, cite(`authority:${authority}x #scope`));
      },
      follow: (world, authority) => world.rewrite(authority, `${authority}x #scope`, `${authority}x#scope`),
    },
    {
      name: 'that is an image',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.draft(authority, cite(`authority:${authority}x`).replace('[said]', '![said]'));
      },
      follow: (world, authority) => world.rewrite(authority, '![said]', '[said]'),
    },
    {
      name: 'that quotes within a sentence',
      async make(world, authority) {
        await world.publish(`${authority}x`, TERMS);
        await world.draft(authority, `# Rule\n\nAs [said](authority:${authority}x 'include').\n`);
      },
      follow: (world, authority) =>
        world.rewrite(
          authority,
          `As [said](authority:${authority}x 'include').`,
          `[said](authority:${authority}x 'include')`,
        ),
    },
    {
      name: 'that quotes evidence',
      async make(world, authority) {
        await world.ingest(`${authority}x`, ['r1']);
        await world.draft(authority, `# Rule\n\n[said](evidence:${authority}x/r1 'include')\n`);
      },
      follow: (world, authority) => world.rewrite(authority, " 'include'", ''),
    },
    {
      name: 'that quotes its own text',
      make: (world, authority) => world.draft(authority, "# Rule\n\n## Zebra\n\n[said](authority:#zebra 'include')\n"),
      follow: (world, authority) => world.rewrite(authority, " 'include'", ''),
    },
  ],
  'duplicate-anchor': [
    {
      name: 'of equal headings',
      make: (world, authority) => world.draft(authority, '# Rule\n\n## Scope\n\nA.\n\n## Scope\n\nB.\n'),
    },
    {
      name: 'that was written out',
      make: (world, authority) => world.draft(authority, '# Rule\n\n## Scope\n\nA.\n\n## Range {#scope}\n\nB.\n'),
      async follow(world, authority, { candidates: [best] }) {
        await world.rewrite(authority, '{#scope}', `{${best?.target ?? ''}}`);
      },
    },
  ],
  cycle: [
    {
      name: 'of two that cite one another',
      async make(world, authority) {
        await world.publish(authority, '# Rule\n');
        await world.publish(`${authority}x`, cite(`authority:${authority}`));
        await world.draft(authority, cite(`authority:${authority}x`));
      },
      follow: 'nothing',
    },
  ],
};
