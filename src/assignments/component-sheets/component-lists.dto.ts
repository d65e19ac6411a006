import { ApiProperty, ApiSchema, OmitType } from '@nestjs/swagger';
import { ComponentDto } from '../../appraisals/order/component.dto.js';
import { ProblemDto } from '../../http/problem.dto.js';

@ApiSchema({ name: 'ComponentSheetFault' })
export class ComponentSheetFaultDto {
  @ApiProperty({ example: 'unit-not-of-type', description: 'Stable, for machines' })
  code: string;
  @ApiProperty({ type: String, nullable: true, example: '部件清单', description: 'null: the fault concerns the file' })
  sheet: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 12, description: 'As the spreadsheet program counts' })
  row: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'F' })
  column: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'F12' })
  cell: string | null;
  @ApiProperty({ type: String, nullable: true, example: '单位', description: 'Heading of the column' })
  header: string | null;
  @ApiProperty({ example: '计量单位与零部件类型不符', description: 'In Chinese' })
  message: string;
  @ApiProperty({ type: String, nullable: true })
  allowed: string | null;
}

@ApiSchema({ name: 'ComponentSheetProblem' })
export class ComponentSheetProblemDto extends OmitType(ProblemDto, ['faults'] as const) {
  @ApiProperty({ type: [ComponentSheetFaultDto], description: 'At most 1,000; faultCount says how many there are' })
  faults: ComponentSheetFaultDto[];
}

@ApiSchema({ name: 'ComponentListImport' })
export class ComponentListImportDto {
  @ApiProperty({ type: [ComponentDto], description: 'Components of an order, in the order of the rows' })
  components: ComponentDto[];
  @ApiProperty({ type: [ComponentSheetFaultDto], description: 'Empty: a list with faults is refused' })
  faults: ComponentSheetFaultDto[];
}
