import { Field } from '../../appraisals/order/field-decorators.js';
import { codeField, textField } from '../../appraisals/order/order-fields.js';
import { isObject } from '../../appraisals/order/shape-faults.js';
import { readShape } from '../read-shape.js';

export class CopyDto {
  @Field(codeField(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/), { description: 'Another assignment of the organisation' })
  fromAssignmentId: string;
}

class NoteDto {
  @Field(textField(1000), { optional: true }) note?: string;
}

/** The order is judged where it is saved; here it only has to be there. */
export function readPaperSave(json: unknown): { readonly order: unknown; readonly note: string } {
  if (!isObject(json)) return readShape(NoteDto, json) as never;
  const { order, ...rest } = json;
  const { note = '' } = readShape(NoteDto, rest);
  return { order, note };
}
