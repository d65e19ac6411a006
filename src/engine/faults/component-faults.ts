/** What is wrong with one component, by itself and against the edition's catalogue (rules 1, 2 and 6). */
import type { Component, MaterialShare } from '../order.js';
import type { ComponentType, Standard } from '../standard.js';
import type { Decimal } from '../exact/decimal.js';
import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  multiplyDecimals,
  one,
  roundDecimal,
  zero,
} from '../exact/decimal.js';
import { formatMass, massPlaces } from '../exact/scales.js';
import { own } from '../own.js';
import { catalogueMassOf } from '../steps/find-mass.js';
import { boundsFaults, decimalOrNull, notNegative, positive, rateBounds, shareBounds } from './order-fault.js';
import type { OrderFault } from './order-fault.js';
import { taxedAmountFaults } from './taxed-amount-faults.js';

const heaviestComponentGrams = 50_000_000;

export function componentFaults(component: Component, index: number, standard: Standard): readonly OrderFault[] {
  const pointer = `/components/${index}`;
  const type = own(standard.componentTypes, component.type);
  return [
    ...(type === undefined ? [typeUnknown(component, pointer)] : typeFaults(component, type, pointer)),
    ...boundsFaults(`${pointer}/quantity`, component.quantity, positive),
    ...figureFaults(component, pointer),
    ...materialFaults(component.materials, pointer, standard),
    ...surveyFaults(component, pointer, standard),
    ...retentionFaults(component, pointer),
  ];
}

function typeUnknown({ type }: Component, pointer: string): OrderFault {
  const allowed = 'a component type of the edition';
  return { pointer: `${pointer}/type`, code: 'component-type-unknown', allowed, data: { type } };
}

function typeFaults(component: Component, type: ComponentType, pointer: string): readonly OrderFault[] {
  const { unit } = component;
  const wrongUnit: OrderFault = {
    pointer: `${pointer}/unit`,
    code: 'unit-not-of-type',
    allowed: type.unit,
    data: { unit, type: type.code },
  };
  return [...(unit === type.unit ? [] : [wrongUnit]), ...tooHeavy(component, type, pointer)];
}

/** massKg = round3(quantity × kgPerUnit), by the surveyor's figure or the catalogue's, is at most 50 t. */
function tooHeavy({ quantity, mass, variant }: Component, type: ComponentType, pointer: string): readonly OrderFault[] {
  const isOwn = mass?.kgPerUnit !== undefined;
  const figure = mass?.kgPerUnit ?? catalogueMassOf(type, variant)?.kgPerUnit.value;
  const factors = [decimalOrNull(quantity), figure === undefined ? null : decimalOrNull(figure)] as const;
  if (factors[0] === null || factors[1] === null) return [];
  const grams = roundDecimal(multiplyDecimals(factors[0], factors[1]), massPlaces);
  if (grams <= heaviestComponentGrams) return [];
  return [
    {
      pointer: isOwn ? `${pointer}/mass/kgPerUnit` : `${pointer}/quantity`,
      code: 'mass-too-large',
      allowed: 'quantity × kgPerUnit ≤ 50000 kg',
      data: { massKg: formatMass(grams) },
    },
  ];
}

function figureFaults({ mass }: Component, pointer: string): readonly OrderFault[] {
  if (mass === undefined) return [];
  const at = `${pointer}/mass/kgPerUnit`;
  const { method } = mass;
  const isOwn = mass.kgPerUnit !== undefined;
  if (method === 'catalogue' && isOwn) return [{ pointer: at, code: 'mass-figure-forbidden', data: { method } }];
  if (method !== 'catalogue' && !isOwn) return [{ pointer: at, code: 'mass-figure-required', data: { method } }];
  return boundsFaults(at, mass.kgPerUnit, positive);
}

function materialFaults(
  materials: readonly MaterialShare[] | undefined,
  pointer: string,
  standard: Standard,
): readonly OrderFault[] {
  if (materials === undefined) return [];
  const at = `${pointer}/materials`;
  const single = materials.flatMap(({ material, share }, index): readonly OrderFault[] => [
    ...(own(standard.materials, material) === undefined
      ? [
          {
            pointer: `${at}/${index}/material`,
            code: 'material-unknown' as const,
            allowed: 'a material of the edition',
            data: { material },
          },
        ]
      : []),
    ...boundsFaults(`${at}/${index}/share`, share, shareBounds),
  ]);
  const shares = materials.map(({ share }) => decimalOrNull(share)).filter((share) => share !== null);
  const sum = shares.reduce<Decimal>(addDecimals, zero);
  if (shares.length < materials.length || compareDecimals(sum, one) === 0) return single;
  return [
    ...single,
    { pointer: at, code: 'shares-not-one', allowed: 'Σ share = 1', data: { sum: formatDecimal(sum) } },
  ];
}

function surveyFaults({ survey }: Component, pointer: string, standard: Standard): readonly OrderFault[] {
  const answered = new Set<string>();
  const conditions = (survey?.conditions ?? []).flatMap(({ code }, index): readonly OrderFault[] => {
    const at = `${pointer}/survey/conditions/${index}/code`;
    const isAgain = answered.has(code);
    answered.add(code);
    const unknown: OrderFault = {
      pointer: at,
      code: 'condition-unknown',
      allowed: 'a scrapping condition of the edition',
      data: { condition: code },
    };
    return [
      ...(own(standard.scrappingConditions, code) === undefined ? [unknown] : []),
      ...(isAgain ? [{ pointer: at, code: 'condition-answered-twice' as const, data: { condition: code } }] : []),
    ];
  });
  return [...boundsFaults(`${pointer}/survey/score`, survey?.score, rateBounds), ...conditions];
}

function retentionFaults({ retention }: Component, pointer: string): readonly OrderFault[] {
  if (retention === undefined) return [];
  const at = `${pointer}/retention`;
  const { functionalObsolescence = null, refurbishment = null, reason = null } = retention;
  const isReplacing = functionalObsolescence !== null || refurbishment !== null;
  const isUnreasoned = isReplacing && (reason ?? '').trim() === '';
  return [
    ...boundsFaults(`${at}/functionalObsolescence`, functionalObsolescence, rateBounds),
    ...(refurbishment === null ? [] : taxedAmountFaults(`${at}/refurbishment`, refurbishment, notNegative)),
    ...(isUnreasoned ? [{ pointer: `${at}/reason`, code: 'reason-required' as const, data: {} }] : []),
  ];
}
