/**
 * A name for public notice: the first character of each owner, and for the rest one star or two, so that neighbours find
 * themselves and nobody else learns a name. Pure.
 */
const BETWEEN_NAMES = /[、，,;；/／\s]+/u;

export function maskName(names: string | null): string {
  if (names === null) return '';
  return names
    .split(BETWEEN_NAMES)
    .filter((name) => name !== '')
    .map(maskOne)
    .join('、');
}

function maskOne(name: string): string {
  const [first = '', ...rest] = name;
  return `${first}${rest.length > 1 ? '**' : '*'}`;
}
