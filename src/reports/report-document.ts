/**
 * The report as a document of blocks: every word and figure that will be printed, in order, and nothing about where
 * it lands on a page. `report-content.ts` makes it (pure); the press draws it and decides no word.
 */

/** What a colour means: cash (残值), a purchase avoided (余值), neither, or a warning. */
export type Tone = 'cash' | 'avoided' | 'neutral' | 'warning';

export interface ReportDocument {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly reportNumber: string;
  /** RFC 3339; becomes the PDF's creation date, so that identical input gives identical bytes. */
  readonly createdAt: string;
  readonly runningHead: { readonly left: string; readonly right: string };
  readonly runningFoot: string;
  /** Set on every page: 演示价格, 草稿; null for none. */
  readonly watermark: string | null;
  readonly cover: Cover;
  readonly chapters: readonly Chapter[];
  readonly attachments: readonly Attachment[];
}

export interface Cover {
  readonly firm: string;
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly KeyValue[];
  readonly cards: readonly ValueCard[];
  readonly notices: readonly Callout[];
  readonly qr: {
    readonly url: string;
    readonly alt: string;
    readonly heading: string;
    readonly lines: readonly string[];
  };
}

export interface KeyValue {
  readonly label: string;
  readonly value: string;
}

export interface ValueCard {
  readonly title: string;
  /** What this amount is, in one line a resident understands. */
  readonly caption: string;
  readonly amount: string;
  readonly detail: readonly string[];
  readonly tone: Tone;
}

export interface Callout {
  readonly title: string;
  readonly text: string;
  readonly tone: Tone;
}

export interface Chapter {
  /** Numbered by the content, e.g. 一、摘要. */
  readonly title: string;
  readonly startsOnNewPage: boolean;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly style: 'body' | 'lead' | 'small' }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered: boolean }
  | { readonly kind: 'key-values'; readonly rows: readonly KeyValue[] }
  | { readonly kind: 'cards'; readonly cards: readonly ValueCard[] }
  | { readonly kind: 'callout'; readonly callout: Callout }
  | Table
  | BarChart
  | RangeChart
  | Derivations
  | Signatures
  /** Table of contents of all chapters; the press knows the pages. */
  | { readonly kind: 'contents' };

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly {
    readonly title: string;
    /** Relative width. */
    readonly weight: number;
    readonly align: 'left' | 'right' | 'center';
  }[];
  readonly rows: readonly TableRow[];
  readonly density: 'normal' | 'dense';
}

export interface TableRow {
  readonly cells: readonly string[];
  /** What needs more room than a cell: set smaller under the cells, across the table. */
  readonly detail?: string;
  /** `group` spans the table with its first cell; `total` is set off. */
  readonly role: 'plain' | 'group' | 'total';
  readonly tone: Tone;
}

/** Horizontal bars; values are decimal strings and may be negative. The press scales, the content labels. */
export interface BarChart {
  readonly kind: 'bar-chart';
  readonly title: string;
  readonly alt: string;
  readonly series: readonly { readonly name: string; readonly tone: Tone }[];
  readonly bars: readonly { readonly label: string; readonly values: readonly string[]; readonly valueLabel: string }[];
}

/** A line from low to high with the value marked. Decimal strings. */
export interface RangeChart {
  readonly kind: 'range-chart';
  readonly title: string;
  readonly alt: string;
  readonly low: { readonly value: string; readonly label: string };
  readonly value: { readonly value: string; readonly label: string };
  readonly high: { readonly value: string; readonly label: string };
}

/** One entry per component: lines a hand calculator can follow. */
export interface Derivations {
  readonly kind: 'derivations';
  readonly items: readonly {
    readonly title: string;
    readonly lines: readonly string[];
    readonly result: string;
    readonly tone: Tone;
  }[];
}

export interface Signatures {
  readonly kind: 'signatures';
  readonly people: readonly {
    readonly role: string;
    readonly name: string;
    readonly certificate: string;
    /** Signs in the file: an empty field is drawn beside the name. Those who do come first, in the order of signing. */
    readonly signs?: boolean;
  }[];
  readonly firm: string;
  readonly date: string;
  /** Shown where the seal lands; the seal itself is drawn by the signature. */
  readonly sealHint: string;
}

export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly relationship: 'Data' | 'Source' | 'Supplement' | 'Alternative';
  readonly bytes: Uint8Array;
}
