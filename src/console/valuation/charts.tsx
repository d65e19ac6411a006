/** The range, the parts of the value, and what moves it most, as drawings that need no script. */
import type { VNode } from 'preact';
import type { Appraisal } from '../../engine/index.js';
import { Card } from '../../http/page/card.js';
import { grouped } from '../../http/page/figures.js';
import { BarsDrawing } from '../../owners/drawings/bars-drawing.js';
import { RangeDrawing } from '../../owners/drawings/range-drawing.js';
import { componentNameById, rowName, type Naming } from '../../reports/content/names.js';
import type { BarChart, RangeChart } from '../../reports/report-document.js';

interface ChartsWishes {
  readonly appraisal: Appraisal | null;
  readonly naming: Naming | null;
}

export function Charts({ appraisal, naming }: ChartsWishes): VNode {
  return (
    <div id="charts" data-live-part>
      {appraisal !== null && naming !== null && (
        <div class="columns">
          <Card title="范围">
            <RangeDrawing chart={rangeOf(appraisal)} />
            <BarsDrawing chart={partsOf(appraisal)} />
          </Card>
          <Card title="哪些数据影响最大">
            <BarsDrawing chart={sensitivityOf(appraisal, naming)} />
            <p class="small muted">每次只把一项质量或单价取到其低值或高值，合计最多变动多少。</p>
          </Card>
        </div>
      )}
    </div>
  );
}

const yuan = (amount: string): string => `${grouped(amount)} 元`;

function rangeOf({ range, residualValue }: Appraisal): RangeChart {
  const [low, value, high] = [range.low, residualValue, range.high].map((one) => ({ value: one, label: yuan(one) }));
  const alt = `残余价值 ${yuan(residualValue)}，范围 ${yuan(range.low)} 至 ${yuan(range.high)}`;
  const point = { value: residualValue, label: yuan(residualValue) };
  return { kind: 'range-chart', title: '', alt, low: low ?? point, value: value ?? point, high: high ?? point };
}

function partsOf({ scrapResidualValue: { gross, deductions }, remainingValue }: Appraisal): BarChart {
  const cost = deductions.startsWith('-') ? deductions.slice(1) : `-${deductions}`;
  return {
    kind: 'bar-chart',
    title: '由什么组成',
    alt: `残值毛额 ${yuan(gross)}，扣减 ${yuan(deductions)}，余值 ${yuan(remainingValue)}`,
    series: [
      { name: '现金', tone: 'cash' },
      { name: '省下的购置费', tone: 'avoided' },
    ],
    bars: [
      { label: '残值毛额', values: [gross, '0.00'], valueLabel: yuan(gross) },
      { label: '扣减', values: [cost, '0.00'], valueLabel: yuan(cost) },
      { label: '余值', values: ['0.00', remainingValue], valueLabel: yuan(remainingValue) },
    ],
  };
}

function sensitivityOf({ sensitivity }: Appraisal, naming: Naming): BarChart {
  const bars = sensitivity.map(({ input, swing }) => ({
    label: inputName(input, naming),
    values: [swing],
    valueLabel: yuan(swing),
  }));
  const alt = bars.map(({ label, valueLabel }) => `${label} ${valueLabel}`).join('；');
  return { kind: 'bar-chart', title: '', alt, series: [{ name: '变动幅度', tone: 'neutral' }], bars };
}

function inputName(input: string, naming: Naming): string {
  const name = input.slice(input.indexOf(':') + 1);
  return input.startsWith('mass:') ? `质量：${componentNameById(naming, name)}` : `单价：${rowName(naming, name)}`;
}
