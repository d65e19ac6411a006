import type { Lift } from '../../engine/index.js';
import { Field } from '../../appraisals/order/field-decorators.js';
import {
  booleanField,
  choiceField,
  codeField,
  dayField,
  decimalField,
  integerField,
  textField,
} from '../../appraisals/order/order-fields.js';

const optional = { optional: true } as const;
const label = textField(200);

/** As in an order, but that anything may be unknown; without its address nobody would find the lift. */
export class LiftFactsDto implements Partial<Omit<Lift, 'deviceCode'>> {
  @Field(textField(500), { description: '地址', example: '沈阳市和平区南京街 1 号 2 单元' }) address: string;
  @Field(textField(60), { ...optional, description: '使用登记证编号' }) registrationNumber?: string;
  @Field(codeField(/^\d{6}$/), { ...optional, description: 'GB/T 2260', example: '210102' }) region?: string;
  @Field(label, optional) manufacturer?: string;
  @Field(label, optional) model?: string;
  @Field(choiceField('geared', 'gearless', 'hydraulic'), optional) drive?: Lift['drive'];
  @Field(booleanField, { ...optional, description: 'Whether the lift has a machine room' }) machineRoom?: boolean;
  @Field(decimalField({ above: '0', to: '100000' }), { ...optional, description: '额定载重量, kg' })
  ratedLoadKg?: string;
  @Field(decimalField({ above: '0', to: '20' }), { ...optional, description: '额定速度, m/s' }) ratedSpeedMps?: string;
  @Field(integerField(1, 250), { ...optional, description: '层站数' }) stops?: number;
  @Field(integerField(1, 500), { ...optional, description: '层门数' }) landings?: number;
  @Field(decimalField({ above: '0', to: '1000' }), { ...optional, description: '提升高度, m' }) travelHeightM?: string;
  @Field(dayField, { ...optional, description: 'Day of commissioning' }) commissionedOn?: string;
  @Field(textField(2000), { ...optional, description: 'Anything else worth knowing' }) note?: string;
}
