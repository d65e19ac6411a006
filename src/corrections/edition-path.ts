/** An edition as addresses name it: `<publisher>/<table>/<start>`, with `.c1` … for corrections. */
export interface EditionPath {
  readonly publisher: string;
  readonly table: string;
  readonly edition: string;
}

export const editionIdOfPath = ({ publisher, table, edition }: EditionPath): string =>
  `${publisher}/${table}/${edition}`;

export const isAct = (text: string): boolean => text === 'corrected' || text === 'withdrawn';
