import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { handler } from 'altcha-lib/workers/shared'

/** Does the work beside the page, which stays quick under the fingers. */
handler({ deriveKey })
