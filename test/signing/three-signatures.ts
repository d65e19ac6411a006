import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { signPdf, type SignatureOrder } from '../../src/signing/sign-pdf.js';
import type { LongTermAuthority } from './long-term-authority.js';
import { preparedPdf } from './prepared-pdf.js';

export const threeFields = ['Appraiser1', 'Appraiser2', 'FirmSeal'] as const;

const order = (world: LongTermAuthority, changes: Pick<SignatureOrder, 'fieldName' | 'signer'>): SignatureOrder => ({
  ...{ name: '', location: '沈阳', reason: '签名', signedAt: world.now, ...changes },
});

/** As a report is signed: the first certifies and allows further signatures, the seal locks the form. */
export async function signedByThree(world: LongTermAuthority): Promise<Uint8Array> {
  const pdf = await preparedPdf({ fieldNames: [...threeFields] });
  const first = order(world, { fieldName: 'Appraiser1', signer: world.signer(world.issue('张三')) });
  const certified = await signPdf(pdf, { ...first, docMdp: 2 });
  const second = order(world, { fieldName: 'Appraiser2', signer: world.signer(world.issue('李四')) });
  const seal = order(world, { fieldName: 'FirmSeal', signer: world.signer(world.seal) });
  return signPdf(await signPdf(certified, second), { ...seal, locksFields: true });
}

/** Transforms of the signature of a field (ISO 32000-1, 12.8.2). */
export function transformsOf(pdf: Uint8Array, fieldName: string): readonly string[] {
  const file = PdfFile.open(pdf);
  const field = readSignatureFields(file).find(({ name }) => name === fieldName);
  const references = file.list(file.dictionary(field?.value)?.get('Reference'));
  return references.map((one) => (file.dictionary(one)?.get('TransformMethod') as { text: string }).text);
}
