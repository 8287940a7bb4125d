import { basename, dirname } from 'node:path'
import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { Refusal } from '../refusal.ts'
import { writePreference } from '../store/change.ts'
import { schemaVersion } from '../store/migrate.ts'
import { listBackups } from './backups.ts'
import { removeView, savedViews, saveView } from './saved-view-table.ts'
import { workspaceSize } from './workspace-health-view.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `workspace.${string}` | `views.${string}`>

/** workspace.*, views.*: what the workspace holds, and how people like to look at it. */
export const dataHandlers: HandlersOf<Name> = {
  'workspace.describe': (_input, { store, workspaceFile }) => ({
    fileName: basename(workspaceFile),
    folder: dirname(workspaceFile),
    ...workspaceSize(store),
    schemaVersion: schemaVersion(store.connection),
    backups: listBackups(workspaceFile),
  }),
  'views.list': ({ screen }, { store }) => ({ views: savedViews(store, screen) }),
  'views.save': ({ screen, name, state }, { store, ports, events }) => {
    const view = writePreference(store, (db) => saveView(db, { id: ports.newId(), screen, name, state }))
    events.publish({ kind: 'settings.changed' })
    return view
  },
  'views.remove': ({ id }, { store, events }) => {
    const wasThere = writePreference(store, (db) => removeView(db, id))
    if (!wasThere) throw new Refusal({ code: 'not-found', what: 'saved view', id })
    events.publish({ kind: 'settings.changed' })
    return {}
  },
}
