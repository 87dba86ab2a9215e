// The world's one Region and its availability zones.
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Handlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { only } from './check.ts';
import { endDryRun, type FilterTable, filtered, invalidValue } from './ec2-check.ts';

export function placeHandlers(w: World): Ec2Handlers {
  return {
    DescribeRegions(input, context) {
      only(context, input, ['AllRegions', 'DryRun', 'Filters', 'RegionNames']);
      const other = input.RegionNames?.find((name) => name !== w.region);
      if (other !== undefined) throw invalidValue(`Invalid region provided: ${other}`);
      const regions = filtered([{ name: w.region }], regionFilters, { filters: input.Filters, context });
      endDryRun(input);
      const shapes = regions.map(({ name }) => ({
        RegionName: name,
        Endpoint: `ec2.${name}.amazonaws.com`,
        OptInStatus,
      }));
      return { Regions: shapes };
    },

    DescribeAvailabilityZones(input, context) {
      only(context, input, ['AllAvailabilityZones', 'DryRun', 'Filters', 'ZoneNames']);
      const zones = zonesOf(w);
      const other = input.ZoneNames?.find((name) => !zones.some((zone) => zone.name === name));
      if (other !== undefined)
        throw new AwsFault('InvalidParameterValue', `Invalid availability zone: [${other}]`);
      const asked = zones.filter(({ name }) => !input.ZoneNames?.length || input.ZoneNames.includes(name));
      const found = filtered(asked, zoneFilters, { filters: input.Filters, context });
      endDryRun(input);
      return { AvailabilityZones: found.map(({ name, id }) => zoneShape(w, { name, id })) };
    },
  };
}

const OptInStatus = 'opt-in-not-required';

interface Zone {
  readonly name: string;
  readonly id: string;
  readonly region: string;
}

/** The zones in which any group or fleet launches. */
function zonesOf(w: World): Zone[] {
  const launchers = [...w.groups.values(), ...w.fleets.values()];
  const letters = new Set(launchers.flatMap(({ zones }) => zones));
  return [...letters].sort().map((letter) => ({
    name: `${w.region}${letter}`,
    id: `${shortRegion(w.region)}-az${letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1}`,
    region: w.region,
  }));
}

/** ap-northeast-1 → apne1, us-east-1 → use1. */
function shortRegion(region: string): string {
  const [area, ...rest] = region.split('-');
  const compass = rest.map((word) =>
    word.replace(/^(north|south)?(east|west)$/, (_, a = '', b) => `${a.charAt(0)}${b.charAt(0)}`),
  );
  return area + compass.map((word) => (word.length > 2 ? word.charAt(0) : word)).join('');
}

const zoneShape = (w: World, { name, id }: { name: string; id: string }) => ({
  ZoneName: name,
  ZoneId: id,
  RegionName: w.region,
  State: 'available' as const,
  OptInStatus: OptInStatus as 'opt-in-not-required',
  ZoneType: 'availability-zone',
  GroupName: `${w.region}-zg-1`,
  NetworkBorderGroup: w.region,
  Messages: [],
});

const regionFilters: FilterTable<{ name: string; tags?: undefined }> = {
  'region-name': ({ name }) => [name],
  'opt-in-status': () => [OptInStatus],
  endpoint: ({ name }) => [`ec2.${name}.amazonaws.com`],
};

const zoneFilters: FilterTable<Zone & { tags?: undefined }> = {
  'zone-name': ({ name }) => [name],
  'zone-id': ({ id }) => [id],
  'region-name': ({ region }) => [region],
  state: () => ['available'],
  'opt-in-status': () => [OptInStatus],
  'zone-type': () => ['availability-zone'],
};
