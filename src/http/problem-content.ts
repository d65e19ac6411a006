import type { Type } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';
import { problemMediaType } from './problem.js';
import { ProblemDto } from './problem.dto.js';

/** How the description of a door says that it answers with a problem document of one of these kinds. */
export function problemContentOf(...kinds: readonly Type[]) {
  const schemas = kinds.map((kind) => ({ $ref: getSchemaPath(kind) }));
  const [only = {}, ...others] = schemas;
  return { [problemMediaType]: { schema: others.length === 0 ? only : { anyOf: schemas } } };
}

export const problemContent = problemContentOf(ProblemDto);
