/** A notice as a letter: plain text in Chinese, with the address to open. Pure. */
export interface LetterContent {
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** `publicUrl` has no slash at its end. */
export function letterOf({ title, body, link }: LetterContent, publicUrl: string): Letter {
  const paragraphs = [
    body.replace(/\r\n?/g, '\n').trim(),
    ...(link === null ? [] : [`查看详情：\n${publicUrl}${link}`]),
    `全部通知：\n${publicUrl}/inbox`,
    '本邮件由系统自动发送，请勿直接回复。',
  ];
  return { subject: `【电梯残余价值评估】${oneLine(title)}`, text: `${paragraphs.join('\n\n')}\n` };
}

/** A subject is one header line: whatever could end it becomes a space. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
