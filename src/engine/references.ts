/** What trace nodes refer to: every parameter and price row taken, once, in the order of first use. */
import type { CalendarDay } from './order.js';
import type { Parameter } from './standard.js';
import type { Reference } from './trace.js';

export class References {
  private readonly entries = new Map<string, Reference>();

  constructor(private readonly standardValidFrom: CalendarDay) {}

  /** Notes a parameter of the edition and gives its key. */
  parameter(parameter: Parameter): string {
    const key = `parameter:${parameter.path}`;
    if (!this.entries.has(key)) {
      const { value, unit, basis, clause, source } = parameter;
      const validFrom = this.standardValidFrom;
      this.entries.set(key, { kind: 'parameter', value, unit, basis, clause, source, validFrom });
    }
    return key;
  }

  price(key: string, reference: Reference): void {
    this.entries.set(key, reference);
  }

  all(): Readonly<Record<string, Reference>> {
    return Object.fromEntries(this.entries);
  }
}
