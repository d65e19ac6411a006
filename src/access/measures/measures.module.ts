import { Global, Module } from '@nestjs/common';
import { Measures } from './measures.js';
import { MeasuresController } from './measures.controller.js';

/** One registry for the process; every room may add its figures. */
@Global()
@Module({ controllers: [MeasuresController], providers: [Measures], exports: [Measures] })
export class MeasuresModule {}
