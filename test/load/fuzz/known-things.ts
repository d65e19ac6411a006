/** What is known to be there: ids by the path that takes them, ETags by path, and whatever answers have named since. */
import type { Places } from '../../api/foreign-firm.js';
import type { Draw } from '../../oracle/draw.js';
import type { Json } from './operations.js';

const kept = 60;
const idNames = ['id', 'code', 'sha256', 'requestId', 'version', 'start', 'reportId', 'appraisalId'];

export class KnownThings {
  private readonly byPrefix = new Map<string, string[]>();
  private readonly byName = new Map<string, string[]>();
  private readonly tags = new Map<string, string>();

  constructor(places: Places) {
    for (const [prefix, value] of Object.entries(places)) {
      // A place that may be anything, and pages, which the interface does not describe.
      if (value !== 'open') this.add(prefix.replaceAll(/:(\w+)/g, '{$1}'), value);
    }
  }

  add(prefix: string, value: string): void {
    this.keep(this.byPrefix, prefix, value);
  }

  /** For the last parameter of this part of a path. */
  place(prefix: string, draw: Draw): string {
    const name = /\{(\w+)\}$/.exec(prefix)?.[1] ?? '';
    return this.pick(this.byPrefix.get(prefix), draw) ?? this.pick(this.byName.get(name), draw) ?? 'none';
  }

  tag(path: string): string {
    const known = [...this.tags].filter(([place]) => path.startsWith(place)).sort(([a], [b]) => b.length - a.length);
    return known[0]?.[1] ?? '"1"';
  }

  /** Members named as ids are given real ones, now and then. */
  withRealIds(value: Json, draw: Draw): Json {
    if (Array.isArray(value)) return value.map((one) => this.withRealIds(one, draw));
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value as Readonly<Record<string, Json>>);
    const replaced = members.map(([name, member]) => [name, this.realId(name, member, draw)] as const);
    // An own `__proto__` is not a member that could be set in passing.
    return replaced.some(([name]) => name === '__proto__') ? value : Object.fromEntries(replaced);
  }

  private realId(name: string, member: Json, draw: Draw): Json {
    if (typeof member !== 'string') return this.withRealIds(member, draw);
    if (name !== 'by' && !/(Id|Sha256)$/.test(name)) return member;
    const asked = name === 'by' ? 'appraisalId' : name;
    return (draw.chance(50) ? this.pick(this.byName.get(asked), draw) : undefined) ?? member;
  }

  learn(path: string, url: string, answer: { readonly etag: string | undefined; readonly body: Json }): void {
    const place = url.split('?')[0] ?? url;
    if (answer.etag !== undefined) this.tags.set(place, answer.etag);
    this.harvest(path, answer.body, 0);
  }

  private harvest(path: string, body: Json, depth: number): void {
    if (depth > 3 || typeof body !== 'object' || body === null) return;
    for (const [name, member] of Object.entries(body)) {
      if (typeof member === 'string' && (idNames.includes(name) || /(Id|Sha256)$/.test(name))) {
        this.keep(this.byName, name, member);
        if (name === 'id' && depth < 3) this.keep(this.byPrefix, `${path}/{id}`, member);
      } else this.harvest(path, member, depth + 1);
    }
  }

  private keep(where: Map<string, string[]>, key: string, value: string): void {
    const list = where.get(key) ?? [];
    if (!list.includes(value)) list.push(value);
    // The first is the one that was there from the start.
    if (list.length > kept) list.splice(1, 1);
    where.set(key, list);
  }

  private pick(list: readonly string[] | undefined, draw: Draw): string | undefined {
    if (list === undefined || list.length === 0) return undefined;
    return draw.chance(40) ? list[0] : draw.pick(list);
  }
}
