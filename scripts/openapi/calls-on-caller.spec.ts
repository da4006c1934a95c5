import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { callsOnCaller } from './calls-on-caller.ts';

const SOURCE = `
declare const caller: { respond(outcome: unknown): unknown; header(name: string, value: string): void };
function respondWithLimits(outcome: unknown) { limits(); return caller.respond(outcome); }
function limits() { caller.header('RateLimit', '1'); limits(); }
function through() { return respondWithLimits(1); }
function plain() { caller.header('ETag', '"1"'); return other.respond(1); }
declare const other: { respond(outcome: unknown): unknown };
`;

function callsOf(name: string) {
  const file = ts.createSourceFile('source.ts', SOURCE, ts.ScriptTarget.ES2023, true);
  const host = {
    ...ts.createCompilerHost({}),
    getSourceFile: (path: string) => (path === 'source.ts' ? file : undefined),
  };
  const program = ts.createProgram(['source.ts'], { noLib: true }, host);
  const found = file.statements.filter(ts.isFunctionDeclaration).find((each) => each.name?.text === name);
  if (!found) throw new Error(`No function ${name}`);
  const { decides, headers } = callsOnCaller(found, program.getTypeChecker());
  return { decides, headers: [...headers] };
}

describe('what a handler does with its caller', () => {
  it('is found in the functions it calls, recursive ones too', () => {
    expect(callsOf('through')).toEqual({ decides: true, headers: ['RateLimit'] });
  });

  it('is not what others do', () => {
    expect(callsOf('plain')).toEqual({ decides: false, headers: ['ETag'] });
  });
});
