// Spot instance requests, the second channel of interruptions (aws-facts.md §5.1). What they show, and how late, is
// the world's business.
import type { SpotInstanceRequest } from '@aws-sdk/client-ec2';
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Handlers } from '../wire/table.ts';
import type { SpotRequest, World } from '../world/state.ts';
import { only } from './check.ts';
import { ec2Page, endDryRun, type FilterTable, filtered } from './ec2-check.ts';

export function spotRequestHandlers(w: World): Ec2Handlers {
  return {
    DescribeSpotInstanceRequests(input, context) {
      only(context, input, ['DryRun', 'Filters', 'SpotInstanceRequestIds', 'MaxResults', 'NextToken']);
      const ids = input.SpotInstanceRequestIds ?? [];
      const asked = ids.length > 0 ? ids.map((id) => requestOf(w, id)) : w.spotRequests.values();
      const found = filtered(asked, table, { filters: input.Filters, context });
      const { items, next } = ec2Page(found, (request) => request.id, input);
      endDryRun(input);
      return { SpotInstanceRequests: items.map(requestShape), NextToken: next };
    },
  };
}

function requestOf(w: World, id: string): SpotRequest {
  const request = w.spotRequests.get(id);
  if (request) return request;
  throw new AwsFault(
    'InvalidSpotInstanceRequestID.NotFound',
    `The spot instance request ID '${id}' does not exist`,
  );
}

const table: FilterTable<SpotRequest & { tags?: undefined }> = {
  'spot-instance-request-id': (r) => [r.id],
  'instance-id': (r) => [r.instance.id],
  state: (r) => [r.state],
  'status-code': (r) => [r.statusCode],
  'status-message': (r) => [r.statusMessage],
  'launched-availability-zone': (r) => [r.instance.zone],
  'launch.instance-type': (r) => [r.instance.type],
  'launch.image-id': (r) => [r.instance.imageId],
};

function requestShape(request: SpotRequest): SpotInstanceRequest {
  const { instance } = request;
  return {
    SpotInstanceRequestId: request.id,
    InstanceId: instance.id,
    State: request.state,
    Status: {
      Code: request.statusCode,
      Message: request.statusMessage,
      UpdateTime: new Date(request.statusAt),
    },
    Type: 'one-time',
    CreateTime: new Date(instance.launchedAt),
    InstanceInterruptionBehavior: 'terminate',
    LaunchedAvailabilityZone: instance.zone,
    LaunchSpecification: {
      ImageId: instance.imageId,
      InstanceType: instance.type as NonNullable<SpotInstanceRequest['LaunchSpecification']>['InstanceType'],
    },
    ProductDescription: 'Linux/UNIX',
    Tags: [],
  };
}
