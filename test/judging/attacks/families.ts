import { CLAIMED_FAMILIES } from './claimed-families.ts';
import type { Family } from './family.ts';
import { FORGED_FAMILIES } from './forged-families.ts';
import { SPOKEN_FAMILIES } from './spoken-families.ts';

/** Every way that we know to talk a judge into a better score. */
export const FAMILIES: readonly Family[] = [...SPOKEN_FAMILIES, ...FORGED_FAMILIES, ...CLAIMED_FAMILIES];
