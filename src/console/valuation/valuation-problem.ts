/** What these pages may miss. */
import { EdgeError } from '../../http/edge-error.js';

export const componentUnknown = (): EdgeError =>
  new EdgeError({
    kind: 'not-found',
    code: 'component-unknown',
    title: { zh: '工作底稿中没有这个零部件', en: 'The working paper has no such component' },
  });

export const noCatalogue = (): EdgeError =>
  new EdgeError({
    kind: 'unprocessable',
    code: 'standard-not-in-force',
    title: {
      zh: '评估基准日没有生效的标准版本，零部件目录无从确定',
      en: 'No edition of the standard is in force on the reference date, so there is no catalogue',
    },
  });
