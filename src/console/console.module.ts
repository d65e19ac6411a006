import { Module } from '@nestjs/common';
import { OwnersModule } from '../owners/owners.module.js';
import { AccountController } from './account/account.controller.js';
import { OwnApiKeysController } from './account/own-api-keys.controller.js';
import { OwnSessionsController } from './account/own-sessions.controller.js';
import { InboxController } from './inbox/inbox.controller.js';
import { KeysController } from './keys/keys.controller.js';
import { OrganisationsPagesController } from './organisations/organisations-pages.controller.js';
import { ManagedOrganisations } from './people/managed-organisations.js';
import { NewPersonController } from './people/new-person.controller.js';
import { PeopleListController } from './people/people-list.controller.js';
import { PersonController } from './people/person.controller.js';
import { SubmitOnce } from './submit-once.js';
import { WebhooksPagesController } from './webhooks/webhooks-pages.controller.js';
import { HomeController } from './home/home.controller.js';
import { ProviderController } from './sign-in/provider.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInDoors } from './sign-in/sign-in-doors.js';
import { SignOutController } from './sign-in/sign-out.controller.js';
import { StartController } from './start.controller.js';

/** The pages of the people who work here, and the front door of everybody. */
@Module({
  imports: [OwnersModule],
  controllers: [
    HomeController,
    SignInController,
    ProviderController,
    SignOutController,
    StartController,
    AccountController,
    OwnApiKeysController,
    OwnSessionsController,
    InboxController,
    PeopleListController,
    NewPersonController,
    PersonController,
    OrganisationsPagesController,
    KeysController,
    WebhooksPagesController,
  ],
  providers: [SignInDoors, ManagedOrganisations, SubmitOnce],
})
export class ConsoleModule {}
