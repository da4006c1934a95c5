import { Problem } from '@chancery/platform';
import type { ParsedAuthority } from '../../compiler/parse-authority.ts';
import { TextTooComplexError } from '../../threads/compiler-threads.ts';
import type { CompilerThreads } from '../../threads/compiler-threads.ts';

/** With these, what a compile records stays about 1 MB at the worst, and its findings can be read by a person. */
export const MAX_SECTIONS = 1_000;
export const MAX_LINKS = 1_000;

/** Parses a text that may become a draft. @throws Problem `validation-failed` for one no authority may have. */
export async function parseDraft(threads: CompilerThreads, text: string): Promise<ParsedAuthority> {
  const parsed = await parseInTime(threads, text);
  const { sections, links } = parsed;
  if (sections.length > MAX_SECTIONS) throw tooMany(sections.length, 'sections', MAX_SECTIONS);
  if (links.length > MAX_LINKS) throw tooMany(links.length, 'cross-references and evidence links', MAX_LINKS);
  return parsed;
}

async function parseInTime(threads: CompilerThreads, text: string): Promise<ParsedAuthority> {
  try {
    return await threads.parse(text);
  } catch (error) {
    if (!(error instanceof TextTooComplexError)) throw error;
    throw textProblem('text is nested too deeply to be parsed in time; write it flatter or split it');
  }
}

function tooMany(count: number, what: string, limit: number): Problem {
  return textProblem(`text has ${count} ${what}; an authority has ${limit} at most: split it into several`);
}

function textProblem(message: string): Problem {
  return new Problem('validation-failed', `${message}.`, { errors: [{ field: 'text', message }] });
}
