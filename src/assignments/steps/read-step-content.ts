import { readShape } from '../read-shape.js';
import type { StepContents } from './step-content.js';
import * as dto from './step-content.dto.js';
import type { StepId } from './step-ids.js';

const shapes: { readonly [Step in StepId]: new () => StepContents[Step] } = {
  'basic-matters': dto.BasicMattersDto,
  contract: dto.ContractDto,
  plan: dto.PlanDto,
  survey: dto.SurveyStepDto,
  documents: dto.DocumentsDto,
  valuation: dto.ValuationStepDto,
  report: dto.ReportStepDto,
  archive: dto.ArchiveDto,
};

/** @throws content-invalid with every fault of its shape. */
export const readStepContent = <Step extends StepId>(step: Step, json: unknown): StepContents[Step] =>
  readShape<StepContents[Step]>(shapes[step], json);
