/** Lets one writer through at a time, first come first served, and none waits longer than the limit. */
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
      const timer = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        reject(new WriteGateTimeout(this.limitMs));
      }, this.limitMs);
      const waiting = { enter, timer };
      this.queue.push(waiting);
    });
  }

  release(): void {
    const next = this.queue.shift();
    if (next === undefined) {
      this.held = false;
    } else {
      clearTimeout(next.timer);
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
