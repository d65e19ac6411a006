/** The words of the price pages: what codes mean to an editor. Names of materials, parts and regions are the standard's. */
import type { PriceRowInFile } from '../../price-tables/price-table-file.js';
import { kindNames, sheetColumns } from '../../price-tables/exchange/sheet-columns.js';
import type { PriceTableKind } from '../../price-tables/price-table-file.js';
import { fullNameOf } from '../../standards/regions/regions.js';
import type { StandardEdition } from '../../standards/standard-edition.js';

type Named = Pick<PriceRowInFile, 'code' | 'variant' | 'grade'>;

export class PriceWords {
  constructor(private readonly edition: StandardEdition) {}

  /** 废旧物资 */
  kind(kind: PriceTableKind): string {
    return kindNames[kind];
  }

  /** 沈阳市；a code the standard does not name is named by the list of regions. */
  region(code: string): string {
    return this.edition.regionNames[code] ?? fullNameOf(code) ?? code;
  }

  regions(codes: readonly string[]): string {
    return codes.map((code) => this.region(code)).join('、');
  }

  /** 重型废钢 · 轿厢导轨 T89/B · 危险废物处置（900-045-49） */
  row({ code, variant, grade }: Named): string {
    const name = this.code(code) ?? grade ?? code;
    return variant === undefined ? name : `${name} ${this.edition.texts[`variant.${code}.${variant}`] ?? variant}`;
  }

  /** The label a choice has in the sheet: 吨, 含税, 货场价, 询价. */
  choice(kind: PriceTableKind, pointer: string, value: string | undefined): string {
    if (value === undefined) return '';
    const column = sheetColumns(kind).find((one) => one.pointer === pointer);
    return column?.labels?.[value] ?? value;
  }

  private code(code: string): string | undefined {
    const { materials, componentTypes, deductions } = this.edition.standard;
    const [service = code, wasteCode] = code.split(':');
    const name =
      materials[code]?.zh ??
      componentTypes[code]?.zh ??
      deductions.find((deduction) => deduction.serviceCode === service)?.zh;
    return name === undefined || wasteCode === undefined ? name : `${name}（${wasteCode}）`;
  }
}
