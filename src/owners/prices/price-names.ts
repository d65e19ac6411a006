/** What the codes of price tables mean to a reader: names of the standard, units and bases in words. */
import { kindNames, sheetColumns } from '../../price-tables/exchange/sheet-columns.js';
import type { PriceRowInFile, PriceTableKind } from '../../price-tables/price-table-file.js';
import type { PriceRowKey } from '../../price-tables/comparison/row-key.js';
import { fullNameOf } from '../../standards/regions/regions.js';
import type { StandardEdition } from '../../standards/standard-edition.js';

export class PriceNames {
  constructor(private readonly edition: StandardEdition) {}

  kind(kind: PriceTableKind): string {
    return kindNames[kind];
  }

  region(code: string): string {
    return this.edition.regionNames[code] ?? fullNameOf(code) ?? `行政区划代码 ${code}`;
  }

  regions(codes: readonly string[]): string {
    return codes.map((code) => this.region(code)).join('、');
  }

  /** 重型废钢 · 轿厢导轨 T89/B · 危险废物处置（900-045-49）; what the standard does not name, by its own grade. */
  item({ code, variant, grade }: Pick<PriceRowInFile, 'code' | 'grade'> & { variant?: string | null }): string {
    const name = this.nameOf(code) ?? grade ?? code;
    if (variant === undefined || variant === null) return name;
    return `${name} ${this.edition.texts[`variant.${code}.${variant}`] ?? variant}`;
  }

  key({ code, variant, region }: PriceRowKey, grade?: string): string {
    return `${this.item({ code, variant, grade })}（${this.region(region)}）`;
  }

  /** 元/吨 */
  perUnit(kind: PriceTableKind, unit: string): string {
    return `元/${choice(kind, '/unit', unit)}`;
  }

  /** 含税（税率 3%） or 不含税 */
  tax({ taxBasis, taxRate }: Pick<PriceRowInFile, 'taxBasis' | 'taxRate'>): string {
    return taxBasis === 'excluded' || taxRate === undefined ? '不含税' : `含税（税率 ${percent(taxRate)}）`;
  }

  delivery(kind: PriceTableKind, deliveryBasis: string | undefined): string {
    return deliveryBasis === undefined ? '' : choice(kind, '/deliveryBasis', deliveryBasis);
  }

  sourceKind(kind: PriceTableKind, sourceKind: string): string {
    return choice(kind, '/source/kind', sourceKind);
  }

  private nameOf(code: string): string | undefined {
    const { materials, componentTypes, deductions } = this.edition.standard;
    const [service = code, wasteCode] = code.split(':');
    const name =
      materials[code]?.zh ??
      componentTypes[code]?.zh ??
      deductions.find((deduction) => deduction.serviceCode === service)?.zh;
    return name === undefined || wasteCode === undefined ? name : `${name}（${wasteCode}）`;
  }
}

/** The label a choice has in the sheet of prices: 吨, 货场价, 询价. */
function choice(kind: PriceTableKind, pointer: string, value: string): string {
  const column = sheetColumns(kind).find((one) => one.pointer === pointer);
  return column?.labels?.[value] ?? value;
}

/** `0.03` → `3%`: the decimal point moves two places, nothing is computed. */
function percent(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const digits = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(2).replace(/0+$/, '');
  return `${digits}${rest === '' ? '' : `.${rest}`}%`;
}
