/** The form with a batch: its fields, and the file, which goes to the disk as it comes in. */
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { BatchFile } from '../../batches/intake/receive-batch.js';
import type { UploadFolder } from '../../batches/intake/upload-folder.js';
import { FormBody } from '../../http/page/form-body.js';

export interface BatchUpload {
  readonly sent: FormBody;
  /** null: none was chosen. */
  readonly file: (BatchFile & { readonly fileName: string }) | null;
}

/** @throws body-too-large, or what stopped it; nothing is left then. */
export async function batchUploadOf(
  request: FastifyRequest,
  uploads: UploadFolder,
  limitBytes: number,
): Promise<BatchUpload> {
  const fields: [string, string][] = [];
  let file: BatchUpload['file'] = null;
  try {
    // One byte more than is taken: the folder sees for itself that it is too much.
    for await (const part of request.parts({ limits: { files: 1, fileSize: limitBytes + 1 } })) {
      if (part.type === 'field') fields.push([part.fieldname, typeof part.value === 'string' ? part.value : '']);
      else file = await keptFile(part, uploads, limitBytes);
    }
  } catch (error) {
    // What came after the file was wrong.
    if (file !== null) await uploads.remove(file.file);
    throw error;
  }
  return { sent: new FormBody(fields), file };
}

async function keptFile(part: MultipartFile, uploads: UploadFolder, limitBytes: number): Promise<BatchUpload['file']> {
  const fileName = part.filename.split(/[/\\]/).at(-1)?.slice(0, 200) ?? '';
  const spooled = await uploads.spool(part.file, limitBytes);
  if (fileName !== '') return { ...spooled, fileName, source: /\.xlsx$/i.test(fileName) ? 'xlsx' : 'ndjson' };
  await uploads.remove(spooled.file);
  return null;
}
