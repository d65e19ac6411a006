/** What a form sent: names and texts, nothing decoded further. */
export class FormBody {
  private readonly texts = new Map<string, string[]>();

  constructor(entries: Iterable<readonly [name: string, text: string]>) {
    for (const [name, text] of entries) {
      const known = this.texts.get(name);
      if (known) known.push(text);
      else this.texts.set(name, [text]);
    }
  }

  /** The text of a field with the blanks around it removed; empty when it was not sent. */
  text(name: string): string {
    return this.raw(name).trim();
  }

  /** Exactly as typed: for passwords. */
  raw(name: string): string {
    return this.texts.get(name)?.[0] ?? '';
  }

  /** Every text sent under a name: for boxes to tick. */
  all(name: string): readonly string[] {
    return this.texts.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.texts.has(name);
  }

  names(): readonly string[] {
    return [...this.texts.keys()];
  }

  /** The first text of every name, to show a refused form again. Passwords and one-time codes are never shown again. */
  get values(): Readonly<Record<string, string>> {
    const shown = [...this.texts].filter(([name]) => !/password|secret|oneTimeCode|recoveryCode/i.test(name));
    return Object.fromEntries(shown.map(([name, [first = '']]) => [name, first]));
  }
}
