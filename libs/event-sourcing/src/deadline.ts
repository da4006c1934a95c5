/**
 * The promise's result, or after `milliseconds` an error of `late`. What was begun goes on: whoever can end it does so
 * in `late`.
 */
export async function withDeadline<T>(promise: Promise<T>, milliseconds: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds);
  });
  // Its end is of no interest any more when it comes too late.
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
