// All EC2 operations that the sandbox models. What is not here answers 501.
import type { Ec2Handlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { imageHandlers } from './ec2-images.ts';
import { instanceAttributeHandlers } from './ec2-instance-attributes.ts';
import { instanceStatusHandlers } from './ec2-instance-status.ts';
import { instanceTypeHandlers } from './ec2-instance-types.ts';
import { instanceHandlers } from './ec2-instances.ts';
import { launchTemplateHandlers } from './ec2-launch-templates.ts';
import { placeHandlers } from './ec2-places.ts';
import { powerHandlers } from './ec2-power.ts';
import { requestSpotFleetHandlers } from './ec2-request-spot-fleet.ts';
import { spotFleetChangeHandlers } from './ec2-spot-fleet-changes.ts';
import { spotFleetHandlers } from './ec2-spot-fleets.ts';
import { spotRequestHandlers } from './ec2-spot-requests.ts';
import { ec2TagHandlers } from './ec2-tags.ts';

export function ec2Handlers(w: World): Ec2Handlers {
  return {
    ...instanceHandlers(w),
    ...instanceStatusHandlers(w),
    ...instanceAttributeHandlers(w),
    ...instanceTypeHandlers(w),
    ...powerHandlers(w),
    ...launchTemplateHandlers(w),
    ...spotFleetHandlers(w),
    ...spotFleetChangeHandlers(w),
    ...requestSpotFleetHandlers(w),
    ...imageHandlers(w),
    ...spotRequestHandlers(w),
    ...ec2TagHandlers(w),
    ...placeHandlers(w),
  };
}
