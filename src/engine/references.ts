/** What trace nodes refer to: every parameter and price row taken, once, in the order of first use. */
import type { CalendarDay } from './order.js';
import type { Parameter } from './standard.js';
import type { Reference } from './trace.js';

export class References {
  private readonly keys = new Map<Parameter, string>();
  private readonly entries: Record<string, Reference> = {};
  private readonly carried = new Map<string, readonly string[]>();

  constructor(private readonly standardValidFrom: CalendarDay) {}

  /** Notes a parameter of the edition and gives its key. */
  parameter(parameter: Parameter): string {
    const known = this.keys.get(parameter);
    if (known !== undefined) return known;
    const key = `parameter:${parameter.path}`;
    const { value, unit, basis, clause, source } = parameter;
    const validFrom = this.standardValidFrom;
    this.entries[key] = { kind: 'parameter', value, unit, basis, clause, source, validFrom };
    this.keys.set(parameter, key);
    return key;
  }

  price(key: string, reference: Reference): void {
    this.entries[key] = reference;
  }

  /** An index row, with every price it carried. */
  index(key: string, reference: Extract<Reference, { kind: 'price' }>, carried: string): void {
    const carries = [...new Set([...(this.carried.get(key) ?? []), carried])];
    this.carried.set(key, carries);
    this.entries[key] = { ...reference, carries };
  }

  all(): Readonly<Record<string, Reference>> {
    return this.entries;
  }
}
