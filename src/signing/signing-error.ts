export type SigningErrorCode =
  | 'pdf-unreadable'
  | 'pdf-encrypted'
  | 'pdf-too-large'
  | 'field-missing'
  | 'field-already-signed'
  | 'field-unsuitable'
  | 'appearance-unusable'
  | 'placeholder-too-small'
  | 'certificate-unreadable'
  | 'key-unreadable'
  | 'key-unsupported'
  | 'key-does-not-match'
  | 'signer-failed'
  | 'cms-unsuitable'
  | 'time-stamp-failed'
  | 'revocation-unavailable'
  | 'name-unsuitable';

export type SigningErrorKind = 'invalid' | 'not-found' | 'conflict' | 'unavailable';

const kinds: Partial<Record<SigningErrorCode, SigningErrorKind>> = {
  'field-missing': 'not-found',
  'field-already-signed': 'conflict',
  'signer-failed': 'unavailable',
  'time-stamp-failed': 'unavailable',
  'revocation-unavailable': 'unavailable',
};

/** Signing or reading could not be done at all. Verification never throws it: there a bad file is a value. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
  readonly kind: SigningErrorKind;

  constructor(
    readonly code: SigningErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.kind = kinds[code] ?? 'invalid';
  }
}

/** Runs a step that may throw anything and lets only a SigningError out. */
export function withSigningCode<T>(code: SigningErrorCode, message: string, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    if (cause instanceof SigningError) throw cause;
    throw new SigningError(code, message, { cause });
  }
}
