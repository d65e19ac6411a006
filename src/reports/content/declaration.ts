/** 声明: on what footing the report was made and who answers for what. */
import type { Chapter } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { numbered, paragraph } from './blocks.js';

export function declaration(scope: ReportScope): Chapter {
  const { text, isAgency, statement } = scope;
  return {
    title: text('chapter.declaration'),
    startsOnNewPage: true,
    blocks: [
      numbered([
        text(isAgency ? 'declaration.footing.agency' : 'declaration.footing.group-standard'),
        text('declaration.edition'),
        text('declaration.use'),
        text('declaration.users'),
        text('declaration.not-a-guarantee'),
        text('declaration.facts'),
        text('declaration.independence'),
        text('declaration.recomputation'),
      ]),
      paragraph(text('declaration.statement', { statement }), 'small'),
    ],
  };
}
