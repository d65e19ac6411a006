/** The folders that come with the program, in words a resident understands; an association's code is its own name. */
const names: Readonly<Record<string, string>> = {
  demonstration: '本项目（演示数据）',
  'national-statistics': '国家统计局（由本项目转录）',
};

export const publisherName = (publisher: string): string =>
  Object.hasOwn(names, publisher) ? (names[publisher] ?? publisher) : publisher;
