import { defineConfig } from 'vitest/config'

const HOSTS = ['test/transport/**/*.test.ts', 'test/main/{electron,node}/**/*.test.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include: ['test/{architecture,shared,main,renderer}/**/*.test.ts'],
          exclude: HOSTS,
        },
      },
      // These run what was built, so it is built first.
      { extends: true, test: { name: 'hosts', include: HOSTS, globalSetup: 'test/support/build-first.ts' } },
    ],
    // Never pass on nothing.
    passWithNoTests: false,
    unstubEnvs: true,
    reporters: process.env['CI'] === undefined ? ['default'] : ['verbose'],
  },
})
