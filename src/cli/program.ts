/** The command line: the same use cases as the service, without server and database. */
import { Command } from 'commander';
import { systemClock } from '../config/clock.js';
import { packageVersion, programFile } from '../config/package-root.js';
import { loadEnvironmentFile, readSettings } from '../config/settings.js';
import { startCompiled } from '../config/start-compiled.js';
import { loadShelf } from '../appraisals/shelf.js';
import { StandardLibrary } from '../standards/standard-library.js';
import { appraiseCommand, type AppraiseOptions, type Workplace } from './appraise-command.js';
import { addBatchCommands } from './batch/batch-commands.js';
import { checkPriceTables, checkStandards, type CheckResult } from './check-commands.js';
import { addComponentListCommands } from './component-list-commands.js';
import { endedBy } from './ended-by.js';
import { addPriceTableCommands } from './price-table-commands.js';
import { addSigningCommands } from './signing-commands.js';
import { addStartingListCommand } from './starting-list-command.js';
import { verifyCommand, type VerifyOptions } from './verify-command.js';

async function workplace(): Promise<Workplace> {
  const settings = readSettings();
  return { shelf: await loadShelf(settings), clock: systemClock, dataDir: settings.dataDir };
}

function show(text: string): void {
  process.stdout.write(`${text}\n`);
}

function showCheck({ lines, exitCode }: CheckResult): void {
  show(lines.join('\n'));
  process.exitCode = exitCode;
}

const program = new Command('lift-appraisal')
  // Thrown instead of ending the process: the code for a wrong call is ours to choose.
  .exitOverride()
  .description('电梯残余价值评估 · residual-value appraisal of old residential lifts')
  .version(packageVersion);

program
  .command('appraise')
  .description('appraise an order; exit code 1 when it is refused or invalid, 2 or 70 when there is no answer')
  .argument('<order.json>')
  .option('--pdf <file>', 'write the signed report (not registered: 未登记)')
  .option('--development-signatures', 'sign as every appraiser with development keys before sealing, to try it out')
  .option('--unsigned', 'only draw the report with its empty signature fields (see sign)')
  .option('--json', 'print the canonical result instead of the summary')
  .option('--issued-at <instant>', 'the instant printed in the report, RFC 3339 (default: now)')
  .action(async (file: string, options: AppraiseOptions) =>
    show(await appraiseCommand(file, options, await workplace())),
  );

program
  .command('verify')
  .description('verify a report, or its offline bundle; exit code 0 valid, 1 not, 2 or 70 no answer')
  .argument('<file.pdf|bundle.zip>')
  .option('--trust <pem...>', 'roots to trust (default: the development authority of the data folder)')
  .option('--log-key <pem>', 'bundle: public key of the log (default: that of the data folder, if it has one)')
  .option('--checkpoint <file>', 'bundle: a checkpoint of the log kept earlier; nothing before it may have changed')
  .option('--consistency <json>', 'bundle: the proof from that checkpoint on (default: the one in the bundle)')
  .option('--sig <file>', 'PDF: its second signature, by SM2 and SM3, that lies beside it')
  .option('--sm2-trust <pem...>', 'SM2 keys or certificates to trust for that signature (default: none)')
  .option('--json', 'print the whole answer as JSON')
  .action(async (file: string, options: VerifyOptions) => {
    const answer = await verifyCommand(file, options, await workplace());
    show(answer.text);
    process.exitCode = answer.exitCode;
  });

program
  .command('standards')
  .description('editions of standards')
  .command('check')
  .argument('[folder]')
  .action(async (folder?: string) => showCheck(await checkStandards(folder ?? readSettings().standardsDir)));

const priceTables = program.command('price-tables').description('editions of price tables');
priceTables
  .command('check')
  .argument('[folder]')
  .action(async (folder?: string) => showCheck(await checkPriceTables(folder ?? readSettings().priceTablesDir)));
addSigningCommands(program, {
  show,
  place: () => {
    const terminal = { input: process.stdin, output: process.stderr };
    return { clock: systemClock, dataDir: readSettings().dataDir, terminal };
  },
});
addPriceTableCommands(priceTables, { show, priceTablesDir: () => readSettings().priceTablesDir });
const listPlace = async () => ({
  standards: await StandardLibrary.load(readSettings().standardsDir),
  clock: systemClock,
});
addStartingListCommand(program, { show, place: listPlace });
addComponentListCommands(program, { show, place: listPlace });
addBatchCommands(program, {
  show,
  end: ({ text, exitCode }) => {
    if (text !== '') show(text);
    process.exitCode = exitCode;
  },
});

program
  .command('serve')
  .description('run the service (settings: .env.example)')
  // The service stands above the command line in the import order and needs the database driver: started only here.
  .action(() => void startCompiled(programFile('service')));

program
  .command('work')
  .description('work on batches beside a running service, in any number of processes (same settings as serve)')
  .option('--until-idle', 'end once nothing is left to do')
  .action(() => void startCompiled(programFile('service-worker')));

async function run(): Promise<void> {
  loadEnvironmentFile();
  await program.parseAsync();
}

run().catch((error: unknown) => {
  const { text, exitCode } = endedBy(error);
  if (text !== null) process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
});
