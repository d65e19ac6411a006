import { Module } from '@nestjs/common';
import { StandardsModule } from '../../standards/standards.module.js';
import { ComponentListsController } from './component-lists.controller.js';
import { ComponentSheetRoom } from './component-sheet-room.js';

@Module({
  imports: [StandardsModule],
  controllers: [ComponentListsController],
  providers: [ComponentSheetRoom],
  exports: [ComponentSheetRoom],
})
export class ComponentSheetsModule {}
