import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CLOCK, type Clock } from './clock.js';
import { SETTINGS, type Settings } from './settings.js';

/** Hands settings and clock to every room, by the tokens `SETTINGS` and `CLOCK`. */
@Global()
@Module({})
export class ConfigModule {
  static with(settings: Settings, clock: Clock): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: CLOCK, useValue: clock },
    ];
    return { module: ConfigModule, providers, exports: providers };
  }
}
