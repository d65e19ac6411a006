import { Global, Module } from '@nestjs/common';
import { NoticeBoard } from './notice-board.js';

/** What an organisation is told: in its inbox, by mail, by webhooks. */
@Global()
@Module({
  providers: [NoticeBoard],
  exports: [NoticeBoard],
})
export class NoticesModule {}
