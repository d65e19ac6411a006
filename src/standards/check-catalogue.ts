/** The component catalogue: every type has what its class needs, and refers only to what exists. */
import { checkKnown, type CheckContext } from './check-context.js';
import { checkComposition } from './check-composition.js';
import { bounds, checkMass, checkParameter, type PlacedParameter } from './check-parameter.js';
import type { CatalogueFile, EditionFiles, FileComponentType, Loose } from './edition-files.js';

interface PlacedType {
  readonly file: string;
  readonly code: string;
  readonly type: NonNullable<Loose<FileComponentType>>;
}
type Conditions = NonNullable<Loose<EditionFiles>>['scrappingConditions'];

/** What classes A and B need, and what no other class may carry. */
const keptKeys = ['life', 'lifeFloor', 'functionalObsolescence', 'refurbishment', 'requiredConditions'] as const;

export function checkCatalogue(
  context: CheckContext,
  catalogue: Loose<Readonly<Record<string, CatalogueFile>>>,
  conditions: Conditions,
): void {
  const homes = new Map<string, string>();
  for (const [path, catalogueFile] of Object.entries(catalogue ?? {})) {
    const file = `${context.label}/${path}`;
    checkSystem(context, file, catalogueFile?.system);
    for (const [code, type] of Object.entries(catalogueFile?.types ?? {})) {
      const home = homes.get(code);
      if (home !== undefined) {
        const message = `duplicate parameter path catalogue.${code}: the type already stands in ${home}`;
        context.report({ file, key: `types.${code}`, message });
      } else if (type !== undefined) {
        checkType(context, { file, code, type });
        checkRequiredConditions(context, { file, code, type }, conditions);
      }
      homes.set(code, home ?? file);
    }
  }
}

function checkSystem(context: CheckContext, file: string, system: string | undefined): void {
  const expected = file.replace(/^.*\//, '').replace(/\.yaml$/, '');
  if (system === undefined || system === expected) return;
  context.report({ file, key: 'system', message: `${system} stands in another system's file`, allowed: [expected] });
}

function checkType(context: CheckContext, placed: PlacedType): void {
  const { file, code, type } = placed;
  const at = (...steps: readonly string[]) => ({
    path: ['catalogue', code, ...steps].join('.'),
    file,
    key: ['types', code, ...steps].join('.'),
  });
  checkMass(context, { ...at('mass'), parameter: type.mass }, type.unit);
  checkComposition(context, { ...at('materials'), materials: type.materials });
  for (const [variant, one] of Object.entries(type.variants ?? {})) {
    checkMass(context, { ...at('variants', variant, 'mass'), parameter: one?.mass }, type.unit);
    checkComposition(context, { ...at('variants', variant, 'materials'), materials: one?.materials });
  }
  checkKeptKeys(context, placed, at);
  checkKeptFigures(context, placed, at);
  checkWaste(context, placed, at);
}

type Place = (...steps: readonly string[]) => Omit<PlacedParameter, 'parameter'>;

function checkKeptKeys(context: CheckContext, { type }: PlacedType, at: Place): void {
  const { retentionClass } = type;
  if (retentionClass === undefined) return;
  const isKept = retentionClass === 'A' || retentionClass === 'B';
  for (const key of keptKeys) {
    const place = placeOf(at(key));
    if (isKept && !(key in type)) {
      context.report({ ...place, message: `is missing: class ${retentionClass} needs it` });
    }
    if (!isKept && type[key] !== undefined) {
      const message = `class ${retentionClass} is never kept and has no ${key}`;
      context.report({ ...place, message, allowed: ['classes A and B'] });
    }
  }
}

function checkKeptFigures(context: CheckContext, { type }: PlacedType, at: Place): void {
  const { unit, refurbishment } = type;
  const years = { units: ['a'], bounds: bounds.positive };
  checkParameter(context, { ...at('life'), parameter: type.life }, years);
  checkParameter(context, { ...at('lifeFloor'), parameter: type.lifeFloor }, years);
  const share = { units: ['1'], bounds: bounds.share };
  checkParameter(context, { ...at('functionalObsolescence'), parameter: type.functionalObsolescence }, share);
  const money = { units: [unit === undefined ? (refurbishment?.unit ?? '') : `CNY/${unit}`], bounds: bounds.any };
  checkParameter(context, { ...at('refurbishment'), parameter: refurbishment }, money);
  checkRefurbishmentTax(context, refurbishment, at);
}

function checkRefurbishmentTax(
  context: CheckContext,
  refurbishment: PlacedType['type']['refurbishment'],
  at: Place,
): void {
  if (refurbishment?.taxBasis === undefined) return;
  const { taxBasis, rate } = refurbishment;
  const place = placeOf(at('refurbishment', 'rate'));
  if (taxBasis === 'included' && !('rate' in refurbishment)) {
    context.report({ ...place, message: 'is missing: tax is included' });
  }
  if (taxBasis === 'excluded' && rate !== undefined) {
    context.report({ ...place, message: 'tax is excluded: there is no rate' });
  }
}

function checkWaste(context: CheckContext, { type }: PlacedType, at: Place): void {
  for (const [index, waste] of (type.hazardousWaste ?? []).entries()) {
    const { file, key } = at('hazardousWaste', String(index));
    checkKnown(context, context.wasteCodes, { file, key: `${key}.code`, code: waste?.code });
    const placed = {
      path: at('hazardousWaste', waste?.code ?? String(index)).path,
      file,
      key: `${key}.quantityPerUnit`,
      parameter: waste?.quantityPerUnit,
    };
    checkParameter(context, placed, { units: ['kg', 'L', '{piece}'], bounds: bounds.positive });
  }
}

function checkRequiredConditions(
  context: CheckContext,
  { file, code, type }: PlacedType,
  conditions: Conditions,
): void {
  for (const [index, condition] of (type.requiredConditions ?? []).entries()) {
    const key = `types.${code}.requiredConditions.${index}`;
    checkKnown(context, context.conditions, { file, key, code: condition });
    const appliesTo = condition === undefined ? undefined : conditions?.conditions?.[condition]?.appliesTo;
    if (appliesTo !== undefined && !appliesTo.includes(code)) {
      const message = `the condition ${condition} does not apply to ${code}`;
      context.report({ file, key, message, allowed: appliesTo.filter((one) => one !== undefined) });
    }
  }
}

const placeOf = ({ file, key }: { readonly file: string; readonly key: string }) => ({ file, key });
