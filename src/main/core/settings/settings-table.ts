import { Settings } from '../../../shared/contract/session.ts'
import type { ReadableDb, WritableDb } from '../store/sql.ts'
import { setWorkspaceValue, workspaceValue } from './workspace-table.ts'

/** What a new workspace starts with. */
export const DEFAULT_SETTINGS: Settings = {
  workspaceName: 'My workspace',
  allowsRevalidation: true,
  allowsCancelToReady: false,
  cooldownDays: 0,
  removalMinDays: 4,
  needsApproval: false,
  selfAssignRole: 'admin',
  needsEmailConfirmation: false,
  typedConfirmationFrom: 100,
  mailServer: null,
  roleKit: {
    trustedAccountId: null,
    roleName: 'QuartermasterRole',
    policies: ['ReadOnlyAccess'],
    templateUrl: null,
  },
}

/** The settings of the workspace, with their revision. */
export function readSettings(db: ReadableDb): { readonly settings: Settings; readonly rev: number } {
  const text = workspaceValue(db, 'settings')
  return {
    settings: parseSettings(text === null ? {} : JSON.parse(text)),
    rev: Number(workspaceValue(db, 'settings_rev') ?? '1'),
  }
}

/** Settings as they were stored; what an older version did not know yet starts at its default. */
export function parseSettings(stored: unknown): Settings {
  return Settings.parse({ ...DEFAULT_SETTINGS, ...(stored as object) })
}

/** Writes the settings under a new revision. */
export function writeSettings(db: WritableDb, settings: Settings, rev: number): void {
  setWorkspaceValue(db, 'settings', JSON.stringify(settings))
  setWorkspaceValue(db, 'settings_rev', String(rev))
}
