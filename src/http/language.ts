/** Texts for people come in Simplified Chinese and English; the caller's Accept-Language chooses, Chinese otherwise. */
export type Language = 'zh' | 'en';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The first of Chinese and English the caller prefers, by the weights of RFC 9110, section 12.5.4. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').slice(0, 1000).split(',').map(parseWish);
  const weightOf = (language: Language): number => {
    const named = wishes.filter((wish) => wish.tag === language || wish.tag.startsWith(`${language}-`));
    const fitting = named.length > 0 ? named : wishes.filter((wish) => wish.tag === '*');
    return Math.max(0, ...fitting.map((wish) => wish.weight));
  };
  return weightOf('en') > weightOf('zh') ? 'en' : 'zh';
}

function parseWish(text: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...parameters] = text
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}
