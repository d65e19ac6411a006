/** Rules 1, 2 and 5 up to the figures: what is decided and known of a component before anything is multiplied. */
import { monthsBetween } from './calendar.js';
import { Fraction } from './fraction.js';
import { findRow } from './prices.js';
import type { FoundRow, Question } from './price-editions.js';
import type { PricedRow } from './prices.js';
import type { PriceBook } from './price-book.js';
import type { CatalogueMassJson, ComponentJson, ComponentTypeJson, FindingJson, ShareJson } from './shapes.js';

export interface MassFact {
  readonly method: string;
  readonly defaulted: boolean;
  readonly kgPerUnit: Fraction;
  readonly central: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
}

export interface MaterialFact {
  readonly material: string;
  readonly share: Fraction;
  readonly hazardousWasteCode: string | null;
  /** null: hazardous, or refused. */
  readonly row: PricedRow | null;
  /** The row itself, also one refused for its unit: what its price contains is known all the same. */
  readonly found: FoundRow | null;
}

export interface DateFact {
  readonly installedOn: string;
  readonly defaulted: boolean;
  readonly usedMonths: number;
}

export interface ComponentFacts {
  readonly component: ComponentJson;
  readonly type: ComponentTypeJson;
  readonly decision: 'scrap' | 'retain';
  readonly mass: MassFact | null;
  readonly materials: { readonly defaulted: boolean; readonly list: readonly MaterialFact[] } | null;
  /** Only when retained; null inside: refused. */
  readonly date: DateFact | null;
  readonly partRow: PricedRow | null;
  readonly findings: readonly FindingJson[];
}

type Found = FindingJson[];

function add(findings: Found, level: string, entry: { code: string; id: string; data?: Record<string, unknown> }) {
  findings.push({ code: entry.code, level, componentId: entry.id, data: entry.data ?? {} });
}

const simpleGates: Readonly<Record<string, { code: string; open: (component: ComponentJson) => boolean }>> = {
  'installer-consent': { code: 'retention-consent-missing', open: (c) => c.retention?.installerConsent === true },
  'load-check': { code: 'retention-load-check-missing', open: (c) => c.retention?.loadChecked === true },
  contract: { code: 'retention-contract-missing', open: (c) => c.retention?.inContract === true },
  'survey-score': { code: 'retention-score-missing', open: (c) => c.survey?.score !== undefined },
  certificate: { code: 'retention-certificate-missing', open: (c) => Boolean(c.retention?.certificate) },
};

function closedGates(component: ComponentJson, type: ComponentTypeJson, gates: readonly string[]): Found {
  const warnings: Found = [];
  const id = component.id;
  for (const gate of gates) {
    if (gate === 'scrapping-conditions') {
      const answers = component.survey?.conditions ?? [];
      const unanswered = type.requiredConditions.filter((code) => !answers.some((answer) => answer.code === code));
      const met = answers.filter((answer) => answer.met).map((answer) => answer.code);
      if (unanswered.length > 0) {
        add(warnings, 'warning', { code: 'retention-conditions-unanswered', id, data: { conditions: unanswered } });
      }
      if (met.length > 0) {
        add(warnings, 'warning', { code: 'retention-condition-met', id, data: { conditions: met } });
      }
    } else if (!simpleGates[gate]!.open(component)) {
      add(warnings, 'warning', { code: simpleGates[gate]!.code, id });
    }
  }
  return warnings;
}

function decide(question: Question, component: ComponentJson, findings: Found): 'scrap' | 'retain' {
  if (component.disposition === 'dismantle') return 'scrap';
  const type = question.standard.componentTypes[component.type]!;
  const { gates } = question.standard.retentionClasses[type.retentionClass]!;
  if (gates === null) {
    question.note(`class ${type.retentionClass} is never retained`);
    add(findings, 'warning', { code: 'retention-class-not-retainable', id: component.id });
    return 'scrap';
  }
  const closed = closedGates(component, type, gates);
  findings.push(...closed);
  if (closed.length > 1) question.note('several gates closed');
  question.note(`class ${type.retentionClass} ${closed.length === 0 ? 'retained' : 'gates closed'}`);
  return closed.length === 0 ? 'retain' : 'scrap';
}

function catalogueMass(question: Question, component: ComponentJson): CatalogueMassJson | null {
  const type = question.standard.componentTypes[component.type]!;
  if (component.variant === undefined) return type.mass;
  question.note(type.variants[component.variant] ? 'mass by variant' : 'mass of a variant the catalogue does not know');
  return type.variants[component.variant]?.mass ?? null;
}

