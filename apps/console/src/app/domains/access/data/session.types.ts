import type { Me } from '@chancery/access/contract';

/** A sign-in to one plane: who the token is, and the token, which stays in this browser tab. */
export type Session = Me & { readonly token: string };
