/** A server-sent event. */
export interface SseFrame {
  readonly id: string | null;
  readonly data: string;
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Cuts a `text/event-stream` into its events. Comments come as `null`: a sign of life, nothing more. What stands behind
 * the last blank line when the stream ends is not an event yet, and is dropped.
 */
export async function* sseFrames(body: Bytes): AsyncGenerator<SseFrame | null, void, void> {
  let id: string | null = null;
  let data: string[] = [];
  for await (const line of linesOf(body)) {
    if (line === '') {
      if (data.length > 0) yield { id, data: data.join('\n') };
      id = null;
      data = [];
    } else if (line.startsWith(':')) yield null;
    else if (line.startsWith('data:')) data.push(valueOf(line, 'data:'));
    else if (line.startsWith('id:')) id = valueOf(line, 'id:');
  }
}

/** The lines of UTF-8 text, without their ends. What follows the last end of a line comes too. */
export async function* linesOf(body: Bytes): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  // A long line comes in many chunks: they are joined once.
  let begun: string[] = [];
  for await (const chunk of body) {
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    for (const next of more) {
      yield withoutReturn(begun.join(''));
      begun = [next];
    }
  }
  const rest = begun.join('');
  if (rest !== '') yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function valueOf(line: string, field: string): string {
  const value = line.slice(field.length);
  return value.startsWith(' ') ? value.slice(1) : value;
}
