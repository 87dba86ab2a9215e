// What hosts have and tasks need, and how ECS chooses between hosts. Data only.

/** Of one task. CPU in units of 1/1024 of a core, memory in MiB. */
export interface Needs {
  readonly cpu: number;
  readonly memory: number;
  readonly gpus: number;
  /** 1 for a task in network mode awsvpc. */
  readonly interfaces: number;
  /** Fixed host ports, such as `tcp:80`. Dynamic ones are always to be had. */
  readonly ports: readonly string[];
}

/** What is left of a host. */
export interface Room {
  readonly cpu: number;
  readonly memory: number;
  readonly gpus: number;
  readonly interfaces: number;
  /** Host ports that are taken. */
  readonly ports: ReadonlySet<string>;
}

/** `instanceId`, or the name of an attribute: over its values; `cpu`, `memory`: where the least is left. Random ones say nothing. */
export type Strategy = { readonly spread: string } | { readonly binpack: 'cpu' | 'memory' };

/** What a task definition says of where its tasks may run. */
export interface TaskKind {
  readonly needs: Needs;
  /** `memberOf` expressions that a host must meet. */
  readonly expressions: readonly string[];
  /** Attributes that a host must have. */
  readonly requires?: readonly Requirement[];
}

/** An attribute, with this value where one is given. */
export interface Requirement {
  readonly name: string;
  readonly value?: string;
}

/** What EC2 tells of an instance type (aws-facts.md §5.3). */
export interface TypeFacts {
  /** In units of 1/1024 of a core. */
  readonly cpu: number;
  /** MiB of the machine: hosts register less. */
  readonly memory: number;
  readonly gpus: number;
  /** The most that it can have; one is its own. */
  readonly interfaces: number;
  /** As EC2 names them: `x86_64`, `arm64`, … */
  readonly architectures: readonly string[];
}

/** How whoever starts tasks wants them placed (aws-facts.md §1.6). */
export interface Placing {
  readonly strategies: readonly Strategy[];
  /** No two of its group on one host. */
  readonly distinct: boolean;
  /** `memberOf` expressions, beside those of the definition. */
  readonly expressions: readonly string[];
  /** Only instances of these capacity providers. */
  readonly providers?: readonly string[];
  /** Where tasks of network mode awsvpc get their interfaces: they run in the zones of these. */
  readonly subnets?: readonly string[];
}
