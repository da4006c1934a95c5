/** `work`, or a rejection as soon as `signal` is aborted: then nobody waits for `work` any more. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(new Error('Aborted'));
    if (signal.aborted) onAbort();
    else {
      signal.addEventListener('abort', onAbort, { once: true });
      stop = () => signal.removeEventListener('abort', onAbort);
    }
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stop();
  }
}
