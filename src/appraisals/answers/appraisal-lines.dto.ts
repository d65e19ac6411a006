import type {
  AppraisalLine,
  DeductionLine,
  Finding,
  MaterialLine,
  RetainedDetail,
  TraceNode,
} from '../../engine/index.js';
import {
  Choice,
  Day,
  Exact,
  Flag,
  ListOf,
  MassKg,
  Money,
  OneOf,
  OpenObject,
  Rate,
  Text,
  Texts,
  UnitPrice,
} from './answer-properties.js';
import { ApiProperty } from '@nestjs/swagger';

export class FindingDto implements Finding {
  @Text('Stable code', { example: 'mass-defaulted' }) code: Finding['code'];
  @Choice(['info', 'warning', 'refusal']) level: Finding['level'];
  @Text('Clause or rule') clause: string;
  @Text('null: belongs to the order as a whole', { nullable: true }) componentId: string | null;
  @OpenObject('What a text about it needs') data: Finding['data'];
}

export class TraceNodeDto implements TraceNode {
  @Text('Step of the calculation', { example: 'value-scrap' }) step: TraceNode['step'];
  @Text('Clause or rule') clause: string;
  @OpenObject('Named operands, enough to repeat the step by hand') inputs: TraceNode['inputs'];
  @Texts('Keys into references') uses: string[];
  @Text('Result as printed') result: string;
  @Choice(['round2', 'round3', 'round4', 'round6', 'step'], { nullable: true }) rounding: TraceNode['rounding'];
}

export class MaterialLineDto implements MaterialLine {
  @Text('Material code') material: string;
  @Exact('Share of the mass') share: string;
  @Exact('massKg × share, kg') massKg: string;
  @Rate('Share that is paid for') recoveryRate: string;
  @UnitPrice('CNY per kg on the order’s terms; null for hazardous material', { nullable: true })
  pricePerKg: string | null;
  @Text('Price row', { nullable: true }) rowId: string | null;
  @Text('Code of the hazardous waste catalogue', { nullable: true }) hazardousWasteCode: string | null;
  @Money('Scrap amount') amount: string;
}

export class RetainedDetailDto implements RetainedDetail {
  @UnitPrice('New price on the order’s terms') newPrice: string;
  @Text('Price row') rowId: string;
  @Exact('What newPrice multiplies') pricedQuantity: string;
  @Text('Its unit') pricedUnit: string;
  @Day('Day of installation') installedOn: string;
  @Flag('Taken from the lift’s commissioning') installedOnDefaulted: boolean;
  @ApiProperty({ type: 'integer', description: 'Months in use' }) usedMonths: number;
  @Exact('Life, years') lifeYears: string;
  @Rate('年限法成新率') ageLifeRate: string;
  @Exact('勘察成新率') score: string;
  @Rate('综合成新率') conditionRate: string;
  @Exact('Functional obsolescence') functionalObsolescence: string;
  @Exact('Refurbishment per unit, CNY') refurbishmentPerUnit: string;
  @Money('Before the bounds') beforeBounds: string;
  @Choice(['none', 'new-price', 'scrap-floor']) bound: RetainedDetail['bound'];
}

export class AppraisalLineDto implements Omit<AppraisalLine, 'trace'> {
  @Text('Component of the order') componentId: string;
  @Text('Component type') type: string;
  @Text('Variant', { nullable: true }) variant: string | null;
  @Exact('Quantity') quantity: string;
  @Text('Unit (UCUM)') unit: string;
  @Choice(['dismantle', 'retain']) disposition: AppraisalLine['disposition'];
  @Choice(['scrap', 'retain']) decision: AppraisalLine['decision'];
  @Choice(['A', 'B', 'C', 'W']) retentionClass: AppraisalLine['retentionClass'];
  @Choice(['weighed', 'nameplate', 'linear', 'geometry', 'catalogue']) massMethod: AppraisalLine['massMethod'];
  @Flag('The mass is the catalogue’s') massDefaulted: boolean;
  @Exact('kg per unit') kgPerUnit: string;
  @MassKg('Mass, kg') massKg: string;
  @MassKg('Lower bound of the mass, kg') massLowKg: string;
  @MassKg('Upper bound of the mass, kg') massHighKg: string;
  @Flag('The composition is the catalogue’s') materialsDefaulted: boolean;
  @ListOf(() => MaterialLineDto) materials: MaterialLineDto[];
  @Money('Scrap amount, for retained components too') scrapAmount: string;
  @OneOf(() => RetainedDetailDto, { nullable: true }) retained: RetainedDetailDto | null;
  @Money('Amount of the line') amount: string;
  @Texts('Codes of this component’s findings') findings: string[];
  @ListOf(() => TraceNodeDto, { required: false, description: 'With ?trace=true' }) trace?: TraceNodeDto[];
}

export class DeductionLineDto implements DeductionLine {
  @Text('Deduction code') code: string;
  @Text('What it is counted by', { example: 'per-tonne' }) driver: DeductionLine['driver'];
  @Text('Hazardous waste only', { nullable: true }) hazardousWasteCode: string | null;
  @Exact('Quantity') quantity: string;
  @Text('Unit (UCUM)') unit: string;
  @UnitPrice('Rate on the order’s terms') rate: string;
  @Text('Price row') rowId: string;
  @Money('Amount') amount: string;
  @Text('Clause') clause: string;
  @Choice(['standard', 'law', 'convention', 'assumption']) basis: DeductionLine['basis'];
}
