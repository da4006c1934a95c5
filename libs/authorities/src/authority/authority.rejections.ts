import type { JsonObject, Lift, Rejection } from '@chancery/kernel';
import type { Finding } from '../compiler/finding.ts';
import { blocking } from '../compiler/finding.ts';
import type { DraftText } from './authority.state.ts';

/** Findings shown with a refusal; the compile has them all. */
const SHOWN_FINDINGS = 20;

export function authorityNotFound(authority: string): Rejection {
  return {
    code: 'not-found',
    message: `There is no authority "${authority}" in this tenant.`,
    facts: { authority },
    lift: [
      {
        action: `Draft "${authority}" first.`,
        by: 'authorities:write',
        request: { method: 'PUT', path: `authorities/${authority}`, body: { text: `# ${authority}\n` } },
      },
    ],
  };
}

/** @param versions how many were published */
export function versionNotFound(authority: string, version: number, versions: number): Rejection {
  const published = versions === 0 ? 'none was published yet' : `versions 1 to ${versions} were published`;
  return {
    code: 'not-found',
    message: `There is no version ${version} of "${authority}": ${published}.`,
    facts: { authority, version, versions },
    lift: [],
  };
}

/** Someone else saved the draft since the writer read it. */
export function revisionMismatch(authority: string, basedOn: number, revision: number): Rejection {
  return {
    code: 'revision-mismatch',
    message: `The draft of "${authority}" is at revision ${revision}, and the change is based on revision ${basedOn}.`,
    facts: { authority, basedOn, revision },
    lift: [
      {
        action: `Read revision ${revision}, bring the change into it, and send it with If-Match: "${revision}".`,
        by: 'authorities:write',
      },
    ],
  };
}

/** The fix finds nothing to change in the draft. @param reason a sentence */
export function fixNotApplicable(authority: string, kind: string, target: string, reason: string): Rejection {
  return {
    code: 'fix-not-applicable',
    message: `The draft of "${authority}" cannot be fixed so: ${reason}`,
    facts: { authority, kind, target },
    lift: [
      {
        action: 'Compile the draft: its findings name the destinations and anchors that can be fixed.',
        by: 'authorities:compile',
      },
    ],
  };
}

/** The draft changed while it was compiled or published. */
export function draftMovedOn(authority: string, handled: number, draft: DraftText): Rejection {
  return {
    code: 'draft-moved-on',
    message: `The draft of "${authority}" is at revision ${draft.revision} by now; revision ${handled} is out of date.`,
    facts: { authority, handledRevision: handled, draftRevision: draft.revision },
    lift: [compileIt(authority)],
  };
}

export function notCompiled(authority: string, draftRevision: number, compiledRevision: number | null): Rejection {
  const last =
    compiledRevision === null ? 'it never was compiled' : `the last compile was of revision ${compiledRevision}`;
  return {
    code: 'not-compiled',
    message: `Revision ${draftRevision} of the draft of "${authority}" was not compiled: ${last}.`,
    facts: { authority, draftRevision, compiledRevision },
    lift: [compileIt(authority)],
  };
}

/** The text, with what it quotes, has more tokens than the compile was to hold. */
export function compileExceedsHold(authority: string, tokens: number, maxTokens: number): Rejection {
  return {
    code: 'compile-exceeds-hold',
    message: `The draft of "${authority}" has ${tokens} tokens with what it quotes, and the compile was to hold ${maxTokens}: it stopped, and nothing was recorded or charged.`,
    facts: { authority, tokens, maxTokens },
    lift: [
      {
        action: `Let the compile hold ${tokens} tokens.`,
        by: 'authorities:compile',
        request: { method: 'POST', path: `authorities/${authority}/compile?maxTokens=${tokens}` },
      },
    ],
  };
}

/** Links that lead nowhere, at the compile or by now. @param allowSkips the tenant's switch */
export function referencesBroken(authority: string, findings: readonly Finding[], allowSkips = false): Rejection {
  const errors = blocking(findings);
  const [first] = errors;
  const example = first ? ` The first, in line ${first.line}, column ${first.column}: ${first.reason}` : '';
  const shown = errors.slice(0, SHOWN_FINDINGS) as unknown as readonly JsonObject[];
  return {
    code: 'references-broken',
    message: `"${authority}" cannot be published: ${count(errors.length, 'finding')} ${errors.length === 1 ? 'blocks' : 'block'} it.${example}`,
    facts: { authority, blocking: errors.length, warnings: findings.length - errors.length, findings: shown },
    lift: [
      ...suggestedFixes(authority, errors),
      ...errors.slice(0, SHOWN_FINDINGS).map(({ line, column, guidance }) => ({
        action: `Line ${line}, column ${column}: ${guidance}`,
        by: 'authorities:write',
      })),
      { action: 'With every link mended, compile the draft and publish it.', by: 'authorities:compile' },
      ...(allowSkips ? [SKIP_THEM] : []),
    ],
  };
}

const SKIP_THEM: Lift = {
  action: 'Skip every finding that cannot be mended, by its fingerprint and with a justification.',
  by: 'authorities:skip',
};

/** Where every finding has one clear candidate: retargeting all of them and compiling lets the publish pass. */
function suggestedFixes(authority: string, errors: readonly Finding[]): readonly Lift[] {
  const targets = new Map<string, string>();
  for (const { target, fix, candidates } of errors) {
    const [best] = candidates;
    if (fix === null || fix.replacement !== best?.target) return [];
    targets.set(target, best.target);
  }
  const [first, ...others] = [...targets].map(([target, to]) => ({
    method: 'POST',
    path: `authorities/${authority}/fixes`,
    body: { kind: 'retarget', target, to },
  }));
  if (!first) return [];
  const compile = { method: 'POST', path: `authorities/${authority}/compile` };
  const action = `Take the suggested ${targets.size === 1 ? 'target' : 'targets'}, and compile the draft.`;
  return [{ action, by: 'authorities:write', request: first, also: [...others, compile] }];
}

/** What the links point at is not what it was when the draft was compiled, and nobody has seen it so. */
export function compileOutdated(authority: string, changed: readonly string[]): Rejection {
  return {
    code: 'compile-outdated',
    message: `Since "${authority}" was compiled, ${count(changed.length, 'link')} ${changed.length === 1 ? 'points' : 'point'} at something else: ${changed.slice(0, SHOWN_FINDINGS).join(', ')}.`,
    facts: { authority, changed: changed.slice(0, SHOWN_FINDINGS), changedLinks: changed.length },
    lift: [compileIt(authority)],
  };
}

function compileIt(authority: string): Lift {
  return {
    action: 'Compile the draft, then publish it.',
    by: 'authorities:compile',
    request: { method: 'POST', path: `authorities/${authority}/compile` },
  };
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
