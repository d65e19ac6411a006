import type { Component, ComponentMass, MaterialShare, Retention, Survey, TaxedAmount } from '../../engine/index.js';
import { Field, Nested, NestedList } from './field-decorators.js';
import { booleanField, choiceField, codeField, dayField, decimalField, listField, textField } from './order-fields.js';

const catalogueCode = codeField(/^[a-z0-9][a-z0-9-]{0,63}$/);
const evidence = listField(textField(500), 100);
const share = decimalField({ from: '0', to: '1' });
const optional = { optional: true } as const;

export class ComponentMassDto implements ComponentMass {
  @Field(choiceField('weighed', 'nameplate', 'linear', 'geometry', 'catalogue'), { description: 'How it was found' })
  method: ComponentMass['method'];
  @Field(decimalField({ above: '0', to: '50000' }), {
    ...optional,
    description: 'Figure per unit of the component, kg; forbidden with method catalogue, required with any other',
    example: '640',
  })
  kgPerUnit?: string;
  @Field(textField(500), { ...optional, description: 'Formula, slip or table the figure comes from' }) basis?: string;
}

export class MaterialShareDto implements MaterialShare {
  @Field(catalogueCode, { description: 'Named once in a component', example: 'steel-medium' }) material: string;
  @Field(decimalField({ above: '0', to: '1' }), { description: 'Shares of a component sum to 1', example: '0.85' })
  share: string;
}

export class ConditionAnswerDto {
  @Field(textField(100), { description: 'Code of a scrapping condition of the edition' }) code: string;
  @Field(booleanField, { description: 'true: the scrapping condition applies' }) met: boolean;
}

export class SurveyDto implements Survey {
  @Field(share, { ...optional, description: '勘察成新率, 0 to 1', example: '0.80' }) score?: string;
  @NestedList(() => ConditionAnswerDto, { least: 0, most: 200 }, optional) conditions?: ConditionAnswerDto[];
  @Field(dayField, { ...optional, description: 'Past or today' }) surveyedOn?: string;
  @Field(textField(100), optional) surveyor?: string;
  @Field(evidence, optional) evidence?: string[];
}

export class RefurbishmentDto implements TaxedAmount {
  @Field(decimalField({ from: '0', to: '9999999' }), { description: 'CNY per unit of the component' })
  amount: string;
  @Field(choiceField('included', 'excluded')) taxBasis: TaxedAmount['taxBasis'];
  @Field(share, { ...optional, description: 'Tax rate; required when tax is included', example: '0.13' }) rate?: string;
}

export class RetentionDto implements Retention {
  @Field(booleanField, { ...optional, description: 'Written consent of the new lift’s maker or installer' })
  installerConsent?: boolean;
  @Field(booleanField, { ...optional, description: 'Checked for the new lift’s loads' }) loadChecked?: boolean;
  @Field(booleanField, { ...optional, description: 'Listed in the owners’ contract' }) inContract?: boolean;
  @Field(textField(200), { ...optional, nullable: true, description: 'Type-test certificate (class B)' })
  certificate?: string | null;
  @Field(share, { ...optional, nullable: true, description: 'Replaces the edition’s figure and needs a reason' })
  functionalObsolescence?: string | null;
  @Nested(() => RefurbishmentDto, { ...optional, nullable: true, description: 'Replaces the edition’s figure' })
  refurbishment?: RefurbishmentDto | null;
  @Field(textField(1000), { ...optional, nullable: true }) reason?: string | null;
}

export class ComponentDto implements Component {
  @Field(codeField(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/), { description: 'Unique in the order', example: 'c01' })
  id: string;
  @Field(catalogueCode, { description: 'A component type of the edition', example: 'traction-machine' }) type: string;
  @Field(textField(64), { ...optional, description: 'Variant of the catalogue', example: 'T89/B' }) variant?: string;
  @Field(textField(500), { ...optional, description: 'Printed, never calculated with' }) description?: string;
  // With unit prices below 10^7 CNY and 10,000 components no total leaves what Chinese capitals can say.
  @Field(decimalField({ above: '0', to: '10000' }), { description: 'Pieces: a whole number', example: '1' })
  quantity: string;
  @Field(textField(20), { description: 'The catalogue’s unit of the type (UCUM)', example: '{piece}' }) unit: string;
  @Nested(() => ComponentMassDto, { ...optional, description: 'Absent: the catalogue’s figure' })
  mass?: ComponentMassDto;
  @NestedList(() => MaterialShareDto, { least: 1, most: 50 }, { ...optional, description: 'Absent: the default' })
  materials?: MaterialShareDto[];
  @Field(choiceField('dismantle', 'retain')) disposition: Component['disposition'];
  @Field(dayField, { ...optional, description: 'Past or today; absent: the lift’s commissioning' })
  installedOn?: string;
  @Nested(() => SurveyDto, optional) survey?: SurveyDto;
  @Nested(() => RetentionDto, optional) retention?: RetentionDto;
  @Field(evidence, { ...optional, description: 'Photographs, weighbridge slips, records' }) evidence?: string[];
}
