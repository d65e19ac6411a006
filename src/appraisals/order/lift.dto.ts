import type { Lift } from '../../engine/index.js';
import { Field } from './field-decorators.js';
import { booleanField, choiceField, dayField, decimalField, integerField, textField } from './order-fields.js';

const code = textField(60);
const label = textField(200);

export class LiftDto implements Lift {
  @Field(code, { optional: true, description: '设备代码' }) deviceCode?: string;
  @Field(code, { optional: true, description: '使用登记证编号' }) registrationNumber?: string;
  @Field(textField(500), { optional: true }) address?: string;
  @Field(label, { optional: true }) manufacturer?: string;
  @Field(label, { optional: true }) model?: string;
  @Field(choiceField('geared', 'gearless', 'hydraulic')) drive: Lift['drive'];
  @Field(booleanField, { description: 'Whether the lift has a machine room' }) machineRoom: boolean;
  @Field(decimalField({ above: '0', to: '100000' }), { description: '额定载重量, kg', example: '1000' })
  ratedLoadKg: string;
  @Field(decimalField({ above: '0', to: '20' }), { description: '额定速度, m/s', example: '1.00' })
  ratedSpeedMps: string;
  @Field(integerField(1, 250), { description: '层站数', example: 11 }) stops: number;
  @Field(integerField(1, 500), { description: '层门数, two a stop at most', example: 11 }) landings: number;
  @Field(decimalField({ above: '0', to: '1000' }), { optional: true, description: '提升高度, m', example: '29.7' })
  travelHeightM?: string;
  @Field(dayField, { optional: true, description: 'Day of commissioning, past or today', example: '2004-09-01' })
  commissionedOn?: string;
}
