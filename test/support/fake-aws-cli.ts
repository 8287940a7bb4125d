import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { testFolder } from './test-folder.ts'

/** A folder with a program `aws` in it, which writes down what it is asked and answers as it is told. */
export interface FakeAwsCli {
  readonly folder: string
  /** Runs a script with a POSIX shell, `aws` being the fake; no more than what the test gives is in its environment. */
  run(
    script: string,
  ): Promise<{ readonly code: number | null; readonly out: string; readonly errors: string }>
  /** Calls so far, each as its arguments; who the caller is does not count. */
  calls(): readonly (readonly string[])[]
  /** What stands in the result file. */
  results(name: string): string
}

/**
 * Makes one. `body` is shell code that answers a call: its arguments are "$@", and `$count` is how many calls came
 * before it.
 */
export function fakeAwsCli(body: string, accountId = '111122223333'): FakeAwsCli {
  const folder = testFolder()
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(
    join(bin, 'aws'),
    `#!/bin/sh
if [ "$1 $2" = 'sts get-caller-identity' ]; then echo '${accountId}'; exit 0; fi
count=$(grep -c '^--call--$' "${folder}/calls" 2>/dev/null)
count=\${count:-0}
for word in "$@"; do printf '%s\\0' "$word" >>"${folder}/words"; done
printf '%s\\0' '--end--' >>"${folder}/words"
echo '--call--' >>"${folder}/calls"
${body}
`,
  )
  // Pauses are no part of what is tested.
  writeFileSync(join(bin, 'sleep'), `#!/bin/sh\necho "$1" >>"${folder}/pauses"\n`)
  for (const program of ['aws', 'sleep']) chmodSync(join(bin, program), 0o755)
  return {
    folder,
    run: async (script) => {
      writeFileSync(join(folder, 'runbook.sh'), script)
      const child = spawn('sh', ['runbook.sh'], { cwd: folder, env: { PATH: `${bin}:/usr/bin:/bin` } })
      let [out, errors] = ['', '']
      child.stdout.on('data', (data: Buffer) => (out += data.toString()))
      child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
      const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
      return { code, out, errors }
    },
    calls: () => {
      const path = join(folder, 'words')
      if (!existsSync(path)) return []
      return readFileSync(path, 'utf8')
        .split('--end--\0')
        .filter((call) => call !== '')
        .map((call) => call.split('\0').slice(0, -1))
    },
    results: (name) => readFileSync(join(folder, name), 'utf8'),
  }
}
