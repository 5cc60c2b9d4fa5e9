import type { Inputs } from '../config/inputs.ts';
import type { Policy } from '../policy/policy.ts';
import type { Cache } from '../ports/cache.ts';
import type { Models } from '../ports/model.ts';
import type { PullRequest, PullRequestFacts } from '../ports/pull-request.ts';
import type { Repository } from '../ports/repository.ts';
import type { SchemaValidator } from '../ports/schema-validator.ts';
import type { Clock, Hash, Log, Nonce } from '../ports/system.ts';

/** Everything that the story needs from the outside. */
export interface Gate {
  readonly inputs: Inputs;
  readonly repository: Repository;
  readonly pullRequest: PullRequest;
  /** The pull request as the event (or the first read) described it. */
  readonly facts: PullRequestFacts;
  /** @param deadline moment on the clock's `elapsed` scale after which no request may run */
  openModels(policy: Policy, deadline: number): Models;
  /** What earlier runs have kept; opened where a model is asked. */
  openCache(policy: Policy): Cache;
  readonly validator: SchemaValidator;
  readonly clock: Clock;
  readonly hash: Hash;
  readonly nonce: Nonce;
  readonly log: Log;
  readonly about: RunFacts;
}

/** What the report says about the run itself. */
export interface RunFacts {
  readonly repository: string;
  /** `https://github.com/o/r`. */
  readonly repositoryUrl: string;
  readonly runUrl: string | null;
  readonly tool: string;
}
