import type { Block, ReportDocument } from '../../src/reports/report-document.js';

/** A report with a short cover and one chapter of the given blocks. */
export function plainDocument(blocks: readonly Block[], changes: Partial<ReportDocument> = {}): ReportDocument {
  return {
    title: '测试报告',
    subject: '测试',
    author: '测试评估有限公司',
    reportNumber: '测字〔2026〕第 1 号',
    createdAt: '2026-07-15T09:30:00+08:00',
    runningHead: { left: '左侧页眉', right: '右侧页眉' },
    runningFoot: '页脚文字',
    watermark: null,
    cover: {
      firm: '测试评估有限公司',
      title: '测试报告',
      subtitle: '',
      facts: [],
      cards: [],
      notices: [],
      qr: { url: '', alt: '', heading: '核验', lines: [] },
    },
    chapters: [{ title: '一、章节', startsOnNewPage: true, blocks }],
    attachments: [],
    ...changes,
  };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', style: 'body', text };
}
