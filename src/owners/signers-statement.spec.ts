import { describe, expect, it } from '@jest/globals';
import type { SignatureVerification } from '../signing/verification.js';
import { signersStatement } from './signers-statement.js';

const one = (fieldName: string, changes: Partial<SignatureVerification> = {}): SignatureVerification => ({
  fieldName,
  signerName: '张三',
  level: 'B-LTA',
  covers: 'revision',
  integrity: 'intact',
  chain: 'trusted',
  ...changes,
});

const about = (signatures: SignatureVerification[], changes: object = {}) =>
  signersStatement({
    verdict: 'valid',
    faults: [],
    sha256: '',
    signature: { verdict: 'valid', changedAfterSigning: false, signatures, timeStamps: [], findings: [] },
    isDevelopmentSeal: false,
    recomputation: null,
    ...changes,
  });

describe('who signed', () => {
  it('names every signer with the role, and says when no appraiser signed', () => {
    const three = about([one('Appraiser1'), one('Appraiser2', { signerName: '李四' }), one('FirmSeal')]);
    expect(three).toEqual({
      answer: 'yes',
      code: 'signers-trusted',
      text: '签章人：张三（评估人员 1）；李四（评估人员 2）；张三（评估单位印章）。证书可信。',
    });
    expect(about([one('FirmSeal')]).text).toContain('文件中没有评估人员的电子签名。');
  });

  it('is judged by the worst signature, with its reason', () => {
    const signatures = [one('Appraiser1', { chain: 'revoked' }), one('FirmSeal')];
    const signature = { verdict: 'not-trusted', changedAfterSigning: false, signatures, timeStamps: [], findings: [] };
    expect(about(signatures, { signature })).toMatchObject({
      answer: 'no',
      code: 'signers-not-trusted',
      text: expect.stringContaining('张三（评估人员 1）：证书在签名之前已被吊销'),
    });
  });

  it('says nothing either way of a file that was not verified to the end', () => {
    const answer = about([], { faults: ['not-verified'] });
    expect(answer).toMatchObject({ answer: 'unknown', code: 'not-verified' });
    expect(answer.text).toContain('没有核对完');
  });
});
