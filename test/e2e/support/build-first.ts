import { setup } from '../../support/build-first.ts'

export default setup
