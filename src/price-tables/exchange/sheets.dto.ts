import { ApiProperty, ApiSchema, OmitType } from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';

@ApiSchema({ name: 'SheetFault' })
export class SheetFaultDto {
  @ApiProperty({ example: 'wrong-unit', description: 'Stable, for machines' })
  code: string;
  @ApiProperty({ type: String, nullable: true, example: '价格表', description: 'null: the fault concerns the file' })
  sheet: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 12, description: 'As the spreadsheet program counts' })
  row: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'E' })
  column: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'E12' })
  cell: string | null;
  @ApiProperty({ type: String, nullable: true, example: '单位', description: 'Heading of the column' })
  header: string | null;
  @ApiProperty({ example: '“斤”不是这类价格表的单位', description: 'In Chinese' })
  message: string;
  @ApiProperty({ type: String, nullable: true, example: '吨、千克' })
  allowed: string | null;
}

@ApiSchema({ name: 'SheetProblem' })
export class SheetProblemDto extends OmitType(ProblemDto, ['faults'] as const) {
  @ApiProperty({ type: [SheetFaultDto], description: 'At most 1,000; faultCount says how many there are' })
  faults: SheetFaultDto[];
}

@ApiSchema({ name: 'SheetImport' })
export class SheetImportDto {
  @ApiProperty()
  id: string;
  @ApiProperty({ description: 'Also the ETag' })
  version: number;
  @ApiProperty({ example: 'draft' })
  state: string;
  @ApiProperty({ example: 19 })
  rowCount: number;
}
