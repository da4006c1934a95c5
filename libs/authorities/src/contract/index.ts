export * from './authority-answers.ts';
export * from './authority.dto.ts';
export * from './inbound-link-answers.ts';
export * from './skip-answers.ts';
export * from './skip.dto.ts';
export * from './version-answers.ts';
export * from './version.dto.ts';
