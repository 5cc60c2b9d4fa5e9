/** A person who wants a command to end. */
export interface Interruption {
  /** Aborted by the first Ctrl-C (or a request of the system to end). */
  readonly signal: AbortSignal;
  /** Nobody listens any more. */
  close(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Listens for Ctrl-C. The first one asks the command to end in order; the second ends the process at once.
 * @param code with which the process then ends
 */
export function listenForInterruption(code: number): Interruption {
  const controller = new AbortController();
  const listener = () => {
    if (controller.signal.aborted) process.exit(code);
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, listener);
  return {
    signal: controller.signal,
    close() {
      for (const name of SIGNALS) process.off(name, listener);
    },
  };
}
