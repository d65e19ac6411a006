import type { ComponentChildren, VNode } from 'preact';

interface CardWishes {
  readonly title?: ComponentChildren;
  /** Beside the title: a mark, a link. */
  readonly aside?: ComponentChildren;
  /** `cash` for 残值, `avoided` for 余值, as in the printed report. */
  readonly tone?: 'cash' | 'avoided' | 'good' | 'warning';
  readonly id?: string;
  readonly children: ComponentChildren;
}

/** A piece of paper: one thing that belongs together. */
export function Card({ title, aside, tone, id, children }: CardWishes): VNode {
  return (
    <section class={tone === undefined ? 'card' : `card ${tone}`} id={id}>
      {title !== undefined && (
        <div class="card-head">
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

interface FactsWishes {
  readonly rows: readonly (readonly [name: string, value: ComponentChildren])[];
}

/** Name and value, one a line; lines without a value are left out. */
export const Facts = ({ rows }: FactsWishes): VNode => <Pairs rows={rows} look="facts" />;

/** What is added up: the amounts stand below one another, the last line is the sum. */
export const Ledger = ({ rows }: FactsWishes): VNode => <Pairs rows={rows} look="facts ledger" />;

function Pairs({ rows, look }: FactsWishes & { readonly look: string }): VNode {
  return (
    <dl class={look}>
      {rows
        .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
        .map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A secret shown once; a click marks it whole. */
export function Secret({ children }: { readonly children: string }): VNode {
  return (
    <code class="secret" data-copy="">
      {children}
    </code>
  );
}
