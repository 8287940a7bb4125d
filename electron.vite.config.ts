import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Main (Electron and Node entries, and the workers), preload (one CommonJS file), renderer. */
export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          serve: 'src/main/serve.ts',
          'core-worker': 'src/main/core/core-worker.ts',
          'bulk-worker': 'src/main/core/jobs/bulk-worker.ts',
          'aws-worker': 'src/main/core/aws/aws-worker.ts',
        },
        // Flat, so that a worker lies beside whoever starts it (core/worker-url.ts).
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload is CommonJS; with "type": "module" the default would be .mjs and fail at run time.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      // The policy of both hosts allows fonts and workers from files only, none from data: addresses.
      assetsInlineLimit: 0,
      rollupOptions: { input: 'src/renderer/index.html' },
    },
  },
})
