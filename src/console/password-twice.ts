import type { FormBody } from '../http/page/form-body.js';
import type { FieldFault } from '../http/page/form-state.js';

/** What the page itself can see of a new password: that it was typed, and twice alike. The rules are the account's. */
export function passwordTwiceFaults(sent: FormBody): readonly FieldFault[] {
  if (sent.raw('newPassword') === '') return [{ name: 'newPassword', text: '请输入新密码' }];
  if (sent.raw('newPassword') === sent.raw('newPasswordAgain')) return [];
  return [{ name: 'newPasswordAgain', text: '两次输入的密码不一致' }];
}
