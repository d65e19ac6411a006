import type { Appraisal, SecondMethod, Sensitivity } from '../../engine/index.js';
import type { Fingerprints } from '../fingerprints-of.js';
import {
  Choice,
  Day,
  Exact,
  Instant,
  ListOf,
  MassKg,
  Money,
  OneOf,
  OpenObject,
  Rate,
  Sha256,
  Text,
} from './answer-properties.js';
import { AppraisalLineDto, DeductionLineDto, FindingDto, TraceNodeDto } from './appraisal-lines.dto.js';
import { ApiProperty } from '@nestjs/swagger';

export class EditionNameDto {
  @Text('Standard') id: string;
  @Text('Version of the edition') version: string;
}

export class ScrapResidualValueDto {
  @Money('Gross') gross: string;
  @Money('Deductions') deductions: string;
  @Money('Net; may be negative') net: string;
}

export class RangeDto {
  @Money('Low') low: string;
  @Money('High') high: string;
}

export class SecondMethodDto implements SecondMethod {
  @ApiProperty({ type: 'array', items: { type: 'string' }, description: 'Offers on the order’s terms, CNY' })
  offers: string[];
  @Money('Mean of the offers') mean: string;
  @Rate('(max − min) / |mean|; null when the mean is 0', { nullable: true }) spread: string | null;
  @Money('Net − mean') difference: string;
  @Rate('|difference| / |mean|; null when the mean is 0', { nullable: true }) ratio: string | null;
}

export class SensitivityDto implements Sensitivity {
  @Text('mass:<componentId> or price:<rowId>') input: string;
  @Exact('Low of the input') low: string;
  @Exact('High of the input') high: string;
  @Text('kg, or CNY per unit') unit: string;
  @Money('Swing of the total') swing: string;
}

export class PriceTableFingerprintDto {
  @Text('Edition of a price table') editionId: string;
  @Sha256('SHA-256 of the file') sha256: string;
}

export class FingerprintsDto implements Fingerprints {
  @Sha256('Canonical JSON of the order') order: string;
  @Sha256('Manifest of the standard’s edition') standard: string;
  @ListOf(() => PriceTableFingerprintDto) priceTables: PriceTableFingerprintDto[];
  @Text('Program and version of the rules', { example: 'lift-appraisal/0.1.0 calculation 1' }) engine: string;
  @Sha256('Canonical JSON of the appraisal with its trace, without fingerprints') result: string;
}

/** The result. Its hash covers the trace too, which is shown with `?trace=true` only. */
export class AppraisalDto implements Omit<Appraisal, 'trace' | 'references' | 'lines'> {
  @Choice(['1', '2']) calculationVersion: Appraisal['calculationVersion'];
  @OneOf(() => EditionNameDto) standard: EditionNameDto;
  @Day('评估基准日') referenceDate: string;
  @Instant('Prices count as published by then') knownAt: string;
  @Text('GB/T 2260') region: string;
  @Choice(['included', 'excluded']) taxBasis: Appraisal['taxBasis'];
  @Money('残余价值, rounded by the step') residualValue: string;
  @Money('Before that rounding') unroundedTotal: string;
  @Money('residualValue − unroundedTotal') roundingDifference: string;
  @Exact('Step of the rounding, CNY') roundingStep: string;
  @OneOf(() => ScrapResidualValueDto, { description: '残值: cash' }) scrapResidualValue: ScrapResidualValueDto;
  @Money('余值: a purchase avoided') remainingValue: string;
  @OneOf(() => RangeDto) range: RangeDto;
  @Text('人民币大写') inCapitals: string;
  @MassKg('Mass of all components, kg') totalMassKg: string;
  @MassKg('Mass of what is scrapped, kg') scrapMassKg: string;
  @ListOf(() => AppraisalLineDto) lines: AppraisalLineDto[];
  @ListOf(() => DeductionLineDto) deductions: DeductionLineDto[];
  @OneOf(() => SecondMethodDto, { nullable: true }) secondMethod: SecondMethodDto | null;
  @ListOf(() => SensitivityDto) sensitivity: SensitivityDto[];
  @Rate('Share of the value that rests on assumptions') assumedShare: string;
  @ListOf(() => FindingDto) findings: FindingDto[];
  @ListOf(() => TraceNodeDto, { required: false, description: 'With ?trace=true' }) trace?: TraceNodeDto[];
  @ApiProperty({ type: 'object', additionalProperties: true, selfRequired: false, description: 'With ?trace=true' })
  references?: Appraisal['references'];
  @OneOf(() => FingerprintsDto) fingerprints: FingerprintsDto;
}

export class StoredAppraisalDto {
  @Text('Id of the record; null in a preview', { nullable: true, example: '01JD0000000000000000000000' }) id:
    string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) createdAt: string | null;
  @OpenObject('The order as computed: with knownAt and the standard’s version filled in') order: object;
  @OneOf(() => AppraisalDto) appraisal: AppraisalDto;
}

export class AppraisalSummaryDto {
  @Text('Id of the record') id: string;
  @Instant('When it was stored') createdAt: string;
  @Day('评估基准日') referenceDate: string;
  @Text('GB/T 2260') region: string;
  @Text('设备代码', { nullable: true }) deviceCode: string | null;
  @OneOf(() => EditionNameDto) standard: EditionNameDto;
  @Money('残余价值') residualValue: string;
  @Sha256('Fingerprint of the result') result: string;
}

export class AppraisalPageDto {
  @ListOf(() => AppraisalSummaryDto) items: AppraisalSummaryDto[];
  @Text('Give it as ?cursor= for the next page; null: this is the last', { nullable: true }) next: string | null;
}

export class DifferenceDto {
  @Text('JSON Pointer into the appraisal') pointer: string;
  @ApiProperty({ required: false, description: 'Absent: not there' }) stored?: unknown;
  @ApiProperty({ required: false, description: 'Absent: not there' }) computed?: unknown;
}

export class RecomputationDto {
  @Choice(['identical', 'different', 'rule-book-missing']) outcome: 'identical' | 'different' | 'rule-book-missing';
  @ApiProperty({ type: 'boolean', description: 'The computed result has the stored result’s fingerprint' })
  identical: boolean;
  @Sha256('Fingerprint of the stored result') storedResult: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'Fingerprint of the computed one; null: none' })
  computedResult: string | null;
  @Text('Program that computes now') engine: string;
  @ListOf(() => DifferenceDto, { description: 'The first hundred' }) differences: DifferenceDto[];
  @ApiProperty({ type: 'array', items: { type: 'string' }, description: 'Fingerprints no longer on the shelf' })
  missing: string[];
}
