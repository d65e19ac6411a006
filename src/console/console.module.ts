import { Module } from '@nestjs/common';
import { OwnersModule } from '../owners/owners.module.js';
import { HomeController } from './home/home.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInDoors } from './sign-in/sign-in-doors.js';
import { SignOutController } from './sign-in/sign-out.controller.js';
import { StartController } from './start.controller.js';

/** The pages of the people who work here, and the front door of everybody. */
@Module({
  imports: [OwnersModule],
  controllers: [HomeController, SignInController, SignOutController, StartController],
  providers: [SignInDoors],
})
export class ConsoleModule {}
