/** Text that goes by as a stream, with a few places changed on the way. */

export interface Splice {
  readonly from: number;
  readonly to: number;
  /** What stands there instead. */
  readonly replace: (text: string) => string;
}

/** `splices`: in the order of the text, none reaching into the next. Positions count UTF-16 units. */
export async function* spliceText(chunks: AsyncIterable<string>, splices: Iterable<Splice>): AsyncGenerator<string> {
  const queue = splices[Symbol.iterator]();
  let next = queue.next();
  let base = 0;
  /** The beginning of a place that goes on in the next chunk. */
  let held: string | null = null;
  for await (const chunk of chunks) {
    const pieces: string[] = [];
    let at = 0;
    while (next.done !== true && next.value.from < base + chunk.length) {
      const { from, to, replace } = next.value;
      if (held === null) pieces.push(chunk.slice(at, from - base));
      const start: number = held === null ? from - base : 0;
      at = Math.min(to - base, chunk.length);
      held = (held ?? '') + chunk.slice(start, at);
      if (base + at < to) break;
      pieces.push(replace(held));
      held = null;
      next = queue.next();
    }
    if (held === null) pieces.push(chunk.slice(at));
    base += chunk.length;
    yield pieces.join('');
  }
}
