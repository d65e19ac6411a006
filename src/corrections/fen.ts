/** Amounts of money as whole fen, for sums in the database: exact as numbers below 2⁵³, ninety trillion yuan. */

export function fenOf(amount: string): number {
  const fen = Number(amount.replace('.', ''));
  if (!/^-?\d+\.\d{2}$/.test(amount) || !Number.isSafeInteger(fen)) throw new Error(`not an amount in yuan: ${amount}`);
  return fen;
}

export function amountOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
