import { ApiProperty } from '@nestjs/swagger';
import { Choice, Flag, Instant, ListOf, Money, OneOf, Text, Texts } from '../appraisals/answers/answer-properties.js';
import type {
  CorrectionCounts,
  CorrectionView,
  EffectView,
  ImpactItem,
  ImpactOnOthers,
  ReappraisalView,
} from './correction-views.js';

const Count = (description: string, nullable = false): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, description, nullable });
const none = { nullable: true } as const;

export class CorrectionCountsDto implements CorrectionCounts {
  @Count('Issued reports that used a replaced row, those still to be computed among them') reports: number;
  @Count('The organisation’s own appraisals without an issued report', true) drafts: number | null;
  @Count('Reports still to be computed') pending: number;
  @Count('Reports whose value or lines changed') changed: number;
  @Count('Reports that used a replaced row and did not change') unchanged: number;
  @Count('Reports whose order is refused with the prices as known now') refused: number;
  @Money('Sum of the differences, new − old') sumOfDifferences: string;
  @Money('The difference furthest from 0', none) largestDifference: string | null;
}

export class CorrectionDto implements CorrectionView {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Place in the log of publications' }) sequence: number;
  @Choice(['corrected', 'withdrawn']) act: CorrectionView['act'];
  @Text('The edition that corrects or was withdrawn') editionId: string;
  @Text('The edition that was corrected; null: a withdrawal', none) corrects: string | null;
  @Instant('When it became known') at: string;
  @Text('Why', none) reason: string | null;
  @Choice(['own', 'all'], { description: 'own: the caller’s organisation; all: every firm, for who keeps the table' })
  scope: CorrectionView['scope'];
  @Choice(['searching', 'computing', 'done']) stage: CorrectionView['stage'];
  @OneOf(() => CorrectionCountsDto) counts: CorrectionCountsDto;
}

export class CorrectionPageDto {
  @ListOf(() => CorrectionDto) items: CorrectionDto[];
  @Text('Give it as ?cursor= for the next page; null: this is the last', none) next: string | null;
}

export class EffectDto implements EffectView {
  @Text('Number of the issued report; null: none was issued', none) reportNumber: string | null;
  @Text('Name of the firm') firm: string;
  @Text('Only to the appraisal’s own organisation', none) appraisalId: string | null;
  @Choice(['pending', 'changed', 'lines-changed', 'unchanged', 'refused', 'not-used']) outcome: EffectView['outcome'];
  @Money('As issued') oldValue: string;
  @Money('The same order as known after the act', none) newValue: string | null;
  @Money('new − old', none) difference: string | null;
  @Texts('Codes of what is missing where the order is refused') refusals: string[];
  @Flag('The new value also follows from what else was published since the appraisal') otherPublications: boolean;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'Prices of the new value' })
  knownAt: string | null;
  @Text('The appraisal made again because of this act; only to its own organisation', none) successorId: string | null;
}

export class EffectPageDto {
  @OneOf(() => CorrectionDto) correction: CorrectionDto;
  @ListOf(() => EffectDto) items: EffectDto[];
  @Text('Give it as ?cursor= for the next page; null: this is the last', none) next: string | null;
}

export class ImpactItemDto implements ImpactItem {
  @Text('Appraisal of the own organisation') appraisalId: string;
  @Text('Only its last four characters', none) deviceCode: string | null;
  @Instant('When it was stored') createdAt: string;
  @Money('As stored') storedValue: string;
  @Money('As known now, without the draft; null: refused', none) without: string | null;
  @Money('As known now, with the draft; null: refused', none) withDraft: string | null;
  @Money('with − without', none) difference: string | null;
  @Texts('Codes of what would be missing') refusals: string[];
}

export class ImpactOnOthersDto implements ImpactOnOthers {
  @Count('Appraisals without an issued report that ask for a row the draft changes') candidates: number;
  @Count('Of these, how many were computed: the newest; fewer than candidates: the figures are cut') examined: number;
  @Count('Of the examined, how many would move') moved: number;
  @Count('Of the moved, how many would be refused') refused: number;
  @Money('Sum of their differences') sumOfDifferences: string;
  @Money('The difference furthest from 0', none) largestDifference: string | null;
}

export class ReportsListedDto {
  @Count('Issued reports of the own organisation, at most') own: number;
  @Count('Issued reports of all others, at most') others: number;
}

export class ImpactDto {
  @Text('The draft') draftId: string;
  @Instant('Instant of the comparison') asOf: string;
  @ListOf(() => ImpactItemDto) items: ImpactItemDto[];
  @Text('Give it as ?cursor= for the next page; null: this is the last', none) next: string | null;
  @Count('Appraisals computed for this page; those that do not move are left out of items') examined: number;
  @Count('The organisation’s appraisals without an issued report that ask for a row the draft changes')
  candidates: number;
  @OneOf(() => ImpactOnOthersDto, none) others: ImpactOnOthersDto | null;
  @OneOf(() => ReportsListedDto, none) reportsListed: ReportsListedDto | null;
}

export class MadeAgainDto {
  @Text('The new appraisal') appraisalId: string;
  @Text('The one whose place it takes') predecessorId: string;
}

export class CreatedAgainDto extends MadeAgainDto {
  @Money('残余价值') value: string;
}

export class RefusedAgainDto {
  @Text('The appraisal that stays without a successor') predecessorId: string;
  @Texts('Codes of what is missing') refusals: string[];
}

export class ReappraisalDto implements ReappraisalView {
  @Text('The edition that corrects or was withdrawn') editionId: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) sequence: number;
  @ListOf(() => CreatedAgainDto) created: CreatedAgainDto[];
  @ListOf(() => MadeAgainDto, { description: 'Made by an earlier request; the first hundred' })
  existing: MadeAgainDto[];
  @ListOf(() => RefusedAgainDto, { description: 'The first hundred' }) refused: RefusedAgainDto[];
  @Count('Still to be made: send another request') remaining: number;
}

export class AppraisalLinkDto {
  @Text('Appraisal') appraisalId: string;
  @Text('The edition that corrects or was withdrawn') editionId: string;
  @Choice(['corrected', 'withdrawn']) act: CorrectionView['act'];
  @Instant('When it was made again') createdAt: string;
}

export class AppraisalEffectDto {
  @Text('The edition that corrects or was withdrawn') editionId: string;
  @Choice(['corrected', 'withdrawn']) act: CorrectionView['act'];
  @Instant('When it became known') at: string;
  @Choice(['changed', 'lines-changed', 'unchanged', 'refused']) outcome: EffectView['outcome'];
  @Money('The same order as known after the act', none) newValue: string | null;
  @Money('new − stored', none) difference: string | null;
}

export class AppraisalLinksDto {
  @OneOf(() => AppraisalLinkDto, none) predecessor: AppraisalLinkDto | null;
  @ListOf(() => AppraisalLinkDto) successors: AppraisalLinkDto[];
  @ListOf(() => AppraisalEffectDto) corrections: AppraisalEffectDto[];
}
