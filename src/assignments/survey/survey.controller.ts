import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { ReadSurvey } from './read-survey.js';
import { gradesNotice, scoreGrades } from './score-grades.js';
import type { SurveyedLine } from './survey-overview.js';
import { SurveyDto, type SurveyedComponentDto } from './survey.dto.js';

/** What the survey of a lift has found so far, and what it still lacks: for whoever values or reviews. */
@ApiTags('assignments')
@Controller('v1/assignments/:id/survey')
export class SurveyController {
  constructor(private readonly surveys: ReadSurvey) {}

  @Get()
  @Requires('assignments.read')
  @ApiBearerAuth()
  @ApiOperation({ summary: '现场调查: every component with its label of evidence, contradictions and missing parts' })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOkResponse({ type: SurveyDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  async read(@Param('id') id: string, @Req() request: FastifyRequest): Promise<SurveyDto> {
    const { opened, lines, photos } = await this.surveys.of(callerOf(request).organisationId, id);
    const count = (componentId: string): number => photos.filter((photo) => photo.componentId === componentId).length;
    return {
      paperVersion: opened.facts.paperVersion,
      components: lines.map((line, index) => lineView(line, index, count(line.component.id))),
      gradesNotice,
      grades: [...scoreGrades],
    };
  }
}

function lineView(
  { component, evidence, remarks, isDone }: SurveyedLine,
  index: number,
  photos: number,
): SurveyedComponentDto {
  return {
    componentId: component.id,
    label: evidence.label,
    labelReason: evidence.reason,
    photos,
    isDone,
    remarks: remarks.map((remark) => ({ ...remark, pointer: `/components/${index}${remark.pointer}` })),
  };
}
