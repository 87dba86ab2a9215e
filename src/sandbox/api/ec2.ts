// All EC2 operations that the sandbox models. What is not here answers 501.
import type { Ec2Handlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { instanceStatusHandlers } from './ec2-instance-status.ts';
import { instanceHandlers } from './ec2-instances.ts';
import { placeHandlers } from './ec2-places.ts';
import { spotRequestHandlers } from './ec2-spot-requests.ts';
import { ec2TagHandlers } from './ec2-tags.ts';

export function ec2Handlers(w: World): Ec2Handlers {
  return {
    ...instanceHandlers(w),
    ...instanceStatusHandlers(w),
    ...spotRequestHandlers(w),
    ...ec2TagHandlers(w),
    ...placeHandlers(w),
  };
}
