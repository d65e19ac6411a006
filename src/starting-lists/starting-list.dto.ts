import { ApiProperty } from '@nestjs/swagger';
import {
  Choice,
  Day,
  Exact,
  Flag,
  ListOf,
  MassKg,
  OneOf,
  OpenObject,
  Sha256,
  Text,
  Texts,
} from '../appraisals/answers/answer-properties.js';
import { ComponentDto } from '../appraisals/order/component.dto.js';
import { ProblemDto } from '../http/problem.dto.js';
import type { StartingList } from './starting-list.js';

const bases = ['standard', 'law', 'convention', 'assumption'] as const;
const nullable = { nullable: true } as const;

export class OperandDto {
  @Text('What the number is (Chinese)', { example: '提升高度' }) name: string;
  @Exact('The number') value: string;
  @Text('UCUM', { example: 'm' }) unit: string;
  @Choice(['lift', 'figure', 'catalogue', 'step']) from: string;
  @Text('Where it stands', { example: 'lift.travelHeightM' }) path: string;
  @Choice(bases, nullable) basis: string | null;
  @Text('Source in words (Chinese)', nullable) source: string | null;
  @Text('Note (Chinese)', nullable) note: string | null;
}

export class EstimateStepDto {
  @Text('What is reckoned (Chinese)', { example: '每列导轨长度' }) name: string;
  @Text('With the numbers put in', { example: '29.7米 + 1.4米 + 3.7米 = 34.8米' }) formula: string;
  @Exact('The result') value: string;
  @Text('UCUM') unit: string;
  @ListOf(() => OperandDto) operands: OperandDto[];
}

export class EstimateDto {
  @Text('The quantity, with the numbers put in', { example: '2列 × 34.8米 = 69.6米' }) formula: string;
  @Text('The mass per unit; null: the catalogue’s figure', nullable) massFormula: string | null;
  @ListOf(() => EstimateStepDto, { description: 'The derivation, step by step' }) steps: EstimateStepDto[];
  @Choice(bases, { description: 'The weakest ground of the quantity' }) basis: string;
  @Texts('Sources in words (Chinese)') sources: string[];
  @Choice(bases, { description: 'Of the mass per unit' }) massBasis: string;
  @Texts('Of the mass per unit (Chinese)') massSources: string[];
  @Texts('Notes (Chinese)') notes: string[];
  @Text('What the surveyor must look at (Chinese)') toCheck: string;
}

export class ProposedLineDto {
  @OneOf(() => ComponentDto, { description: 'As it goes into an order' }) component: ComponentDto;
  @Text('Chinese name of the type') name: string;
  @Text('The variant in the words of the edition', nullable) variantName: string | null;
  @Text('One of the eight systems') system: string;
  @Text('Which of several lines of the type (Chinese)', nullable) place: string | null;
  @Exact('kg per unit') kgPerUnit: string;
  @MassKg('Quantity × kg per unit') massKg: string;
  @OneOf(() => EstimateDto, { description: 'Every line is an estimate' }) estimate: EstimateDto;
}

export class NotProposedDto {
  @Text('Component type of the catalogue') type: string;
  @Text('Chinese name') name: string;
  @Text('One of the eight systems') system: string;
  @Choice(['not-for-drive', 'not-usual', 'never-proposed', 'not-in-catalogue', 'no-formula']) code: string;
  @Text('Why there is no line (Chinese)') reason: string;
}

export class OpenDecisionDto {
  @Text('JSON Pointer into the order', { example: '/components/21/materials' }) pointer: string;
  @Text('null: belongs to the order as a whole', nullable) componentId: string | null;
  @Text('What is to be decided (Chinese)') question: string;
  @Texts('What may be chosen from; empty: no list') options: string[];
}

export class SystemMassDto {
  @Text('One of the eight systems') system: string;
  @Text('Chinese name') name: string;
  @ApiProperty({ type: 'integer', description: 'Lines' }) lineCount: number;
  @MassKg('Sum of its lines') massKg: string;
}

export class MassCheckDto {
  @Text('Stable code', { example: 'landing-door' }) code: string;
  @Text('What is compared (Chinese)') name: string;
  @MassKg('What the list gives') value: string;
  @Exact('From') low: string;
  @Exact('To') high: string;
  @Text('UCUM') unit: string;
  @Flag('Whether it lies within') isWithin: boolean;
  @Choice(bases) basis: string;
  @Text('Where the bounds come from (Chinese)') source: string;
}

export class ListFindingDto {
  @Text('Stable code', { example: 'total-mass-unusual' }) code: string;
  @Choice(['info', 'warning']) level: string;
  @Text('Chinese') message: string;
  @OpenObject('The figures') data: object;
}

export class ListParametersDto {
  @Text('Id of the file of figures') id: string;
  @Day('The file’s day') issuedOn: string;
  @Text('Chinese') title: string;
  @Text('What the file says of itself (Chinese)') statement: string;
  @Sha256('Of the file’s bytes') fingerprint: string;
}

export class StartingListDto {
  @ListOf(() => ProposedLineDto) lines: ProposedLineDto[];
  @ListOf(() => NotProposedDto, { description: 'Every type of the catalogue without a line' })
  notProposed: NotProposedDto[];
  @ListOf(() => OpenDecisionDto, { description: 'To be filled in before the order can be appraised' })
  toDecide: OpenDecisionDto[];
  @ListOf(() => SystemMassDto) systems: SystemMassDto[];
  @MassKg('Sum of all lines') totalMassKg: string;
  @ListOf(() => MassCheckDto, { description: 'Every comparison, also those that hold' }) checks: MassCheckDto[];
  @ListOf(() => ListFindingDto) findings: ListFindingDto[];
  @OneOf(() => ListParametersDto) parameters: ListParametersDto;
  @OpenObject('The order this list makes, but for what is to be decided') order: object;
}

export class ListRefusalFindingDto {
  @Choice(['lift-beyond-reach', 'standard-not-in-force']) code: string;
  @Choice(['refusal']) level: string;
  @Text('In the caller’s language') message: string;
  @OpenObject('The figures') data: object;
}

/** Problem document, code `starting-list-refused`. */
export class ListRefusalProblemDto extends ProblemDto {
  @ListOf(() => ListRefusalFindingDto) findings: ListRefusalFindingDto[];
}

/** Whatever a list has, its answer has. */
export type ListAnswer = StartingList & { readonly order: object };
