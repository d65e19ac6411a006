import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { objectionKinds, type ObjectionKind } from './objection.entities.js';
import type { ObjectionAnswerView, ObjectionView, ReachableObjection } from './objection.js';
import { longestAnswer, longestQuestion } from './read-objection.js';

@ApiSchema({ name: 'ObjectionAnswer' })
export class ObjectionAnswerDto implements ObjectionAnswerView {
  @ApiProperty({ type: 'integer', minimum: 1 }) number: number;
  @ApiProperty({ type: 'string' }) text: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) at: string;
}

@ApiSchema({ name: 'StoredObjectionAnswer' })
export class StoredAnswerDto extends ObjectionAnswerDto {
  @ApiProperty({ type: 'string' }) objectionId: string;
}

@ApiSchema({ name: 'ObjectionInList' })
export class ObjectionInListDto implements ObjectionView {
  @ApiProperty({ type: 'string' }) id: string;
  @ApiProperty({ type: 'string', enum: objectionKinds }) kind: ObjectionKind;
  @ApiProperty({ type: 'string', description: 'Word for word; may name people' }) text: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) at: string;
  @ApiProperty({ type: 'string' }) appraisalId: string;
  @ApiProperty({ type: 'string' }) reportNumber: string;
  @ApiProperty({ type: 'string' }) reportCode: string;
  @ApiProperty({ type: [ObjectionAnswerDto] }) answers: readonly ObjectionAnswerDto[];
  @ApiProperty({ type: 'string', nullable: true, description: 'As the public reads it; null: it is not shown' })
  shownText: string | null;
}

@ApiSchema({ name: 'Objection' })
export class ObjectionDto extends ObjectionInListDto implements ReachableObjection {
  @ApiProperty({ type: 'string', nullable: true, description: 'Never shown to the public' }) contact: string | null;
}

@ApiSchema({ name: 'ObjectionPage' })
export class ObjectionPageDto {
  @ApiProperty({ type: [ObjectionInListDto] }) items: readonly ObjectionInListDto[];
  @ApiProperty({ type: 'string', nullable: true, description: 'The cursor of the next page' }) next: string | null;
}

@ApiSchema({ name: 'NewObjectionAnswer' })
export class NewAnswerDto {
  @ApiProperty({ type: 'string', minLength: 1, maxLength: longestAnswer }) text: string;
}

@ApiSchema({ name: 'ObjectionPublication' })
export class ObjectionPublicationDto {
  @ApiProperty({
    ...{ type: 'string', nullable: true, minLength: 1, maxLength: longestQuestion },
    description: 'The question as anybody may read it, names left out; its answers are shown with it. null: not shown',
  })
  question: string | null;
}
