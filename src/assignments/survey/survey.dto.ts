import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { EvidenceLabel } from './evidence-label.js';

@ApiSchema({ name: 'SurveyRemark' })
export class SurveyRemarkDto {
  @ApiProperty({ enum: ['contradiction', 'missing'] }) kind: 'contradiction' | 'missing';
  @ApiProperty({ example: 'condition-met-but-retained' }) code: string;
  @ApiProperty({ description: 'Below the order of the working paper', example: '/components/3/disposition' })
  pointer: string;
  @ApiProperty({ description: 'Simplified Chinese' }) message: string;
}

@ApiSchema({ name: 'SurveyedComponent' })
export class SurveyedComponentDto {
  @ApiProperty({ example: 'c07' }) componentId: string;
  @ApiProperty({
    enum: ['verified', 'declared', 'assumed'],
    description: 'On whose word its mass rests: found on the spot with proof, said by somebody else, assumed',
  })
  label: EvidenceLabel;
  @ApiProperty({ description: 'Why, in Simplified Chinese' }) labelReason: string;
  @ApiProperty({ type: 'integer' }) photos: number;
  @ApiProperty({ description: 'Nothing is missing and nothing contradicts itself' }) isDone: boolean;
  @ApiProperty({ type: [SurveyRemarkDto] }) remarks: SurveyRemarkDto[];
}

@ApiSchema({ name: 'ScoreGrade' })
export class ScoreGradeDto {
  @ApiProperty({ example: 'good' }) code: string;
  @ApiProperty({ example: '良好' }) zh: string;
  @ApiProperty({ description: 'Inclusive', example: '0.75' }) from: string;
  @ApiProperty({ description: 'Exclusive, but for the best grade', example: '0.90' }) to: string;
  @ApiProperty() description: string;
}

@ApiSchema({ name: 'Survey' })
export class SurveyDto {
  @ApiProperty({ type: 'integer' }) paperVersion: number;
  @ApiProperty({ type: [SurveyedComponentDto] }) components: SurveyedComponentDto[];
  @ApiProperty({ description: 'Whose the grades are: this service’s, not a standard’s' }) gradesNotice: string;
  @ApiProperty({ type: [ScoreGradeDto] }) grades: ScoreGradeDto[];
}
