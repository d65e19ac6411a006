import type { Engagement } from '../../engine/index.js';
import { Field, Nested, NestedList } from './field-decorators.js';
import { choiceField, textField } from './order-fields.js';

const name = textField(200);

export class FirmDto implements NonNullable<Engagement['firm']> {
  @Field(name, { description: '评估单位 appraisal firm' }) name: string;
  @Field(name, { optional: true, description: 'Registration of the firm' }) registration?: string;
}

export class AppraiserDto {
  @Field(textField(100), { description: 'Name of the appraiser' }) name: string;
  @Field(textField(100), { description: 'Number of the professional certificate' }) certificate: string;
}

/** What the report must print. Missing parts leave the report a draft; the appraisal stands. */
export class EngagementDto implements Engagement {
  @Field(choiceField('agency', 'group-standard'), { description: 'Profile of the report' })
  profile: Engagement['profile'];
  @Field(name, { optional: true, description: '委托人' }) client?: string;
  @Field(textField(500), { optional: true, description: '其他使用人' }) otherUsers?: string;
  @Field(textField(1000), { optional: true, description: '评估目的' }) purpose?: string;
  @Field(name, { optional: true, description: 'Number of the contract' }) contractNumber?: string;
  @Nested(() => FirmDto, { optional: true }) firm?: FirmDto;
  @NestedList(() => AppraiserDto, { least: 0, most: 20 }, { optional: true, description: 'At least two must sign' })
  appraisers?: AppraiserDto[];
  @Field(name, { optional: true, description: 'Who reviews; never one of the appraisers' }) reviewer?: string;
  @Field(name, { optional: true, description: 'Unified code of the professional association, entered by hand' })
  externalReportCode?: string;
}
