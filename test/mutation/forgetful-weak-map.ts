/**
 * The engine keeps an index by each list of editions, the verification what it has read by the bytes. A mutant must
 * neither profit from what was kept before it nor leave anything behind: in the bundled suites every such map is emptied
 * before a run.
 */
import { before } from 'mocha';

const maps: ForgetfulWeakMap<object, unknown>[] = [];

class ForgetfulWeakMap<K extends object, V> {
  private kept = new globalThis.WeakMap<K, V>();

  constructor() {
    maps.push(this);
  }

  forget(): void {
    this.kept = new globalThis.WeakMap();
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

before(() => {
  for (const map of maps) map.forget();
});

export { ForgetfulWeakMap as WeakMap };
