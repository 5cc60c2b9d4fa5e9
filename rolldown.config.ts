import { defineConfig } from 'rolldown';
import { builtPageAssets } from './scripts/page-assets-plugin.ts';
import { thirdPartyNotices } from './scripts/third-party-notices.ts';

/** The doors act when they are loaded, and stay beside the worker, which runs by itself: nobody else may load them. */
const APART =
  /src[\\/][^\\/]+\.ts$|schema-worker|json-schema\.ts|[\\/](?:ajv|ajv-formats|fast-uri|fast-deep-equal|json-schema-traverse)[\\/]/;

export default defineConfig({
  input: {
    index: 'src/index.ts',
    post: 'src/post.ts',
    'schema-worker': 'src/adapters/schema/schema-worker.ts',
  },
  platform: 'node',
  // The toolkit's core brings an HTTP client for tokens that the gate does not ask for.
  treeshake: { moduleSideEffects: [{ test: /@actions[\\/]core/, sideEffects: false }] },
  plugins: [builtPageAssets(), thirdPartyNotices('THIRD_PARTY_NOTICES.txt')],
  output: {
    dir: process.env.DIST ?? 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    // What every run needs is one file, not twenty: each takes time to find and to link.
    codeSplitting: { groups: [{ name: 'start', tags: ['$initial'], test: (id) => !APART.test(id) }] },
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
    cleanDir: true,
  },
});
