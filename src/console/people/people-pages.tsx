/** The people of an organisation, as its operators see them. Pure. */
import type { VNode } from 'preact';
import type { Organisation } from '../../access/organisation.entity.js';
import type { PersonWithPassword } from '../../access/people/create-person.js';
import type { PeoplePage } from '../../access/people/find-people.js';
import type { PersonView } from '../../access/people/person-view.js';
import { ButtonLink, Button } from '../../http/page/buttons.js';
import { Card, Facts, Secret } from '../../http/page/card.js';
import { DataTable } from '../../http/page/data-table.js';
import { Choices, Hidden, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { Empty, FaultList, Notice } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { StatusTag } from '../../http/page/status-tag.js';
import { Pager } from '../../http/page/tabs.js';
import { rolesInWords } from '../role-names.js';
import { OrganisationChoice } from './organisation-choice.js';
import { PersonFields, signInWords } from './person-fields.js';

interface PeopleListWishes {
  readonly organisations: readonly Organisation[];
  readonly current: Organisation;
  readonly page: PeoplePage;
}

const trail = [{ href: '/people', label: '人员' }];
const query = (values: Readonly<Record<string, string>>): string => `?${new URLSearchParams(values).toString()}`;

export function peopleListPage({ organisations, current, page }: PeopleListWishes): ShownPage {
  const here = query({ organisation: current.id });
  return {
    title: '人员',
    lead: `${current.name}的人员，以及各人可以做什么。`,
    isWide: true,
    current: '/people',
    scripts: ['table-filter'],
    body: (
      <>
        <div class="row between">
          <OrganisationChoice action="/people" organisations={organisations} current={current.id} />
          <ButtonLink href={`/people/new${here}`}>新增人员</ButtonLink>
        </div>
        {page.people.length === 0 ? <Empty title="还没有人员" /> : <PeopleTable people={page.people} />}
        <Pager nextHref={page.next && `/people${query({ organisation: current.id, after: page.next })}`} />
      </>
    ),
  };
}

function PeopleTable({ people }: { readonly people: readonly PersonView[] }): VNode {
  return (
    <DataTable
      caption="人员"
      isCaptionUnseen
      onPhone="cards"
      filterLabel="筛选"
      rows={people}
      columns={[
        { label: '姓名', isHead: true, cell: ({ id, name }) => <a href={`/people/${id}`}>{name}</a> },
        { label: '登录名', cell: ({ login }) => login },
        { label: '角色', cell: (person) => rolesInWords(person.roles) },
        { label: '登录', cell: (person) => signInWords(person) },
        { label: '状态', cell: ({ state }) => <StatusTag status={state} /> },
      ]}
    />
  );
}

interface NewPersonWishes {
  readonly organisation: Organisation;
  readonly form: FormState;
  readonly chosen: readonly string[];
  readonly signIn: string;
  readonly hasProvider: boolean;
  readonly formKey: string;
}

export function newPersonPage({ organisation, form, chosen, ...more }: NewPersonWishes): ShownPage {
  const ways = [
    { value: 'password', label: '密码和验证器', hint: '生成一次性密码，交给本人首次登录' },
    { value: 'oidc', label: '统一身份登录', hint: '必须填写电子邮箱' },
  ];
  return {
    title: '新增人员',
    lead: organisation.name,
    current: '/people',
    trail,
    scripts: ['submit-once'],
    body: (
      <Card>
        <form class="form" method="post" action="/people">
          <FaultList faults={form.faults} />
          <Hidden values={{ organisation: organisation.id, formKey: more.formKey }} />
          <TextInput
            form={form}
            name="login"
            label="登录名"
            hint="小写字母、数字和 . _ - + @，2 至 100 个字符，以字母或数字开头；以后不能修改。"
            maxLength={100}
          />
          <PersonFields form={form} chosen={chosen} />
          {more.hasProvider ? (
            <Choices form={form} name="signIn" label="登录方式" options={ways} chosen={[more.signIn]} isSingle />
          ) : (
            <Hidden values={{ signIn: 'password' }} />
          )}
          <div class="actions">
            <Button>新增人员</Button>
          </div>
        </form>
      </Card>
    ),
  };
}

export function personMadePage({ person, oneTimePassword }: PersonWithPassword): ShownPage {
  return {
    title: oneTimePassword === null ? '人员已建立' : '一次性密码',
    current: '/people',
    trail: [...trail, { href: `/people/${person.id}`, label: person.name }],
    scripts: ['copy-button'],
    body: (
      <>
        {oneTimePassword !== null && (
          <Notice tone="caution" title="一次性密码仅显示这一次">
            <p>请当面或者以安全的方式交给本人，72 小时内有效。首次登录时须换成本人的密码，并设置验证器。</p>
          </Notice>
        )}
        <Card title={person.name}>
          <Facts
            rows={[
              ['登录名', person.login],
              ['角色', rolesInWords(person.roles)],
            ]}
          />
          {oneTimePassword !== null && <Secret>{oneTimePassword}</Secret>}
          <div class="actions">
            <ButtonLink href={`/people${query({ organisation: person.organisationId })}`}>返回人员</ButtonLink>
          </div>
        </Card>
      </>
    ),
  };
}
