/** The blocks of a report as parts of a page. Every word and figure is the document's; nothing is added. */
import type { VNode } from 'preact';
import { Card, Facts } from '../../http/page/card.js';
import { Notice } from '../../http/page/notice.js';
import type {
  Block,
  Callout,
  Derivations,
  KeyValue,
  Signatures,
  Tone,
  ValueCard,
} from '../../reports/report-document.js';
import { BarsDrawing } from '../drawings/bars-drawing.js';
import { RangeDrawing } from '../drawings/range-drawing.js';
import { ReadingTable } from './reading-table.js';

/** A way to every chapter, wherever its page is. */
export interface ChapterLink {
  readonly title: string;
  readonly href: string;
}

interface BlockWishes {
  readonly block: Block;
  readonly contents: readonly ChapterLink[];
}

/** By kind; a kind without a drawing does not compile. */
const drawings: { readonly [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>) => VNode } = {
  heading: ({ text }) => <h3>{text}</h3>,
  paragraph: ({ text, style }) => <p class={style === 'body' ? undefined : style}>{text}</p>,
  list: ({ items, ordered }) => <Items items={items} isOrdered={ordered} />,
  'key-values': ({ rows }) => <KeyValues rows={rows} />,
  cards: ({ cards }) => <ValueCards cards={cards} />,
  callout: ({ callout }) => <CalloutBox callout={callout} />,
  table: (table) => <ReadingTable table={table} />,
  'bar-chart': (chart) => <BarsDrawing chart={chart} />,
  'range-chart': (chart) => <RangeDrawing chart={chart} />,
  derivations: (block) => <DerivationList block={block} />,
  signatures: (block) => <SignatureList block={block} />,
  contents: () => <></>,
};

export function ReadingBlock({ block, contents }: BlockWishes): VNode {
  if (block.kind === 'contents') return <Contents links={contents} />;
  const draw = drawings[block.kind] as (one: Block) => VNode;
  return draw(block);
}

function Contents({ links }: { readonly links: readonly ChapterLink[] }): VNode {
  return (
    <ol class="contents">
      {links.map(({ title, href }) => (
        <li>
          <a href={href}>{title}</a>
        </li>
      ))}
    </ol>
  );
}

function Items({ items, isOrdered }: { readonly items: readonly string[]; readonly isOrdered: boolean }): VNode {
  const entries = items.map((item) => <li>{item}</li>);
  return isOrdered ? <ol>{entries}</ol> : <ul>{entries}</ul>;
}

export function KeyValues({ rows }: { readonly rows: readonly KeyValue[] }): VNode {
  return (
    <Card>
      <Facts rows={rows.map(({ label, value }) => [label, value] as const)} />
    </Card>
  );
}

const cardTone = (tone: Tone): 'cash' | 'avoided' | 'warning' | undefined => (tone === 'neutral' ? undefined : tone);

interface ValueCardsWishes {
  readonly cards: readonly ValueCard[];
  /** On the cover no chapter stands above them. */
  readonly isOnCover?: boolean;
}

export function ValueCards({ cards, isOnCover }: ValueCardsWishes): VNode {
  const Title = isOnCover ? 'h2' : 'h3';
  return (
    <div class="columns">
      {cards.map(({ title, caption, amount, detail, tone }) => (
        <Card tone={cardTone(tone)}>
          <Title>{title}</Title>
          <p class="amount">{amount}</p>
          <p>{caption}</p>
          {detail.map((line) => (
            <p class="muted">{line}</p>
          ))}
        </Card>
      ))}
    </div>
  );
}

export function CalloutBox({ callout: { title, text, tone } }: { readonly callout: Callout }): VNode {
  const look = { cash: 'information', avoided: 'caution', neutral: 'neutral', warning: 'warning' } as const;
  return (
    <Notice tone={look[tone]} title={title === '' ? undefined : title}>
      <p>{text}</p>
    </Notice>
  );
}

/** Title and result in sight, the steps below them: hundreds of steps would hide what they lead to. */
function DerivationList({ block: { items } }: { readonly block: Derivations }): VNode {
  return (
    <>
      {items.map(({ title, lines, result }) => (
        <details class="derivation">
          <summary>
            {title} <span class="result">{result}</span>
          </summary>
          <ol>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ol>
        </details>
      ))}
    </>
  );
}

function SignatureList({ block }: { readonly block: Signatures }): VNode {
  return (
    <Card>
      <ul>
        {block.people.map(({ role, name, certificate }) => (
          <li>
            {role} <strong>{name}</strong> <span class="muted">{certificate}</span>
          </li>
        ))}
      </ul>
      <p>
        <strong>{block.firm}</strong>
      </p>
      <p>{block.date}</p>
      <p class="small">{block.sealHint}</p>
    </Card>
  );
}
