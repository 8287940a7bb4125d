import type { HandlersOf } from '../handler.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'
import { importTemplate } from './import-template.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `imports.${string}`>

/** imports.*: what is asked of staged imports goes on to the bulk worker, where they are. */
export const importHandlers: HandlersOf<Name> = {
  'imports.page': (input, context) => context.askWorker('imports.page', input),
  'imports.candidates': (input, context) => context.askWorker('imports.candidates', input),
  'imports.close': (input, context) => context.askWorker('imports.close', input),
  'imports.template': ({ target }, { store, session }) =>
    importTemplate(store, session.current().providerKey, target),
}
