/** The disk is full, or broken: no fault of the caller or of the program. */
export const isOfDisk = (error: unknown): error is Error =>
  /^E(NOSPC|IO|DQUOT|ROFS|ACCES)$/.test((error as NodeJS.ErrnoException).code ?? '');
