/** What the steps record, field by field: documented for OpenAPI, checked strictly; everything may still be missing. */
import type { Engagement, Terms } from '../../engine/index.js';
import { AppraiserDto, FirmDto } from '../../appraisals/order/engagement.dto.js';
import { Field, Nested, NestedList } from '../../appraisals/order/field-decorators.js';
import {
  booleanField,
  choiceField,
  codeField,
  dayField,
  decimalField,
  textField,
} from '../../appraisals/order/order-fields.js';
import type { EvidenceLabel } from '../survey/evidence-label.js';
import {
  archiveKindList,
  documentKindList,
  evidenceLabelList,
  type ArchiveKind,
  type DocumentKind,
} from './step-papers.js';

const optional = { optional: true } as const;
const name = textField(200);
const componentId = codeField(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

export class RecusalDto {
  @Field(textField(100), { description: 'Who declares to have no interest in the matter (资产评估法 Art. 13, 20)' })
  name: string;
  @Field(dayField) declaredOn: string;
}

export class BasicMattersDto {
  @Field(choiceField('agency', 'group-standard'), { ...optional, description: 'Profile of the report' })
  profile?: Engagement['profile'];
  @Field(name, { ...optional, description: '委托人' }) client?: string;
  @Field(textField(500), { ...optional, description: '其他使用人' }) otherUsers?: string;
  @Field(booleanField, { ...optional, description: 'There are no other users' }) noOtherUsers?: boolean;
  @Field(textField(1000), { ...optional, description: 'Absent: the purpose the assignment was opened with' })
  purpose?: string;
  @Field(dayField, { ...optional, description: '评估基准日' }) referenceDate?: string;
  @Field(codeField(/^\d{6}$/), { ...optional, description: 'GB/T 2260' }) region?: string;
  @Field(choiceField('contractor', 'owners', 'recycler'), optional) dismantlingPaidBy?: Terms['dismantlingPaidBy'];
  @Field(choiceField('included', 'excluded'), optional) taxBasis?: Terms['taxBasis'];
  @Field(decimalField({ from: '0', to: '1000' }), { ...optional, description: 'km' }) haulDistanceKm?: string;
  @Field(booleanField, { ...optional, description: '法定评估: the file is kept 30 years instead of 15' })
  statutory?: boolean;
  @NestedList(() => RecusalDto, { least: 0, most: 50 }, optional) recusals?: RecusalDto[];
}

export class ContractDto {
  @Field(name, optional) contractNumber?: string;
  @Field(dayField, optional) signedOn?: string;
  @Nested(() => FirmDto, optional) firm?: FirmDto;
  @NestedList(() => AppraiserDto, { least: 0, most: 20 }, { ...optional, description: 'At least two' })
  appraisers?: AppraiserDto[];
  @Field(name, { ...optional, description: 'None of the appraisers' }) reviewer?: string;
  @Field(name, { ...optional, description: 'Unified code of the professional association' })
  externalReportCode?: string;
}

export class PlanDto {
  @Field(textField(100), { ...optional, description: 'Who goes to the lift' }) surveyor?: string;
  @Field(dayField, optional) surveyOn?: string;
  @Field(textField(2000), { ...optional, description: '评估方法' }) methods?: string;
  @Field(dayField, { ...optional, description: 'Planned day of the report' }) reportDueOn?: string;
}

export class ContradictionAnswerDto {
  @Field(componentId, optional) componentId?: string;
  @Field(textField(64), { description: 'Code of the contradiction' }) code: string;
  @Field(textField(1000)) answer: string;
}

export class SurveyStepDto {
  @Field(textField(100), optional) surveyor?: string;
  @Field(dayField, optional) surveyedOn?: string;
  @Field(textField(4000), optional) notes?: string;
  @NestedList(() => ContradictionAnswerDto, { least: 0, most: 1000 }, optional) answers?: ContradictionAnswerDto[];
}

export class DocumentDto {
  @Field(choiceField(...documentKindList)) kind: DocumentKind;
  @Field(booleanField) received: boolean;
  @Field(textField(500), { ...optional, description: 'Number, day, where it is kept' }) reference?: string;
  @Field(textField(500), { ...optional, description: 'Why it is missing' }) reason?: string;
}

export class EvidenceLabelDto {
  @Field(componentId) componentId: string;
  @Field(choiceField(...evidenceLabelList)) label: EvidenceLabel;
}

export class DocumentsDto {
  @NestedList(() => DocumentDto, { least: 0, most: 50 }, optional) papers?: DocumentDto[];
  @NestedList(() => EvidenceLabelDto, { least: 0, most: 10_000 }, { ...optional, description: 'One per component' })
  labels?: EvidenceLabelDto[];
}

export class ValuationStepDto {
  @Field(textField(4000), { ...optional, description: 'Why the second method gives another value' })
  reconciliation?: string;
}

export class ReportStepDto {
  @Field(textField(1000), optional) note?: string;
}

export class ArchivedPaperDto {
  @Field(choiceField(...archiveKindList)) kind: ArchiveKind;
  @Field(booleanField) filed: boolean;
  @Field(textField(500), { ...optional, description: 'Why it is missing' }) reason?: string;
}

export class ArchiveDto {
  @NestedList(() => ArchivedPaperDto, { least: 0, most: 50 }, optional) papers?: ArchivedPaperDto[];
  @Field(textField(200), { ...optional, description: 'Where the papers are kept' }) place?: string;
}
