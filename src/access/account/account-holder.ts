/** Who acts: the person, the token of the session, and the address guessing is counted under. */
export interface AccountHolder {
  readonly personId: string;
  readonly token: string;
  readonly address: string;
}
