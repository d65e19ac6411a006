/** What is to be said of the lift itself: beyond the reach of the formulas there is no list, but a refusal. */
import { compareDecimalTexts, divideDecimalTexts, type DecimalText } from '../engine/index.js';
import type { Bilingual } from '../http/language.js';
import { hasSecondEntrance, type Facts, type KnownLift } from './facts.js';
import type { FigureCode, ParameterFile } from './parameters/parameter-file.js';
import type { ListFinding, ListRefusal, NotProposed } from './starting-list.js';

/** Empty: the formulas may be used. */
export function findBeyondReach(lift: KnownLift, { figures }: ParameterFile): readonly ListRefusal[] {
  const travelReach = lift.drive === 'hydraulic' ? 'reach-travel-hydraulic' : 'reach-travel';
  const asked: readonly (readonly [Bilingual, DecimalText, FigureCode])[] = [
    [{ zh: '额定载重量', en: 'rated load' }, lift.ratedLoadKg, 'reach-load'],
    [{ zh: '额定速度', en: 'rated speed' }, lift.ratedSpeedMps, 'reach-speed'],
    [{ zh: '提升高度', en: 'travel' }, lift.travelHeightM, travelReach],
  ];
  return asked.flatMap(([name, value, reach]) => {
    const { value: most, unit } = figures[reach];
    if (compareDecimalTexts(value, most) <= 0) return [];
    const message = {
      zh: `估算公式只适用于${name.zh}不大于 ${most} ${unit} 的电梯，本梯为 ${value} ${unit}：请由勘察人员编制清单`,
      en: `The formulas hold for a ${name.en} of at most ${most} ${unit}, this lift has ${value} ${unit}: the surveyor must make the list`,
    };
    return [{ code: 'lift-beyond-reach', level: 'refusal', message, data: { value, most, unit } }];
  });
}

export function findOnLift(facts: Facts, absent: readonly NotProposed[]): readonly ListFinding[] {
  return [...storeyHeight(facts), ...secondEntrance(facts), ...hydraulic(facts), ...lacking(absent)];
}

function storeyHeight({ lift, parameters }: Facts): readonly ListFinding[] {
  const { 'storey-low': low, 'storey-high': high } = parameters.figures;
  const height = divideDecimalTexts(lift.travelHeightM, String(lift.stops - 1), 2);
  if (compareDecimalTexts(height, low.value) >= 0 && compareDecimalTexts(height, high.value) <= 0) return [];
  const message = `提升高度 ${lift.travelHeightM} m 与 ${lift.stops} 个层站不大相称：平均层高 ${height} m，常见为 ${low.value}—${high.value} m`;
  const data = { storeyHeightM: height, low: low.value, high: high.value };
  return [{ code: 'storey-height-unusual', level: 'warning', message, data }];
}

function secondEntrance({ lift }: Facts): readonly ListFinding[] {
  if (!hasSecondEntrance(lift)) return [];
  const { landings, stops } = lift;
  const message = `层门 ${landings} 樘多于层站 ${stops} 个，按轿厢有两个门口估算`;
  return [{ code: 'second-entrance-assumed', level: 'info', message, data: { landings, stops } }];
}

function hydraulic({ lift }: Facts): readonly ListFinding[] {
  if (lift.drive !== 'hydraulic') return [];
  const message = '液压电梯的顶升方式、悬挂、安全部件与油量不能由基本参数推得，只列出了其余部件';
  return [{ code: 'hydraulic-partly-proposed', level: 'warning', message, data: {} }];
}

function lacking(absent: readonly NotProposed[]): readonly ListFinding[] {
  return absent
    .filter(({ code }) => code === 'not-in-catalogue')
    .map(({ type, name, reason }) => {
      const message = `${name}未能列出：${reason}`;
      return { code: 'catalogue-lacks-type', level: 'warning', message, data: { type } };
    });
}
