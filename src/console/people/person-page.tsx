/** One person, as an operator sees and changes him. Pure. */
import type { VNode } from 'preact';
import type { PersonView } from '../../access/people/person-view.js';
import { Button } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { Hidden, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { FaultList } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { StatusTag } from '../../http/page/status-tag.js';
import { rolesInWords } from '../role-names.js';
import { PersonFields, signInWords, type PersonFieldsWishes } from './person-fields.js';

interface PersonPageWishes extends PersonFieldsWishes {
  readonly person: PersonView;
  readonly isOneself: boolean;
  readonly formKey: string;
}

export function personPage({ person, form, chosen, isOneself, formKey }: PersonPageWishes): ShownPage {
  const { id, version } = person;
  return {
    title: person.name,
    lead: `登录名 ${person.login}，${signInWords(person)}。`,
    current: '/people',
    trail: [{ href: `/people?organisation=${person.organisationId}`, label: '人员' }],
    scripts: ['submit-once'],
    body: (
      <>
        <Card title="资料和角色" aside={<StatusTag status={person.state} />}>
          <form class="form" method="post" action={`/people/${id}`}>
            <FaultList faults={form.faults} />
            <Hidden values={{ version }} />
            {isOneself ? <OwnFields form={form} roles={person.roles} /> : <PersonFields form={form} chosen={chosen} />}
            <div class="actions">
              <Button>保存</Button>
            </div>
          </form>
          {!isOneself && <p class="muted small">修改角色后，此人须重新登录。</p>}
        </Card>
        {!isOneself && <Reset person={person} formKey={formKey} />}
        {!isOneself && <SwitchOff person={person} />}
      </>
    ),
  };
}

/** Nobody changes his own roles: a second operator does. */
function OwnFields({ form, roles: held }: { readonly form: FormState; readonly roles: PersonView['roles'] }): VNode {
  return (
    <>
      <TextInput form={form} name="name" label="姓名" maxLength={100} />
      <TextInput form={form} name="email" label="电子邮箱" inputMode="email" isOptional />
      <p>角色：{rolesInWords(held)}。本人的角色和状态须由另一位管理员修改。</p>
    </>
  );
}

function Reset({ person, formKey }: { readonly person: PersonView; readonly formKey: string }): VNode | null {
  if (person.state === 'disabled') return null;
  if (person.signIn === 'oidc') {
    return (
      <Card title="重置登录">
        <p>此人通过统一身份登录，没有密码，不能在这里重置。</p>
      </Card>
    );
  }
  return (
    <Card title="重置登录">
      <p>忘记密码时使用：生成新的一次性密码，此人的登录和密钥全部失效。</p>
      <form class="form" method="post" action={`/people/${person.id}/reset`}>
        <Hidden values={{ formKey }} />
        <div class="field">
          <label class="choice">
            <input type="checkbox" name="forgetAuthenticator" value="yes" />
            <span>
              同时清除验证器和恢复码<span class="choice-hint">手机和恢复码都遗失时才需要</span>
            </span>
          </label>
        </div>
        <div class="actions">
          <Button look="secondary">重置登录</Button>
        </div>
      </form>
    </Card>
  );
}

function SwitchOff({ person: { id, state, version } }: { readonly person: PersonView }): VNode {
  const isActive = state === 'active';
  return (
    <Card title={isActive ? '停用' : '重新启用'}>
      <p>{isActive ? '停用后不能登录，密钥立即失效；做过的事仍然留有姓名。' : '启用后可以用原来的密码登录。'}</p>
      <form class="form" method="post" action={`/people/${id}/state`}>
        <Hidden values={{ version, state: isActive ? 'disabled' : 'active' }} />
        <div class="actions">
          <Button look={isActive ? 'danger' : 'secondary'}>{isActive ? '停用此人' : '重新启用'}</Button>
        </div>
      </form>
    </Card>
  );
}
