/** Associations and firms, as the operators of the service see them. Pure. */
import type { VNode } from 'preact';
import type { Organisation } from '../../access/organisation.entity.js';
import { organisationKinds } from '../../access/roles.js';
import { Button } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { DataTable } from '../../http/page/data-table.js';
import { Choices, Hidden, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { FaultList } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { dayOf } from '../../http/page/china-time.js';
import { organisationKindNames } from '../role-names.js';

interface OrganisationsPageWishes {
  readonly organisations: readonly Organisation[];
  readonly form: FormState;
  readonly chosenKind: string;
  /** Only operators of the service enter organisations. */
  readonly mayCreate: boolean;
}

const kindOptions = organisationKinds.map((kind) => ({ value: kind, label: organisationKindNames[kind] }));

const kindOf = ({ kind, test }: Organisation): string => `${organisationKindNames[kind]}${test ? '（测试）' : ''}`;

const testOption = {
  value: 'yes',
  label: '测试机构',
  hint: '只限评估机构。报告每页印“测试”水印，没有效力，不写入公开日志；建立以后不能更改。',
};

export function organisationsPage({ organisations, form, chosenKind, mayCreate }: OrganisationsPageWishes): ShownPage {
  return {
    title: '机构',
    lead: '每个机构的人员、价格草稿、评估和报告彼此隔开。',
    isWide: true,
    current: '/organisations',
    scripts: ['table-filter'],
    body: (
      <>
        <DataTable
          caption="机构"
          isCaptionUnseen
          onPhone="cards"
          filterLabel="筛选"
          rows={organisations}
          columns={[
            { label: '名称', isHead: true, cell: ({ id, name }) => <a href={`/organisations/${id}`}>{name}</a> },
            { label: '标识', cell: ({ id }) => <span class="mono">{id}</span> },
            { label: '类型', cell: (one) => kindOf(one) },
            { label: '建立', cell: ({ createdAt }) => <span class="figures">{dayOf(createdAt)}</span> },
            { label: '', cell: ({ id }) => <a href={`/people?organisation=${id}`}>人员</a> },
          ]}
        />
        {mayCreate && <NewOrganisation form={form} chosenKind={chosenKind} />}
      </>
    ),
  };
}

function NewOrganisation({ form, chosenKind }: { readonly form: FormState; readonly chosenKind: string }): VNode {
  return (
    <Card title="新增机构">
      <form class="form" method="post" action="/organisations">
        <FaultList faults={form.faults} />
        <TextInput form={form} name="name" label="名称" hint="全称，出现在公开的价格表和通知中。" maxLength={100} />
        <TextInput
          form={form}
          name="id"
          label="标识"
          hint="小写字母、数字和横线，2 至 64 个字符，以字母或数字开头；以后不能修改。"
          look="code"
          maxLength={64}
        />
        <Choices form={form} name="kind" label="类型" options={kindOptions} chosen={[chosenKind]} isSingle />
        <Choices form={form} name="test" label="试用" options={[testOption]} chosen={[form.values['test'] ?? '']} />
        <div class="actions">
          <Button>新增机构</Button>
        </div>
      </form>
    </Card>
  );
}

export function organisationPage(organisation: Organisation, form: FormState): ShownPage {
  const { id, name, version } = organisation;
  return {
    title: name,
    current: '/organisations',
    trail: [{ href: '/organisations', label: '机构' }],
    body: (
      <Card>
        <Facts
          rows={[
            ['标识', <span class="mono">{id}</span>],
            ['类型', kindOf(organisation)],
            ['人员', <a href={`/people?organisation=${id}`}>查看人员</a>],
          ]}
        />
        <form class="form" method="post" action={`/organisations/${id}`}>
          <FaultList faults={form.faults} />
          <Hidden values={{ version }} />
          <TextInput form={form} name="name" label="名称" maxLength={100} />
          <div class="actions">
            <Button>保存名称</Button>
          </div>
        </form>
      </Card>
    ),
  };
}
