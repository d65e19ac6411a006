/** Words between appraiser and reviewer, line by line. Added and read, never changed. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { Field } from '../../appraisals/order/field-decorators.js';
import { codeField, integerField, textField } from '../../appraisals/order/order-fields.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { assignmentProblem, contentInvalid } from '../assignment-problem.js';
import type { Actor } from '../assignment-store.js';
import { Assignments } from '../assignments.js';
import type { CommentDto } from '../assignment.dto.js';
import { mustBeOpen } from '../must-stand.js';
import { LineComment } from './working-paper.entities.js';

export class NewCommentDto {
  @Field(codeField(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/), { optional: true, description: 'Absent: the whole paper' })
  componentId?: string;
  @Field(textField(4000)) text: string;
  @Field(integerField(1, 1_000_000), { optional: true, description: 'Number of the comment it answers' })
  answers?: number;
}

@Injectable()
export class LineComments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assignments: Assignments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Oldest first. */
  async list(organisationId: string, assignmentId: string): Promise<readonly CommentDto[]> {
    await this.assignments.find(organisationId, assignmentId);
    const where = { organisationId, assignmentId };
    const found = await this.dataSource.manager.find(LineComment, { where, order: { number: 'ASC' } });
    return found.map(commentView);
  }

  async prepare(caller: Actor, assignmentId: string, comment: NewCommentDto): Promise<PreparedAnswer> {
    const { organisationId, actor, personId } = caller;
    const { facts } = await this.assignments.stateOf(organisationId, assignmentId);
    if (facts.completed.archive) throw assignmentProblem('assignment-archived');
    const before = await this.dataSource.manager.countBy(LineComment, { assignmentId });
    const { componentId = null, text, answers = null } = comment;
    if (answers !== null && answers > before) throw contentInvalid([unknownComment]);
    const at = this.clock.now();
    const said = { componentId, text, answers, personId, actor, at: at.toISOString() };
    const row = { assignmentId, number: before + 1, organisationId, ...said };
    return {
      status: 201,
      headers: { location: `/v1/assignments/${assignmentId}/comments` },
      body: JSON.stringify(commentView(row)),
      write: async (manager) => {
        await mustBeOpen(manager, assignmentId);
        const isOvertaken = (await manager.countBy(LineComment, { assignmentId })) !== before;
        if (isOvertaken) throw assignmentProblem('comment-overtaken');
        await manager.insert(LineComment, row);
        await audit(manager, { organisationId, at, actor, action: 'assignment.commented', subject: assignmentId });
      },
    };
  }
}

const unknownComment = {
  pointer: '/answers',
  code: 'comment-unknown',
  message: { zh: '没有这条意见', en: 'There is no such comment' },
};

const commentView = ({ number, componentId, text, answers, personId, actor, at }: LineComment): CommentDto => ({
  number,
  componentId,
  text,
  answers,
  personId,
  actor,
  at,
});
