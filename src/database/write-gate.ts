/** A process that does nothing but compute for a while, or gets no processor, has nobody else to blame for a long wait. */
const slices = 10;

/**
 * Lets one writer through at a time, first come first served, and none waits longer than the limit. The limit is counted in
 * slices: while the process is held up by its own work, in which the writer before cannot end either, one passes at most.
 */
export class WriteGate {
  private readonly queue: { readonly enter: () => void; readonly timer: NodeJS.Timeout }[] = [];
  private held = false;

  constructor(private readonly limitMs: number) {}

  /** Resolves when the gate is the caller's; every `acquire` needs exactly one `release`. */
  acquire(): Promise<void> {
    if (!this.held) {
      this.held = true;
      return Promise.resolve();
    }
    return new Promise((enter, reject) => {
      let left = slices;
      const timer = setInterval(() => {
        left -= 1;
        if (left > 0) return;
        clearInterval(timer);
        this.queue.splice(this.queue.indexOf(waiting), 1);
        reject(new WriteGateTimeout(this.limitMs));
      }, this.limitMs / slices);
      const waiting = { enter, timer };
      this.queue.push(waiting);
    });
  }

  release(): void {
    const next = this.queue.shift();
    if (next === undefined) {
      this.held = false;
    } else {
      clearInterval(next.timer);
      next.enter();
    }
  }
}

export class WriteGateTimeout extends Error {
  constructor(limitMs: number) {
    super(
      `the database could not be written for ${limitMs} ms: either a transaction takes too long, or a statement inside ` +
        `a transaction did not use the transaction's own entity manager and waits for itself`,
    );
    this.name = 'WriteGateTimeout';
  }
}
