/** An exact rational number. Slow and obvious on purpose: always reduced, the sign in the numerator. */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n);
  static readonly one = new Fraction(1n, 1n);

  readonly num: bigint;
  readonly den: bigint;

  constructor(num: bigint, den: bigint) {
    if (den === 0n) throw new Error('A fraction needs a denominator that is not zero.');
    const sign = den < 0n ? -1n : 1n;
    if (den === 1n) {
      [this.num, this.den] = [num, den];
      return;
    }
    const divisor = greatestCommonDivisor(num < 0n ? -num : num, den * sign);
    this.num = (num * sign) / divisor;
    this.den = (den * sign) / divisor;
  }

  static of(text: string): Fraction {
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (!match) throw new Error(`Not a decimal number: ${text}`);
    const [, sign = '', whole = '', decimals = ''] = match;
    const digits = BigInt(whole + decimals);
    return new Fraction(sign === '-' ? -digits : digits, 10n ** BigInt(decimals.length));
  }

  static int(value: number): Fraction {
    return new Fraction(BigInt(value), 1n);
  }

  static sum(fractions: readonly Fraction[]): Fraction {
    return fractions.reduce((total, next) => total.plus(next), Fraction.zero);
  }

  static max(first: Fraction, ...others: Fraction[]): Fraction {
    return others.reduce((greatest, next) => (next.above(greatest) ? next : greatest), first);
  }

  static min(first: Fraction, ...others: Fraction[]): Fraction {
    return others.reduce((least, next) => (least.above(next) ? next : least), first);
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.num * other.den + other.num * this.den, this.den * other.den);
  }

  minus(other: Fraction): Fraction {
    return new Fraction(this.num * other.den - other.num * this.den, this.den * other.den);
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.num * other.num, this.den * other.den);
  }

  over(other: Fraction): Fraction {
    return new Fraction(this.num * other.den, this.den * other.num);
  }

  abs(): Fraction {
    return this.num < 0n ? new Fraction(-this.num, this.den) : this;
  }

  equals(other: Fraction): boolean {
    return this.num === other.num && this.den === other.den;
  }

  above(other: Fraction): boolean {
    return this.num * other.den > other.num * this.den;
  }

  get isZero(): boolean {
    return this.num === 0n;
  }

  get isNegative(): boolean {
    return this.num < 0n;
  }

  get isPositive(): boolean {
    return this.num > 0n;
  }

  /** Nearest multiple of `step`, ties away from zero. */
  roundTo(step: Fraction): Fraction {
    const steps = this.abs().over(step);
    const whole = (2n * steps.num + steps.den) / (2n * steps.den);
    return new Fraction(this.isNegative ? -whole : whole, 1n).times(step);
  }

  /** Nearest number with so many decimals, ties away from zero. */
  round(decimals: number): Fraction {
    return this.roundTo(decimalStep(decimals));
  }

  /** True when the number lies exactly between two neighbours: what the tie rule is for. */
  isTie(step: Fraction): boolean {
    return this.over(step).den === 2n;
  }

  isTieAt(decimals: number): boolean {
    return this.isTie(decimalStep(decimals));
  }

  ceil(): Fraction {
    const whole = this.num / this.den;
    return new Fraction(this.num > 0n && whole * this.den !== this.num ? whole + 1n : whole, 1n);
  }

  /** With exactly so many decimals; the number must have no more than that. */
  fixed(decimals: number): string {
    const scaled = this.times(new Fraction(10n ** BigInt(decimals), 1n));
    if (scaled.den !== 1n) throw new Error(`${this.num}/${this.den} has more than ${decimals} decimals.`);
    const digits = scaled
      .abs()
      .num.toString()
      .padStart(decimals + 1, '0');
    const cut = digits.length - decimals;
    const text = decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
    return scaled.isNegative ? `-${text}` : text;
  }

  /** As many decimals as it has and no more; only for numbers that end. */
  exact(): string {
    for (let decimals = 0; decimals <= 40; decimals++) {
      if ((this.num * 10n ** BigInt(decimals)) % this.den === 0n) return this.fixed(decimals);
    }
    throw new Error(`${this.num}/${this.den} has no end in decimals.`);
  }
}

function decimalStep(decimals: number): Fraction {
  return new Fraction(1n, 10n ** BigInt(decimals));
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
