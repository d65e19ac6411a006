/** What the public log records. No personal data, no amount, no code by which a report could be opened. */
export type LogContent =
  | { readonly kind: 'report-issued'; readonly sha256: string; readonly number: string; readonly at: string }
  | {
      readonly kind: 'report-superseded';
      readonly sha256: string;
      /** SHA-256 of the report that takes its place. */
      readonly by: string;
      readonly at: string;
    }
  | {
      /** The archive time-stamp was renewed: the file grew at its end, what was signed stayed. */
      readonly kind: 'report-renewed';
      readonly sha256: string;
      /** SHA-256 of the file that was renewed. */
      readonly of: string;
      readonly at: string;
    }
  | { readonly kind: 'report-revoked'; readonly sha256: string; readonly at: string }
  | {
      readonly kind: 'price-edition-published' | 'price-edition-withdrawn';
      readonly editionId: string;
      /** SHA-256 of the edition's document. */
      readonly sha256: string;
      readonly at: string;
    };

/** By which an entry is found: the report's bytes or the edition's id. */
export const subjectOf = (content: LogContent): string => ('editionId' in content ? content.editionId : content.sha256);
