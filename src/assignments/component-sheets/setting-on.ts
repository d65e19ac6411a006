/** The catalogue a list of components is read by when no order names one: that of the default standard, in force on the day. */
import type { CalendarDay, Instant } from '../../engine/index.js';
import type { StandardLibrary } from '../../standards/standard-library.js';
import type { ComponentSetting } from './check-components.js';

/** null: no edition is in force on that day; never the nearest one. */
export function settingOn(standards: StandardLibrary, day: CalendarDay, knownAt: Instant): ComponentSetting | null {
  const edition = standards.inForceOn(standards.defaultId, day, knownAt);
  if (edition === undefined) return null;
  const { standard } = edition;
  const isOver = standard.validUntil !== undefined && day >= standard.validUntil;
  return isOver ? null : { standard, referenceDate: day, knownAt };
}
