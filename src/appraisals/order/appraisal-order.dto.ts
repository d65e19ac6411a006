import type { AppraisalOrder, Offer, PriceBooks, Terms } from '../../engine/index.js';
import { ComponentDto } from './component.dto.js';
import { EngagementDto } from './engagement.dto.js';
import { Field, Nested, NestedList } from './field-decorators.js';
import { LiftDto } from './lift.dto.js';
import { choiceField, codeField, dayField, decimalField, instantField, textField } from './order-fields.js';

/** More components than any lift has: the longest real lists have a few hundred. */
export const mostComponents = 10_000;

export class StandardChoiceDto {
  @Field(codeField(/^[a-z0-9][a-z0-9-]{0,99}$/), { example: 'shenyang-residual-value' }) id: string;
  @Field(textField(30), { optional: true, description: 'Absent: the edition in force on the reference date' })
  version?: string;
}

export class TermsDto implements Terms {
  @Field(choiceField('contractor', 'owners', 'recycler'), { description: 'Who pays for taking the lift down' })
  dismantlingPaidBy: Terms['dismantlingPaidBy'];
  @Field(choiceField('included', 'excluded'), { description: 'Basis on which every price is stated' })
  taxBasis: Terms['taxBasis'];
  @Field(decimalField({ from: '0', to: '1000' }), { optional: true, description: 'km', example: '25' })
  haulDistanceKm?: string;
}

/** By the id of the table, which is unique among all publishers. */
const bookField = codeField(/^[a-z0-9][a-z0-9-]{0,99}$/);

export class PriceBooksDto implements PriceBooks {
  @Field(bookField, { optional: true, description: 'Asked before the standard’s scrap table' }) scrap?: string;
  @Field(bookField, { optional: true, description: 'Asked before the standard’s part table' }) parts?: string;
  @Field(bookField, { optional: true, description: 'Asked before the standard’s service table' }) services?: string;
}

export class OfferDto implements Offer {
  @Field(decimalField({ from: '-1000000000', to: '1000000000' }), { description: 'CNY', example: '6800.00' })
  amount: string;
  @Field(choiceField('included', 'excluded')) taxBasis: Offer['taxBasis'];
  @Field(decimalField({ from: '0', to: '1' }), { optional: true, description: 'Required when tax is included' })
  rate?: string;
  @Field(dayField, { description: 'Past or today' }) offeredOn: string;
  @Field(textField(500), { description: 'Who offered, and where it is recorded' }) source: string;
}

/** The order as it comes in: the standard's edition and the second time axis may still be open. */
export type SubmittedOrder = Omit<AppraisalOrder, 'standard' | 'knownAt'> & {
  readonly standard?: { readonly id: string; readonly version?: string };
  readonly knownAt?: AppraisalOrder['knownAt'];
};

export class AppraisalOrderDto implements SubmittedOrder {
  @Nested(() => EngagementDto, { optional: true, description: 'What the report prints' }) engagement?: EngagementDto;
  @Field(dayField, { description: '评估基准日: the day whose prices count', example: '2026-06-30' })
  referenceDate: string;
  @Field(codeField(/^\d{6}$/), { description: 'GB/T 2260', example: '210100' }) region: string;
  @Nested(() => StandardChoiceDto, { optional: true, description: 'Absent: the default standard' })
  standard?: StandardChoiceDto;
  @Field(instantField, {
    optional: true,
    description: 'Prices count as published by then; absent: now',
    example: '2026-07-15T00:00:00+08:00',
  })
  knownAt?: string;
  @Nested(() => PriceBooksDto, { optional: true, description: 'Private price books of the caller’s organisation' })
  priceBooks?: PriceBooksDto;
  @Nested(() => TermsDto) terms: TermsDto;
  @Nested(() => LiftDto) lift: LiftDto;
  @NestedList(() => ComponentDto, { least: 1, most: mostComponents }) components: ComponentDto[];
  @NestedList(() => OfferDto, { least: 0, most: 100 }, { optional: true, description: 'Lump sums: the second method' })
  offers?: OfferDto[];
}
