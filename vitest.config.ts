import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const HOSTS = ['test/transport/**/*.test.ts', 'test/main/{electron,node}/**/*.test.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    // Hosts and workers are run as they are built, so they are built first.
    globalSetup: 'test/support/build-first.ts',
    env: {
      QUARTERMASTER_WORKERS: join(import.meta.dirname, 'out/main'),
      // The real profiles and the real AWS stay out of tests; port 9 is the discard service, which nobody runs.
      AWS_CONFIG_FILE: join(import.meta.dirname, 'no-such-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(import.meta.dirname, 'no-such-credentials'),
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    },
    testTimeout: 30_000,
    // Tests wait for disks, sockets and threads: a core left free for them would only idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include: ['test/{architecture,shared,main,renderer}/**/*.test.ts'],
          exclude: HOSTS,
        },
      },
      { extends: true, test: { name: 'hosts', include: HOSTS } },
    ],
    // Never pass on nothing.
    passWithNoTests: false,
    unstubEnvs: true,
    reporters: process.env['CI'] === undefined ? ['default'] : ['verbose'],
  },
})
