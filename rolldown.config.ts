import { defineConfig } from 'rolldown';
import { thirdPartyNotices } from './scripts/third-party-notices.ts';

export default defineConfig({
  input: {
    index: 'src/index.ts',
    post: 'src/post.ts',
    'schema-worker': 'src/adapters/schema/schema-worker.ts',
  },
  platform: 'node',
  // The toolkit's core brings an HTTP client for tokens that the gate does not ask for.
  treeshake: { moduleSideEffects: [{ test: /@actions[\\/]core/, sideEffects: false }] },
  plugins: [thirdPartyNotices('THIRD_PARTY_NOTICES.txt')],
  output: {
    dir: process.env.DIST ?? 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
    cleanDir: true,
  },
});
