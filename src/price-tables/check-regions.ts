/** The regions an edition prices are regions of GB/T 2260, in force or of old; its rows can name no others. */
import { isRegion } from '../standards/regions/regions.js';
import type { PriceTableFile } from './price-table-file.js';
import type { LocalFault } from './price-table-faults-error.js';

export function unknownRegions({ regions }: Pick<PriceTableFile, 'regions'>): LocalFault[] {
  return regions.flatMap((region, index): LocalFault[] =>
    isRegion(region)
      ? []
      : [
          {
            code: 'unknown-region',
            pointer: `/regions/${index}`,
            message: `${region} is no region; allowed: the codes of GB/T 2260, 100000 for the whole country`,
          },
        ],
  );
}
