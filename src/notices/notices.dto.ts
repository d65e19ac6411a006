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
