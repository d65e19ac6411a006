import type { VNode } from 'preact';
import type { Organisation } from '../../access/organisation.entity.js';
import { Button } from '../../http/page/buttons.js';
import { Select } from '../../http/page/fields.js';
import { freshForm } from '../../http/page/form-state.js';

interface OrganisationChoiceWishes {
  readonly action: string;
  readonly organisations: readonly Pick<Organisation, 'id' | 'name'>[];
  readonly current: string;
}

/** Whose people or keys: only where there is more than one organisation to look after. */
export function OrganisationChoice({ action, organisations, current }: OrganisationChoiceWishes): VNode | null {
  if (organisations.length < 2) return null;
  const options = organisations.map(({ id, name }) => ({ value: id, label: name === id ? name : `${name}（${id}）` }));
  const form = freshForm({ organisation: current });
  return (
    <form class="form beside" method="get" action={action}>
      <Select form={form} name="organisation" label="机构" options={options} />
      <Button look="secondary">显示</Button>
    </form>
  );
}
