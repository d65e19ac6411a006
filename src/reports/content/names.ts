/** Chinese names of what codes stand for: components, materials, units, regions, price rows. */
import type { AppraisalOrder, Component, ComponentType, RegionCode, Standard, Unit } from '../../engine/index.js';
import { catalogueName } from '../../standards/catalogue-name.js';
import { fullNameOf } from '../../standards/regions/regions.js';
import type { ReportTexts } from './report-texts.js';

/** What naming needs; smaller than a whole report so that a refusal can be worded too. */
export interface Naming {
  readonly order: AppraisalOrder;
  readonly standard: Standard;
  readonly text: ReportTexts;
}

export interface RowName {
  readonly editionId: string;
  readonly code: string;
  readonly variant: string | null;
  readonly region: RegionCode;
}

/** `<publisher>/<table-id>/<valid-from>/<code>[/<variant>]@<region>`; a variant may hold slashes: `T89/B`. */
export function readRowId(rowId: string): RowName {
  const at = rowId.lastIndexOf('@');
  const [publisher = '', table = '', validFrom = '', code = '', ...variant] = rowId.slice(0, at).split('/');
  return {
    editionId: `${publisher}/${table}/${validFrom}`,
    code,
    variant: variant.length > 0 ? variant.join('/') : null,
    region: rowId.slice(at + 1),
  };
}

export function typeOf(naming: Naming, code: string): ComponentType {
  const type = naming.standard.componentTypes[code];
  if (!type) throw new Error(`The edition knows no component type "${code}"`);
  return type;
}

/** 轿厢导轨 T89/B */
export function partName(naming: Naming, code: string, variant: string | null | undefined): string {
  const type = typeOf(naming, code);
  if (!variant) return type.zh;
  const key = `variant.${code}.${variant}`;
  return `${type.zh} ${naming.text.has(key) ? naming.text(key) : variant}`;
}

/** 轿厢导轨 T89/B（c07）: the id is the one of the order and of the attached JSON. */
export function componentName(naming: Naming, component: Component): string {
  return `${partName(naming, component.type, component.variant)}（${component.id}）`;
}

export function componentNameById(naming: Naming, id: string): string {
  const component = naming.order.components.find((candidate) => candidate.id === id);
  if (!component) throw new Error(`The order has no component "${id}"`);
  return componentName(naming, component);
}

export function materialName(naming: Naming, code: string): string {
  const material = naming.standard.materials[code];
  if (!material) throw new Error(`The edition knows no material "${code}"`);
  return material.zh;
}

/** `{piece}` → unit.piece, `t.km` → unit.t-km */
function unitKey(unit: Unit): string {
  const word = unit.replace(/[{}]/g, '').replace(/[^A-Za-z0-9]/g, '-');
  return `unit.${word}`;
}

/** `m` → 米, `{piece}` → 件 */
export function unitName(naming: Naming, unit: Unit): string {
  return naming.text(unitKey(unit));
}

/** `kg/{piece}` → 千克/件; a unit the texts have no word for is printed as it stands. */
export function unitNameOrCode(naming: Naming, unit: Unit): string {
  const key = unitKey(unit);
  if (naming.text.has(key)) return naming.text(key);
  const parts = unit.split('/');
  return parts.length > 1 ? parts.map((part) => unitNameOrCode(naming, part)).join('/') : unit;
}

/** The counting word of a component: 台 for a machine, 扇 for a panel, else the unit's own. */
export function counterName(naming: Naming, typeCode: string, unit: Unit): string {
  const key = `counter.${typeCode}`;
  return unit === '{piece}' && naming.text.has(key) ? naming.text(key) : unitName(naming, unit);
}

/** 沈阳市（210100）: in the edition's words, else as the list of regions has it. */
export function regionName(naming: Naming, code: RegionCode): string {
  const key = `region.${code}`;
  const name = naming.text.has(key) ? naming.text(key) : fullNameOf(code);
  return name === null ? naming.text('region.unknown', { code }) : `${name}（${code}）`;
}

/** What a code of a price row prices: a material, a component type, or a service with or without waste code. */
export function pricedItemName(naming: Naming, code: string, variant: string | null): string {
  if (naming.standard.componentTypes[code]) return partName(naming, code, variant);
  const [item = code, wasteCode] = code.split(':');
  const name = catalogueName(naming.standard, item) ?? item;
  return wasteCode ? `${name}（${wasteCode}）` : name;
}

export function rowName(naming: Naming, rowId: string): string {
  const { code, variant } = readRowId(rowId);
  return pricedItemName(naming, code, variant);
}
