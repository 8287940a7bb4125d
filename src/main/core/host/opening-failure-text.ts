import type { Failure } from '../../../shared/contract/failure.ts'

/** Why a workspace could not be opened, in one sentence that says what to do; for a terminal or a message box. */
export function openingFailureText(failure: Failure, workspaceFile: string): string {
  switch (failure.code) {
    case 'store-in-use':
      return `The workspace ${workspaceFile} is open in another window: go on there, or close it and start again.`
    case 'store-from-future':
      return `The workspace ${workspaceFile} was written by a newer Quartermaster (schema ${failure.version}, this one knows ${failure.known}): update Quartermaster, or open another file with --workspace.`
    case 'store-damaged':
      return `The file ${workspaceFile} cannot be read as a workspace (${failure.why}): put back a backup from ${workspaceFile}-backups, or open another file with --workspace.`
    case 'store-read-only':
      return `The workspace ${workspaceFile} cannot be written: give yourself write access to the file and its folder, or open another file with --workspace.`
    case 'disk-full':
      return `The disk that holds ${workspaceFile} is full: make room on it and start again.`
    case 'unexpected':
      return `The workspace ${workspaceFile} could not be opened because of a fault in Quartermaster; the log above has it under ${failure.reference}.`
    case 'invalid-input':
    case 'not-found':
    case 'not-allowed':
    case 'capability-missing':
    case 'exists':
    case 'conflict':
    case 'preview-outdated':
    case 'busy':
    case 'cancelled':
    case 'unreadable-file':
    case 'disconnected':
    case 'profile-unusable':
    case 'aws-signed-out':
    case 'aws-wrong-account':
    case 'aws-denied':
    case 'aws-throttled':
    case 'aws-unreachable':
    case 'aws-refused':
      return `The workspace ${workspaceFile} could not be opened (${failure.code}).`
  }
}
