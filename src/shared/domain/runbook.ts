import { cliWords, quoted } from './shell-word.ts'

/** One call of a runbook. */
export interface RunbookStep {
  /** Id of the action. */
  readonly actionId: string
  /** What it does, for whoever runs it. */
  readonly title: string
  /** Arguments of the AWS CLI, without `aws` and the profile. */
  readonly cliArguments: readonly string[]
  /** Calls per second that AWS grants for it. */
  readonly ratePerSecond: number
}

/** What a colleague with credentials is asked to do. */
export interface Runbook {
  readonly id: string
  readonly madeAt: string
  /** The management account it is for. */
  readonly accountId: string
  readonly steps: readonly RunbookStep[]
}

/** The file that a runbook writes its results to, and that is brought back. */
export function runbookResultName(id: string): string {
  return `quartermaster-runbook-${id}.jsonl`
}

/**
 * A runbook as a POSIX shell script of AWS CLI commands. It checks whose credentials it has, keeps to AWS's rates, writes
 * each answer down as it comes, and makes no call twice however often it is started. It holds no secret.
 */
export function runbookScript(runbook: Runbook): string {
  const { id, accountId, steps } = runbook
  const header = JSON.stringify({ 'quartermaster-runbook': id, account: accountId, madeAt: runbook.madeAt })
  return `#!/bin/sh
# Quartermaster runbook ${id}
#
# Makes ${steps.length === 1 ? 'one call' : `${steps.length} calls`} to AWS in the name of the management account ${accountId}.
# Run it with credentials of that account, for instance:
#   AWS_PROFILE=name sh quartermaster-runbook.sh
# It can be stopped and started again: what was asked once is not asked again.
# Bring the file it writes back to Quartermaster: ${runbookResultName(id)}
${PREPARATION}
results=${quoted(runbookResultName(id))}
wanted=${quoted(accountId)}
header=${quoted(header)}
${FUNCTIONS}
${steps.map(stepLine).join('\n')}

finish
`
}

function stepLine({ actionId, title, cliArguments, ratePerSecond }: RunbookStep): string {
  // Whole seconds: other fractions are not in POSIX.
  const pause = Math.ceil(1 / ratePerSecond)
  return `ask ${quoted(actionId)} ${quoted(title.replaceAll(/\s+/g, ' '))} ${pause} ${cliWords(cliArguments)} --output json`
}

const PREPARATION = String.raw`
set -u
umask 077
# One attempt only: a second one after a lost answer would do it twice.
AWS_MAX_ATTEMPTS=1
AWS_PAGER=''
export AWS_MAX_ATTEMPTS AWS_PAGER
`

const FUNCTIONS = String.raw`
done=0 refused=0 skipped=0 rest=0

stop() {
  printf '%s\n' "$1" >&2
  exit 1
}

note() {
  printf '%s\n' "$1" >>"$results" || stop "$results cannot be written."
}

# Text as the inside of a JSON string.
json_text() {
  tr '\r\n\t' '   ' | tr -d '\000-\037\177' | sed 's/\\/\\\\/g; s/"/\\"/g'
}

# ask ACTION TITLE PAUSE ARGUMENTS...
ask() {
  action=$1 title=$2 pause=$3
  shift 3
  last=$(grep -F "{\"action\":\"$action\"," "$results" | tail -n 1)
  case $last in
    '' | *'"waiting":true'*) ;;
    *)
      skipped=$((skipped + 1))
      return 0
      ;;
  esac
  if [ "$rest" -gt 0 ]; then sleep "$rest"; fi
  rest=$pause
  note "{\"action\":\"$action\",\"begun\":true}"
  tries=0
  while :; do
    if answer=$(aws "$@" 2>"$errors"); then
      answer=$(printf '%s' "$answer" | tr '\r\n' '  ')
      [ -n "$answer" ] || answer='{}'
      note "{\"action\":\"$action\",\"ok\":true,\"answer\":$answer}"
      done=$((done + 1))
      printf 'Done: %s\n' "$title"
      return 0
    fi
    error=$(json_text <"$errors")
    case $error in
      *'(TooManyRequestsException)'* | *'(Throttling'*)
        tries=$((tries + 1))
        if [ "$tries" -lt 6 ]; then
          sleep $((tries * 5))
          continue
        fi
        note "{\"action\":\"$action\",\"waiting\":true,\"error\":\"$error\"}"
        stop "AWS asks to go slower. Start this again later."
        ;;
      *'(ExpiredToken'* | *'(UnrecognizedClient'* | *'(InvalidClientTokenId'* | *'Could not connect to the endpoint URL'* | *'Unable to locate credentials'*)
        note "{\"action\":\"$action\",\"waiting\":true,\"error\":\"$error\"}"
        cat "$errors" >&2
        stop "Nothing was asked for: $title. Sign in or connect, then start this again."
        ;;
      *'An error occurred ('*)
        note "{\"action\":\"$action\",\"ok\":false,\"error\":\"$error\"}"
        refused=$((refused + 1))
        printf 'Refused: %s\n' "$title"
        cat "$errors"
        return 0
        ;;
      *)
        note "{\"action\":\"$action\",\"begun\":true,\"error\":\"$error\"}"
        cat "$errors" >&2
        stop "Nobody knows whether AWS did it: $title. Bring back $results; it is not asked again here."
        ;;
    esac
  done
}

finish() {
  printf '%s done, %s refused, %s asked earlier.\n' "$done" "$refused" "$skipped"
  printf 'Bring back %s to Quartermaster.\n' "$results"
}

command -v aws >/dev/null 2>&1 || stop 'The AWS CLI is not installed here.'
errors=$(mktemp) || stop 'No temporary file can be made.'
trap 'rm -f "$errors"' EXIT
found=$(aws sts get-caller-identity --query Account --output text) ||
  stop 'AWS did not tell whose credentials these are. Nothing was asked.'
[ "$found" = "$wanted" ] || stop "These credentials are of $found, and this is for $wanted. Nothing was asked."
[ -s "$results" ] || note "$header"
`
