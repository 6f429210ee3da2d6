/**
 * A path on this site, or `/`: nothing that a browser could read as another host (`//host`, `/\host`), no control
 * characters, and no way back into signing in or out.
 */
export function sameSitePath(path: string | null | undefined): string {
  if (!path || !/^\/(?![/\\])/.test(path) || /[\p{Cc}\\]/u.test(path)) return '/'
  const here = 'https://here.invalid'
  const url = URL.parse(path, here)
  if (!url || url.origin !== here || /^\/sign-(in|out)(\/|$)/.test(url.pathname)) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
