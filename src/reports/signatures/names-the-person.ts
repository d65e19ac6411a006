/**
 * Authorities put other things beside the name (张三@12345, 张三（开发测试）), but a name inside a longer one is another's:
 * 王示 is not 王示例.
 */
export function namesThePerson(commonName: string, name: string): boolean {
  const wanted = name.normalize('NFKC').trim();
  if (wanted === '') return false;
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}·])${escaped}(?![\\p{L}·])`, 'u').test(commonName.normalize('NFKC'));
}
