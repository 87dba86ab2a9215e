// The tags of a cluster by which a person holds it: they count by being there, whatever their value.
export const PAUSED_TAG = 'sluice.dev/paused';
export const FROZEN_TAG = 'sluice.dev/frozen';
