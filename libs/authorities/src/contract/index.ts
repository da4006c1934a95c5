export * from './authority-answers.ts';
export * from './authority.dto.ts';
