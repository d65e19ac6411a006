import { codeField, dayField, decimalField } from '../appraisals/order/order-fields.js';
import { StandardChoiceDto } from '../appraisals/order/appraisal-order.dto.js';
import { Field, Nested } from '../appraisals/order/field-decorators.js';
import { LiftDto } from '../appraisals/order/lift.dto.js';
import type { KnownLift } from './facts.js';

/** A lift as in an order, but that travel and year are needed: nearly every formula rests on them. */
export class KnownLiftDto extends LiftDto implements KnownLift {
  @Field(decimalField({ above: '0', to: '1000' }), { description: '提升高度, m', example: '29.7' })
  declare travelHeightM: string;
  @Field(dayField, { description: 'Day of commissioning', example: '2004-09-01' }) declare commissionedOn: string;
}

export class StartingListRequestDto {
  @Nested(() => KnownLiftDto) lift: KnownLiftDto;
  @Field(dayField, { optional: true, description: '评估基准日; absent: today', example: '2026-06-30' })
  referenceDate?: string;
  @Field(codeField(/^\d{6}$/), { optional: true, description: 'GB/T 2260', example: '210100' }) region?: string;
  @Nested(() => StandardChoiceDto, { optional: true, description: 'Absent: the default standard' })
  standard?: StandardChoiceDto;
}
