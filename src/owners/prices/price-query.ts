import { optional, required } from '../../http/query.js';

const isKeyPart = (text: string): boolean => text.length > 0 && text.length <= 200;

/** What names a price within a table. A variant may hold slashes, so the key stands in the query, not in the path. */
export const priceQuery = {
  code: required('<code>', isKeyPart),
  variant: optional('<variant>', isKeyPart),
  region: required('GB/T 2260, 6 digits', (text) => /^\d{6}$/.test(text)),
};
