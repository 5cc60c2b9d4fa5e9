/** What the gate must know of the pull request that it judges. */
export interface PullRequestFacts {
  readonly number: number;
  readonly open: boolean;
  readonly headSha: string;
  /** Name of the base branch. */
  readonly baseRef: string;
  readonly author: string;
  readonly fork: boolean;
  /** Comments in the conversation, where the source says; null where it does not. */
  readonly comments: number | null;
}

export interface Review {
  readonly user: string;
  readonly bot: boolean;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  /** Commit that was reviewed; null where GitHub no longer knows. */
  readonly commit: string | null;
  readonly body: string;
  /** Where it can be read; null where GitHub does not say. */
  readonly url: string | null;
  /** When it was submitted, ISO 8601; null where GitHub does not say. */
  readonly at: string | null;
}

/** Who wrote and who applied one commit; null where no account belongs to the address. */
export interface CommitPeople {
  readonly sha: string;
  readonly author: string | null;
  readonly committer: string | null;
}

export type Permission = 'admin' | 'write' | 'read' | 'none';

/** What became of a write: done, or the sentence that says which permission is missing. */
export type Written =
  /** `problem`: what is not as it should be all the same, in a sentence; null: nothing. */
  | { readonly kind: 'written'; readonly url: string; readonly problem: string | null }
  | { readonly kind: 'refused'; readonly why: string };

/** What a comment wants to say, and the moment of the run it speaks for. */
export interface CommentDraft {
  /** Hidden text that identifies the comment among all others. */
  readonly marker: string;
  /** @param earlier what the comment says so far; null: there is none */
  body(earlier: string | null): string;
  /** ISO time at which the run began; an older run never overwrites a newer one. */
  readonly startedAt: string;
  /** False: only an existing comment is brought up to date. */
  readonly create: boolean;
}

/** A pull request: read again when needed, written at the end. */
export interface PullRequest {
  read(): Promise<PullRequestFacts>;
  /** Open pull requests whose head is this very commit, this one among them: they share its statuses. */
  sharing(headSha: string): Promise<readonly PullRequestFacts[]>;
  reviews(): Promise<readonly Review[]>;
  /** The people behind every commit of the pull request, as these facts describe it. */
  commits(facts: PullRequestFacts): Promise<readonly CommitPeople[]>;
  permission(user: string): Promise<Permission>;
  /**
   * @param team `organisation/team`
   * @throws GateError `config.team` where the token may not know
   */
  inTeam(team: string, user: string): Promise<boolean>;
  /** What the comment says that carries the marker and was written by the same identity; null: there is none. */
  ownComment(marker: string): Promise<string | null>;
  /** Creates that comment or updates it. */
  comment(draft: CommentDraft): Promise<Written | { readonly kind: 'skipped'; readonly why: string }>;
}
