/** All checks of one edition that go beyond the shape of a file. */
import { isCalendarDay } from '../engine/index.js';
import { checkCatalogue } from './check-catalogue.js';
import { checkContext, type CheckContext } from './check-context.js';
import { checkFigures } from './check-figures.js';
import { checkLists } from './check-lists.js';
import { checkRollForward } from './check-roll-forward.js';
import type { EditionFile, Loose } from './edition-files.js';
import type { EditionFolder } from './read-edition-folder.js';
import type { ReportFault } from './standard-faults-error.js';

export function checkEdition({ label, files }: EditionFolder, report: ReportFault): void {
  if (files === undefined) return;
  const context = checkContext(files, { label, report });
  checkIdentity(context, files.edition);
  checkFigures(context, files);
  checkCatalogue(context, files.catalogue, files.scrappingConditions);
  checkLists(context, files);
  checkRollForward(context, files);
}

function checkIdentity(context: CheckContext, edition: Loose<EditionFile>): void {
  const file = `${context.label}/edition.yaml`;
  const [id = '', version = ''] = context.label.split('/');
  const expected = { id, version };
  for (const key of ['id', 'version'] as const) {
    const stated = edition?.[key];
    if (stated !== undefined && stated !== expected[key]) {
      const message = `${stated} does not stand in its own folder`;
      context.report({ file, key, message, allowed: [expected[key]] });
    }
  }
  const validFrom = edition?.validFrom;
  if (validFrom !== undefined && !isCalendarDay(validFrom)) {
    context.report({ file, key: 'validFrom', message: `${validFrom} is no day of the calendar` });
  }
}
