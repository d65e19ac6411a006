/** Starts the service with the settings of the environment. */
import { FirstAdministrator, firstAdministratorText } from './access/first-administrator.js';
import { systemClock } from './config/clock.js';
import { releaseFiles } from './config/package-root.js';
import { loadEnvironmentFile, readSettings } from './config/settings.js';
import { toldError } from './config/told-error.js';
import { createApp } from './create-app.js';
import { useValuesReadBefore } from './fingerprints/read-before.js';
import { endOnSignals } from './http/drain.js';

async function start(): Promise<void> {
  loadEnvironmentFile();
  useValuesReadBefore(releaseFiles);
  const settings = readSettings();
  const app = await createApp(settings, systemClock);
  endOnSignals(app, settings.drainSeconds);
  await app.init();
  const made = await app.get(FirstAdministrator).makeIfNobodyIsThere();
  // At once: should listening fail, the password would be lost.
  if (made !== null) process.stdout.write(firstAdministratorText(made, settings.publicUrl));
  await app.listen(settings.port, settings.host);
  process.stdout.write(`lift-appraisal listens on ${await app.getUrl()} (interface: /docs)\n`);
}

start().catch((error: unknown) => {
  process.stderr.write(`${toldError(error)}\n`);
  process.exitCode = 1;
});
