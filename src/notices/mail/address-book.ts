/** Who of an organisation can be reached by mail. `People` of the access room answers it. */
export interface AddressBook {
  /** Those who may sign in and have an address; with roles, only those who hold one of them. */
  mailAddresses(
    organisationId: string,
    roles?: readonly string[],
  ): Promise<readonly { readonly personId: string; readonly address: string }[]>;
}

/** Injection token. */
export const ADDRESS_BOOK = Symbol('AddressBook');
