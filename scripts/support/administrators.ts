/** First administrators' tokens that API processes printed, by plane. Of several that start at once, one makes each. */
export function administratorsIn(printed: string): ReadonlyMap<string, string> {
  return new Map(
    [...printed.matchAll(/^\s+(us|eu)\s+(chy_\S+)$/gm)].map(([, plane = '', token = '']) => [plane, token]),
  );
}
