/**
 * Text that a spreadsheet program would take for a formula (OWASP, CSV injection), written so that it stays text: in CSV
 * with one apostrophe before it, which reading takes off again. Text that already starts so gets one more, so that what
 * is read is always what was written.
 */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

export const isDangerous = (text: string): boolean => DANGEROUS.test(text);

export const guarded = (text: string): string => (isDangerous(text) ? `'${text}` : text);

export const unguarded = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
