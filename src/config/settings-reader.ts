import { resolve } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

const loopbackHosts: readonly string[] = ['127.0.0.1', '::1', 'localhost'];
export const isLoopback = (host: string): boolean => loopbackHosts.includes(host);

/** Reads values one by one and remembers every fault, so that all are reported at once. */
export class SettingsReader {
  readonly faults: { name: string; allowed: string }[] = [];

  constructor(private readonly environment: Environment) {}

  text(name: string, fallback: string): string {
    const value = this.environment[name]?.trim();
    return value === undefined || value === '' ? fallback : value;
  }

  /** Separated by commas; what is empty between them does not count. */
  list(name: string): readonly string[] {
    return this.text(name, '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
  }

  refuse(name: string, allowed: string): void {
    this.faults.push({ name, allowed });
  }

  integer(name: string, fallback: number, range: { low: number; high: number }): number {
    const text = this.text(name, String(fallback));
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= range.low && value <= range.high) return value;
    this.refuse(name, `a whole number from ${range.low} to ${range.high}`);
    return fallback;
  }

  folder(name: string, fallback: string): string {
    return resolve(this.text(name, fallback));
  }
}
