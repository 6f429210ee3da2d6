import type { Api } from '#lib/server/api.ts'
import type { Session } from '#lib/server/session.ts'
import type { Language } from '#lib/language.ts'

declare global {
  namespace App {
    interface Locals {
      language: Language
      /** 关怀版: everything larger. */
      large: boolean
      session: Session | undefined
      /** The API, called as the person who is signed in, or as anyone. */
      api: Api
    }
    interface PageData {
      /** Shown inside a frame: the page alone, without masthead and footer. */
      bare?: boolean
      /** What the page shows is gone when it is loaded again, so the switches that load it again are left out. */
      shownOnce?: boolean
    }
    interface Error {
      status: number
      message: string
      /** What to read out on the telephone; the log line carries the same one. */
      reference?: string
    }
  }
}
