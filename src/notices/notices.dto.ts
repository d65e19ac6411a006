import { ApiProperty } from '@nestjs/swagger';
import type { NoticeOnBoard } from './notice-board.js';

const instant = { type: 'string', format: 'date-time' } as const;

export class NoticeDto implements NoticeOnBoard {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'For machines', example: 'price-correction' }) kind: string;
  @ApiProperty({ description: 'Id of the thing the notice is about' }) subject: string;
  @ApiProperty() title: string;
  @ApiProperty() body: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'Path within the service' }) link: string | null;
  @ApiProperty(instant) at: string;
  @ApiProperty({ ...instant, nullable: true, description: 'null: the caller has not read it' }) readAt: string | null;
}

export class NoticePageDto {
  @ApiProperty({ type: () => [NoticeDto] }) items: readonly NoticeDto[];
  @ApiProperty({ type: 'string', nullable: true, description: 'Cursor of the next page, null at the end' })
  next: string | null;
}

export class UnreadCountDto {
  @ApiProperty({ type: 'integer', minimum: 0 }) unread: number;
}

export class GivenUpMailDto {
  @ApiProperty() noticeId: string;
  @ApiProperty({ type: 'string', nullable: true }) personId: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'EENVELOPE 550' }) error: string | null;
  @ApiProperty({ type: 'integer', minimum: 0 }) attempts: number;
  @ApiProperty({ ...instant, nullable: true }) at: string | null;
}

export class MailStateDto {
  @ApiProperty({ description: 'false: SMTP_URL is not set' }) isSent: boolean;
  @ApiProperty({ type: 'integer', minimum: 0 }) waiting: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) sent: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) givenUp: number;
  @ApiProperty({ type: () => [GivenUpMailDto], description: 'At most 20, newest first' })
  lastGivenUp: readonly GivenUpMailDto[];
}
