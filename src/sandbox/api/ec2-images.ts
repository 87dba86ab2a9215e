// DescribeImages: the AMIs that launch templates name, all of them the account's own.
import type { Image } from '@aws-sdk/client-ec2';
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Handlers } from '../wire/table.ts';
import { type Architecture, architectureOf } from '../world/instance-types.ts';
import type { World } from '../world/state.ts';
import { notModelled, only } from './check.ts';
import { ec2Page, endDryRun, type FilterTable, filtered } from './ec2-check.ts';

interface Ami {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly architecture: Architecture;
  readonly tags?: undefined;
}

export function imageHandlers(w: World): Ec2Handlers {
  return {
    DescribeImages(input, context) {
      only(context, input, ['DryRun', 'Filters', 'ImageIds', 'Owners', 'MaxResults', 'NextToken']);
      const other = input.Owners?.find((owner) => owner !== 'self' && owner !== w.account);
      if (other !== undefined) throw notModelled(context, `the owner ${other}`);
      const known = imagesOf(w);
      const ids = input.ImageIds ?? [];
      const asked = ids.length > 0 ? ids.map((id) => imageOf(known, id)) : known.values();
      const found = filtered(asked, filters, { filters: input.Filters, context });
      const { items, next } = ec2Page(found, ({ id }) => id, input);
      endDryRun(input);
      return { Images: items.map((ami) => imageShape(w, ami)), NextToken: next };
    },
  };
}

function imagesOf(w: World): Map<string, Ami> {
  const images = new Map<string, Ami>();
  for (const { name, versions } of w.launchTemplates.values()) {
    for (const { imageId: id, number, createdAt, instanceType } of versions)
      if (!images.has(id))
        images.set(id, {
          id,
          name: `${name}-${number}`,
          createdAt,
          architecture: architectureOf(instanceType),
        });
  }
  return images;
}

function imageOf(known: ReadonlyMap<string, Ami>, id: string): Ami {
  if (!/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
    throw new AwsFault('InvalidAMIID.Malformed', `Invalid id: "${id}" (expecting "ami-...")`);
  const ami = known.get(id);
  if (ami) return ami;
  throw new AwsFault('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`);
}

const filters: FilterTable<Ami> = {
  'image-id': ({ id }) => [id],
  name: ({ name }) => [name],
  state: () => ['available'],
  architecture: ({ architecture }) => [architecture],
};

const imageShape = (w: World, { id, name, createdAt, architecture }: Ami): Image => ({
  ImageId: id,
  Name: name,
  ImageLocation: `${w.account}/${name}`,
  OwnerId: w.account,
  CreationDate: new Date(createdAt).toISOString(),
  State: 'available',
  Public: false,
  ImageType: 'machine',
  Architecture: architecture,
  Hypervisor: 'xen',
  VirtualizationType: 'hvm',
  RootDeviceName: '/dev/xvda',
  RootDeviceType: 'ebs',
  PlatformDetails: 'Linux/UNIX',
});
