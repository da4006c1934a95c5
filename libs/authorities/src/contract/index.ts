export * from './answers.ts';
export * from './authority.dto.ts';
export * from './authority-findings.dto.ts';
export * from './fix.dto.ts';
export * from './link-target.dto.ts';
export * from './skip.dto.ts';
export * from './version.dto.ts';
