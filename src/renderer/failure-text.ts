import type { Failure } from '../shared/contract/failure.ts'

/** What a screen says about a failure, and what it offers next. */
export interface FailureText {
  readonly title: string
  readonly sentence: string
  readonly next?: FailureNext
}

/** What to offer, as data: the screen knows how to do it. */
export interface FailureNext {
  readonly action: 'try-again' | 'read-again' | 'preview-again' | 'restore'
  readonly label: string
}

const TRY_AGAIN: FailureNext = { action: 'try-again', label: 'Try again' }

/** Turns every expected failure into words: what is wrong, where, and what to do. */
export function failureText(failure: Failure): FailureText {
  switch (failure.code) {
    case 'invalid-input':
      return {
        title: 'Something is not filled in right',
        sentence: failure.problems.map(({ message }) => message).join(' ') || 'Check what you entered.',
      }
    case 'not-found':
      return {
        title: `There is no such ${failure.what}`,
        sentence: `The ${failure.what} ${failure.id} is not there any more. Somebody may have removed it.`,
        next: { action: 'read-again', label: 'Read again' },
      }
    case 'not-allowed':
      return { title: 'This is not possible', sentence: failure.why }
    case 'capability-missing':
      return {
        title: 'Your role cannot do this',
        sentence: `It needs the right “${failure.needs}”, and your role is ${roleName(failure.role)}. Switch the operator in the top right, or ask an admin.`,
      }
    case 'exists':
      return existsText(failure)
    case 'conflict':
      return {
        title: 'Somebody changed it in the meantime',
        sentence: `The ${failure.what} ${failure.id} was changed after you opened it. Nothing was saved; look at it again and repeat your change.`,
        next: { action: 'read-again', label: 'Read again' },
      }
    case 'preview-outdated':
      return {
        title: 'The data changed since the preview',
        sentence: `${failure.why} Nothing was written.`,
        next: { action: 'preview-again', label: 'Make a new preview' },
      }
    case 'busy':
      return {
        title: 'Something else is being written',
        sentence: `Busy with: ${failure.with}. Wait until it is done, or cancel it, then try again.`,
        next: TRY_AGAIN,
      }
    case 'cancelled':
      return { title: 'Cancelled', sentence: 'Nothing was changed.' }
    case 'unreadable-file':
      return {
        title:
          failure.line === null ? `${failure.file} cannot be read` : `${failure.file}, line ${failure.line}`,
        sentence: `${failure.why} ${failure.next}`,
      }
    case 'profile-unusable':
      return {
        title: `The profile ${failure.profile} cannot be used`,
        sentence: `${failure.why} ${failure.next}`,
        next: TRY_AGAIN,
      }
    case 'aws-signed-out':
      return {
        title: `The session of ${failure.profile} ended`,
        sentence:
          failure.command === null
            ? failure.why
            : `${failure.why} Run “${failure.command}” in a terminal, then try again.`,
        next: TRY_AGAIN,
      }
    case 'aws-wrong-account':
      return {
        title: 'This profile is of another account',
        sentence: `The profile ${failure.profile} signs in to ${failure.found}, and this needs ${failure.wanted}. Choose another profile. Nothing else was asked of AWS.`,
      }
    case 'aws-denied':
      return {
        title: `${failure.profile} may not do this`,
        sentence: `AWS denied ${failure.action}. ${failure.why}`,
      }
    case 'aws-throttled':
      return {
        title: 'AWS asks to go slower',
        sentence: `${failure.action} was refused because too much was asked in a short time. Wait a minute and try again.`,
        next: TRY_AGAIN,
      }
    case 'aws-unreachable':
      return {
        title: 'AWS cannot be reached',
        sentence: `${failure.why} What you enter is kept and can be done later.`,
        next: TRY_AGAIN,
      }
    case 'aws-refused':
      return { title: `AWS refused ${failure.action}`, sentence: `${failure.why} ${failure.next}` }
    case 'store-in-use':
      return {
        title: 'This workspace is open in another window',
        sentence: `${failure.file} can be open only once. Close the other window, or open another workspace.`,
        next: TRY_AGAIN,
      }
    case 'store-from-future':
      return {
        title: 'This workspace was written by a newer version',
        sentence: `${failure.file} has format ${failure.version}; this version knows up to ${failure.known}. Update Quartermaster; the file was not touched.`,
      }
    case 'store-damaged':
      return {
        title: 'This workspace is damaged',
        sentence: `${failure.file}: ${failure.why} Restore a backup from the folder beside it; the file was not touched.`,
      }
    case 'store-read-only':
      return {
        title: 'This workspace cannot be written',
        sentence: `${failure.file} is read-only. Give yourself the right to write it, or copy it to a folder of yours.`,
        next: TRY_AGAIN,
      }
    case 'disk-full':
      return {
        title: 'The disk is full',
        sentence: failure.isPartDone
          ? `There is no room to write more of ${failure.file}. What was done until then stays; make room and try again, and it goes on from there.`
          : `There is no room to write ${failure.file}. Nothing was changed; make room and try again.`,
        next: TRY_AGAIN,
      }
    case 'disconnected':
      return {
        title: 'The connection to the application is gone',
        sentence:
          'It is being tried again. If it stays away, start Quartermaster anew; what was saved is safe.',
        next: TRY_AGAIN,
      }
    case 'unexpected':
      return {
        title: 'Something went wrong inside Quartermaster',
        sentence: `This is a fault of the program. The log has the details under ${failure.reference}. What was saved before is safe.`,
        next: TRY_AGAIN,
      }
  }
}

function existsText(failure: Extract<Failure, { code: 'exists' }>): FailureText {
  if (failure.restorable) {
    return {
      title: 'It was deleted earlier',
      sentence: `The ${failure.what} ${failure.id} was in the pool and deleted. Restore it and it takes its old place again.`,
      next: { action: 'restore', label: 'Restore' },
    }
  }
  const owner = failure.ownedBy === null ? '' : ` and belongs to ${failure.ownedBy}`
  return {
    title: `This ${failure.what} exists already`,
    sentence: `The ${failure.what} ${failure.id} is there already${owner}.`,
  }
}

/** What a role is called on screens. */
export function roleName(role: string): string {
  const names: Readonly<Record<string, string>> = {
    admin: 'Admin',
    operator: 'Operator',
    sales_readonly: 'Sales (read-only)',
  }
  return names[role] ?? role
}
