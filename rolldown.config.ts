import { defineConfig } from 'rolldown';

export default defineConfig({
  input: {
    index: 'src/index.ts',
    post: 'src/post.ts',
    'schema-worker': 'src/adapters/schema/schema-worker.ts',
  },
  platform: 'node',
  output: {
    dir: process.env.DIST ?? 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
    cleanDir: true,
  },
});
