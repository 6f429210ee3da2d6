/** The business clock: the system's time, moved only where a laptop travels (CLOCK_SHIFT, milliseconds; absent in every cloud stage). */
export const now = (): string => new Date(Date.now() + Number(process.env['CLOCK_SHIFT'] ?? 0)).toISOString()
