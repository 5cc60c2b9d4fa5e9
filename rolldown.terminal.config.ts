import { defineConfig } from 'rolldown';
import { builtPageAssets } from './scripts/page-assets-plugin.ts';
import { thirdPartyNotices } from './scripts/third-party-notices.ts';

/**
 * The program for the terminal and the library, in a folder of their own: what they need may not come into the Action's start. The worker
 * lies beside all its parts, whichever of them asks for it.
 */
export default defineConfig({
  input: {
    cli: 'src/cli.ts',
    library: 'src/library/index.ts',
    'schema-worker': 'src/adapters/schema/schema-worker.ts',
  },
  platform: 'node',
  plugins: [builtPageAssets(), thirdPartyNotices('THIRD_PARTY_NOTICES.txt')],
  output: {
    dir: `${process.env.DIST ?? 'dist'}/terminal`,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
    cleanDir: true,
  },
});
