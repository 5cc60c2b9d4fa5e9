import type { PageAssets } from '../../report/page/render-page.ts';

/** Script and style of the report page. The build puts them here; null where the source runs without one. */
export const PAGE_ASSETS: PageAssets | null = null;
