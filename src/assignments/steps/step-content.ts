import type {
  ArchiveDto,
  BasicMattersDto,
  ContractDto,
  DocumentsDto,
  PlanDto,
  ReportStepDto,
  SurveyStepDto,
  ValuationStepDto,
} from './step-content.dto.js';

/** What each step recorded last; an empty object where nothing was recorded. */
export interface StepContents {
  readonly 'basic-matters': BasicMattersDto;
  readonly contract: ContractDto;
  readonly plan: PlanDto;
  readonly survey: SurveyStepDto;
  readonly documents: DocumentsDto;
  readonly valuation: ValuationStepDto;
  readonly report: ReportStepDto;
  readonly archive: ArchiveDto;
}

export const nothingRecorded: StepContents = {
  'basic-matters': {},
  contract: {},
  plan: {},
  survey: {},
  documents: {},
  valuation: {},
  report: {},
  archive: {},
};
