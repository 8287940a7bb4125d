// Plain JavaScript that any Node can read, so that an old one gets a sentence instead of a stack.
const needed = 24

if (Number.parseInt(process.versions.node, 10) < needed) {
  console.error(
    `Quartermaster needs Node ${needed} or newer and this is Node ${process.versions.node}: run npm install, then npm start, which brings its own.`,
  )
  process.exitCode = 1
} else {
  void import('./start.ts').then(({ startApplication }) => startApplication(process.argv.slice(2)))
}
