import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Backup } from '../../../shared/contract/workspace.ts'
import { backupFolder } from '../store/open-database.ts'

/** The backups of a workspace, newest first. */
export function listBackups(workspaceFile: string): Backup[] {
  const folder = backupFolder(workspaceFile)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => describeBackup(folder, name))
    .toSorted((a, b) => b.name.localeCompare(a.name))
}

/** One backup file as windows see it. */
export function describeBackup(folder: string, name: string): Backup {
  const { mtime, size } = statSync(join(folder, name))
  return { name, at: mtime.toISOString(), sizeBytes: size, why: whyOf(name) }
}

/** A name that no backup of this folder has yet, sortable by time. */
export function freeBackupName(folder: string, now: Date): string {
  const stamp = now.toISOString().replaceAll(':', '').slice(0, 17)
  for (let count = 1; ; count += 1) {
    const name = `${stamp}-by-hand${count === 1 ? '' : `-${count}`}.sqlite`
    if (!existsSync(join(folder, name))) return name
  }
}

function whyOf(name: string): string {
  const schema = /before-schema-change-from-(\d+)/.exec(name)?.[1]
  if (schema !== undefined) return `Before the change from schema ${schema}`
  return name.includes('by-hand') ? 'Made by hand' : 'Kept here by somebody'
}
