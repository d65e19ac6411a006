/** One way to make the report, in a process of its own. */
export interface Rival {
  /** Makes one report; the bytes are what it is worth measuring, a PDF but for the bare sum. */
  make(): Uint8Array | Promise<Uint8Array>;
  /** How many reports one call makes, when its program is started for several at once. */
  readonly reports?: number;
  close?(): Promise<void>;
}

/** A program or a part that is not there: told, and left out. */
export class RivalAbsent extends Error {
  override readonly name = 'RivalAbsent';
}
