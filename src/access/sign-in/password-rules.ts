/** What a chosen password must be: long, and not what everybody would try first. No rules on kinds of characters. */
import type { Fault } from '../../http/edge-error.js';
import { isLeaked } from './leaked-passwords.js';

const shortest = 12;
const longest = 200;
const fewestDifferent = 6;
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

/** What an attacker of this service would try first: its own words, and those every list of leaked passwords begins with. */
const usualWords = [
  ...['administrator', 'liftappraisal', 'appraisal', 'appraiser', 'elevator', 'operator', 'approver', 'reviewer'],
  ...['shenyang', 'residual', 'association', 'dianti', 'pinggu', 'canzhi', 'yuzhi', 'xiehui', 'gongsi'],
  ...['password', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'woaini', 'woaiwojia', 'iloveyou', 'welcome', 'letmein', 'mima'],
  ...['admin', 'login', 'china', 'zhongguo', 'lift', 'price', 'editor', 'signer', 'test', 'user', 'root', 'changeme'],
];

const messages = {
  'password-too-short': { zh: '密码太短', en: 'The password is too short' },
  'password-too-long': { zh: '密码太长', en: 'The password is too long' },
  'password-too-simple': { zh: '密码过于简单，容易被猜到', en: 'The password is too easy to guess' },
  'password-leaked': {
    zh: '密码在已泄露密码的清单上，请换一个',
    en: 'The password is on the list of leaked passwords; choose another',
  },
  'password-names-owner': { zh: '密码不得包含登录名', en: 'The password must not contain the login' },
  'password-unchanged': { zh: '新密码不得与原密码相同', en: 'The new password must differ from the old one' },
} as const;
export type PasswordFaultCode = keyof typeof messages;

export const passwordFault = (code: PasswordFaultCode): Fault => ({
  pointer: '/newPassword',
  code,
  message: messages[code],
  allowed: `${shortest}–${longest} characters, at least ${fewestDifferent} different, no keyboard row, not of the service’s own words, not on the list of leaked passwords, without the login`,
});

export function passwordFaults(password: string, login: string): readonly Fault[] {
  const letters = [...password.normalize('NFC')];
  if (letters.length < shortest) return [passwordFault('password-too-short')];
  if (letters.length > longest) return [passwordFault('password-too-long')];
  const plain = password.toLowerCase();
  const bare = withoutUsualWords(plain);
  const name = login.replace(/@.*$/, '').toLowerCase();
  const faults: PasswordFaultCode[] = [];
  const isSimple = new Set(plain).size < fewestDifferent || isMadeOfRuns(plain) || isMadeOfRuns(bare);
  if (isSimple) faults.push('password-too-simple');
  if (isLeaked(password)) faults.push('password-leaked');
  if (name.length >= 3 && plain.includes(name)) faults.push('password-names-owner');
  return faults.map(passwordFault);
}

/** Without years and what stands between the words either: Lift-Appraisal-2026 is `liftappraisal`. */
function withoutUsualWords(plain: string): string {
  let rest = plain.replace(/[\s._-]|(?:19|20)\d\d/g, '');
  for (const word of usualWords) rest = rest.replaceAll(word, '');
  return rest;
}

/** Nothing left but a few characters when rows of the keyboard, the alphabet and the digits are taken out. */
function isMadeOfRuns(plain: string): boolean {
  let rest = plain;
  for (const run of runs) {
    for (let length = run.length; length >= 4; length -= 1) {
      for (let start = 0; start + length <= run.length; start += 1) {
        rest = rest.replaceAll(run.slice(start, start + length), '');
      }
    }
  }
  return rest.length < 4;
}
