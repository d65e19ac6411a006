/** What the doors of assignments answer and take. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  Choice,
  Day,
  Flag,
  Instant,
  ListOf,
  Money,
  OneOf,
  OpenObject,
  Text,
  Texts,
} from '../appraisals/answers/answer-properties.js';
import { Field } from '../appraisals/order/field-decorators.js';
import { codeField, textField } from '../appraisals/order/order-fields.js';
import { stepIds } from './steps/step-ids.js';

const nullable = { nullable: true } as const;
const sortableId = codeField(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const Moment = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'string', format: 'date-time', nullable: true, description });

export class NewAssignmentDto {
  @Field(textField(60), { description: '设备代码; the lift must have a file' }) deviceCode: string;
  @Field(textField(1000), { description: '评估目的' }) purpose: string;
  @Field(sortableId, { optional: true, description: 'The engagement it belongs to' }) engagementId?: string;
}

export class ReasonDto {
  @Field(textField(500), { description: 'Why; it is kept' }) reason: string;
}

export class MissingDto {
  @Text('Stable code', { example: 'client-missing' }) code: string;
  @Text('Chinese', { example: '请填写委托人。' }) message: string;
  @Text('Into the content of the step, `/order/…` into the working paper, `/steps/<id>/…` into another step')
  pointer: string;
}

export class StepStateDto {
  @Choice(stepIds) id: string;
  @Text('Chinese, as the standard names it') name: string;
  @Choice(['done', 'current', 'ahead']) state: string;
  @ListOf(() => MissingDto) missing: MissingDto[];
  @OpenObject('What was recorded last') content: object;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'How often it was recorded: in quotes, the If-Match of a PUT',
  })
  version: number;
  @Text('Who completed it', nullable) doneBy: string | null;
  @Moment('When it was completed') doneAt: string | null;
}

export class PaperRefDto {
  @ApiProperty({ type: 'integer', minimum: 1 }) version: number;
}

export class CaseReviewDto {
  @Choice(['approved', 'returned']) verdict: string;
  @Text('Chinese') comment: string;
  @Text('Id of the person') reviewer: string;
  @Instant('When') at: string;
}

export class CaseReportDto {
  @Text('Number of the report') number: string;
  @Text('Code of its public page') code: string;
  @Choice(['draft', 'prepared', 'archived']) state: string;
  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: '报告日' }) issuedOn: string | null;
}

export class HoldDto {
  @Text('Why the file is kept beyond its term') reason: string;
  @Text('Who ordered it') actor: string;
  @Instant('When') at: string;
}

export class AssignmentHeadDto {
  @Text('Id') id: string;
  @Text('设备代码') deviceCode: string;
  @Text('评估目的') purpose: string;
  @Text('The engagement it belongs to', nullable) engagementId: string | null;
  @Instant('When it was opened') openedAt: string;
  @Choice(stepIds, { nullable: true, description: 'The current step; null: the file is archived' }) step: string | null;
  @Text('Of the latest appraisal', nullable) appraisalId: string | null;
}

export class AssignmentSummaryDto extends AssignmentHeadDto {
  @Text('Of the lift', nullable) address: string | null;
  @ListOf(() => MissingDto, { description: 'What the current step lacks' }) missing: MissingDto[];
  @Money('残余价值', nullable) residualValue: string | null;
}

export class AssignmentDto extends AssignmentHeadDto {
  @ListOf(() => StepStateDto) steps: StepStateDto[];
  @OneOf(() => PaperRefDto) paper: PaperRefDto;
  @OneOf(() => CaseReviewDto, { nullable: true, description: 'The latest of that appraisal' })
  review: CaseReviewDto | null;
  @OneOf(() => CaseReportDto, nullable) report: CaseReportDto | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'null while no report is issued' })
  keepUntil: string | null;
  @OneOf(() => HoldDto, nullable) hold: HoldDto | null;
}

export class OpenedAssignmentDto extends AssignmentDto {
  @ListOf(() => MissingDto, { description: '`open-assignment-exists`: another one for the same purpose is under way' })
  findings: MissingDto[];
}

export class AssignmentPageDto {
  @ListOf(() => AssignmentSummaryDto) items: AssignmentSummaryDto[];
  @Text('Cursor of the next page', nullable) next: string | null;
}

export class LiftAppraisalDto {
  @Text('Id') id: string;
  @Instant('When') createdAt: string;
  @Day('评估基准日') referenceDate: string;
  @Money('残余价值') residualValue: string;
  @OneOf(() => CaseReportDto, nullable) report: CaseReportDto | null;
}

export class LiftFileDto {
  @Text('设备代码') deviceCode: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) version: number;
  @OpenObject('What is known of the lift') facts: object;
  @Text('Who recorded this version') actor: string;
  @Instant('When') at: string;
}

export class LiftDetailDto extends LiftFileDto {
  @ListOf(() => LiftFileDto, { description: 'Every version, newest first' }) history: LiftFileDto[];
  @ListOf(() => LiftAppraisalDto, { description: 'Newest first' }) appraisals: LiftAppraisalDto[];
  @ListOf(() => AssignmentHeadDto, { description: 'Newest first' }) assignments: AssignmentHeadDto[];
}

export class LiftPageDto {
  @ListOf(() => LiftFileDto) items: LiftFileDto[];
  @Text('Cursor of the next page', nullable) next: string | null;
}

export class PreviewDto {
  @Choice(['appraised', 'invalid', 'refused']) outcome: string;
  @ApiProperty({ type: 'integer', description: 'Version of the working paper' }) paperVersion: number;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As a preview answers' })
  order?: object;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As a preview answers' })
  appraisal?: object;
  @ApiProperty({ type: 'array', items: { type: 'object' }, required: false, description: 'Of an invalid order' })
  faults?: readonly object[];
  @ApiProperty({ type: 'array', items: { type: 'object' }, required: false, description: 'Of a refusal' })
  findings?: readonly object[];
}

export class EngagementTotalsDto {
  @ApiProperty({ type: 'integer', description: 'Each once, however many assignments it has' }) lifts: number;
  @ApiProperty({ type: 'integer', description: 'With an appraisal: only these are in the sums' }) appraised: number;
  @Money('残值, net: cash') scrapNet: string;
  @Money('余值: not cash, a purchase avoided') remaining: string;
}

export class EngagementHeadDto {
  @Text('Id') id: string;
  @Text('Name') name: string;
  @OpenObject('Client, contract, note') content: object;
  @Instant('When it was recorded') at: string;
}

export class EngagementLiftDto extends AssignmentSummaryDto {
  @Money('残值, net', nullable) scrapNet: string | null;
  @Money('余值', nullable) remaining: string | null;
  @Flag('Whether its report is issued') isIssued: boolean;
  @Flag('Whether it rests on demonstration prices: worth nothing but to try the service') isDemonstration: boolean;
  @Flag('Whether it is the one of its lift that the totals count: the newest with an appraisal, else the newest')
  isCounted: boolean;
}

export class EngagementDetailDto extends EngagementHeadDto {
  @ListOf(() => EngagementLiftDto) assignments: EngagementLiftDto[];
  @OneOf(() => EngagementTotalsDto) totals: EngagementTotalsDto;
}

export class EngagementPageDto {
  @ListOf(() => EngagementHeadDto) items: EngagementHeadDto[];
  @Text('Cursor of the next page', nullable) next: string | null;
}

export class CommentDto {
  @ApiProperty({ type: 'integer', minimum: 1 }) number: number;
  @Text('null: on the paper as a whole', nullable) componentId: string | null;
  @Text('What was said') text: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Number of the comment it answers' })
  answers: number | null;
  @Text('Id of the person', nullable) personId: string | null;
  @Text('Who said it') actor: string;
  @Instant('When') at: string;
}

export class CommentListDto {
  @ListOf(() => CommentDto, { description: 'Oldest first' }) items: CommentDto[];
}

export class WorkingPaperSummaryDto {
  @ApiProperty({ type: 'integer', minimum: 1 }) version: number;
  @Text('Why it was saved') note: string;
  @Text('Who saved it') actor: string;
  @Instant('When') at: string;
}

export class WorkingPaperDto extends WorkingPaperSummaryDto {
  @Text('Id') assignmentId: string;
  @OpenObject('An order in the making: what an order is, with anything still missing') order: object;
}

export class WorkingPaperListDto {
  @ListOf(() => WorkingPaperSummaryDto, { description: 'Newest first' }) items: WorkingPaperSummaryDto[];
}

export class SavedComponentDto {
  @ApiProperty({ type: 'integer', minimum: 1 }) version: number;
  @OpenObject('The component as it now stands') component: object;
  @Text('What the next change of the component is made against') sha256: string;
}

export class StartedListDto {
  @OneOf(() => WorkingPaperDto) paper: WorkingPaperDto;
  @OpenObject('The starting list with its formulas, as /v1/starting-lists answers') list: object;
  @Texts('Ids of the components that stood there before') replaced: string[];
}
