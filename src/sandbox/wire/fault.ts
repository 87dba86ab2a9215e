// The error a handler throws when AWS would answer with one. Anything else that is thrown is a bug of ours.

export interface FaultOptions {
  /** HTTP status for codes that are not modelled; a modelled error has its own. */
  status?: number;
  /** HTTP status that somebody ordered, whatever the code's own is. */
  orderedStatus?: number;
  /** Further members of a modelled error. */
  fields?: Readonly<Record<string, unknown>>;
}

/**
 * An error in AWS's words. `code` is the name of a modelled error (`ClusterNotFoundException`,
 * `ScalingActivityInProgressFault`), its wire code (`ScalingActivityInProgress`), or a code that the models
 * do not know (`InvalidInstanceID.NotFound`).
 */
export class AwsFault extends Error {
  override readonly name = 'AwsFault';
  readonly code: string;
  readonly status: number;
  readonly orderedStatus?: number;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    { status = 400, orderedStatus, fields = {} }: FaultOptions = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.orderedStatus = orderedStatus;
    this.fields = fields;
  }
}
