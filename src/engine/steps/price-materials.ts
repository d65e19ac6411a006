/** A material's price per kg with the recovery rate that counts (rule 3) and what its delivery basis contains (rule 4). */
import type { Material } from '../standard.js';
import type { Standard } from '../standard.js';
import type { Banded, FoundPrice, PricedMaterial } from '../worksheet.js';
import type { PriceDesk } from '../price-desk.js';
import type { References } from '../references.js';
import type { Wanted } from '../price-refusals.js';
import type { Decimal } from '../exact/decimal.js';
import { formatDecimal, parseDecimal } from '../exact/decimal.js';
import { powerOfTen, times } from '../exact/integer.js';
import type { Int } from '../exact/integer.js';
import { formatPrice, formatRate, pricePlaces, ratePlaces } from '../exact/scales.js';
import type { MicroPrice } from '../exact/scales.js';
import { own, vouched } from '../own.js';

const scrapUnits = ['kg', 't'];
const fullRate = formatRate(10_000);

/** The materials of one appraisal, each priced once. */
export class MaterialPrices {
  private readonly priced = new Map<string, PricedMaterial>();

  constructor(
    private readonly desk: PriceDesk,
    private readonly standard: Standard,
    private readonly references: References,
  ) {}

  /** Leaves a refusal that names the component where a price is missing. */
  of(code: string, componentId: string): PricedMaterial {
    const known = this.priced.get(code);
    if (known && !isUnpriced(known)) return known;
    const material = vouched(this.standard.materials, code);
    const wanted: Wanted = { kind: 'scrap', code, variant: undefined };
    const isHazardous = material.hazardousWasteCode !== undefined;
    const found = isHazardous ? null : this.desk.ask(wanted, scrapUnits, { componentId });
    const basis = isHazardous ? undefined : this.desk.deliveryBasisOf(wanted);
    const priced = { ...this.factorsOf(material, found), ...this.entering(basis, isHazardous) };
    this.priced.set(code, priced);
    return priced;
  }

  private entering(
    basis: string | undefined,
    isHazardous: boolean,
  ): { entersCutting: boolean; entersTransport: boolean } {
    const contained = basis === undefined ? undefined : own(this.standard.deliveryBases, basis);
    return {
      entersCutting: !isHazardous && contained?.containsCutting !== true,
      entersTransport: !isHazardous && contained?.containsTransport !== true,
    };
  }

  private factorsOf(
    material: Material,
    found: FoundPrice | null,
  ): Omit<PricedMaterial, 'entersCutting' | 'entersTransport'> {
    if (found === null) {
      const nothing = { factors: [0, 0, 0], factorScale: 0 } as const;
      return { material, found, ...nothing, recoveryRate: fullRate, pricePerKg: null, uses: [] };
    }
    const rate = parseDecimal(material.recoveryRate.value);
    const counts = found.prices[0] > 0;
    const [middle, low, high] = found.prices;
    const factors: Banded<Int> = [countedFactor(middle, rate), countedFactor(low, rate), countedFactor(high, rate)];
    return {
      material,
      found,
      factors,
      factorScale: pricePlaces + rate.scale,
      recoveryRate: counts ? formatDecimal(rate, ratePlaces) : fullRate,
      pricePerKg: formatPrice(middle),
      uses: counts ? [found.key, this.references.parameter(material.recoveryRate)] : [found.key],
    };
  }
}

function isUnpriced({ found, material }: PricedMaterial): boolean {
  return found === null && material.hazardousWasteCode === undefined;
}

/** The recovery rate counts only where the price is above 0. */
function countedFactor(price: MicroPrice, rate: Decimal): Int {
  return times(price, price > 0 ? rate.units : powerOfTen(rate.scale));
}
