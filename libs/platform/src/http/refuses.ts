import { SetMetadata } from '@nestjs/common';
import type { ErrorCode } from '../problems/catalogue.ts';

export const REFUSES_METADATA = 'chancery:refuses';

/**
 * The codes of the error catalogue that a route may answer with, besides those that any route may (no token, a wrong
 * body, a busy store). The API document takes them from here.
 */
export const Refuses = (...codes: readonly ErrorCode[]): MethodDecorator => SetMetadata(REFUSES_METADATA, codes);
