import type { VNode } from 'preact';

/** `-1234567.80` → `−1,234,567.80`. Text in, text out: a figure is never computed here. */
export function grouped(value: string): string {
  const [whole = '0', fraction] = value.replace(/^[-+]/, '').split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (value.startsWith('-') ? '−' : '') + digits + (fraction === undefined ? '' : `.${fraction}`);
}

interface DifferenceWishes {
  /** Decimal text; `null`: not known. */
  readonly amount: string | null;
  readonly unit?: string;
}

/** How much more or less, always with its sign, and said in words for readers' software. */
export function Difference({ amount, unit = '元' }: DifferenceWishes): VNode {
  if (amount === null) return <span class="muted">—</span>;
  if (/^[-+]?0*(\.0*)?$/.test(amount)) return <span class="figures">不变</span>;
  const isLess = amount.startsWith('-');
  return (
    <span class={`figures ${isLess ? 'decrease' : 'increase'}`}>
      {isLess ? '' : '+'}
      {grouped(amount)} {unit}
    </span>
  );
}
