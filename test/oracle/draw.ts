/** A small seeded source of chance (mulberry32): the same seed draws the same appraisal for ever. */
export class Draw {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 2_654_435_761) >>> 0;
    for (let warmUp = 0; warmUp < 4; warmUp++) this.fraction();
  }

  private fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** True in so many of a hundred draws. */
  chance(percent: number): boolean {
    return this.fraction() * 100 < percent;
  }

  int(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!;
  }

  /** Present in so many of a hundred draws. */
  maybe<T>(percent: number, make: () => T): T | undefined {
    return this.chance(percent) ? make() : undefined;
  }

  some<T>(list: readonly T[], percent: number): T[] {
    return list.filter(() => this.chance(percent));
  }

  shuffled<T>(list: readonly T[]): T[] {
    const result = [...list];
    for (let place = result.length - 1; place > 0; place--) {
      const other = this.int(0, place);
      [result[place], result[other]] = [result[other]!, result[place]!];
    }
    return result;
  }

  /** A decimal text between two whole counts of the last decimal place. */
  decimal(from: number, to: number, decimals: number): string {
    return decimalText(this.int(from, to), decimals);
  }
}

/** `decimalText(-1205, 2)` is `-12.05`; zeros at the end are kept in some texts and cut in none. */
export function decimalText(count: number, decimals: number): string {
  const digits = String(Math.abs(count)).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return count < 0 ? `-${text}` : text;
}
