import { SetMetadata } from '@nestjs/common';
import type { Permission } from './permissions.js';

export const requiresKey = 'requires';

/** Marks a controller or handler with what its caller must be allowed to do. The handler's mark goes before the controller's. */
export const Requires = (permission: Permission): ClassDecorator & MethodDecorator =>
  SetMetadata(requiresKey, permission);
