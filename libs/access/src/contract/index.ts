export * from './scopes.ts';
export * from './token-answer.ts';
export * from './token.dto.ts';
