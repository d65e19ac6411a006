import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiRequires } from '../http/described-problems.js';
import type { Permission } from './permissions.js';

export const requiresKey = 'requires';

/** Marks a controller or handler with what its caller must be allowed to do. The handler's mark goes before the controller's. */
export const Requires = (permission: Permission): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(requiresKey, permission), ApiRequires(permission));
