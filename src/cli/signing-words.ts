/** What a person at the terminal is told when a key, a file or a device does not serve. */
import { SigningError, type SigningErrorCode } from '../signing/signing-error.js';
import { CommandError, exitCode } from './exit-code.js';

const words: Readonly<Record<SigningErrorCode, string>> = {
  'pdf-unreadable': '不是可读的 PDF 文件',
  'pdf-encrypted': 'PDF 文件已加密',
  'pdf-too-large': 'PDF 文件太大',
  'field-missing': '文件没有这个签名栏',
  'field-already-signed': '这个签名栏已经签名',
  'field-unsuitable': '签名栏不能用于签名',
  'appearance-unusable': '签名的外观不能使用',
  'placeholder-too-small': '签名及其证书太大，超出预留的位置',
  'certificate-unreadable': '证书无法读取',
  'key-unreadable': '私钥无法读取：口令不对、文件损坏，或者不是受支持的 PKCS #12 文件',
  'key-unsupported': '不支持这种密钥：须为 P-256、P-384、P-521 的 ECDSA，或者 2048 位以上的 RSA',
  'key-does-not-match': '私钥与证书不相符',
  'signer-failed': '签名设备没有给出签名',
  'cms-unsuitable': '签名消息不能使用',
  'time-stamp-failed': '没有得到时间戳',
  'revocation-unavailable': '没有得到吊销信息',
  'name-unsuitable': '证书的名称须为 1 至 64 个字符',
};

/** Runs a step; what signing could not do becomes an answer of the command. */
export async function asCommandError<Result>(step: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    throw new CommandError(`${words[error.code]}（${error.code}：${error.message}）`, exitCode.no);
  }
}
