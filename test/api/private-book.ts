/** A firm's own price book, with a word of the firm's in every text. */
export const firmId = 'firm-of-tests';

export const bookOf = (word: string): Record<string, unknown> => ({
  ...{
    tableId: 'own-scrap',
    publisher: 'own',
    kind: 'scrap',
    privateTo: firmId,
    title: `${word}询价`,
    status: 'official',
  },
  ...{ validFrom: '2026-06-01', method: `${word}合同价。`, licence: '仅供本机构。', regions: ['210100'] },
});
export const rowOf = (word: string, price: string): object => ({
  ...{ code: 'cast-iron', region: '210100', unit: 't', price, currency: 'CNY', taxBasis: 'excluded' },
  deliveryBasis: 'ex-yard',
  source: { kind: 'manufacturer', publisher: `${word}公司`, document: `${word}合同`, capturedOn: '2026-05-20' },
});
