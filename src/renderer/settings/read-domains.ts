/** "example.com, example.org" as a list; empty parts do not count. */
export function readDomains(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((part) => part.trim().replace(/^@/, '').toLowerCase())
    .filter((part) => part !== '')
}
