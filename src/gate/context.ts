import type { Inputs } from '../config/inputs.ts';
import type { Usage } from '../model/usage.ts';
import type { Policy } from '../policy/policy.ts';
import type { Cache } from '../ports/cache.ts';
import type { Models } from '../ports/model.ts';
import type { PartFiles } from '../ports/part-files.ts';
import type { PullRequest } from '../ports/pull-request.ts';
import type { Repository } from '../ports/repository.ts';
import type { SchemaValidator } from '../ports/schema-validator.ts';
import type { Seal } from '../ports/seal.ts';
import type { Statuses } from '../ports/statuses.ts';
import type { Subject } from '../ports/subject.ts';
import type { Clock, Hash, Log, Nonce } from '../ports/system.ts';
import type { TextStore } from '../ports/text-store.ts';

/** Everything that the story needs from the outside. */
export interface Gate {
  readonly inputs: Inputs;
  readonly repository: Repository;
  /** What is judged, as the event (or the first read) described it. */
  readonly subject: Subject;
  /** The pull request that is judged; null: the subject is none. */
  readonly pullRequest: PullRequest | null;
  /** The pull requests that a queue's commit or a push brings, whose verdicts and reviews may speak for it. */
  carried(): Promise<readonly PullRequest[]>;
  /** Null: two refs are compared, and no status says so. */
  readonly statuses: Statuses | null;
  /** @param deadline moment on the clock's `elapsed` scale after which no request may run */
  openModels(policy: Policy, deadline: number): Models;
  /** What earlier runs have kept; opened where a model is asked. */
  openCache(policy: Policy): Cache;
  /** The value without the secrets that this run has read: for everything that is published. */
  redact<T>(value: T): T;
  /** Seals what the comment remembers with the secrets of the policy's endpoints. */
  sealFor(policy: Policy): Seal;
  /** Takes what memory has no room for; open until the report is written. */
  readonly texts: TextStore;
  /** Where the parts of a sharded run hand over what they measured. */
  readonly partFiles: PartFiles;
  readonly validator: SchemaValidator;
  readonly clock: Clock;
  readonly hash: Hash;
  readonly nonce: Nonce;
  readonly log: Log;
  /** Told after each answer how far the run is, by whom a person can watch; absent: the log has a line for every tenth. */
  readonly onProgress?: (progress: Progress) => void;
  readonly about: RunFacts;
}

/** How far a run is. */
export interface Progress {
  /** Answers measured, and all that are expected so far. */
  readonly done: number;
  readonly all: number;
  readonly usage: Usage;
}

/** What the report says about the run itself. */
export interface RunFacts {
  readonly repository: string;
  /** `https://github.com/o/r`. */
  readonly repositoryUrl: string;
  readonly runUrl: string | null;
  readonly tool: string;
  /** Name of the commit status that this run writes. */
  readonly statusContext: string;
}
