import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{shared,main,transport,renderer}/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    // Never pass on nothing.
    passWithNoTests: false,
    reporters: process.env['CI'] === undefined ? ['default'] : ['verbose'],
  },
})
