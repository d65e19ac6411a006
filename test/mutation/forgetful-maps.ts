/**
 * The engine keeps an index by each list of editions, the verification what it has read by the bytes or by their hash. A
 * mutant must neither profit from what was kept before it nor leave anything behind: in the bundled suites every map of a
 * module holds again, before a run, what it held when the module was loaded.
 */
import { before } from 'mocha';

/** Puts each map of a module back; maps that are made during a test end with it. */
const forgetting: (() => void)[] = [];
let isLoading = true;
let begins: () => void = () => undefined;

class ForgetfulMap<K, V> extends globalThis.Map<K, V> {
  constructor(entries?: Iterable<readonly [K, V]> | null) {
    super(entries);
    if (!isLoading) return;
    let atFirst: [K, V][] | undefined;
    forgetting.push(() => {
      atFirst ??= [...this];
      this.clear();
      for (const [key, value] of atFirst) this.set(key, value);
    });
  }
}

class ForgetfulWeakMap<K extends object, V> {
  private kept = new globalThis.WeakMap<K, V>();

  constructor() {
    if (!isLoading) return;
    forgetting.push(() => {
      this.kept = new globalThis.WeakMap();
    });
  }

  has(key: K): boolean {
    return this.kept.has(key);
  }

  get(key: K): V | undefined {
    return this.kept.get(key);
  }

  set(key: K, value: V): this {
    this.kept.set(key, value);
    return this;
  }
}

export function forgetAll(): void {
  for (const forget of forgetting) forget();
}

/** Called before the tests of each mutant. */
export function whenRunBegins(body: () => void): void {
  begins = body;
}

before(() => {
  isLoading = false;
  forgetAll();
  begins();
});

export { ForgetfulMap as Map, ForgetfulWeakMap as WeakMap };
