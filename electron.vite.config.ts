/** Three builds: main and preload as CommonJS for Node 18, the window for Chrome 114 (the oldest Electron the tests launch). */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const alias = {
  '@contract': resolve('src/preload/contract'),
  '@core': resolve('src/main/core'),
  '@renderer': resolve('src/renderer'),
};

// Native modules and Electron stay outside the bundle; everything else is bundled, so a package needs no node_modules but these.
const external = ['electron', 'keytar', 'libsql'];

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      target: 'node18',
      externalizeDeps: false,
      outDir: 'out/main',
      rollupOptions: {
        external,
        input: {
          index: resolve('src/main/index.ts'),
          'inventory-store': resolve('src/main/adapters/inventory-store/thread.ts'),
          simulator: resolve('src/main/demo/process.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node18',
      externalizeDeps: false,
      outDir: 'out/preload',
      rollupOptions: {
        external,
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      target: 'chrome114',
      outDir: resolve('out/renderer'),
      assetsInlineLimit: 0,
      // Half the text to read and compile as the window opens.
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: resolve('src/renderer/index.html') },
    },
  },
});
