import { SetMetadata } from '@nestjs/common';

export const publicDoorKey = 'public-door';

/** Marks a controller or handler that anybody may use without a key. Every other door needs one. */
export const PublicDoor = (): ClassDecorator & MethodDecorator => SetMetadata(publicDoorKey, true);
