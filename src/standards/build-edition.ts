/** The checked files of an edition as the value the rest of the product works with. */
import { fingerprintOfManifest, sortedManifest, type ManifestEntry } from '../fingerprints/fingerprint.js';
import { sourceText, type SourceTexts } from './build-parameter.js';
import { standardFrom } from './build-standard.js';
import type { EditionFiles, FileMaterials } from './edition-files.js';
import type { Composition, StandardEdition } from './standard-edition.js';

export function editionFrom(files: EditionFiles, manifest: readonly ManifestEntry[]): StandardEdition {
  const { edition, sources, catalogue, regions } = files;
  return {
    standard: standardFrom(files),
    fingerprint: fingerprintOfManifest(manifest),
    files: sortedManifest(manifest),
    titleEn: edition.titleEn,
    publisher: edition.publisher,
    reconstructed: edition.reconstructed,
    statement: edition.statement.zh,
    statementEn: edition.statement.en,
    texts: files.reportTexts,
    sources: Object.entries(sources.sources).map(([code, { text, confidence, url }]) => ({
      ...{ code, text, confidence },
      url: url ?? null,
    })),
    compositions: compositionsFrom(files),
    systems: Object.values(catalogue).map(({ system, zh, en }) => ({ code: system, zh, en })),
    regionNames: Object.fromEntries(Object.entries(regions.regions).map(([code, { zh }]) => [code, zh])),
    conditionsOf: conditionsOf(files),
    corrects: edition.corrects ?? null,
    lastCheckedOn: null,
    withdrawnAt: null,
  };
}

function compositionsFrom({ catalogue, sources }: EditionFiles): readonly Composition[] {
  const texts: SourceTexts = new Map(Object.entries(sources.sources).map(([code, { text }]) => [code, text]));
  return Object.values(catalogue).flatMap(({ types }) =>
    Object.entries(types).flatMap(([code, type]) => [
      ...compositionFrom(`catalogue.${code}.materials`, type.materials, texts),
      ...Object.entries(type.variants ?? {}).flatMap(([variant, { materials }]) =>
        compositionFrom(`catalogue.${code}.variants.${variant}.materials`, materials, texts),
      ),
    ]),
  );
}

function compositionFrom(
  path: string,
  materials: FileMaterials | undefined,
  texts: SourceTexts,
): readonly Composition[] {
  if (materials === undefined || materials === 'required') return [];
  const { shares, basis, clause, source, note } = materials;
  return [{ path, shares, basis, clause, source: sourceText(source, texts), note: note ?? null }];
}

function conditionsOf({ scrappingConditions }: EditionFiles): Readonly<Record<string, readonly string[]>> {
  const byType: Record<string, string[]> = {};
  for (const [code, { appliesTo }] of Object.entries(scrappingConditions.conditions)) {
    for (const type of appliesTo) (byType[type] ??= []).push(code);
  }
  return byType;
}
