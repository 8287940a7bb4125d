import { useFileDrop } from '../imports/use-file-drop.ts'
import { goTo } from '../routes/hash-location.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { takeEvidence } from './evidence-store.ts'

/** Takes what is dropped anywhere on a screen for evidence, and goes to where it is looked at. */
export function useEvidenceDrop(): boolean {
  return useFileDrop(take)
}

function take(files: readonly File[]): void {
  goTo('/aws/evidence')
  void takeEvidence(files).catch(showFailure)
}
