import { Module } from '@nestjs/common';
import { OwnersModule } from '../owners/owners.module.js';
import { HomeController } from './home/home.controller.js';

/** The pages of the people who work here, and the front door of everybody. */
@Module({
  imports: [OwnersModule],
  controllers: [HomeController],
})
export class ConsoleModule {}
