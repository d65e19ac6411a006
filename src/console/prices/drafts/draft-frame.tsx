import type { ComponentChildren, VNode } from 'preact';
import type { PageLink } from '../../../http/page/page-visitor.js';
import { Notice } from '../../../http/page/notice.js';
import { Tabs } from '../../../http/page/tabs.js';
import type { DraftStep, PriceDraft } from '../../../price-tables/drafting/price-draft.js';
import { consolePriceTables, draftHref, editionHref, type DraftView } from '../links.js';
import { PrivateBook } from '../private-book.js';
import type { PriceWords } from '../price-words.js';
import { DraftProgress } from './draft-timeline.js';

/** What every page of a draft knows. */
export interface DraftScene {
  readonly draft: PriceDraft;
  readonly steps: readonly DraftStep[];
  readonly names: ReadonlyMap<string, string>;
  readonly words: PriceWords;
  readonly personId: string | null;
  readonly may: { readonly write: boolean; readonly approve: boolean };
}

export const isEditable = ({ draft, may }: DraftScene): boolean => draft.state === 'draft' && may.write;

export const draftTitle = ({ title, validFrom, corrects }: PriceDraft): string =>
  `${title}（自 ${validFrom} 起${corrects === null ? '' : '，更正'}）`;

export const draftTrail = (): readonly PageLink[] => [{ href: consolePriceTables, label: '价格表' }];

interface DraftFrameWishes {
  readonly scene: DraftScene;
  readonly view?: DraftView;
  readonly children: ComponentChildren;
}

/** What stands around every view of a draft: how far it is, whose it is, and the other views. */
export function DraftFrame({ scene, view, children }: DraftFrameWishes): VNode {
  const { draft, steps, names } = scene;
  return (
    <>
      {draft.privateTo !== null && <PrivateBook />}
      {draft.state === 'discarded' ? (
        <Notice tone="neutral" title="此草稿已作废" />
      ) : (
        <DraftProgress state={draft.state} steps={steps} names={names} />
      )}
      {draft.editionId !== null && (
        <Notice tone="good" title="已发布">
          <p>
            <a href={editionHref(draft.editionId)}>查看发布的版本</a>
          </p>
        </Notice>
      )}
      <Tabs label="草稿的各个页面" links={tabsOf(scene)} current={draftHref(draft.id, view)} />
      {children}
    </>
  );
}

function tabsOf(scene: DraftScene): readonly (PageLink & { readonly count?: number })[] {
  const { id, rows } = scene.draft;
  const editing: readonly PageLink[] = [
    { href: draftHref(id, 'head'), label: '表头' },
    { href: draftHref(id, 'grid'), label: '在表格中编辑' },
    { href: draftHref(id, 'import'), label: '导入' },
  ];
  return [
    { href: draftHref(id), label: '全部价格', count: rows.length },
    ...(isEditable(scene) ? editing : []),
    { href: draftHref(id, 'difference'), label: '差异' },
    { href: draftHref(id, 'impact'), label: '影响' },
    { href: draftHref(id, 'review'), label: scene.draft.state === 'draft' ? '提出' : '审批' },
  ];
}
