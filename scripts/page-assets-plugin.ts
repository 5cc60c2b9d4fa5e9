import type { Plugin } from 'rolldown';
import { buildPageAssets } from './page-assets.ts';

const MODULE = /adapters[\\/]page[\\/]built-assets\.ts$/;

/** Puts the report page's script and style, and the digests of exactly these texts, where the source has none. */
export function builtPageAssets(): Plugin {
  return {
    name: 'page-assets',
    load: {
      filter: { id: MODULE },
      handler: async () => `export const PAGE_ASSETS = ${JSON.stringify(await buildPageAssets())};`,
    },
  };
}
