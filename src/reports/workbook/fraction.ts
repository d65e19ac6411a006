/** Exact fractions: what a formula of the workbook comes to before a spreadsheet program makes binary numbers of it. */

export class Fraction {
  private constructor(
    private readonly numerator: bigint,
    /** Above 0. */
    private readonly denominator: bigint,
  ) {}

  static of(decimal: string): Fraction {
    const [whole = '0', decimals = ''] = decimal.split('.');
    return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  plus(other: Fraction): Fraction {
    const [finer, coarser] = this.denominator >= other.denominator ? [this, other] : [other, this];
    // Decimals share their denominator, which keeps a sum of ten thousand of them short.
    if (finer.denominator % coarser.denominator === 0n) {
      const factor = finer.denominator / coarser.denominator;
      return new Fraction(finer.numerator + coarser.numerator * factor, finer.denominator);
    }
    return new Fraction(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.numerator, other.denominator));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  over(other: Fraction): Fraction {
    if (other.numerator === 0n) throw new RangeError('A formula of the workbook divides by 0');
    const sign = other.numerator < 0n ? -1n : 1n;
    return new Fraction(this.numerator * other.denominator * sign, this.denominator * other.numerator * sign);
  }

  absolute(): Fraction {
    return this.numerator < 0n ? new Fraction(-this.numerator, this.denominator) : this;
  }

  isAbove(other: Fraction): boolean {
    return this.numerator * other.denominator > other.numerator * this.denominator;
  }

  isZero(): boolean {
    return this.numerator === 0n;
  }

  /** What stands behind the point of the absolute value. */
  fractionalPart(): Fraction {
    const { numerator, denominator } = this.absolute();
    return new Fraction(numerator % denominator, denominator);
  }

  /** To so many decimals, ties away from zero. */
  rounded(places: number): Fraction {
    const scale = 10n ** BigInt(places);
    const { numerator, denominator } = this.absolute();
    const units = (2n * numerator * scale + denominator) / (2n * denominator);
    return new Fraction(this.numerator < 0n ? -units : units, scale);
  }

  /** The next whole number that is not below. Not for negative numbers. */
  ceiling(): Fraction {
    return new Fraction((this.numerator + this.denominator - 1n) / this.denominator, 1n);
  }

  /** With exactly so many decimals, ties away from zero. */
  text(places: number): string {
    const { numerator } = this.rounded(places);
    const digits = (numerator < 0n ? -numerator : numerator).toString().padStart(places + 1, '0');
    const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    return numerator < 0n ? `-${text}` : text;
  }
}

export const zero = Fraction.of('0');
export const one = Fraction.of('1');

export const largest = (first: Fraction, ...others: readonly Fraction[]): Fraction =>
  others.reduce((most, other) => (other.isAbove(most) ? other : most), first);

export const smallest = (first: Fraction, ...others: readonly Fraction[]): Fraction =>
  others.reduce((least, other) => (least.isAbove(other) ? other : least), first);

export const sumOf = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce((sum, fraction) => sum.plus(fraction), zero);
