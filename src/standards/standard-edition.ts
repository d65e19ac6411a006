/** One published edition: the engine's rule book plus what reports and verifications need to know about it. */
import type { Basis, CalendarDay, DecimalText, Instant, RegionCode, Standard } from '../engine/index.js';
import type { Fingerprint, ManifestEntry } from '../fingerprints/fingerprint.js';

export interface StandardEdition {
  readonly standard: Standard;
  /** Hash of the sorted manifest of the edition's folder. */
  readonly fingerprint: Fingerprint;
  /** Paths and hashes of the files the fingerprint covers, sorted. */
  readonly files: readonly ManifestEntry[];
  readonly titleEn: string;
  /** null: no association has issued this edition. */
  readonly publisher: string | null;
  /** Made up from public sources because the standard's text is not public. */
  readonly reconstructed: boolean;
  /** What the edition says of itself, to be printed in every report; Simplified Chinese. */
  readonly statement: string;
  readonly statementEn: string;
  /** The words of the report, Simplified Chinese, by key; `finding.<code>` for every finding. */
  readonly texts: Readonly<Record<string, string>>;
  readonly sources: readonly Source[];
  /** Where the default compositions come from: figures that are not parameters of the engine. */
  readonly compositions: readonly Composition[];
  readonly systems: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  readonly regionNames: Readonly<Record<RegionCode, string>>;
  /** The checklist: codes of the scrapping conditions that concern a component type. */
  readonly conditionsOf: Readonly<Record<string, readonly string[]>>;
  /** The edition of the same start that this one corrects. */
  readonly corrects: string | null;
  /** From the index beside the edition, not from the edition; null until the library has read it. */
  readonly lastCheckedOn: CalendarDay | null;
  readonly withdrawnAt: Instant | null;
}

export interface Source {
  readonly code: string;
  readonly text: string;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly url: string | null;
}

export interface Composition {
  /** `catalogue.<type>.materials` or `catalogue.<type>.variants.<variant>.materials` */
  readonly path: string;
  readonly shares: Readonly<Record<string, DecimalText>>;
  readonly basis: Basis;
  readonly clause: string;
  readonly source: string;
  readonly note: string | null;
}
