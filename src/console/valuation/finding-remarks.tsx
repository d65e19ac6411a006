import type { VNode } from 'preact';
import type { Finding } from '../../engine/index.js';
import { Tag } from '../../http/page/status-tag.js';
import { describeFinding } from '../../reports/content/describe-finding.js';
import type { Naming } from '../../reports/content/names.js';

/** What nearly every estimated line has is said in a word. */
const inAWord: Readonly<Record<string, string>> = {
  'mass-defaulted': '参考质量',
  'materials-defaulted': '参考材料',
  'installation-date-defaulted': '按投用日期',
};

export const isSaidInAWord = ({ code }: Finding): boolean => Object.hasOwn(inAWord, code);

interface RemarksWishes {
  readonly findings: readonly Finding[];
  readonly naming: Naming;
}

/** The findings of one line, beside its name. */
export function FindingRemarks({ findings, naming }: RemarksWishes): VNode | null {
  if (findings.length === 0) return null;
  const long = findings.filter((finding) => !isSaidInAWord(finding));
  return (
    <>
      {findings.filter(isSaidInAWord).map(({ code }) => (
        <>
          <Tag>{inAWord[code]}</Tag>{' '}
        </>
      ))}
      {long.length > 0 && (
        <ul class="remarks small">
          {long.map((finding) => (
            <li class={finding.level === 'warning' ? 'fault' : 'muted'}>
              {describeFinding(naming, finding, '本部件')}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
