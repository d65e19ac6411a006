import * as asn1js from 'asn1js';
import { createPrivateKey, generateKeyPairSync, webcrypto } from 'node:crypto';
import * as pkijs from 'pkijs';

/** A self-signed certificate for names and addresses of this machine, good for this hour. */
export async function localCertificate(
  names: readonly string[],
): Promise<{ readonly cert: string; readonly key: string }> {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pkcs8 = pair.privateKey.export({ type: 'pkcs8', format: 'der' });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']);
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ value: 1 });
  const name = new pkijs.AttributeTypeAndValue({
    type: '2.5.4.3',
    value: new asn1js.Utf8String({ value: 'localhost' }),
  });
  certificate.subject.typesAndValues.push(name);
  certificate.issuer.typesAndValues.push(name);
  certificate.notBefore.value = new Date(Date.now() - 3_600_000);
  certificate.notAfter.value = new Date(Date.now() + 3_600_000);
  certificate.subjectPublicKeyInfo = pkijs.PublicKeyInfo.fromBER(
    new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' })),
  );
  const alternatives = new pkijs.GeneralNames({ names: names.map(generalName) });
  certificate.extensions = [
    new pkijs.Extension({ extnID: '2.5.29.17', critical: false, extnValue: alternatives.toSchema().toBER(false) }),
  ];
  const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto });
  await certificate.sign(key, 'SHA-256', engine);
  return { cert: pem('CERTIFICATE', Buffer.from(certificate.toSchema(true).toBER(false))), key: pkcs8Pem(pkcs8) };
}

function generalName(text: string): pkijs.GeneralName {
  if (!/^[\d.]+$/.test(text)) return new pkijs.GeneralName({ type: 2, value: text });
  const bytes = Uint8Array.from(text.split('.').map(Number));
  return new pkijs.GeneralName({ type: 7, value: new asn1js.OctetString({ valueHex: bytes.buffer }) });
}

const pkcs8Pem = (der: Buffer): string =>
  createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }).toString();

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
