/** A material's price per kg with the recovery rate that counts (rule 3) and what its delivery basis contains (rule 4). */
import type { DeliveryBasis, Material, Standard } from '../standard.js';
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
const nothing: Banded<MicroPrice> = [0, 0, 0];

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
    const contained = basis === undefined ? undefined : own(this.standard.deliveryBases, basis);
    const priced = this.price(material, found, contained);
    this.priced.set(code, priced);
    return priced;
  }

  private price(material: Material, found: FoundPrice | null, contained: DeliveryBasis | undefined): PricedMaterial {
    const isHazardous = material.hazardousWasteCode !== undefined;
    const rate = parseDecimal(material.recoveryRate.value);
    const prices = found === null ? nothing : found.prices;
    const counts = found !== null && found.prices[0] > 0;
    return {
      material,
      found,
      factors: [countedFactor(prices[0], rate), countedFactor(prices[1], rate), countedFactor(prices[2], rate)],
      factorScale: pricePlaces + rate.scale,
      recoveryRate: counts ? formatDecimal(rate, ratePlaces) : fullRate,
      pricePerKg: found === null ? null : formatPrice(prices[0]),
      uses: this.usesOf(material, found, counts),
      entersCutting: !isHazardous && contained?.containsCutting !== true,
      entersTransport: !isHazardous && contained?.containsTransport !== true,
    };
  }

  private usesOf(material: Material, found: FoundPrice | null, counts: boolean): readonly string[] {
    if (found === null) return [];
    return counts ? [found.key, this.references.parameter(material.recoveryRate)] : [found.key];
  }
}

function isUnpriced({ found, material }: PricedMaterial): boolean {
  return found === null && material.hazardousWasteCode === undefined;
}

/** The recovery rate counts only where the price is above 0. */
function countedFactor(price: MicroPrice, rate: Decimal): Int {
  return times(price, price > 0 ? rate.units : powerOfTen(rate.scale));
}
