/** Shown inside the frame of an upload form until something arrives: `?number=3` says which. */
export const load = ({ url }: { url: URL }) => ({ bare: true, number: url.searchParams.get('number') ?? '' })
