/** Exact decimals as a bigint and a number of decimal places: prices are never floats, not even here. */

export const decimal = (text) => {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`"${text}" is not a plain decimal number`);
  const fraction = match[2] ?? '';
  return { digits: BigInt(match[1] + fraction), places: fraction.length };
};

export const times = (a, b) => ({ digits: a.digits * b.digits, places: a.places + b.places });

export const perThousand = (a) => ({ digits: a.digits, places: a.places + 3 });

/** Two decimals, halves away from zero (no negative prices occur). */
export const round2 = ({ digits, places }) => {
  if (places <= 2) return { digits: digits * 10n ** BigInt(2 - places), places: 2 };
  const divisor = 10n ** BigInt(places - 2);
  return { digits: (digits * 2n + divisor) / (divisor * 2n), places: 2 };
};

export const text = ({ digits, places }) => {
  const all = String(digits).padStart(places + 1, '0');
  return places === 0 ? all : `${all.slice(0, -places)}.${all.slice(-places)}`;
};
