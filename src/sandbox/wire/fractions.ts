// Which numbers of an input may have a fraction, by structure. The SDK's schemas have one kind for all numbers, so this
// list was taken from the services' own models; every other number is a whole one of 32 bits. (Longer ones occur only in
// operations that the sandbox does not model.)
const FRACTIONS: Readonly<Record<string, readonly string[]>> = {
  CanaryConfiguration: ['canaryPercent'],
  ClientData: ['UploadSize'],
  DaemonDeploymentConfiguration: ['drainPercent'],
  ExecutePolicyType: ['BreachThreshold', 'MetricValue'],
  FleetLaunchTemplateOverridesRequest: ['Priority', 'WeightedCapacity'],
  LaunchTemplateOverrides: ['Priority', 'WeightedCapacity'],
  LinearConfiguration: ['stepPercent'],
  MemoryGiBPerVCpu: ['Max', 'Min'],
  MemoryGiBPerVCpuRequest: ['Max', 'Min', 'max', 'min'],
  MetricDatum: ['Counts', 'Value', 'Values'],
  NetworkBandwidthGbps: ['Max', 'Min'],
  NetworkBandwidthGbpsRequest: ['Max', 'Min', 'max', 'min'],
  PredictiveScalingMetricSpecification: ['TargetValue'],
  PriceScheduleSpecification: ['Price'],
  PutLogAlarmInput: ['Threshold'],
  PutMetricAlarmInput: ['Threshold'],
  ReservationFleetInstanceSpecification: ['Weight'],
  ReservedInstanceLimitPrice: ['Amount'],
  Resource: ['doubleValue'],
  Scale: ['value'],
  SpotFleetLaunchSpecification: ['WeightedCapacity'],
  SpotFleetRequestConfigData: ['FulfilledCapacity', 'OnDemandFulfilledCapacity'],
  StatisticSet: ['Maximum', 'Minimum', 'SampleCount', 'Sum'],
  StepAdjustment: ['MetricIntervalLowerBound', 'MetricIntervalUpperBound'],
  TargetTrackingConfiguration: ['TargetValue'],
  TotalLocalStorageGB: ['Max', 'Min'],
  TotalLocalStorageGBRequest: ['Max', 'Min', 'max', 'min'],
};

/** Whether this member is a number, or a list of numbers, with fractions. */
export const mayHaveFraction = (structure: string, member: string): boolean =>
  FRACTIONS[structure]?.includes(member) ?? false;

/** Whether a number is one that an input can have there: never NaN, never endless. */
export function isNumberFor(shape: { readonly fraction?: boolean }, value: number): boolean {
  return shape.fraction ? Number.isFinite(value) : Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}
