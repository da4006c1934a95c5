import { describe, expect, it } from '@jest/globals';
import { messageProblems } from './commit-message.ts';

describe('messageProblems', () => {
  it.each([
    'feat(metering): overrides past a soft-stop',
    'feat(tenancy,access): operators',
    'fix: the last line of a file without a line end',
    'refactor(event-sourcing)!: positions are text',
    'docs: why the bytes are recorded once\n\nBecause they are hashed.',
    'feat(platform): edge guard, callers, problems; feat(audit): refusals',
    "Merge branch 'main' into budgets",
    'Revert "feat(metering): overrides"',
  ])('accepts %j', (message) => {
    expect(messageProblems(message)).toEqual([]);
  });

  it.each([
    ['added overrides', '"added overrides" is not `type(scope): subject`'],
    ['feature(metering): overrides', '"feature" is not one of feat, fix,'],
    ['feat(Metering Lib): overrides', '"(Metering Lib)" is not the name of a lib or app'],
    ['feat(metering): overrides.', 'the subject ends with a full stop'],
    ['feat(metering):  overrides', 'the subject is empty or has white space around it'],
    ['feat(metering): ', 'the subject is empty or has white space around it'],
    [`feat: ${'x'.repeat(115)}`, 'the first line has 121 characters, 120 at most'],
    ['feat: overrides\nand more', 'the second line is not empty'],
  ])('refuses %j', (message, problem) => {
    expect(messageProblems(message).join('; ')).toContain(problem);
  });
});
