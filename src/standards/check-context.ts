/**
 * What the checks of an edition share: where faults go, and the codes that other files may refer to. A set of codes is
 * undefined when its file could not be read, so that one broken file is not reported once for every reference to it.
 */
import type { EditionFiles, Loose } from './edition-files.js';
import type { ReportFault } from './standard-faults-error.js';

export type Codes = ReadonlySet<string> | undefined;

export interface CheckContext {
  readonly label: string;
  readonly report: ReportFault;
  readonly sources: Codes;
  readonly materials: Codes;
  readonly wasteCodes: Codes;
  readonly conditions: Codes;
  readonly componentTypes: Codes;
  readonly regions: Codes;
  /** Paths of parameters already seen, with the place of each. */
  readonly parameterPaths: Map<string, string>;
}

export function checkContext(files: NonNullable<Loose<EditionFiles>>, at: { label: string; report: ReportFault }) {
  const materials = files.materials?.materials;
  const catalogues = Object.values(files.catalogue ?? {});
  const allTypesReadable = catalogues.every((file) => file?.types !== undefined);
  return {
    ...at,
    sources: codesOf(files.sources?.sources),
    materials: codesOf(materials),
    wasteCodes:
      materials === undefined
        ? undefined
        : new Set(Object.values(materials).flatMap((material) => material?.hazardousWasteCode ?? [])),
    conditions: codesOf(files.scrappingConditions?.conditions),
    componentTypes: allTypesReadable
      ? new Set(catalogues.flatMap((file) => Object.keys(file?.types ?? {})))
      : undefined,
    regions: codesOf(files.regions?.regions),
    parameterPaths: new Map<string, string>(),
  } satisfies CheckContext;
}

function codesOf(map: object | undefined): Codes {
  return map === undefined ? undefined : new Set(Object.keys(map));
}

export interface Mention {
  readonly file: string;
  readonly key: string;
  readonly code: string | undefined;
}

/** A code that another file must know. */
export function checkKnown(context: CheckContext, known: Codes, { file, key, code }: Mention): void {
  if (code === undefined || known === undefined || known.has(code)) return;
  context.report({ file, key, message: `unknown code ${JSON.stringify(code)}`, allowed: [...known] });
}
