import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildReportContent } from '../../src/reports/report-content.js';
import { programTexts } from '../../src/reports/content/program-texts.js';
import { sampleAppraisal } from './sample-appraisal.js';
import { sampleInput, sampleIdentity, shippedTexts } from './sample-report.js';

const texts: Record<string, string> = { ...programTexts, ...shippedTexts() };
const folder = 'src/reports/content';
const sources = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => `${folder}/${name}`),
  'src/reports/report-content.ts',
].map((file) => readFileSync(file, 'utf8'));
/** The names of findings, steps, gates, drivers … are unions of the engine; a family of keys is one union. */
const contracts = ['finding', 'trace', 'appraisal', 'standard', 'order', 'price-table'].map((name) =>
  readFileSync(`src/engine/${name}.ts`, 'utf8'),
);

const literals = (source: string, quote: RegExp): string[] => [...source.matchAll(quote)].map((match) => match[1]!);
const written = new Set([...sources, ...contracts].flatMap((source) => literals(source, /'([A-Za-z0-9._-]+)'/g)));
/** `finding.${finding.code}` → /^finding\.(.+)$/ */
const templates = [...new Set(sources.flatMap((source) => literals(source, /`([a-z-]+\.[^`\s]*\$\{[^`]*)`/g)))].map(
  (template) => {
    const pattern = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    return new RegExp(`^${pattern.join('(.+)')}$`);
  },
);
/** Families over data of an edition or a country, not over a union of the code. */
const open = /^(region|unit|counter|variant)\./;

function isReachable(key: string): boolean {
  if (written.has(key)) return true;
  return templates.some((template) => {
    const match = template.exec(key);
    return match !== null && (open.test(key) || match.slice(1).every((part) => written.has(part)));
  });
}

function union(name: string): string[] {
  const source = contracts.join('\n');
  const body = new RegExp(`export type ${name} =([^;]*);`).exec(source)![1]!;
  return literals(body, /'([^']+)'/g);
}

describe('the shipped texts', () => {
  it('have no entry that the report cannot reach', () => {
    expect(templates.length).toBeGreaterThan(20);
    expect(Object.keys(texts).filter((key) => !isReachable(key))).toEqual([]);
  });

  it('have every key the code writes out', () => {
    const keys = sources.flatMap((source) => literals(source, /text\(\s*'([^']+)'/g));
    expect(keys.length).toBeGreaterThan(150);
    expect(keys.filter((key) => texts[key] === undefined)).toEqual([]);
  });

  it.each([
    ['finding', 'FindingCode'],
    ['step', 'StepName'],
    ['gate', 'Gate'],
    ['driver', 'DeductionDriver'],
    ['basis-mark', 'Basis'],
    ['mass-method', 'MassMethod'],
    ['price-kind', 'PriceKind'],
    ['table-status', 'TableStatus'],
    ['finding-level', 'FindingLevel'],
    ['assumptions.tax', 'TaxBasis'],
    ['column.offer-converted', 'TaxBasis'],
  ])('have a %s text for every %s', (family, name) => {
    const members = union(name);
    expect(members.length).toBeGreaterThan(1);
    expect(members.filter((member) => !texts[`${family}.${member}`])).toEqual([]);
  });

  it('are non-empty sentences without doubled punctuation, open markers or Western punctuation in Chinese', () => {
    const faulty = Object.entries(texts).filter(
      ([, value]) =>
        typeof value !== 'string' || value.trim() === '' || /[。；，]{2}|TODO|[\u4e00-\u9fff][,;?!]/.test(value),
    );
    expect(faulty).toEqual([]);
  });

  it('claim no clause of the unpublished standard', () => {
    const claims = Object.entries(texts).filter(([, value]) =>
      /(根据|按照|依据|依照)[^。]*(标准|规程|程序)[^。]*第[一二三四五六七八九十百0-9.]+[条款章]/.test(value),
    );
    expect(claims).toEqual([]);
  });

  it('use the terms of the field', () => {
    const all = Object.values(texts).join('\n');
    expect(all).not.toMatch(/净残值|残余值|成新度|基准时点|电扶梯/);
  });
});

describe('an edition with a hole in its texts', () => {
  it('gives no report, whichever reached key is missing', () => {
    const reached = new Set<string>();
    const recording = new Proxy(texts, {
      get: (target, key) => {
        reached.add(String(key));
        return target[String(key)];
      },
    });
    buildReportContent(sampleInput({ texts: recording }));
    expect(reached.size).toBeGreaterThan(300);
    for (const key of ['summary.what', 'derivation.condition', 'finding.retention-condition-met', 'seal.hint']) {
      const rest = Object.fromEntries(Object.entries(texts).filter(([name]) => name !== key));
      expect(() => buildReportContent(sampleInput({ texts: rest }))).toThrow(`"${key}"`);
    }
  });

  it('gives no report with an open placeholder', () => {
    const open = { ...texts, 'summary.what': '{unheard}' };
    expect(() => buildReportContent(sampleInput({ texts: open }))).toThrow('{unheard}');
  });

  it('reads every branch of the texts without a hole', () => {
    const base = sampleInput();
    const variants = [
      sampleInput({ identity: { ...sampleIdentity, registered: false, code: null, developmentSeal: true } }),
      sampleInput({ missingForIssue: ['复核人'] }),
      sampleInput({
        appraisal: {
          ...sampleAppraisal,
          secondMethod: null,
          sensitivity: [],
          findings: [],
          deductions: [],
          assumedShare: '0.0000',
          references: {},
        },
      }),
      ...(['contractor', 'owners', 'recycler'] as const).map((dismantlingPaidBy) =>
        sampleInput({ order: { ...base.order, terms: { ...base.order.terms, dismantlingPaidBy } } }),
      ),
      sampleInput({
        order: { ...base.order, engagement: undefined, lift: { ...base.order.lift, drive: 'hydraulic' } },
      }),
    ];
    for (const input of variants) expect(buildReportContent(input).chapters).toHaveLength(26);
  });
});
