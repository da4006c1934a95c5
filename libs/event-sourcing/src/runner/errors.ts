/** The same commandId came before with another command. */
export class CommandIdReusedError extends Error {
  override readonly name = 'CommandIdReusedError';
}

/** Other nodes kept writing to the stream while this command was decided; nothing of it was written. */
export class CommandConflictError extends Error {
  override readonly name = 'CommandConflictError';
}
