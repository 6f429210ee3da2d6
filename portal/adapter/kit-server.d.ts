/** The Server instance that the build writes beside the handler. */
declare module 'kit:server' {
  import type { Server } from '@sveltejs/kit'
  export const server: Pick<Server, 'init' | 'respond'>
}
