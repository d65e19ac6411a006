/** `sign` and `development-key`, as the program knows them. */
import type { Command } from 'commander';
import type { Workplace } from './appraise-command.js';
import { developmentKeyCommand, type DevelopmentKeyOptions } from './development-key-command.js';
import { signCommand, type SignOptions, type SigningPlace } from './sign-command.js';

export interface SigningCounter {
  readonly show: (text: string) => void;
  /** Read only when a command runs: the settings may be at fault. */
  readonly place: () => SigningPlace & Pick<Workplace, 'dataDir'>;
}

export function addSigningCommands(program: Command, { show, place }: SigningCounter): void {
  program
    .command('sign')
    .description('sign as an appraiser, with a key that stays here: a file, a request of a service, or at a service')
    .argument('[file.pdf]', 'the report; with --request, the prepared file to compare with')
    .requiredOption('--p12 <file>', 'PKCS #12 file with key and certificate')
    .option('--password-file <file>', 'its password (default: asked on the terminal)')
    .option('--slot <slot>', 'whose signature: appraiser-1, appraiser-2, …')
    .option('--out <file>', 'where to write (default: beside the file, named after the slot)')
    .option('--request <request.json>', 'the answer of a service to prepare: writes the CMS only')
    .option('--base64', 'write the CMS in Base64, as embed takes it')
    .option('--service <url>', 'sign at a service: prepare, check, sign, embed')
    .option('--appraisal <id>', 'the appraisal at the service')
    .option('--key-file <file>', 'file with the API key of the service')
    .action(async (file: string | undefined, options: SignOptions) => show(await signCommand(file, options, place())));
  program
    .command('development-key')
    .description('make a development signing key (.p12 and its password) to try signing out')
    .requiredOption('--name <name>', 'whose, as the engagement names the appraiser')
    .requiredOption('--out <folder>', 'where to write')
    .action(async (options: DevelopmentKeyOptions) => show(await developmentKeyCommand(options, place())));
}
