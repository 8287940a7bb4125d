const NEEDED = 24

/** Why this Node cannot run the application, in one sentence; null when it can. */
export function nodeVersionProblem(version: string): string | null {
  const major = Number.parseInt(version, 10)
  if (major >= NEEDED) return null
  return `Quartermaster needs Node ${NEEDED} or newer and this is Node ${version}: run npm install, then npm start, which brings its own.`
}
