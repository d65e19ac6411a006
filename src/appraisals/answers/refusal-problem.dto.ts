import { ApiProperty } from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import { Text } from './answer-properties.js';
import { FindingDto } from './appraisal-lines.dto.js';

export class RefusalFindingDto extends FindingDto {
  @Text('In the caller’s language') message: string;
}

/** Problem document of a refusal, code `appraisal-refused`: what is missing, finding by finding. */
export class RefusalProblemDto extends ProblemDto {
  @ApiProperty({ type: () => RefusalFindingDto, isArray: true }) findings: RefusalFindingDto[];
}
