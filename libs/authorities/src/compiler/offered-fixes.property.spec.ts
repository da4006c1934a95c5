import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEdits, planFix } from './draft-fix.ts';
import type { AskedFix, FixKind } from './draft-fix.ts';
import { compiled } from './facts.fixtures.ts';
import type { World } from './facts.fixtures.ts';
import type { Finding } from './finding.ts';
import { parseAuthority } from './parse-authority.ts';
import type { ParsedAuthority } from './parse-authority.ts';
import { formatTarget, parseTarget } from './reference-target.ts';

const TERMS = '# Terms\n\n## Scope\n\nAll.\n\n## Grant of licence\n\nNone.\n';
const WORLD: World = {
  published: {
    terms: [TERMS, TERMS.replace('None.', 'Some.')],
    retention_rules: ['# Retention\n\n## Periods\n\nTen years.\n\n## Exceptions\n\nNone.\n'],
    drafted: [],
  },
};
const TARGETS = [
  'authority:terms',
  'authority:terms#scope',
  'authority:terms@1#scope',
  'authority:terms@1#grant-of-licence',
  'authority:terms@2#grant-of-licence',
  'authority:retention_rules#periods',
  'authority:drafted',
  'authority:#rule',
  'authority:#deep',
];

/** Two neighbours change places, a letter is lost, doubled or another one: what fingers do. */
const slip = fc.record({ at: fc.nat(40), kind: fc.constantFrom('none', 'swap', 'lose', 'double', 'other', 'capital') });

function slipped(target: string, { at, kind }: { readonly at: number; readonly kind: string }): string {
  const place = at % target.length;
  const [before, sign, next, after] = [
    target.slice(0, place),
    target.charAt(place),
    target.charAt(place + 1),
    target.slice(place + 2),
  ];
  switch (kind) {
    case 'swap':
      return before + next + sign + after;
    case 'lose':
      return before + next + after;
    case 'double':
      return before + sign + sign + next + after;
    case 'other':
      return `${before}x${next}${after}`;
    case 'capital':
      return before + sign.toUpperCase() + next + after;
    default:
      return target;
  }
}

const text = fc
  .record({
    links: fc.array(fc.tuple(fc.constantFrom(...TARGETS), slip), { minLength: 1, maxLength: 5 }),
    headings: fc.array(fc.constantFrom('## Deep', '## Scope', '### Deep', '## Scope {#range}'), { maxLength: 4 }),
  })
  .map(({ links, headings }) => {
    const paragraphs = links.map(([target, how]) => `See [it](${slipped(target, how)}).`);
    return ['# Rule', ...headings, ...paragraphs].join('\n\n');
  });

const FIX_KINDS = ['retarget', 'pin-to-latest', 'restore-anchor'] as const;

/** A fix of one of the text's links or headings; `null` where it has none of that kind. */
function askedFix(kind: FixKind, { links, sections }: ParsedAuthority, which: number, where: number): AskedFix | null {
  if (kind === 'restore-anchor') {
    const section = sections[which % sections.length];
    return section ? { kind, target: `#${section.anchor}`, to: ['#scope', '#elsewhere'][where % 2] ?? '' } : null;
  }
  const link = links[which % links.length];
  if (!link) return null;
  const standing = ['authority:terms', 'authority:terms#scope', 'authority:retention_rules#periods'];
  if (kind === 'retarget') return { kind, target: link.target, to: standing[where % standing.length] ?? '' };
  const target = parseTarget(link.target);
  const version = target.kind === 'authority' && (WORLD.published?.[target.authority ?? '']?.length ?? 0);
  return target.kind === 'authority' && version
    ? { kind, target: link.target, to: formatTarget({ ...target, version }) }
    : null;
}

const at = ({ line, column }: Finding) => `${line}:${column}`;
/** What is wrong at the places of a text, but for what only a person can judge. */
const errorsOf = (markdown: string) =>
  compiled(markdown, WORLD).findings.filter(({ severity }) => severity === 'error');

describe('what a finding offers', () => {
  it('mends it, and nothing else breaks: every fix of one click, each alone', () => {
    let taken = 0;
    fc.assert(
      fc.property(text, (markdown) => {
        const { findings } = compiled(markdown, WORLD);
        const broken = new Set(errorsOf(markdown).map(at));
        for (const finding of findings) {
          if (finding.fix === null) continue;
          taken++;
          const mended = compiled(applyEdits(markdown, [finding.fix]), WORLD).findings;
          expect(mended.filter((each) => at(each) === at(finding) && each.code === finding.code)).toEqual([]);
          for (const each of mended.filter(({ severity }) => severity === 'error')) expect(broken).toContain(at(each));
        }
      }),
      { numRuns: 200 },
    );
    expect(taken).toBeGreaterThan(30);
  });

  it('mends it: all fixes of one click together leave no finding that had one', () => {
    fc.assert(
      fc.property(text, (markdown) => {
        let mended = markdown;
        // A heading's new anchor comes before a link to it can be looked up: twice is enough.
        for (let round = 0; round < 2; round++) {
          const fixes = compiled(mended, WORLD).findings.flatMap(({ fix }) => fix ?? []);
          mended = applyEdits(
            mended,
            fixes.toSorted((left, right) => left.from - right.from),
          );
        }
        expect(compiled(mended, WORLD).findings.filter(({ fix }) => fix !== null)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('breaks nothing: a fix that was asked for, of each kind', () => {
    const done = { retarget: 0, 'pin-to-latest': 0, 'restore-anchor': 0 };
    // A link that leads nowhere still does so in the latest version: that is no other error.
    const what = (markdown: string) => new Set(errorsOf(markdown).map(({ target }) => target.replace(/@\d+/, '')));
    fc.assert(
      fc.property(text, fc.constantFrom(...FIX_KINDS), fc.nat(), fc.nat(), (markdown, kind, which, where) => {
        const parsed = parseAuthority(markdown);
        const asked = askedFix(kind, parsed, which, where);
        const plan = asked && planFix(asked, 'own', markdown, parsed);
        if (plan?.kind !== 'edits') return;
        done[kind]++;
        const before = what(markdown);
        for (const error of what(applyEdits(markdown, plan.edits))) expect(before).toContain(error);
      }),
      { numRuns: 400 },
    );
    for (const times of Object.values(done)) expect(times).toBeGreaterThan(20);
  });

  it('leads somewhere: every candidate for a link', () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.constantFrom(...TARGETS), slip, (target, how) => {
        const markdown = `# Rule\n\n## Deep\n\nSee [it](${slipped(target, how)}).`;
        for (const { candidates, line, column } of errorsOf(markdown)) {
          for (const candidate of candidates) {
            tried++;
            const chosen = markdown.replace(slipped(target, how), candidate.target);
            // An authority that is like the one that was meant may not have the section, or no version: that is said then.
            const left = errorsOf(chosen).filter((each) => each.line === line && each.column === column);
            expect(left.filter(({ code }) => code !== 'missing-section' && code !== 'unpublished-authority')).toEqual(
              [],
            );
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(30);
  });
});
