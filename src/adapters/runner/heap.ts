import { setFlagsFromString } from 'node:v8';

/**
 * Garbage is collected when it is half as much as what is in use. Left alone, the heap grows with the machine, to several
 * times of what is used: that takes memory from the other steps of a job, and hides how much a run needs. The runner
 * starts an action without flags, so that it has to say so itself, before anything else is done.
 */
export function growSlowly(): void {
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--semi-space-growth-factor=1');
}
