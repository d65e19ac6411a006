/** What stands around the pages of the valuation. */
import { freshForm, type FormState } from '../../http/page/form-state.js';
import type { ShownPage } from '../../http/page/pages.js';
import { assignmentsHref } from '../assignments/links.js';
import { valuationHref } from './links.js';
import { placeOf, trailOf, type ValuationScene } from './valuation-scenes.js';
import type { Trial } from './trial.js';
import { Workspace } from './workspace-page.js';

export function workspacePage(
  scene: ValuationScene,
  trial: Trial | null = null,
  form: FormState = freshForm(),
): ShownPage {
  const { opened } = scene;
  return {
    title: '评定估算',
    lead: `${placeOf(opened)}，第 ${opened.paper.version} 版工作底稿`,
    isWide: true,
    current: assignmentsHref,
    trail: trailOf(opened),
    scripts: ['table-filter', 'live-totals'],
    body: <Workspace scene={scene} trial={trial} form={form} />,
  };
}

/** Of the pages below the table. */
export const frameOf = (scene: ValuationScene, title: string): Omit<ShownPage, 'body'> => ({
  title,
  current: assignmentsHref,
  trail: [...trailOf(scene.opened), { href: valuationHref(scene.opened.assignment.id), label: '评定估算' }],
});
