/** What the shell is told. */
export const EXIT = {
  pass: 0,
  /** Blocked, or only a sign-off is missing. */
  blocked: 1,
  inconclusive: 2,
  usage: 64,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
