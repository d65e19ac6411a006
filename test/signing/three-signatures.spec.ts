import { PDF } from '@libpdf/core';
import { describe, expect, it } from '@jest/globals';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { LongTermAuthority } from './long-term-authority.js';
import { signedByThree, threeFields } from './three-signatures.js';

describe('a certifying signature, one more, and a seal that locks the form', () => {
  const world = new LongTermAuthority();

  it('verify in one file', async () => {
    const { verdict, changedAfterSigning, signatures } = verifyPdf(await signedByThree(world), world.trust());
    expect({ verdict, changedAfterSigning }).toEqual({ verdict: 'development', changedAfterSigning: false });
    expect(signatures.map(({ fieldName, integrity }) => [fieldName, integrity])).toEqual(
      threeFields.map((name) => [name, 'intact']),
    );
  });

  it('are three signed fields to another library', async () => {
    const form = (await PDF.load(await signedByThree(world))).getForm();
    const fields = form?.getSignatureFields() ?? [];
    expect(fields.map((field) => [field.name, field.isSigned()])).toEqual(threeFields.map((name) => [name, true]));
  });
});
