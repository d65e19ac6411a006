import { Global, Module } from '@nestjs/common';
import { People } from '../access/people/people.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { PriceTablesModule } from '../price-tables/price-tables.module.js';
import { ADDRESS_BOOK } from './mail/address-book.js';
import { MailController } from './mail/mail.controller.js';
import { MailOutbox } from './mail/mail-outbox.js';
import { MailSender } from './mail/mail-sender.js';
import { NoticeBoard } from './notice-board.js';
import { NoticesController } from './notices.controller.js';
import { AnnouncePublications } from './webhooks/announce-publications.js';
import { POST_LIMITS, usualLimits, type PostLimits } from './webhooks/guarded-post.js';
import { WebhookOutbox } from './webhooks/webhook-outbox.js';
import { WebhookSecrets } from './webhooks/webhook-secrets.js';
import { WebhookSender } from './webhooks/webhook-sender.js';
import { Webhooks } from './webhooks/webhooks.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

const postLimits = {
  provide: POST_LIMITS,
  inject: [SETTINGS],
  useFactory: ({ outgoing }: Settings): PostLimits => ({
    ...usualLimits,
    loopbackAllowed: outgoing.webhooksToLoopback,
  }),
};

/** What an organisation is told: in its inbox, by mail, by webhooks. */
@Global()
@Module({
  imports: [PriceTablesModule],
  controllers: [NoticesController, MailController, WebhooksController],
  providers: [
    NoticeBoard,
    { provide: ADDRESS_BOOK, useExisting: People },
    MailOutbox,
    MailSender,
    postLimits,
    AnnouncePublications,
    WebhookOutbox,
    WebhookSecrets,
    WebhookSender,
    Webhooks,
  ],
  exports: [NoticeBoard, MailOutbox, MailSender, POST_LIMITS, Webhooks, WebhookSender],
})
export class NoticesModule {}
