// The answers without the DTO classes: what a browser may import.
export * from './authority-answers.ts';
export * from './authority-findings-answers.ts';
export * from './fix-answers.ts';
export * from './inbound-link-answers.ts';
export * from './link-target-answers.ts';
export * from './skip-answers.ts';
export * from './version-answers.ts';
