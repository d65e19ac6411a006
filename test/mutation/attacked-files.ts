import path from 'node:path';
import type { Answer } from '../attacks/attack.js';

const folder = path.join(process.cwd(), 'out', 'attacked-files');
export const attackedFiles = { folder, index: path.join(folder, 'index.json') };

/** An attack that was carried out: the file in the folder, and who asks. */
export interface AttackedFile {
  group: string;
  name: string;
  file: string;
  answer: Answer;
  /** DER in base64. */
  trustStore: string[];
  now: string;
}
