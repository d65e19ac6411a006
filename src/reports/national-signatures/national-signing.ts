/** Signs finished reports a second time, by the national algorithms, where the settings name a key for it. */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { sha256Hex } from '../../fingerprints/sha256.js';
import { signNationally } from '../../signing/sm2/national-signature.js';
import type { Sm2Signer } from '../../signing/sm2/sm2-signer.js';
import type { NewNationalSignature } from './national-signatures.js';
import { SM2_SIGNER } from './open-sm2-key.js';

@Injectable()
export class NationalSigning {
  private readonly log = new Logger(NationalSigning.name);

  constructor(@Inject(SM2_SIGNER) private readonly signer: Sm2Signer | null) {}

  get hasKey(): boolean {
    return this.signer !== null;
  }

  /** null: there is no key, or it fails just now. That keeps no report from being issued; a later round signs. */
  async of(pdf: Uint8Array): Promise<NewNationalSignature | null> {
    if (this.signer === null) return null;
    try {
      const text = await signNationally(pdf, this.signer);
      return { text, keySha256: sha256Hex(this.signer.publicKey) };
    } catch (error) {
      this.log.error(error);
      return null;
    }
  }
}