function findMass(question: Question, component: ComponentJson, findings: Found): MassFact | null {
  const method = component.mass?.method ?? 'catalogue';
  const quantity = Fraction.of(component.quantity);
  const kg = (perUnit: Fraction): Fraction => {
    const exact = quantity.times(perUnit);
    if (exact.isTieAt(3)) question.note('tie at a mass');
    return exact.round(3);
  };
  question.note(`mass ${method}`);
  if (method === 'catalogue') {
    question.note(component.mass ? 'catalogue mass asked for' : 'no mass given');
    const figure = catalogueMass(question, component);
    if (!figure) {
      add(findings, 'refusal', { code: 'mass-missing', id: component.id });
      return null;
    }
    add(findings, 'info', { code: 'mass-defaulted', id: component.id });
    const kgPerUnit = Fraction.of(figure.kgPerUnit.value);
    const [low, high] = [kg(Fraction.of(figure.low)), kg(Fraction.of(figure.high))];
    return { method, defaulted: true, kgPerUnit, central: kg(kgPerUnit), low, high };
  }
  const kgPerUnit = Fraction.of(component.mass!.kgPerUnit!);
  const band = Fraction.of(question.standard.massBands[method]!.value);
  const [low, high] = [Fraction.one.minus(band), Fraction.one.plus(band)].map((factor) => kg(kgPerUnit.times(factor)));
  return { method, defaulted: false, kgPerUnit, central: kg(kgPerUnit), low: low!, high: high! };
}

function composition(question: Question, component: ComponentJson): readonly ShareJson[] | 'required' {
  const type = question.standard.componentTypes[component.type]!;
  const ofVariant = component.variant === undefined ? undefined : type.variants[component.variant]?.materials;
  question.note(ofVariant ? 'default materials of the variant' : 'default materials of the type');
  return ofVariant ?? type.materials;
}

function findMaterials(question: Question, component: ComponentJson, book: { prices: PriceBook; findings: Found }) {
  const shares = component.materials ?? composition(question, component);
  if (shares === 'required') {
    add(book.findings, 'refusal', { code: 'materials-missing', id: component.id });
    return null;
  }
  const defaulted = component.materials === undefined;
  if (defaulted) add(book.findings, 'info', { code: 'materials-defaulted', id: component.id });
  const list = shares.map(({ material, share }): MaterialFact => {
    const hazardousWasteCode = question.standard.materials[material]!.hazardousWasteCode ?? null;
    if (hazardousWasteCode !== null) question.note('hazardous material');
    const fact = { material, share: Fraction.of(share), hazardousWasteCode };
    if (hazardousWasteCode !== null) return { ...fact, row: null, found: null };
    const wanted = { kind: 'scrap', code: material, variant: null } as const;
    const units = { kg: Fraction.one, t: Fraction.int(1000) };
    const row = book.prices.take({ ...wanted, units, componentId: component.id });
    if (row !== null) question.note(`scrap priced by ${row.row.unit}`);
    return { ...fact, row, found: findRow(question, wanted) };
  });
  return { defaulted, list };
}

function findDate(question: Question, component: ComponentJson, findings: Found): DateFact | null {
  const { order, note } = question;
  const installedOn = component.installedOn ?? order.lift.commissionedOn;
  if (installedOn === undefined) {
    add(findings, 'refusal', { code: 'installation-date-missing', id: component.id });
    return null;
  }
  const defaulted = component.installedOn === undefined;
  if (installedOn > order.referenceDate) {
    add(findings, 'refusal', { code: 'installation-date-after-reference-date', id: component.id });
    return null;
  }
  if (defaulted) add(findings, 'info', { code: 'installation-date-defaulted', id: component.id });
  if (installedOn === order.referenceDate) note('installed on the reference date');
  if (installedOn.slice(8) > order.referenceDate.slice(8)) note('last month not complete');
  if (installedOn.slice(8) === order.referenceDate.slice(8)) note('last month complete to the day');
  return { installedOn, defaulted, usedMonths: monthsBetween(installedOn, order.referenceDate) };
}

export function gatherFacts(question: Question, component: ComponentJson, prices: PriceBook): ComponentFacts {
  const findings: Found = [];
  const type = question.standard.componentTypes[component.type]!;
  const decision = decide(question, component, findings);
  const mass = findMass(question, component, findings);
  const materials = findMaterials(question, component, { prices, findings });
  const retained = decision === 'retain';
  const date = retained ? findDate(question, component, findings) : null;
  const units = { [component.unit]: Fraction.one, kg: Fraction.one, t: Fraction.one };
  const wanted = { kind: 'parts', code: component.type, variant: component.variant ?? null } as const;
  const partRow = retained ? prices.take({ ...wanted, units, componentId: component.id }) : null;
  return { component, type, decision, mass, materials, date, partRow, findings };
}
